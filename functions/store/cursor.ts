/**
 * Undurchsichtige Fortsetzungen. Eine nennt nur eine Stelle im eigenen Schlüsselraum; die Prüfsumme bindet sie an Mandant, Liste und
 * Antrag, damit eine fremde, alte oder veränderte auffällt, statt still andere Seiten zu liefern.
 */
import { createHash } from 'node:crypto';
import { UUIDV7, versionsnummer } from '../../shared/api/kennungen.ts';

/** Wofür die Fortsetzung gilt. */
export interface Bezug {
  readonly tid: string;
  readonly liste: 'antraege' | 'versionen' | 'pruefung' | 'export';
  readonly antragId?: string;
  readonly suche?: string | null;
}

/** Die Fortsetzung ab dieser Stelle, nur für genau diese Abfrage. */
export function cursorFuer(bezug: Bezug, stelle: string): string {
  return `${Buffer.from(stelle).toString('base64url')}.${pruefsumme(bezug, stelle)}`;
}

/** Die Stelle, an der es weitergeht; `null`, wenn die Fortsetzung nicht von hier stammt. */
export function stelleAus(bezug: Bezug, cursor: string): string | null {
  if (!/^[\w-]{1,100}\.[\w-]{22}$/.test(cursor)) return null;
  const [teil = '', summe] = cursor.split('.');
  const stelle = Buffer.from(teil, 'base64url').toString();
  return summe === pruefsumme(bezug, stelle) && cursorFuer(bezug, stelle) === cursor && istStelle(bezug, stelle) ? stelle : null;
}

/** Die Prüfsumme ist kein Geheimnis: Wer sie nachrechnet, kann trotzdem nur Stellen nennen, die auch eine Seite genannt hätte. */
function istStelle({ liste }: Bezug, stelle: string): boolean {
  return liste === 'antraege' ? UUIDV7.test(stelle) : versionsnummer(stelle) !== null;
}

function pruefsumme({ tid, liste, antragId, suche }: Bezug, stelle: string): string {
  const bindung = JSON.stringify([tid, liste, antragId ?? null, suche ?? null, stelle]);
  return createHash('sha256').update(bindung).digest('base64url').slice(0, 22);
}
