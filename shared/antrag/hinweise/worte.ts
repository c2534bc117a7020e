/** Wie Hinweise Zahlen, Tage und Einträge nennen. */
import { alsDeutschesDatum, type Datum } from '../../kern/datum.ts';
import { Dezimal, type Exakt, quotient } from '../../kern/geld.ts';
import { deutscheZahl } from '../../kern/zahlformat.ts';
import { tag } from '../planzeilen.ts';
import type { Massnahmeneintrag, Stelleneintrag } from '../schema.ts';

type Zahl = Dezimal | string | number;

/** "65.300,00 €" */
export function euro(betrag: Zahl | Exakt): string {
  return `${deutscheZahl(dezimal(betrag), 2)} €`;
}

/** So viele Nachkommastellen wie nötig: "1,5", "256". */
export function zahl(wert: Zahl | Exakt, mindestens = 0): string {
  const dezimalzahl = dezimal(wert);
  return deutscheZahl(dezimalzahl, Math.max(mindestens, dezimalzahl.decimalPlaces()));
}

/** "01.04.2020" */
export function deutscherTag(wert: string | Datum): string {
  return alsDeutschesDatum(typeof wert === 'string' ? tag(wert) : wert);
}

/** "S1 (Teilhabemanagement)" */
export function eintragsname({ id, bezeichnung }: Pick<Stelleneintrag | Massnahmeneintrag, 'id' | 'bezeichnung'>): string {
  return bezeichnung === '' ? id : `${id} (${bezeichnung})`;
}

/** "A, B und C" */
export function aufzaehlung(teile: readonly string[]): string {
  return teile.length < 2 ? teile.join('') : `${teile.slice(0, -1).join(', ')} und ${teile.at(-1)}`;
}

function dezimal(wert: Zahl | Exakt): Dezimal {
  return typeof wert === 'object' && 'zaehler' in wert ? quotient(wert) : new Dezimal(wert);
}
