/** Das Ergebnis nach dem Bescheid, wie jede Version ab Schema 3 es speichert. */
import type { Betrag } from '../grund/marken.ts';
import type { Programm } from './programm.ts';

/**
 * Ein Programm in einem Haushaltsjahr. Beträge in € und Tage als Dezimaltext; `null`, wo etwas dafür noch fehlt, nie 0.
 */
export interface Abwicklungsjahr {
  readonly programm: Programm;
  readonly haushaltsjahr: number;
  readonly geplant: Betrag | null;
  readonly bewilligt: Betrag | null;
  /** Besetzte Fördertage. */
  readonly foerdertage: string | null;
  readonly ist: Betrag | null;
  readonly endgueltig: Betrag | null;
  readonly abgerufen: Betrag | null;
  readonly nochAbrufbar: Betrag | null;
  readonly zuErstatten: Betrag | null;
  /** Am 31.12. noch zu erhalten. */
  readonly forderung: Betrag | null;
  /** Am 31.12. zurückzuzahlen. */
  readonly verbindlichkeit: Betrag | null;
}

/** Leer, solange es weder einen Bescheid noch eine Abwicklung gibt. */
export interface Abwicklungsergebnis {
  readonly jeHaushaltsjahr: readonly Abwicklungsjahr[];
}
