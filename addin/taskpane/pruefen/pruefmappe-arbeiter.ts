/**
 * Schreibt die Prüfmappe neben der Oberfläche: Bei 500 Einträgen dauert es Sekunden, und wer abbricht, beendet nur
 * diesen Arbeiter.
 */
import type { Antragsversion } from '../../../shared/antrag/version.ts';
import { pruefmappe } from '../../../shared/pruefmappe/pruefmappe.ts';
import type { Pruefungen } from '../../../shared/pruefmappe/pruefungen.ts';

export interface Arbeitsauftrag {
  readonly version: Antragsversion;
  readonly pruefungen: Pruefungen;
}

export type Arbeitsergebnis = { readonly mappe: Uint8Array } | { readonly fehler: string };

addEventListener('message', async ({ data }: MessageEvent<Arbeitsauftrag>) => {
  let ergebnis: Arbeitsergebnis;
  try {
    ergebnis = { mappe: await pruefmappe(data.version, undefined, data.pruefungen) };
  } catch (fehler) {
    ergebnis = { fehler: fehler instanceof Error ? fehler.message : String(fehler) };
  }
  postMessage(ergebnis);
});
