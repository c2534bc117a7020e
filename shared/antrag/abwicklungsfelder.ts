/** Die Beträge und Tage eines Haushaltsjahrs nach dem Bescheid und wie Menschen sie nennen. */
import type { Abwicklung } from './abwicklung.ts';
import type { Abwicklungsjahr } from './abwicklungsergebnis.ts';

export type Abwicklungsfeld = Exclude<keyof Abwicklungsjahr, 'programm' | 'haushaltsjahr'>;

export const ABWICKLUNGSFELD: Readonly<Record<Abwicklungsfeld, string>> = {
  geplant: 'geplant',
  bewilligt: 'bewilligt',
  foerdertage: 'besetzte Fördertage',
  ist: 'Ist',
  endgueltig: 'endgültig',
  abgerufen: 'abgerufen',
  nochAbrufbar: 'noch abrufbar',
  zuErstatten: 'zu erstatten',
  forderung: 'Forderung am 31.12.',
  verbindlichkeit: 'Verbindlichkeit am 31.12.',
};

/** Wie eine Zeile jeder Liste der Abwicklung heißt. */
export const ABWICKLUNGSZEILE = {
  besetzung: 'Besetzung',
  ist: 'Ist',
  abrufe: 'Abruf',
  weiterleitungen: 'Weiterleitung',
  konten: 'Konto',
} as const satisfies Readonly<Record<Exclude<keyof Abwicklung, 'zahlweise'>, string>>;

export function istAbwicklungsfeld(feld: unknown): feld is Abwicklungsfeld {
  return typeof feld === 'string' && Object.hasOwn(ABWICKLUNGSFELD, feld);
}
