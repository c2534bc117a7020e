/**
 * R19 im Antrag: wer eine Stelle wirklich besetzt hat. Ein Eintrag ohne Besetzung gilt als besetzt wie geplant, einer
 * mit Besetzungen nur in ihnen, und nie außerhalb seines geplanten Zeitraums. Auf einer geteilten Stelle und bei
 * mehreren Besetzungen zählt ein Monat zusammen höchstens so viele Tage wie geplant (A2).
 */
import { frueheres, spaeteres } from '../grund/datum.ts';
import { Zeitraum } from '../grund/zeitraum.ts';
import {
  type Besetzungsangaben,
  type Besetzungsplan,
  bemessungDerBesetzung,
  besetzteTage,
  besetzungsplan,
} from '../kern/besetzung.ts';
import type { Foerderquote } from '../kern/foerderquote.ts';
import { grenzenImJahr } from '../kern/foerdertage.ts';
import { foerdertageSchritt } from '../kern/foerdertage-schritt.ts';
import type { Foerderung } from '../kern/foerderung.ts';
import { fensterDes } from '../kern/kofinanzierung.ts';
import type { Schritt } from '../kern/rechenweg.ts';
import { stellengrenzen } from '../kern/stellengrenzen.ts';
import type { Werte } from '../regelstand/werte.ts';
import type { Abwicklung } from './abwicklung.ts';
import type { Planrechnung } from './planrechnung.ts';
import { tag } from './tag.ts';

/** Eine Besetzung innerhalb des Plans. */
export interface Istbesetzung {
  /** Kennung des Eintrags. */
  readonly eintrag: string;
  /** Eigene Kennung; ordnet, wo zwei am selben Tag beginnen und enden. */
  readonly id: string;
  /** Wer dieselbe Stelle nennt, teilt sich mit ihr die Tage; ohne Angabe des Antrags ein Name nur für den Eintrag. */
  readonly stelle: string;
  readonly zeitraum: Zeitraum;
  /** Höchsttage je Monat „JJJJ-MM“ (A2). */
  readonly grenzen: ReadonlyMap<string, number> | undefined;
  /** Dasselbe in der Zählung, die der Antrag wählt, wo sie nicht in Dreißigsteln zählt. */
  readonly zeitgrenzen: ReadonlyMap<string, number> | undefined;
}

/**
 * Trennt die künstlichen Namen hier von jedem, den ein Antrag nennen kann: Steuerzeichen lässt sein Schema nicht zu.
 */
const TRENNER = '\u0001';

interface Gerechnete {
  readonly genannte: Abwicklung['besetzung'];
  readonly besetzungen: ReadonlyMap<string, readonly Istbesetzung[]>;
}

/** Hinweise und Abwicklung fragen nach denselben: Gerechnet wird einmal. */
const gerechnete = new WeakMap<Planrechnung, Gerechnete>();

/**
 * Je Kennung eines Eintrags, der Besetzungen nennt oder sich eine Stelle mit einem solchen teilt; genannt sind, wo
 * nichts anderes steht, die des Antrags.
 */
export function istbesetzungen(
  rechnung: Planrechnung,
  genannte: Abwicklung['besetzung'] = rechnung.antrag.abwicklung?.besetzung ?? [],
): ReadonlyMap<string, readonly Istbesetzung[]> {
  if (genannte.length === 0) return new Map();
  const bekannt = gerechnete.get(rechnung);
  if (bekannt?.genannte === genannte) return bekannt.besetzungen;
  const besetzungen = rechne(rechnung, genannte);
  gerechnete.set(rechnung, { genannte, besetzungen });
  return besetzungen;
}

function rechne(
  { antrag, besetzungen: geplante, vergleich }: Planrechnung,
  genannte: Abwicklung['besetzung'],
): ReadonlyMap<string, readonly Istbesetzung[]> {
  const jeEintrag = new Map<string, Abwicklung['besetzung']>();
  for (const besetzung of genannte) {
    const schluessel = vergleich(besetzung.id);
    jeEintrag.set(schluessel, [...(jeEintrag.get(schluessel) ?? []), besetzung]);
  }
  const wirkliche = geplante.flatMap((plan) => {
    const eigene = jeEintrag.get(vergleich(plan.id));
    const ganz = Zeitraum.aus(plan.von, plan.bis);
    const zeitraeume = eigene
      ? eigene.flatMap(
          ({ von, bis }) => Zeitraum.oderNull(spaeteres(tag(von), plan.von), frueheres(tag(bis), plan.bis)) ?? [],
        )
      : [ganz];
    const stelle = plan.stelle ?? `${TRENNER}${plan.id}`;
    return zeitraeume.map((zeitraum, i) => ({
      eintrag: plan.id,
      id: `${plan.id}${TRENNER}${i}`,
      stelle,
      zeitraum,
      von: zeitraum.von,
      bis: zeitraum.bis,
      tageJeMonat: plan.tageJeMonat,
    }));
  });
  const grenzen = stellengrenzen(wirkliche, vergleich);
  const zeitgrenzen = stellengrenzen(wirkliche, vergleich, antrag.zeitanteil ?? 'dreissigstel');
  const ergebnis = new Map<string, Istbesetzung[]>(antrag.stellen.map(({ id }) => [id, []]));
  for (const { eintrag, id, stelle, zeitraum } of wirkliche)
    ergebnis.get(eintrag)?.push({
      eintrag,
      id,
      stelle,
      zeitraum,
      grenzen: grenzen.get(id),
      zeitgrenzen: zeitgrenzen.get(id),
    });
  return ergebnis;
}

