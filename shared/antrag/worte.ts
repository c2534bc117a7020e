/** Wie Hinweise und Prüfunterlagen Beträge, Tage und Einträge nennen. */

import { alsDeutschesDatum, type Datum } from '../grund/datum.ts';
import { Dezimal, Exakt, quotient } from '../grund/geld.ts';
import type { Betrag, IsoTag } from '../grund/marken.ts';
import { deutscherWert, deutscheZahl } from '../grund/zahlformat.ts';
import type { Massnahmeneintrag, Stelleneintrag } from './schema.ts';
import { tag } from './tag.ts';

/**
 * So viele nennt eine Aufzählung höchstens: Bei hundert Stellen genügen die ersten, und der Text passt in eine Zelle
 * der Prüfmappe.
 */
const GENANNT_HOECHSTENS = 9;

/** "65.300,00 €", auf Cent gerundet */
export function euro(betrag: Dezimal | Betrag | Exakt): string {
  return `${deutscheZahl(betrag instanceof Exakt ? quotient(betrag) : new Dezimal(betrag), 2)} €`;
}

/** 0,8 → "80 %" */
export function prozent(anteil: Dezimal | string): string {
  return `${deutscherWert(new Dezimal(anteil).times(100))} %`;
}

/** "1", "1 und 2", "1 bis 4", "1 bis 3 und 5"; `nummern` aufsteigend. */
export function nummernfolge(nummern: readonly number[]): string {
  const laeufe: number[][] = [];
  for (const nummer of nummern) {
    const lauf = laeufe.at(-1);
    if (lauf?.at(-1) === nummer - 1) lauf.push(nummer);
    else laeufe.push([nummer]);
  }
  const teile = laeufe.flatMap((lauf) => (lauf.length < 3 ? lauf.map(String) : [`${lauf[0]} bis ${lauf.at(-1)}`]));
  return aufzaehlung(teile);
}

/** "01.04.2020" */
export function deutscherTag(wert: IsoTag | Datum): string {
  return alsDeutschesDatum(typeof wert === 'string' ? tag(wert) : wert);
}

/** "S1 (Teilhabemanagement)" */
export function eintragsname({
  id,
  bezeichnung,
}: Pick<Stelleneintrag | Massnahmeneintrag, 'id' | 'bezeichnung'>): string {
  return bezeichnung === '' ? id : `${id} (${bezeichnung})`;
}

/** "A, B, C"; von vielen nur die ersten: "A, B, … und 12 weitere". */
export function genannt(teile: readonly string[]): string {
  if (teile.length <= GENANNT_HOECHSTENS) return teile.join(', ');
  return `${teile.slice(0, GENANNT_HOECHSTENS).join(', ')} und ${teile.length - GENANNT_HOECHSTENS} weitere`;
}

/** "A, B und C"; von vielen nur die ersten, wie {@link genannt}. */
export function aufzaehlung(teile: readonly string[]): string {
  if (teile.length < 2 || teile.length > GENANNT_HOECHSTENS) return genannt(teile);
  return `${teile.slice(0, -1).join(', ')} und ${teile.at(-1)}`;
}
