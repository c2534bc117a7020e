/**
 * R6 mit A2: Ein ganz abgedeckter Monat zählt 30 Tage, sonst zählen die abgedeckten Kalendertage,
 * höchstens 30; erster und letzter Tag gehören dazu. (Konzept Nr. 5)
 */
import { ausTagesnummer, type Datum, frueheres, spaeteres, tageDesMonats, tagesnummer, vergleicheDatum } from '../grund/datum.ts';

/** Wie in jedem Regelstand (R6); die Zählung nach A2 gilt nur für diese Zahl. */
export const TAGE_JE_MONAT = 30;
export const TAGE_JE_JAHR = 12 * TAGE_JE_MONAT;

/** Höchstzahl der Tage je Monat (1–12), wenn andere dieselbe Stelle im selben Monat schon besetzen (A2). */
export type Monatsgrenzen = ReadonlyMap<number, number>;

/** Fördertage (0–30) eines Zeitraums in einem Monat. */
export function foerdertageImMonat(von: Datum, bis: Datum, jahr: number, monat: number): number {
  const letzter = tageDesMonats(jahr, monat);
  const abstandVon = (jahr - von.jahr) * 12 + monat - von.monat;
  const abstandBis = (bis.jahr - jahr) * 12 + bis.monat - monat;
  if (abstandVon < 0 || abstandBis < 0) return 0;
  const beginn = abstandVon === 0 ? von.tag : 1;
  const ende = abstandBis === 0 ? bis.tag : letzter;
  if (beginn === 1 && ende === letzter) return TAGE_JE_MONAT;
  return Math.min(TAGE_JE_MONAT, Math.max(0, ende - beginn + 1));
}

/** Fördertage (0–360) eines Zeitraums in einem Haushaltsjahr; 0, wenn er es nicht berührt. */
export function foerdertageImJahr(von: Datum, bis: Datum, jahr: number, grenzen?: Monatsgrenzen): number {
  let summe = 0;
  for (let monat = 1; monat <= 12; monat++) {
    const tage = foerdertageImMonat(von, bis, jahr, monat);
    const grenze = grenzen?.get(monat);
    summe += grenze === undefined ? tage : Math.min(tage, grenze);
  }
  return summe;
}

/** Die andere Zählung von A2: 30E/360 bis zum Tag nach dem Ende, mit denselben Höchsttagen je Monat. 15.–31. Juli = 16. */
export function tage30E360(von: Datum, bis: Datum, jahr: number, grenzen?: Monatsgrenzen): number {
  const anfang = spaeteres(von, { jahr, monat: 1, tag: 1 });
  const schluss = frueheres(bis, { jahr, monat: 12, tag: 31 });
  if (!grenzen) return abstand30E360(anfang, schluss);
  let summe = 0;
  for (let monat = 1; monat <= 12; monat++) {
    const tage = abstand30E360(spaeteres(anfang, { jahr, monat, tag: 1 }), frueheres(schluss, { jahr, monat, tag: tageDesMonats(jahr, monat) }));
    summe += Math.min(tage, grenzen.get(monat) ?? TAGE_JE_MONAT);
  }
  return summe;
}

function abstand30E360(anfang: Datum, schluss: Datum): number {
  if (vergleicheDatum(anfang, schluss) > 0) return 0;
  const danach = ausTagesnummer(tagesnummer(schluss) + 1);
  return (danach.jahr - anfang.jahr) * TAGE_JE_JAHR + (danach.monat - anfang.monat) * TAGE_JE_MONAT + Math.min(danach.tag, 30) - Math.min(anfang.tag, 30);
}
