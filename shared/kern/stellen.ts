/** R1 Schlüssel, R2 Mindeststelle, R3 Rundung der Stellen mit A1. (Konzept Nr. 3 und Nr. 5) */
import { KernFehler } from '../grund/fehler.ts';
import { aufStufe, groesster, vergleiche } from '../grund/geld.ts';
import { GRENZTEXT, PERSONEN_HOECHSTENS } from '../grund/grenzen.ts';
import { eingabe, type Groesse } from '../regelstand/groesse.ts';
import type { ThmRegelstand } from '../regelstand/typen.ts';
import { werteVon } from '../regelstand/werte.ts';
import { Schritt } from './rechenweg.ts';
import { anteilig, maximum } from './rechnungen.ts';

/**
 * Stellen nach Schlüssel für eine Kommune mit Geschäftsführender Stelle: Personen ÷ Schlüssel, auf den Stellenschritt
 * kaufmännisch gerundet (A1), ab der Grenze für eine volle Stelle mindestens 1,0, immer mindestens die Mindeststelle.
 * Andere Lesart A1: Hälften zum geraden Schritt (125 → 1,0).
 * @throws {KernFehler} PERSONEN_UNGUELTIG, SCHLUESSEL_FEHLT
 */
export function stellenNachSchluessel(personen: number, regelstand: ThmRegelstand): Schritt<'Stellen'> {
  if (!Number.isInteger(personen) || personen < 0 || personen > PERSONEN_HOECHSTENS) {
    throw new KernFehler(
      'PERSONEN_UNGUELTIG',
      'personen',
      `„personen“ muss eine ganze Zahl von 0 bis ${GRENZTEXT.personen} sein.`,
      'R1',
    );
  }
  const werte = werteVon(regelstand);
  const { schluessel } = werte;
  if (schluessel === null) {
    const meldung = `„regelstand“: ${werte.id} nennt keinen Schlüssel, nach dem sich Stellen aus Personen ergeben. Bitte einen anderen Regelstand nennen.`;
    throw new KernFehler('SCHLUESSEL_FEHLT', 'regelstand', meldung, 'R1');
  }
  const geduldete = eingabe('Geduldete', personen, 'Personen');
  const gerundet = new Schritt({
    id: 'stellen.gerundet',
    titel: 'Stellen nach Schlüssel, gerundet',
    einheit: 'Stellen',
    rechnung: anteilig<'Stellen'>({ faktoren: [geduldete], teiler: schluessel.personenJeStelle }),
    rundung: { art: 'stufe', stufe: schluessel.stellenschritt },
    regeln: ['R1', 'R3', 'A1'],
    regelstand: werte,
  });
  const abVoller = vergleiche(geduldete.wert, schluessel.volleStelleAb.wert) >= 0;
  const untergrenzen: readonly Groesse<'Stellen'>[] = abVoller
    ? [schluessel.mindeststellen, schluessel.volleStelle]
    : [schluessel.mindeststellen];
  return new Schritt({
    id: 'stellen',
    titel: 'Stellen',
    einheit: 'Stellen',
    rechnung: maximum([gerundet, ...untergrenzen]),
    regeln: abVoller ? ['R2', 'R3'] : ['R2'],
    regelstand: werte,
    lesarten: () => [
      {
        id: 'A1',
        bezeichnung: 'Hälften zum geraden Schritt gerundet',
        andere: () =>
          untergrenzen.reduce(
            (hoechste, { wert }) => groesster(hoechste, wert),
            aufStufe(gerundet.exakterWert, schluessel.stellenschritt.wert, 'gerade'),
          ),
      },
    ],
  });
}
