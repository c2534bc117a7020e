/** Schreibt die Prüfmappe neben der Oberfläche: Bei 500 Einträgen dauert es Sekunden, und wer abbricht, beendet nur diesen Arbeiter. */
import type { Antragsversion } from '../../../shared/antrag/version.ts';
import { pruefmappe } from '../../../shared/pruefmappe/pruefmappe.ts';

export type Arbeitsergebnis = { readonly mappe: Uint8Array } | { readonly fehler: string };

addEventListener('message', async ({ data }: MessageEvent<Antragsversion>) => {
  let ergebnis: Arbeitsergebnis;
  try {
    ergebnis = { mappe: await pruefmappe(data) };
  } catch (fehler) {
    ergebnis = { fehler: fehler instanceof Error ? fehler.message : String(fehler) };
  }
  postMessage(ergebnis);
});
