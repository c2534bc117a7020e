/** Excels serielle Zahl eines Tages (Datumssystem 1900): 1 ist der 01.01.1900, 44 196 der 31.12.2020. */
import { ausTagesnummer, type Datum, tagesnummer } from './datum.ts';

/** Tag 0 der seriellen Zahlen ab dem 01.03.1900; davor zählt Excel einen 29.02.1900 mit, den es nicht gab. */
const SERIELL_NULL = tagesnummer({ jahr: 1899, monat: 12, tag: 30 });
/** Der 31.12.9999; weiter zählt Excel nicht. */
export const SERIELL_HOECHSTENS = 2_958_465;

/** Davor zählt Excel anders; frühere Zahlen und Tage gelten hier nicht. */
export const SERIELL_MINDESTENS = 61;

/** 01.04.2020 → 43922 */
export function alsSeriell(tag: Datum): number {
  return tagesnummer(tag) - SERIELL_NULL;
}

/** 43922 → 01.04.2020; die Zahl muss ganz sein. */
export function ausSeriell(zahl: number): Datum {
  return ausTagesnummer(zahl + SERIELL_NULL);
}

const [ERSTER_VERWECHSELTER, LETZTER_VERWECHSELTER] = [
  alsSeriell({ jahr: 2000, monat: 1, tag: 1 }),
  alsSeriell({ jahr: 2099, monat: 12, tag: 31 }),
];

/** Ob eine ganze Zahl ein Tag von 2000 bis 2099 sein kann: Was Excel aus „1.5“ macht, liegt hier. */
export function istVerwechselterTag(zahl: number): boolean {
  return Number.isInteger(zahl) && zahl >= ERSTER_VERWECHSELTER && zahl <= LETZTER_VERWECHSELTER;
}
