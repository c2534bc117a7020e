/** Liefert die gebauten Seiten und die Tabelle der bewilligten Stellen. */
import { readFile, realpath } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import { medientyp } from '../../shared/web/medientypen.ts';
import { RICHTLINIE_DER_WORKBENCH, richtlinieDesAddins } from '../../shared/web/richtlinie.ts';

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

/** Einbetten darf den Aufgabenbereich hier nur die Arbeitsmappe daneben. */
const RICHTLINIE_DES_ADDINS = richtlinieDesAddins("'self'");

const SICHER = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
} as const;

/** Die Datei zu einem dekodierten Pfad; `null`, wenn es sie nicht gibt. */
export async function liesDatei(pfad: string, orte: Ablageorte): Promise<Datei | null> {
  if (pfad === '/daten/bewilligte-stellen.csv') return lies(orte.landesuebersicht, SICHER, '.csv');
  const [ordner, rest, csp] = pfad.startsWith('/addin/')
    ? [orte.addin, pfad.slice('/addin/'.length), RICHTLINIE_DES_ADDINS]
    : [orte.workbench, pfad.replace(/^\/(workbench\/)?/, ''), RICHTLINIE_DER_WORKBENCH];
  const datei = await innerhalb(ordner, rest === '' ? 'index.html' : rest);
  if (!datei) return null;
  // Dateien mit Prüfsumme im Namen ändern sich nie.
  const cache = rest.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';
  return lies(datei, { ...SICHER, 'cache-control': cache, 'content-security-policy': csp });
}

async function lies(
  datei: string,
  kopf: Readonly<Record<string, string>>,
  endung = extname(datei),
): Promise<Datei | null> {
  const typ = medientyp(endung);
  const inhalt = typ ? await readFile(datei).catch(() => null) : null;
  return inhalt && typ ? { inhalt, kopf: { 'cache-control': 'no-cache', ...kopf, 'content-type': typ } } : null;
}

/** Nur Dateien im Ordner selbst, auch wenn `..` oder ein Verweis hinausführt. */
async function innerhalb(ordner: string, rest: string): Promise<string | null> {
  const datei = await realpath(join(ordner, rest)).catch(() => null);
  const wurzel = await realpath(ordner).catch(() => null);
  return datei && wurzel && datei.startsWith(wurzel + sep) ? datei : null;
}
