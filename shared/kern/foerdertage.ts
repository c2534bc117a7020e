/**
 * R6 mit A2: Ein ganz abgedeckter Monat zählt so viele Tage wie jeder (`tageJeMonat` des Regelstands, bisher immer 30),
 * sonst zählen die abgedeckten Kalendertage, höchstens so viele; erster und letzter Tag gehören dazu. (Konzept Nr. 5)
 */
import {
  type Datum,
  frueheres,
  monatsende,
  plusTage,
  spaeteres,
  tageDesMonats,
  vergleicheDatum,
} from '../grund/datum.ts';

/** Lokal benannt, weil sie in jeder Zelle vorkommen und globale Namen in einem fremden Realm langsam sind. */
const { max, min } = Math;

/** Höchstzahl der Tage je Monat (1–12), wenn andere dieselbe Stelle im selben Monat schon besetzen (A2). */
export type Monatsgrenzen = ReadonlyMap<number, number>;

/** Die Höchstzahlen eines Haushaltsjahrs aus denen je Monat „JJJJ-MM“; `undefined`, wo es keine gibt. */
export function grenzenImJahr(
  grenzen: ReadonlyMap<string, number> | undefined,
  jahr: number,
): Monatsgrenzen | undefined {
  if (!grenzen) return undefined;
  const imJahr = new Map<number, number>();
  for (const [monat, frei] of grenzen) if (Number(monat.slice(0, 4)) === jahr) imJahr.set(Number(monat.slice(5)), frei);
  return imJahr.size === 0 ? undefined : imJahr;
}

/** Fördertage (0 bis `tageJeMonat`) eines Zeitraums in einem Monat. */
export function foerdertageImMonat(von: Datum, bis: Datum, jahr: number, monat: number, tageJeMonat: number): number {
  const letzter = tageDesMonats(jahr, monat);
  const abstandVon = (jahr - von.jahr) * 12 + monat - von.monat;
  const abstandBis = (bis.jahr - jahr) * 12 + bis.monat - monat;
  if (abstandVon < 0 || abstandBis < 0) return 0;
  const beginn = abstandVon === 0 ? von.tag : 1;
  const ende = abstandBis === 0 ? bis.tag : letzter;
  if (beginn === 1 && ende === letzter) return tageJeMonat;
  return min(tageJeMonat, max(0, ende - beginn + 1));
}

/** Fördertage (0 bis 12 · `tageJeMonat`) eines Zeitraums in einem Haushaltsjahr; 0, wenn er es nicht berührt. */
export function foerdertageImJahr(
  von: Datum,
  bis: Datum,
  jahr: number,
  tageJeMonat: number,
  grenzen?: Monatsgrenzen,
): number {
  if (von.jahr > jahr || bis.jahr < jahr) return 0;
  const erster = von.jahr < jahr ? 1 : von.monat;
  const letzter = bis.jahr > jahr ? 12 : bis.monat;
  const imMonat = (monat: number) => foerdertageImMonat(von, bis, jahr, monat, tageJeMonat);
  // Nur der erste und der letzte Monat können angebrochen sein.
  if (!grenzen && erster < letzter) return imMonat(erster) + (letzter - erster - 1) * tageJeMonat + imMonat(letzter);
  let summe = 0;
  for (let monat = erster; monat <= letzter; monat++) summe += min(imMonat(monat), grenzen?.get(monat) ?? tageJeMonat);
  return summe;
}

/**
 * Die andere Zählung von A2: 30E/360 bis zum Tag nach dem Ende, mit denselben Höchsttagen je Monat. 15.–31. Juli = 16.
 */
export function tage30E360(von: Datum, bis: Datum, jahr: number, grenzen?: Monatsgrenzen): number {
  const anfang = spaeteres(von, { jahr, monat: 1, tag: 1 });
  const schluss = frueheres(bis, { jahr, monat: 12, tag: 31 });
  if (!grenzen) return abstand30E360(anfang, schluss);
  let summe = 0;
  for (let monat = 1; monat <= 12; monat++) {
    const erster = { jahr, monat, tag: 1 };
    const tage = abstand30E360(spaeteres(anfang, erster), frueheres(schluss, monatsende(erster)));
    summe += min(tage, grenzen.get(monat) ?? tage);
  }
  return summe;
}

/** Die Zählung heißt nach ihren 30 und 360 Tagen; sie sind keine Werte eines Regelstands. */
function abstand30E360(anfang: Datum, schluss: Datum): number {
  if (vergleicheDatum(anfang, schluss) > 0) return 0;
  const danach = plusTage(schluss, 1);
  return (
    (danach.jahr - anfang.jahr) * 360 + (danach.monat - anfang.monat) * 30 + min(danach.tag, 30) - min(anfang.tag, 30)
  );
}
