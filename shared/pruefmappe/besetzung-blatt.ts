/**
 * Blatt „Besetzung“: die besetzten Fördertage jedes Monats als Formel (R19, R6, A2), und darunter der Plan jeder Stelle,
 * wie er mit ihrer Besetzung herauskäme. Das Blatt „Abwicklung“ rechnet mit diesen Tagen.
 */
import { type Istbesetzung, istbesetzungen } from '../antrag/istbesetzung.ts';
import type { Planrechnung } from '../antrag/planrechnung.ts';
import { alsIso } from '../grund/datum.ts';
import { alsSeriell } from '../grund/seriell.ts';
import { foerdertageImMonat } from '../kern/foerdertage.ts';
import { MONATSZAEHLUNG } from '../kern/zeitanteil.ts';
import { type Besetzungsformeln, schreibeBesetzungsplan } from './besetzungsplan.ts';
import { a1, Blatt, spaltenname } from './blatt.ts';
import { type Eingabenblatt, ERSTE_ZEILE, nummern, STELLENSPALTE as S } from './eingaben-blaetter.ts';
import type { Regelstandblatt } from './regelstand-blatt.ts';
import { MONATE, type Monatssumme, monatsformel, monatssumme, nochFrei, schreibeTage } from './tage-blatt.ts';
import { MONATE_JE_JAHR } from './zeilen-blatt.ts';
import { zeitformel } from './zeit-blatt.ts';

/** Die Spalten ab `zeitmonat` gibt es nur, wo der Antrag die Zeit nicht in Dreißigsteln zählt. */
const SPALTE = {
  ...{ platz: 1, id: 2, stelle: 3, jahr: 4, von: 5, bis: 6 },
  ...{ monat: 7, tage: 19, zeitmonat: 20, zeit: 32 },
} as const;

export interface Besetzungsblatt extends Besetzungsformeln {
  /** Formel für die besetzten Tage der Monate vom ersten bis zum letzten. */
  monate(id: string, jahr: number, erster: number, letzter: number): Monatssumme;
}

interface Zeile {
  readonly besetzung: Istbesetzung;
  readonly jahr: number;
  /** Platz des Eintrags im Antrag, ab 1. */
  readonly platz: number;
  /** Nummer der Stelle, die sich mehrere teilen können. */
  readonly nummer: number;
}

interface Quellen {
  readonly rechnung: Planrechnung;
  readonly stellen: Eingabenblatt;
  readonly regelstand: Regelstandblatt;
}

type Monatsbereich = (erster: number, letzter: number) => Monatssumme;

/** Die Summen der Monate einer Zeile; `zeit` nur, wo der Antrag nicht in Dreißigsteln zählt. */
interface Zeilensummen {
  readonly tage: Monatsbereich;
  readonly zeit?: Monatsbereich;
}

/** Ein Monat als Formel und als Zahl. */
interface Monatszelle {
  readonly roh: (zeile: number) => string;
  readonly hoechstens: string;
  readonly gezaehlt: number;
  readonly hoechstzahl: number;
}

