/** Hält fest, was an einem Antrag auffällt, bevor es als Hinweis gespeichert wird: Dann werden seine Pfade zu Text. */
import { type Pfad, pfadtext } from './pfad.ts';
import type { Hinweis } from './plan-typen.ts';

/** Ein Hinweis, dessen Felder noch Pfade im Antrag sind. */
export interface Befund extends Omit<Hinweis, 'felder'> {
  readonly felder: readonly Pfad[];
}

export function alsHinweis({ felder, ...befund }: Befund): Hinweis {
  return { ...befund, felder: felder.map(pfadtext) };
}
