/** Verdichtet neben der Oberfläche: Bei 500 Einträgen dauert es Sekunden, in denen niemand auf die Seite warten soll. */
import { registriereDeutscheNamen } from '../tabelle/deutsche-namen.ts';
import { registriereGkFunktionen } from '../tabelle/gk-funktionen.ts';
import type { FunktionsBeschreibung } from '../tabelle/laufzeit.ts';
import { verdichte } from './verdichten.ts';

export interface Verdichtungsauftrag {
  readonly daten: string;
  readonly nachrichten: readonly string[];
  readonly beschreibungen: readonly FunktionsBeschreibung[];
}

addEventListener('message', ({ data }: MessageEvent<Verdichtungsauftrag>) => {
  // Gerechnet wird hier nicht; die Funktionen muss es nur geben.
  const ohneRechnung = new Map(data.beschreibungen.map(({ id }) => [id.toUpperCase(), () => null]));
  registriereGkFunktionen(data.beschreibungen, ohneRechnung);
  registriereDeutscheNamen();
  postMessage(verdichte(data.daten, data.nachrichten));
});