/** `null`, wo keine Besetzung eingetragen ist: Dann gelten die Tage des Plans. */
export function besetzungsblatt(quellen: Quellen): Besetzungsblatt | null {
  const { rechnung } = quellen;
  const besetzungen = istbesetzungen(rechnung);
  if (besetzungen.size === 0) return null;
  const zeitanteil = rechnung.antrag.zeitanteil ?? 'dreissigstel';
  const zeitname = zeitanteil === 'zwoelftel' ? 'Monate' : 'Kalendertage';
  const andere = zeitanteil === 'dreissigstel' ? [] : [...MONATE.map((monat) => `${zeitname} ${monat}`), zeitname];
  const blatt = new Blatt('Besetzung', [
    ...[9, 12, 15, 15, 12, 12, ...MONATE.map(() => 12), 9],
    ...andere.map(() => 13),
  ]);
  blatt.wert({ zeile: 1, spalte: 1 }, 'Besetzte Fördertage je Monat (R19, R6, A2)', 'titel');
  blatt.wert(
    { zeile: 2, spalte: 1 },
    'Nie außerhalb des geplanten Zeitraums; eine Stelle zusammen höchstens so viele, wie ein Monat hat.',
    'erlaeuterung',
  );
  blatt.zeile(
    ERSTE_ZEILE - 1,
    [
      'Eintrag Nr.',
      'Kennung',
      'Stelle Nr.',
      'Haushaltsjahr',
      'besetzt von',
      'besetzt bis',
      ...MONATE,
      'Tage',
      ...andere,
    ],
    'kopf',
  );
  const zeilen = zeilenInFolge(rechnung, besetzungen);
  const belegt = new Map<string, number>();
  const summenJe = new Map<string, Zeilensummen[]>();
  zeilen.forEach((zeile, i) => {
    const schluessel = `${zeile.jahr} ${zeile.besetzung.eintrag}`;
    const summen = schreibe(blatt, zeile, ERSTE_ZEILE + i, belegt, quellen);
    if (summen) summenJe.set(schluessel, [...(summenJe.get(schluessel) ?? []), summen]);
  });
  const summe = (art: keyof Zeilensummen) => (id: string, jahr: number, erster: number, letzter: number) => {
    const teile = (summenJe.get(`${jahr} ${id}`) ?? []).flatMap((summen) => summen[art]?.(erster, letzter) ?? []);
    return {
      formel: teile.map(({ formel }) => formel).join('+') || '0',
      ergebnis: teile.reduce((zusammen, { ergebnis }) => zusammen + ergebnis, 0),
    };
  };
  const letzte = ERSTE_ZEILE + Math.max(0, zeilen.length - 1);
  const plaetze = new Map(rechnung.antrag.stellen.map(({ id }, i) => [id, i + 1]));
  const spalte = (nummer: number) => blatt.bereich(nummer, ERSTE_ZEILE, letzte);
  const tage = (id: string, jahr: number) =>
    `SUMPRODUCT((${spalte(SPALTE.platz)}=${plaetze.get(id) ?? 0})*(${spalte(SPALTE.jahr)}=${jahr})*${spalte(SPALTE.tage)})`;
  const fertig = { blatt, tage, monate: summe('tage'), zeit: summe('zeit') };
  schreibeBesetzungsplan(fertig, letzte + 2, besetzungen, quellen);
  return fertig;
}

/** In der Reihenfolge des Beginns: Jede Zeile hängt nur von Zeilen darüber ab. */
function zeilenInFolge(
  { antrag, vergleich }: Planrechnung,
  besetzungen: ReadonlyMap<string, readonly Istbesetzung[]>,
): Zeile[] {
  const alle = antrag.stellen.flatMap(({ id }, i) =>
    (besetzungen.get(id) ?? []).map((besetzung) => ({ besetzung, platz: i + 1 })),
  );
  const stellennummern = nummern(
    alle.map(({ besetzung }) => besetzung.stelle),
    vergleich,
  );
  const schluessel = ({ zeitraum: { von, bis }, id }: Istbesetzung) => `${alsIso(von)} ${alsIso(bis)} ${id}`;
  return alle
    .map((eintrag, i) => ({ ...eintrag, nummer: stellennummern[i] ?? 0 }))
    .sort((a, b) => (schluessel(a.besetzung) < schluessel(b.besetzung) ? -1 : 1))
    .flatMap((eintrag) => eintrag.besetzung.zeitraum.jahre.map((jahr) => ({ ...eintrag, jahr })));
}

