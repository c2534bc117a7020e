/** Lässt einen Arbeiter ein Schriftstück schreiben. */
import type { Antragsversion } from '../../../shared/antrag/version.ts';
import type { Schriftstueck } from '../../../shared/druck/schriftstueck.ts';
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
  const ergebnis = await schreibe({ version, wunsch, form, jetzt: new Date().toISOString() }, abbruch);
  return 'fehlt' in ergebnis ? ergebnis : alsBlob(ergebnis, form);
}

/** Ein fertiges Schriftstück. @throws der Grund des Abbruchs, oder warum es sich nicht schreiben lässt */
export async function druckeStueck(stueck: Schriftstueck, form: Druckform, abbruch: AbortSignal): Promise<Blob> {
  const ergebnis = await schreibe({ stueck, form, jetzt: new Date().toISOString() }, abbruch);
  if ('fehlt' in ergebnis) throw new Error(ergebnis.fehlt);
  return alsBlob(ergebnis, form);
}

function schreibe(auftrag: Druckauftrag, abbruch: AbortSignal): Promise<Druckergebnis> {
  return beauftrage<Druckauftrag, Druckergebnis>(
    () => new Worker(new URL('./druck-arbeiter.ts', import.meta.url), { type: 'module' }),
    auftrag,
    abbruch,
    'Die Datei konnte nicht geschrieben werden. Bitte prüfen Sie die Netzverbindung.',
  );
}

function alsBlob({ datei }: { readonly datei: Uint8Array }, form: Druckform): Blob {
  return new Blob([datei as Uint8Array<ArrayBuffer>], { type: MEDIENTYP[form] });
}
