/** Benannte Ausgangswerte für den Rechenweg: Eingaben und Werte des Regelstands. */

import type { Datum } from '../grund/datum.ts';
import { cent, type Dezimal, Exakt, exakt, konstante, vergleiche } from '../grund/geld.ts';
import type { Wert } from '../regelstand/typen.ts';
import { AUF_CENT, type Einheit, type Groesse, Schritt } from './rechenweg.ts';

/** Eine Eingabe, so wie sie gemacht wurde. */
export function eingabe(bezeichnung: string, wert: Exakt | Dezimal | number, einheit: Einheit): Groesse {
  return { bezeichnung, einheit, wert: wert instanceof Exakt ? wert : exakt(wert) };
}

/** Ein Tag als benannte Größe. */
export function tagGroesse(bezeichnung: string, wert: Datum): Groesse {
  return { bezeichnung, einheit: 'Datum', wert };
}

/** Ein Wert des Regelstands mit der Regel, aus der er stammt. */
export function regelwert(bezeichnung: string, wert: Wert, einheit: Einheit): Groesse {
  return { bezeichnung, einheit, wert: konstante(wert.wert), regel: wert.regel };
}

/** Ein eingegebener Betrag in €; mehr als zwei Nachkommastellen werden auf Cent gerundet, und der Rechenweg sagt es. */
export function betragEingabe(id: string, bezeichnung: string, betrag: Exakt | Dezimal): Groesse {
  const wert = betrag instanceof Exakt ? betrag : exakt(betrag);
  const angabe = eingabe(bezeichnung, wert, '€');
  if (hatGanzeCents(wert)) return angabe;
  return new Schritt({
    id: `${id}.eingabe`,
    titel: `${bezeichnung}, auf Cent gerundet`,
    einheit: '€',
    operation: 'uebernommen',
    operanden: [angabe],
    rundung: AUF_CENT,
    regeln: ['A4'],
  });
}

function hatGanzeCents(wert: Exakt): boolean {
  return vergleiche(cent(wert), wert) === 0;
}
