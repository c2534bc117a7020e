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

export interface Arbeitsergebnis {
  readonly mappe: Uint8Array;
}

addEventListener('message', async ({ data }: MessageEvent<Arbeitsauftrag>) => {
  let ergebnis: Arbeitsergebnis | { readonly fehler: string };
  try {
    ergebnis = { mappe: await pruefmappe(data.version, undefined, data.pruefungen) };
  } catch (fehler) {
    ergebnis = { fehler: fehler instanceof Error ? fehler.message : String(fehler) };
  }
  postMessage(ergebnis);
});
