/** Lässt einen Arbeiter ein Schriftstück schreiben. */
import type { Antragsversion } from '../../../shared/antrag/version.ts';
import type { Wunsch } from '../../../shared/schriftstuecke/schriftstuecke.ts';
import type { Druckauftrag, Druckergebnis, Druckform } from './druck-arbeiter.ts';

const TYP: Readonly<Record<Druckform, string>> = {
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** Die Datei, oder welche Angabe fehlt. @throws der Grund des Abbruchs, oder warum sie sich nicht schreiben lässt */
export function drucke(
  version: Antragsversion,
  wunsch: Wunsch,
  form: Druckform,
  abbruch: AbortSignal,
): Promise<Blob | { readonly fehlt: string }> {
  abbruch.throwIfAborted();
  const arbeiter = new Worker(new URL('./druck-arbeiter.ts', import.meta.url), { type: 'module' });
  const ergebnis = new Promise<Blob | { readonly fehlt: string }>((erfuellt, abgelehnt) => {
    abbruch.addEventListener('abort', () => abgelehnt(abbruch.reason), { once: true });
    arbeiter.addEventListener('error', () =>
      abgelehnt(new Error('Die Datei konnte nicht geschrieben werden. Bitte prüfen Sie die Netzverbindung.')),
    );
    arbeiter.addEventListener('message', ({ data }: MessageEvent<Druckergebnis>) => {
      if ('fehler' in data) abgelehnt(new Error(data.fehler));
      else if ('fehlt' in data) erfuellt(data);
      else erfuellt(new Blob([data.datei as Uint8Array<ArrayBuffer>], { type: TYP[form] }));
    });
  });
  const auftrag: Druckauftrag = { version, wunsch, form, jetzt: new Date().toISOString() };
  arbeiter.postMessage(auftrag);
  return ergebnis.finally(() => arbeiter.terminate());
}
