/** Kalendertage ohne Uhrzeit und Zeitzone: das Förderrecht kennt nur Tage. */

export interface Datum {
  readonly jahr: number;
  /** 1–12 */
  readonly monat: number;
  readonly tag: number;
}

const TAGE = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

export function istSchaltjahr(jahr: number): boolean {
  return (jahr % 4 === 0 && jahr % 100 !== 0) || jahr % 400 === 0;
}

export function tageDesMonats(jahr: number, monat: number): number {
  return monat === 2 && istSchaltjahr(jahr) ? 29 : (TAGE[monat - 1] ?? 0);
}

/** `null`, wenn es den Tag nicht gibt (31.02.). */
export function datum(jahr: number, monat: number, tag: number): Datum | null {
  if (!Number.isInteger(jahr) || monat < 1 || monat > 12 || tag < 1 || tag > tageDesMonats(jahr, monat)) return null;
  return { jahr, monat, tag };
}

/** Liest `JJJJ-MM-TT`; `null`, wenn der Text anders aussieht oder es den Tag nicht gibt. */
export function ausIso(text: string): Datum | null {
  const teile = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return teile ? datum(Number(teile[1]), Number(teile[2]), Number(teile[3])) : null;
}

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

export function frueheres(a: Datum, b: Datum): Datum {
  return vergleicheDatum(a, b) <= 0 ? a : b;
}

export function spaeteres(a: Datum, b: Datum): Datum {
  return vergleicheDatum(a, b) >= 0 ? a : b;
}

/** Tage seit dem 01.01.1970 im gregorianischen Kalender. */
export function tagesnummer(d: Datum): number {
  return Math.round(Date.UTC(d.jahr, d.monat - 1, d.tag) / 86_400_000);
}

export function ausTagesnummer(nummer: number): Datum {
  const d = new Date(nummer * 86_400_000);
  return { jahr: d.getUTCFullYear(), monat: d.getUTCMonth() + 1, tag: d.getUTCDate() };
}

/** 0 = Sonntag … 6 = Samstag */
export function wochentag(d: Datum): number {
  return (((tagesnummer(d) + 4) % 7) + 7) % 7;
}

function zweistellig(n: number): string {
  return String(n).padStart(2, '0');
}
