/** Wie ein Zellwert zu dem wird, womit eine Funktion rechnet. */
import type { Verzeichnis } from '../../shared/regelstand/verzeichnis.ts';

/** Wie ein Zellwert gelesen wird. Jede Art eines Parameters gibt es einmal. */
export interface Parameterart<T> {
  /** Nennt das Erwartete nach den Regelständen, die in Frage kommen: „ein Betrag in € von 0 bis …“. */
  readonly erwartet: (regelstaende: Verzeichnis) => string;
  /** Der gelesene Wert; `wert` ist nie leer. @throws {Eingabefehler} */
  readonly lies: (name: string, wert: unknown, regelstaende: Verzeichnis) => T;
  /** Nimmt einen Bereich, wie er ist, statt eines einzelnen Werts. */
  readonly bereich?: boolean;
  /** Leer ist hier eine Angabe und keine, die fehlt. */
  readonly leerGilt?: boolean;
}
