/** Texte aus Zellen: die Kennung von etwas, das es gibt. Getrimmt wird nicht: „R3 “ ist nicht „R3“. */
import type { Verzeichnis } from '../../shared/regelstand/verzeichnis.ts';
import { falsch } from './eingabefehler.ts';
import type { Parameterart } from './parameterart.ts';

/** Ein Text, zu dem `finde` etwas kennt. */
export function auswahl<T>(
  erwartet: (regelstaende: Verzeichnis) => string,
  finde: (text: string) => T | undefined,
): Parameterart<T> {
  return {
    erwartet,
    lies: (name, wert, regelstaende) => {
      const gefunden = typeof wert === 'string' ? finde(wert) : undefined;
      if (gefunden === undefined) throw falsch(name, wert, erwartet(regelstaende));
      return gefunden;
    },
  };
}
