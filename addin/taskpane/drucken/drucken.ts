/** Lässt einen Arbeiter ein Schriftstück schreiben. */
import type { Antragsversion } from '../../../shared/antrag/version.ts';
import type { Wunsch } from '../../../shared/schriftstuecke/schriftstuecke.ts';
import { MEDIENTYP } from '../format/dateitypen.ts';
import { beauftrage } from '../oberflaeche/arbeiter.ts';
import type { Druckauftrag, Druckergebnis, Druckform } from './druck-arbeiter.ts';

/** Die Datei, oder welche Angabe fehlt. @throws der Grund des Abbruchs, oder warum sie sich nicht schreiben lässt */
export async function drucke(
  version: Antragsversion,
  wunsch: Wunsch,
  form: Druckform,
  abbruch: AbortSignal,
): Promise<Blob | { readonly fehlt: string }> {
  const ergebnis = await beauftrage<Druckauftrag, Druckergebnis>(
    () => new Worker(new URL('./druck-arbeiter.ts', import.meta.url), { type: 'module' }),
    { version, wunsch, form, jetzt: new Date().toISOString() },
    abbruch,
    'Die Datei konnte nicht geschrieben werden. Bitte prüfen Sie die Netzverbindung.',
  );
  return 'fehlt' in ergebnis
    ? ergebnis
    : new Blob([ergebnis.datei as Uint8Array<ArrayBuffer>], { type: MEDIENTYP[form] });
}
