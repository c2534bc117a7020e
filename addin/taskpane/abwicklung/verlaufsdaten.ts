/** Die drei Linien des Bilds: bewilligt, abgerufen und ausgegeben, über die Haushaltsjahre aufsummiert. */
import type { Programmrechnung } from '../../../shared/antrag/abwicklungsrechnung.ts';
import type { Planrechnung } from '../../../shared/antrag/planrechnung.ts';
import { tag } from '../../../shared/antrag/tag.ts';
import { type Datum, monatsende, tagesnummer, vergleicheDatum } from '../../../shared/grund/datum.ts';
import { alsBetrag, exakt } from '../../../shared/grund/geld.ts';
import type { Betrag } from '../../../shared/grund/marken.ts';
import { ausCents, cents } from '../format/betrag.ts';

export const VERLAUFSREIHEN = ['bewilligt', 'abgerufen', 'ausgegeben'] as const;
export type Verlaufsreihe = (typeof VERLAUFSREIHEN)[number];

/** Was bis zu diesem Tag zusammengekommen ist, in €. */
export interface Verlaufspunkt extends Readonly<Record<Verlaufsreihe, Betrag>> {
  readonly tag: Datum;
}

/**
 * Bewilligt zählt vom 1. Januar des Haushaltsjahrs an, ein Abruf vom Tag der Anforderung, ein Ist vom letzten Tag seines
 * Monats; ein Betrag für das ganze Jahr steht am 31.12., denn wann er ausgegeben wurde, sagt er nicht.
 */
export function verlauf({ antrag }: Planrechnung, { programm, jahre }: Programmrechnung): Verlaufspunkt[] {
  const ereignisse: { readonly tag: Datum; readonly reihe: Verlaufsreihe; readonly betrag: Betrag }[] = [];
  for (const { haushaltsjahr: jahr, bewilligt, eintraege } of jahre) {
    if (bewilligt)
      ereignisse.push({ tag: { jahr, monat: 1, tag: 1 }, reihe: 'bewilligt', betrag: alsBetrag(bewilligt.wert) });
    for (const { istzeile } of eintraege) {
      if (istzeile?.betrag != null)
        ereignisse.push({
          tag: { jahr, monat: 12, tag: 31 },
          reihe: 'ausgegeben',
          betrag: alsBetrag(exakt(istzeile.betrag)),
        });
      istzeile?.monate?.forEach((betrag, i) => {
        if (betrag !== null)
          ereignisse.push({
            tag: monatsende({ jahr, monat: i + 1, tag: 1 }),
            reihe: 'ausgegeben',
            betrag: alsBetrag(exakt(betrag)),
          });
      });
    }
  }
  for (const abruf of antrag.abwicklung?.abrufe ?? [])
    if (abruf.programm === programm)
      ereignisse.push({ tag: tag(abruf.angefordertAm), reihe: 'abgerufen', betrag: abruf.betrag });
  ereignisse.sort((a, b) => vergleicheDatum(a.tag, b.tag));
  const summen: Record<Verlaufsreihe, bigint> = { bewilligt: 0n, abgerufen: 0n, ausgegeben: 0n };
  const punkte: Verlaufspunkt[] = [];
  for (const { tag: am, reihe, betrag } of ereignisse) {
    summen[reihe] += cents(betrag);
    const punkt: Verlaufspunkt = {
      tag: am,
      bewilligt: ausCents(summen.bewilligt),
      abgerufen: ausCents(summen.abgerufen),
      ausgegeben: ausCents(summen.ausgegeben),
    };
    const letzter = punkte.at(-1);
    if (letzter && vergleicheDatum(letzter.tag, am) === 0) punkte[punkte.length - 1] = punkt;
    else punkte.push(punkt);
  }
  return punkte;
}

/** Ein Eck einer Treppe, in den Maßen des Bilds. */
export interface Bildpunkt {
  readonly x: number;
  readonly y: number;
}

export interface Bildmasse {
  readonly breite: number;
  readonly hoehe: number;
}

/** Das Bild: je Reihe eine Treppe bis zum Ende des letzten Jahres, die Jahre auf der einen Achse, Beträge auf der anderen. */
export interface Verlaufsbild {
  readonly treppen: Readonly<Record<Verlaufsreihe, readonly Bildpunkt[]>>;
  readonly jahre: readonly { readonly jahr: number; readonly x: number; readonly mitte: number }[];
  /** Die Beträge der Linien quer durch das Bild, in €. */
  readonly stufen: readonly { readonly betrag: Betrag; readonly y: number }[];
}

const STUFEN = 4;

/** @throws {Error} ohne Punkte */
export function verlaufsbild(punkte: readonly Verlaufspunkt[], { breite, hoehe }: Bildmasse): Verlaufsbild {
  const [erster] = punkte;
  const letzter = punkte.at(-1);
  if (!erster || !letzter) throw new Error('Ein Verlauf ohne Punkte hat kein Bild.');
  const anfang = tagesnummer({ jahr: erster.tag.jahr, monat: 1, tag: 1 });
  const ende = tagesnummer({ jahr: letzter.tag.jahr + 1, monat: 1, tag: 1 });
  const schritt = stufenhoehe(VERLAUFSREIHEN.map((reihe) => cents(letzter[reihe])).reduce((a, b) => (a > b ? a : b)));
  const oben = schritt * BigInt(STUFEN);
  const x = (am: Datum) => ((tagesnummer(am) - anfang) / (ende - anfang)) * breite;
  // Ein Bruchteil eines Bildpunkts entscheidet nichts: Hier darf eine Gleitkommazahl stehen.
  const y = (wert: bigint) => hoehe - (Number((wert * 1_000_000n) / oben) / 1_000_000) * hoehe;
  const treppe = (reihe: Verlaufsreihe): Bildpunkt[] => {
    let bisher = hoehe;
    const ecken: Bildpunkt[] = [{ x: 0, y: hoehe }];
    for (const punkt of punkte) {
      const neu = y(cents(punkt[reihe]));
      if (neu === bisher) continue;
      ecken.push({ x: x(punkt.tag), y: bisher }, { x: x(punkt.tag), y: neu });
      bisher = neu;
    }
    return [...ecken, { x: breite, y: bisher }];
  };
  return {
    treppen: { bewilligt: treppe('bewilligt'), abgerufen: treppe('abgerufen'), ausgegeben: treppe('ausgegeben') },
    jahre: Array.from({ length: letzter.tag.jahr - erster.tag.jahr + 1 }, (_, i) => {
      const jahr = erster.tag.jahr + i;
      return { jahr, x: x({ jahr, monat: 1, tag: 1 }), mitte: x({ jahr, monat: 7, tag: 1 }) };
    }),
    stufen: Array.from({ length: STUFEN }, (_, i) => {
      const wert = schritt * BigInt(i + 1);
      return { betrag: ausCents(wert), y: y(wert) };
    }),
  };
}

/** So hoch ist eine Stufe, dass alle zusammen `groesster` fassen: 1, 2, 2,5 oder 5 mal eine Zehnerpotenz, mindestens 1 €. */
function stufenhoehe(groesster: bigint): bigint {
  for (let zehner = 100n; ; zehner *= 10n)
    for (const mal of [10n, 20n, 25n, 50n]) {
      const hoehe = (zehner * mal) / 10n;
      if (hoehe * BigInt(STUFEN) >= groesster) return hoehe;
    }
}
