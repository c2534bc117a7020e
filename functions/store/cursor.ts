/**
 * Undurchsichtige Fortsetzungen. Eine nennt nur eine Stelle im eigenen Schlüsselraum; der HMAC bindet sie an Mandant,
 * Liste und Antrag, damit eine fremde, alte oder veränderte auffällt, statt still andere Seiten zu liefern. Der
 * Schlüssel steht in keiner Tabelle: Wer sie ganz lesen kann, kann trotzdem keine Fortsetzung herstellen.
 */

import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { versionsnummer } from '../../shared/api/kennungen.ts';
import type { Tid } from '../../shared/grund/marken.ts';
import { UUIDV7 } from '../../shared/grund/uuid.ts';

/** Wofür die Fortsetzung gilt. */
export interface Bezug {
  readonly tid: Tid;
  readonly liste: 'antraege' | 'versionen' | 'pruefung' | 'export';
  readonly antragId?: string;
  readonly suche?: string | null;
}

/** Ohne `GK_CURSOR_KEY` gilt eine Fortsetzung nur in diesem Prozess: lokal genug; in AWS verlangt `handler.ts` ihn. */
const ERSATZ = randomBytes(32).toString('base64url');

/** Die Fortsetzung ab dieser Stelle, nur für genau diese Abfrage. */
export function cursorFuer(bezug: Bezug, stelle: string): string {
  return `${Buffer.from(stelle).toString('base64url')}.${pruefsumme(bezug, stelle)}`;
}

/** Die Stelle, an der es weitergeht; `null`, wenn die Fortsetzung nicht von hier stammt. */
export function stelleAus(bezug: Bezug, cursor: string): string | null {
  if (!/^[\w-]{1,100}\.[\w-]{22}$/.test(cursor)) return null;
  const [teil = '', summe] = cursor.split('.');
  const stelle = Buffer.from(teil, 'base64url').toString();
  return gleich(summe ?? '', pruefsumme(bezug, stelle)) &&
    cursorFuer(bezug, stelle) === cursor &&
    istStelle(bezug, stelle)
    ? stelle
    : null;
}

function gleich(a: string, b: string): boolean {
  const [x, y] = [Buffer.from(a), Buffer.from(b)];
  return x.length === y.length && timingSafeEqual(x, y);
}

/** Auch mit echtem HMAC nur Stellen, die eine Seite genannt haben kann. */
function istStelle({ liste }: Bezug, stelle: string): boolean {
  return liste === 'antraege' ? UUIDV7.test(stelle) : versionsnummer(stelle) !== null;
}

function pruefsumme({ tid, liste, antragId, suche }: Bezug, stelle: string): string {
  const bindung = JSON.stringify([tid, liste, antragId ?? null, suche ?? null, stelle]);
  return createHmac('sha256', process.env.GK_CURSOR_KEY || ERSATZ)
    .update(bindung)
    .digest('base64url')
    .slice(0, 22);
}