/** Der Plan einer Stelle in einem Haushaltsjahr, wie er mit ihrer Besetzung herauskäme (R19). */
export function planNachBesetzung(
  foerderung: Foerderung,
  jahr: number,
  besetzungen: readonly Istbesetzung[],
): Besetzungsplan {
  const { jahresausgaben } = foerderung.imJahr(jahr).angaben;
  return besetzungsplan({ ...besetzungsangaben(foerderung, jahr, besetzungen), jahresausgaben });
}

interface Stellenjahr {
  readonly tage: Schritt<'Tage'>;
  readonly bemessung: Schritt<'€'>;
  readonly quote: Foerderquote;
  readonly werte: Werte;
}

/** Besetzte Tage und ihre Bemessung in einem Haushaltsjahr; `null` heißt besetzt wie geplant. */
export function stellenjahr(
  foerderung: Foerderung,
  jahr: number,
  besetzungen: readonly Istbesetzung[] | null,
): Stellenjahr {
  const geplant = foerderung.jahre.find((j) => j.jahr === jahr) ?? foerderung.imJahr(jahr);
  const gemeinsam = { quote: geplant.foerderquote, werte: geplant.angaben.werte };
  if (besetzungen === null) return { ...gemeinsam, tage: geplant.tage, bemessung: geplant.bemessungExakt };
  const angaben = besetzungsangaben(foerderung, jahr, besetzungen);
  const tage = besetzteTage(angaben);
  return { ...gemeinsam, tage, bemessung: bemessungDerBesetzung(angaben, tage) };
}

/** Womit der Kern Tage und Beträge der Besetzungen eines Haushaltsjahrs rechnet; `null` heißt besetzt wie geplant. */
export function besetzungsangaben(
  foerderung: Foerderung,
  jahr: number,
  besetzungen: readonly Istbesetzung[] | null,
): Besetzungsangaben {
  const geplant = foerderung.imJahr(jahr);
  const { werte, bemessungsfaktoren, zeitanteil = 'dreissigstel' } = geplant.angaben;
  const { von, bis } = foerderung.zeitraum;
  return {
    jahr,
    besetzungen:
      besetzungen === null
        ? [{ von, bis, grenzen: geplant.grenzen, zeitgrenzen: geplant.zeitgrenzen }]
        : imJahr(besetzungen, jahr),
    stellenanteil: bemessungsfaktoren[1],
    werte,
    zeitanteil,
  };
}

/** Die besetzten Tage des Haushaltsjahrs im Fenster der Integrationspauschale (R12); `null` heißt besetzt wie geplant. */
export function fenstertage(
  foerderung: Foerderung,
  jahr: number,
  besetzungen: readonly Istbesetzung[] | null,
): Schritt<'Tage'> {
  const { angaben, grenzen } = foerderung.imJahr(jahr);
  const { von, bis, werte, bemessungsfaktoren } = angaben;
  if (besetzungen === null) {
    const titel = 'Fördertage im Fenster';
    return foerdertageSchritt({ id: 'fenstertage', titel, von, bis, jahr, werte, grenzen, imFenster: true });
  }
  const teile = imJahr(besetzungen, jahr).flatMap((besetzung) => {
    const schnitt = Zeitraum.aus(besetzung.von, besetzung.bis).schnitt(fensterDes(werte).zeitraum);
    return schnitt ? [{ ...besetzung, von: schnitt.von, bis: schnitt.bis }] : [];
  });
  return besetzteTage({ jahr, besetzungen: teile, stellenanteil: bemessungsfaktoren[1], werte });
}

function imJahr(besetzungen: readonly Istbesetzung[], jahr: number) {
  return besetzungen
    .filter(({ zeitraum }) => zeitraum.von.jahr <= jahr && jahr <= zeitraum.bis.jahr)
    .map(({ zeitraum: { von, bis }, grenzen, zeitgrenzen }) => ({
      von,
      bis,
      grenzen: grenzenImJahr(grenzen, jahr),
      zeitgrenzen: grenzenImJahr(zeitgrenzen, jahr),
    }));
}
