/** Liefert die gebauten Seiten und die Tabelle der bewilligten Stellen. */
import { readFile, realpath } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';

export interface Ablageorte {
  readonly workbench: string;
  readonly addin: string;
  /** Datei der bewilligten Stellen. */
  readonly landesuebersicht: string;
}

export interface Datei {
  readonly inhalt: Buffer;
  readonly kopf: Readonly<Record<string, string>>;
}

const MEDIENTYPEN: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
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

/** Dieselbe Richtlinie wie in der Seite selbst; `frame-ancestors` wirkt nur als Kopfzeile. 'unsafe-eval' brauchen die Vorlagen von o-spreadsheet. */
const CSP_WORKBENCH =
  "default-src 'none'; script-src 'self' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; " +
  "base-uri 'none'; form-action 'none'; object-src 'none'; frame-ancestors 'none'";
/** Der Aufgabenbereich lädt office.js von Microsoft. */
const CSP_ADDIN =
  "default-src 'none'; script-src 'self' https://appsforoffice.microsoft.com https://*.cdn.office.net; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; " +
  "font-src 'self' data: https://*.cdn.office.net; connect-src 'self' https://login.microsoftonline.com; base-uri 'none'; form-action 'none'; object-src 'none'; " +
  "frame-ancestors 'self'";

const SICHER = { 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer', 'cross-origin-resource-policy': 'same-origin' } as const;

/** Die Datei zu einem dekodierten Pfad; `null`, wenn es sie nicht gibt. */
export async function liesDatei(pfad: string, orte: Ablageorte): Promise<Datei | null> {
  if (pfad === '/daten/bewilligte-stellen.csv') return lies(orte.landesuebersicht, SICHER, '.csv');
  const [ordner, rest, csp] = pfad.startsWith('/addin/')
    ? [orte.addin, pfad.slice('/addin/'.length), CSP_ADDIN]
    : [orte.workbench, pfad.replace(/^\/(workbench\/)?/, ''), CSP_WORKBENCH];
  const datei = await innerhalb(ordner, rest === '' ? 'index.html' : rest);
  if (!datei) return null;
  // Dateien mit Prüfsumme im Namen ändern sich nie.
  const cache = rest.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';
  return lies(datei, { ...SICHER, 'cache-control': cache, 'content-security-policy': csp });
}

async function lies(datei: string, kopf: Readonly<Record<string, string>>, endung = extname(datei)): Promise<Datei | null> {
  const medientyp = MEDIENTYPEN[endung];
  const inhalt = medientyp ? await readFile(datei).catch(() => null) : null;
  return inhalt && medientyp ? { inhalt, kopf: { 'cache-control': 'no-cache', ...kopf, 'content-type': medientyp } } : null;
}

/** Nur Dateien im Ordner selbst, auch wenn `..` oder ein Verweis hinausführt. */
async function innerhalb(ordner: string, rest: string): Promise<string | null> {
  const datei = await realpath(join(ordner, rest)).catch(() => null);
  const wurzel = await realpath(ordner).catch(() => null);
  return datei && wurzel && datei.startsWith(wurzel + sep) ? datei : null;
}
