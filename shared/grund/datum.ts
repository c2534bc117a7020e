/** Kalendertage ohne Uhrzeit und Zeitzone: das Förderrecht kennt nur Tage. */

export interface Datum {
  readonly jahr: number;
  /** 1–12 */
  readonly monat: number;
  readonly tag: number;
}

const { floor } = Math;
/** Vom 01.03.0000 bis zum 01.01.1970. */
const TAGE_BIS_1970 = 719_468;
const TAGE_IN_400_JAHREN = 146_097;
const TAGE = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** Nach dem gregorianischen Kalender. */
export function istSchaltjahr(jahr: number): boolean {
  return (jahr % 4 === 0 && jahr % 100 !== 0) || jahr % 400 === 0;
}

/** 28–31; 0 für einen Monat, den es nicht gibt. */
export function tageDesMonats(jahr: number, monat: number): number {
  return monat === 2 && istSchaltjahr(jahr) ? 29 : (TAGE[monat - 1] ?? 0);
}

/** `null`, wenn es den Tag nicht gibt (31.02.). */
export function datum(jahr: number, monat: number, tag: number): Datum | null {
  if (!Number.isInteger(jahr) || tag < 1 || tag > tageDesMonats(jahr, monat)) return null;
  return { jahr, monat, tag };
}

/** Liest `JJJJ-MM-TT`; `null`, wenn der Text anders aussieht oder es den Tag nicht gibt. */
export function ausIso(text: string): Datum | null {
  const teile = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return teile ? datum(Number(teile[1]), Number(teile[2]), Number(teile[3])) : null;
}

/** `JJJJ-MM-TT` */
export function alsIso(d: Datum): string {
  return `${String(d.jahr).padStart(4, '0')}-${zweistellig(d.monat)}-${zweistellig(d.tag)}`;
}

/** `TT.MM.JJJJ` */
export function alsDeutschesDatum(d: Datum): string {
  return `${zweistellig(d.tag)}.${zweistellig(d.monat)}.${String(d.jahr).padStart(4, '0')}`;
}

/** Negativ, 0 oder positiv, je nachdem ob a vor, auf oder nach b liegt. */
export function vergleicheDatum(a: Datum, b: Datum): number {
  return a.jahr - b.jahr || a.monat - b.monat || a.tag - b.tag;
}

/** Der frühere zweier Tage. */
export function frueheres(a: Datum, b: Datum): Datum {
  return vergleicheDatum(a, b) <= 0 ? a : b;
}

/** Der spätere zweier Tage. */
export function spaeteres(a: Datum, b: Datum): Datum {
  return vergleicheDatum(a, b) >= 0 ? a : b;
}

/**
 * Tage seit dem 01.01.1970 im gregorianischen Kalender. Gezählt wird in Jahren ab März, denn dann liegt der Schalttag
 * am Ende, und die Monate davor haben feste Längen: (153 · m + 2) / 5 Tage bis zum m-ten Monat nach dem März.
 */
export function tagesnummer({ jahr, monat, tag }: Datum): number {
  const maerzjahr = monat > 2 ? jahr : jahr - 1;
  const monateSeitMaerz = monat > 2 ? monat - 3 : monat + 9;
  const schalttage = floor(maerzjahr / 4) - floor(maerzjahr / 100) + floor(maerzjahr / 400);
  return maerzjahr * 365 + schalttage + floor((153 * monateSeitMaerz + 2) / 5) + tag - 1 - TAGE_BIS_1970;
}

/** Der Tag mit dieser Nummer; Umkehrung von {@link tagesnummer}. */
export function ausTagesnummer(nummer: number): Datum {
  const seitMaerz0 = nummer + TAGE_BIS_1970;
  const zyklus = floor(seitMaerz0 / TAGE_IN_400_JAHREN);
  const imZyklus = seitMaerz0 - zyklus * TAGE_IN_400_JAHREN;
  const jahrImZyklus = floor(
    (imZyklus - floor(imZyklus / 1460) + floor(imZyklus / 36_524) - floor(imZyklus / 146_096)) / 365,
  );
  const tagImJahr = imZyklus - (365 * jahrImZyklus + floor(jahrImZyklus / 4) - floor(jahrImZyklus / 100));
  const monateSeitMaerz = floor((5 * tagImJahr + 2) / 153);
  const monat = monateSeitMaerz < 10 ? monateSeitMaerz + 3 : monateSeitMaerz - 9;
  const jahr = zyklus * 400 + jahrImZyklus + (monat <= 2 ? 1 : 0);
  return { jahr, monat, tag: tagImJahr - floor((153 * monateSeitMaerz + 2) / 5) + 1 };
}

/** Der Tag `anzahl` Tage später, bei negativer Anzahl früher. */
export function plusTage(d: Datum, anzahl: number): Datum {
  return ausTagesnummer(tagesnummer(d) + anzahl);
}

/** Der letzte Tag des Monats, in dem der Tag liegt. */
export function monatsende({ jahr, monat }: Datum): Datum {
  return { jahr, monat, tag: tageDesMonats(jahr, monat) };
}

/** 0 = Sonntag … 6 = Samstag */
export function wochentag(d: Datum): number {
  return (((tagesnummer(d) + 4) % 7) + 7) % 7;
}

function zweistellig(n: number): string {
  return String(n).padStart(2, '0');
}