function schreibe(
  blatt: Blatt,
  { besetzung, jahr, platz, nummer }: Zeile,
  zeile: number,
  belegt: Map<string, number>,
  { rechnung, stellen, regelstand }: Quellen,
): Zeilensummen | null {
  const thm = rechnung.besetzungen.find(({ index }) => index === platz - 1)?.regelstand;
  if (!thm) return null;
  const { von, bis } = besetzung.zeitraum;
  blatt.wert({ zeile, spalte: SPALTE.platz }, platz, 'ganz');
  blatt.wert({ zeile, spalte: SPALTE.id }, besetzung.eintrag, 'text');
  blatt.zeile(zeile, [nummer, jahr], 'ganz', SPALTE.stelle);
  const plan = (spalte: number) => stellen.bezug(platz - 1, spalte);
  blatt.formel({ zeile, spalte: SPALTE.von }, `MAX(${alsSeriell(von)},${plan(S.von)})`, alsSeriell(von), 'tag');
  blatt.formel({ zeile, spalte: SPALTE.bis }, `MIN(${alsSeriell(bis)},${plan(S.bis)})`, alsSeriell(bis), 'tag');
  const tageJeMonat = regelstand.bezug(thm, thm.tageJeMonat).zaehler;
  const zellen = (z: number) => {
    const zelle = (spalte: number) => `$${spaltenname(spalte)}${z}`;
    return { von: zelle(SPALTE.von), bis: zelle(SPALTE.bis), jahr: zelle(SPALTE.jahr) };
  };
  const schreibeMonate = (januar: number, imMonat: (monat: number) => Monatszelle) => {
    const monate: number[] = [];
    for (let monat = 1; monat <= MONATE_JE_JAHR; monat++) {
      const spalte = januar + monat - 1;
      const { roh, hoechstens, gezaehlt, hoechstzahl } = imMonat(monat);
      const schluessel = `${januar} ${nummer} ${jahr} ${monat}`;
      const vorher = belegt.get(schluessel);
      const tage = Math.min(gezaehlt, hoechstzahl - (vorher ?? 0));
      const frei = vorher === undefined ? null : nochFrei(hoechstens, SPALTE, { zeile, spalte });
      schreibeTage(blatt, { zeile, spalte }, roh, frei, tage);
      belegt.set(schluessel, (vorher ?? 0) + tage);
      monate.push(tage);
    }
    const jahressumme = (z: number) =>
      `SUM(${a1({ zeile: z, spalte: januar })}:${a1({ zeile: z, spalte: januar + MONATE_JE_JAHR - 1 })})`;
    const summe = monatssumme({ blatt, zeile, januar, gezaehlt: monate });
    const alle = summe(1, MONATE_JE_JAHR);
    blatt.zeilenformel({ zeile, spalte: januar + MONATE_JE_JAHR }, jahressumme, alle.ergebnis, 'ganz');
    return summe;
  };
  const dreissig = thm.tageJeMonat.wert;
  const tage = schreibeMonate(SPALTE.monat, (monat) => ({
    roh: (z) => {
      const { von: anfang, bis: ende, jahr: haushaltsjahr } = zellen(z);
      return monatsformel(anfang, ende, haushaltsjahr, monat, tageJeMonat);
    },
    hoechstens: tageJeMonat,
    gezaehlt: foerdertageImMonat(von, bis, jahr, monat, dreissig),
    hoechstzahl: dreissig,
  }));
  const zeitanteil = rechnung.antrag.zeitanteil ?? 'dreissigstel';
  if (zeitanteil === 'dreissigstel') return { tage };
  const { imMonat, hoechstens } = MONATSZAEHLUNG[zeitanteil];
  const zeit = schreibeMonate(SPALTE.zeitmonat, (monat) => ({
    roh: (z) => zeitformel(zeitanteil, zellen(z), monat).roh,
    hoechstens: zeitformel(zeitanteil, zellen(zeile), monat).hoechstens,
    gezaehlt: imMonat(von, bis, jahr, monat, dreissig),
    hoechstzahl: hoechstens(jahr, monat, dreissig),
  }));
  return { tage, zeit };
}
