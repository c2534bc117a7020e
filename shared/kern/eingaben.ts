/** Eingegebene Beträge für den Rechenweg. */
import { cent, type Exakt, vergleiche } from '../grund/geld.ts';
import { eingabe, type Groesse } from '../regelstand/groesse.ts';
import { AUF_CENT, Schritt } from './rechenweg.ts';
import { uebernommen } from './rechnungen.ts';

/** Ein eingegebener Betrag in €; mehr als zwei Nachkommastellen werden auf Cent gerundet, und der Rechenweg sagt es. */
export function betragEingabe(id: string, name: string, betrag: Exakt): Groesse<'€'> {
  const angabe = eingabe(name, betrag, '€');
  if (hatGanzeCents(betrag)) return angabe;
  return new Schritt({
    id: `${id}.eingabe`,
    titel: `${name}, auf Cent gerundet`,
    einheit: '€',
    rechnung: uebernommen(angabe),
    rundung: AUF_CENT,
    regeln: ['A4'],
  });
}

function hatGanzeCents(wert: Exakt): boolean {
  return vergleiche(cent(wert), wert) === 0;
}
