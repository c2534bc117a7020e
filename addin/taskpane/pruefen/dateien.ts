/** Erzeugt Prüfmappe und Prüfprotokoll. */
import type { Antragsversion } from '../../../shared/antrag/version.ts';
import type { Pruefungen } from '../../../shared/pruefmappe/pruefungen.ts';
import type { Protokollangaben } from '../../../shared/schriftstuecke/pruefprotokoll.ts';
import { type Dateiendung, MEDIENTYP } from '../format/dateitypen.ts';
import { beauftrage } from '../oberflaeche/arbeiter.ts';
import type { Protokollauftrag, Protokollergebnis } from './protokoll-arbeiter.ts';
import type { Arbeitsauftrag, Arbeitsergebnis } from './pruefmappe-arbeiter.ts';

/** Prüfmappe (.xlsx) oder Prüfprotokoll, zum Abheften (.pdf) oder für den Browser (.html). */
export type Dateiart = 'mappe' | 'protokoll' | 'protokollHtml';
export const ENDUNG = {
  mappe: 'xlsx',
  protokoll: 'pdf',
  protokollHtml: 'html',
} as const satisfies Record<Dateiart, Dateiendung>;

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

/** Das Protokoll als PDF oder HTML. @throws der Grund des Abbruchs, oder warum es sich nicht schreiben lässt */
export async function erzeugeProtokoll(
  version: Antragsversion,
  angaben: Protokollangaben,
  form: Protokollauftrag['form'],
  abbruch: AbortSignal,
): Promise<Blob> {
  const { datei } = await beauftrage<Protokollauftrag, Protokollergebnis>(
    () => new Worker(new URL('./protokoll-arbeiter.ts', import.meta.url), { type: 'module' }),
    { version, angaben, form, jetzt: new Date().toISOString() },
    abbruch,
    'Das Prüfprotokoll konnte nicht geschrieben werden. Bitte prüfen Sie die Netzverbindung.',
  );
  return new Blob([datei as Uint8Array<ArrayBuffer> | string], { type: MEDIENTYP[form] });
}
