/** Gibt das Verdichten einem Arbeiter; die Seite bleibt dabei bedienbar. */
import type { FunktionsBeschreibung } from '../tabelle/laufzeit.ts';
import type { Verdichtungsauftrag } from './verdichter-arbeiter.ts';

/** Daten und Revisionen als JSON; `null`, wenn es nicht ging. Dann bleiben die Revisionen einzeln aufbewahrt. */
export type Verdichter = (daten: string, nachrichten: readonly string[]) => Promise<string | null>;

export function verdichterMit(beschreibungen: readonly FunktionsBeschreibung[]): Verdichter {
  return (daten, nachrichten) => {
    const arbeiter = new Worker(new URL('./verdichter-arbeiter.ts', import.meta.url), { type: 'module' });
    const ergebnis = new Promise<string | null>((fertig) => {
      arbeiter.addEventListener('error', () => fertig(null));
      arbeiter.addEventListener('message', ({ data }: MessageEvent<string | null>) => fertig(data));
    });
    const auftrag: Verdichtungsauftrag = { daten, nachrichten, beschreibungen };
    arbeiter.postMessage(auftrag);
    return ergebnis.finally(() => arbeiter.terminate());
  };
}
