/** Erzeugt Prüfmappe und Prüfprotokoll. */
import type { Antragsversion } from '../../../shared/antrag/version.ts';
import type { Versionsbeleg } from '../../../shared/api/belegantworten.ts';
import type { Pruefungen } from '../../../shared/pruefmappe/pruefungen.ts';
import type { Arbeitsauftrag, Arbeitsergebnis } from './pruefmappe-arbeiter.ts';

/** Prüfmappe (.xlsx) oder Prüfprotokoll (.html). */
export type Dateiart = 'mappe' | 'protokoll';
export const ENDUNG = { mappe: 'xlsx', protokoll: 'html' } as const satisfies Record<Dateiart, string>;

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** @throws der Grund des Abbruchs, oder warum sie sich nicht schreiben lässt */
export function erzeugeMappe(version: Antragsversion, pruefungen: Pruefungen, abbruch: AbortSignal): Promise<Blob> {
  abbruch.throwIfAborted();
  const arbeiter = new Worker(new URL('./pruefmappe-arbeiter.ts', import.meta.url), { type: 'module' });
  const ergebnis = new Promise<Blob>((erfuellt, abgelehnt) => {
    abbruch.addEventListener('abort', () => abgelehnt(abbruch.reason), { once: true });
    arbeiter.addEventListener('error', () =>
      abgelehnt(new Error('Die Prüfmappe konnte nicht geschrieben werden. Bitte prüfen Sie die Netzverbindung.')),
    );
    arbeiter.addEventListener('message', ({ data }: MessageEvent<Arbeitsergebnis>) => {
      if ('fehler' in data) abgelehnt(new Error(data.fehler));
      else erfuellt(new Blob([data.mappe as Uint8Array<ArrayBuffer>], { type: XLSX }));
    });
  });
  const auftrag: Arbeitsauftrag = { version, pruefungen };
  arbeiter.postMessage(auftrag);
  return ergebnis.finally(() => arbeiter.terminate());
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
  return new Blob([pruefprotokoll(version, pruefungen, beleg)], { type: 'text/html;charset=utf-8' });
}
