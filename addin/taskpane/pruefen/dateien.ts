/** Erzeugt Prüfmappe und Prüfprotokoll. */
import type { Antragsversion } from '../../../shared/antrag/version.ts';
import type { Versionsbeleg } from '../../../shared/api/belegantworten.ts';
import type { Pruefungen } from '../../../shared/pruefmappe/pruefungen.ts';
import { type Dateiendung, MEDIENTYP } from '../format/dateitypen.ts';
import { beauftrage } from '../oberflaeche/arbeiter.ts';
import type { Arbeitsauftrag, Arbeitsergebnis } from './pruefmappe-arbeiter.ts';

/** Prüfmappe (.xlsx) oder Prüfprotokoll (.html). */
export type Dateiart = 'mappe' | 'protokoll';
export const ENDUNG = { mappe: 'xlsx', protokoll: 'html' } as const satisfies Record<Dateiart, Dateiendung>;

/** @throws der Grund des Abbruchs, oder warum sie sich nicht schreiben lässt */
export async function erzeugeMappe(
  version: Antragsversion,
  pruefungen: Pruefungen,
  abbruch: AbortSignal,
): Promise<Blob> {
  const { mappe } = await beauftrage<Arbeitsauftrag, Arbeitsergebnis>(
    () => new Worker(new URL('./pruefmappe-arbeiter.ts', import.meta.url), { type: 'module' }),
    { version, pruefungen },
    abbruch,
    'Die Prüfmappe konnte nicht geschrieben werden. Bitte prüfen Sie die Netzverbindung.',
  );
  return new Blob([mappe as Uint8Array<ArrayBuffer>], { type: MEDIENTYP.xlsx });
}

/**
 * Das Protokoll als HTML; `pruefungen` ist, was in dieser Sitzung geprüft wurde, `beleg`, was der Anker zur Version
 * sagt.
 */
export async function erzeugeProtokoll(
  version: Antragsversion,
  pruefungen: Pruefungen,
  beleg: Versionsbeleg | null,
): Promise<Blob> {
  const { pruefprotokoll } = await import('../../../shared/pruefmappe/pruefprotokoll.ts');
  return new Blob([pruefprotokoll(version, pruefungen, beleg)], { type: MEDIENTYP.html });
}
