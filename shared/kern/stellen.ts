/** R1 Schlüssel, R2 Mindeststelle, R3 Rundung der Stellen mit A1. (Konzept Nr. 3 und Nr. 5) */

import { KernFehler } from '../grund/fehler.ts';
import { aufStufe, type Exakt, groesster, konstante } from '../grund/geld.ts';
import type { ThmRegelstand } from '../regelstand/typen.ts';
import { eingabe, regelwert } from './groessen.ts';
import { type Groesse, Schritt } from './rechenweg.ts';

/** Mehr Menschen hat keine Kommune; eine größere Zahl ist ein Tippfehler. */
export const PERSONEN_HOECHSTENS = 10_000_000;

/**
 * Stellen nach Schlüssel für eine Kommune mit Geschäftsführender Stelle: je 100 Geduldete eine, auf halbe
 * Stellen kaufmännisch gerundet (A1), ab 75 Personen mindestens 1,0, immer mindestens 0,5.
 * Andere Lesart A1: Hälften zum geraden Schritt (125 → 1,0).
 * @throws {KernFehler} PERSONEN_UNGUELTIG
 */
export function stellenNachSchluessel(personen: number, regelstand: ThmRegelstand): Schritt {
  if (!Number.isInteger(personen) || personen < 0 || personen > PERSONEN_HOECHSTENS) {
    throw new KernFehler('PERSONEN_UNGUELTIG', 'personen', '„personen“ muss eine ganze Zahl von 0 bis 10.000.000 sein.', 'R1');
  }
  const schritt = konstante(regelstand.stellenschritt.wert);
  const gerundet = new Schritt({
    id: 'stellen.gerundet',
    titel: 'Stellen nach Schlüssel, gerundet auf halbe Stellen',
    einheit: 'Stellen',
    operation: 'anteilig',
    operanden: [eingabe('Geduldete', personen, 'Personen'), regelwert('Personen je Stelle', regelstand.personenJeStelle, 'Personen')],
    rundung: { art: 'stufe', schritt },
    regeln: ['R1', 'R3', 'A1'],
  });
  const untergrenzen: Groesse[] = [regelwert('Mindeststelle mit GfS', regelstand.mindeststellen, 'Stellen')];
  const abVoller = personen >= Number(regelstand.volleStelleAb.wert);
  if (abVoller) {
    untergrenzen.push({ bezeichnung: `volle Stelle ab ${regelstand.volleStelleAb.wert} Personen`, einheit: 'Stellen', wert: konstante('1'), regel: 'R3' });
  }
  return new Schritt({
    id: 'stellen',
    titel: 'Stellen',
    einheit: 'Stellen',
    operation: 'maximum',
    operanden: [gerundet, ...untergrenzen],
    regeln: abVoller ? ['R2', 'R3'] : ['R2'],
    lesarten: () => [
      {
        id: 'A1',
        bezeichnung: 'Hälften zum geraden Schritt gerundet',
        andere: () => untergrenzen.reduce((hoechste, { wert }) => groesster(hoechste, wert as Exakt), aufStufe(gerundet.exakterWert, schritt, 'gerade')),
      },
    ],
  });
}
