/** Pfad, Kennungen und Kopfzeilen, auf die sich Aufgabenbereich und Lambda verlassen. */

/** Unter diesem Pfad liegt die ganze Schnittstelle. */
export const BASISPFAD = '/api/v1';

/** Höchste Versionsnummer, die der Schlüssel fasst. */
export const VERSION_HOECHSTENS = 99_999_999;

/** Liest eine Versionsnummer aus einem Pfad oder einer Abfrage; `null`, wenn es keine ist. */
export function versionsnummer(text: string): number | null {
  return /^[1-9]\d{0,7}$/.test(text) ? Number(text) : null;
}

/** Die Version als ETag, z. B. `"3"`. */
export function etag(version: number): string {
  return `"${version}"`;
}

/** Liest `If-Match`; nur eine Nummer in Anführungszeichen ist eine Version. */
export function ausEtag(kopf: string): number | null {
  const treffer = /^"(\d{1,8})"$/.exec(kopf.trim());
  return treffer?.[1] ? versionsnummer(treffer[1]) : null;
}

/** `Idempotency-Key`: 1–200 druckbare ASCII-Zeichen. */
export const IDEMPOTENCY_KEY = /^[\x21-\x7e]{1,200}$/;
