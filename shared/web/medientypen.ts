/** Medientypen: was zu einer Endung gehört und was die Schnittstelle spricht. */

export const JSON_TYP = 'application/json';
/** Ein JSON-Wert je Zeile. */
export const JSONL_TYP = 'application/jsonl';
/** Fehler nach RFC 9457. */
export const PROBLEM_TYP = 'application/problem+json';

const NACH_ENDUNG: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': `${JSON_TYP}; charset=utf-8`,
  '.csv': 'text/csv; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.ttf': 'font/ttf',
  '.eot': 'application/vnd.ms-fontobject',
  '.txt': 'text/plain; charset=utf-8',
};

/** `undefined`: Dateien mit dieser Endung (`.html`) gehören nicht zum Produkt und werden nicht ausgeliefert. */
export function medientyp(endung: string): string | undefined {
  return NACH_ENDUNG[endung];
}
