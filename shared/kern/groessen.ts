/** Benannte Ausgangswerte für den Rechenweg: Eingaben und Werte des Regelstands. */
import type { Wert } from '../regelstand/typen.ts';
import type { Datum } from './datum.ts';
import { type Dezimal, Exakt, exakt, konstante, quotient } from './geld.ts';
import { AUF_CENT, type Einheit, type Groesse, Schritt } from './rechenweg.ts';

/** Eine Eingabe, so wie sie gemacht wurde. */
export function eingabe(bezeichnung: string, wert: Exakt | Dezimal | number, einheit: Einheit): Groesse {
  return { bezeichnung, einheit, wert: wert instanceof Exakt ? wert : exakt(wert) };
}

export function tagGroesse(bezeichnung: string, wert: Datum): Groesse {
  return { bezeichnung, einheit: 'Datum', wert };
}

const regelwerte = new WeakMap<Wert, Groesse>();

/** Ein Wert des Regelstands mit der Regel, aus der er stammt; ein Regelstand ändert sich nicht, also genügt einer je Wert. */
export function regelwert(bezeichnung: string, wert: Wert, einheit: Einheit): Groesse {
  const bekannt = regelwerte.get(wert);
  if (bekannt?.bezeichnung === bezeichnung && bekannt.einheit === einheit) return bekannt;
  const neu: Groesse = { bezeichnung, einheit, wert: konstante(wert.wert), regel: wert.regel };
  regelwerte.set(wert, neu);
  return neu;
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
  return 100 % wert.n === 0 || quotient(wert).decimalPlaces() <= 2;
}
