/** Stellen nach R1–R3 zu einer Zahl Geduldeter, und was die andere Lesart von A1 ergäbe. */
import { type Dezimal, quotient } from '../grund/geld.ts';
import { stellenNachSchluessel } from '../kern/stellen.ts';
import { THM_2019 } from '../regelstand/thm-2019.ts';

/** Stellen nach R1–R3 (A1). */
export interface Soll {
  readonly stellen: Dezimal;
  /** Nur, wenn A1 hier einen Unterschied macht (125, 225 …). */
  readonly andereLesart: Dezimal | null;
}

/** @throws {KernFehler} PERSONEN_UNGUELTIG */
export function stellenZu(personen: number): Soll {
  const schritt = stellenNachSchluessel(personen, THM_2019);
  const lesart = schritt.greifendeLesarten[0];
  return { stellen: quotient(schritt.wert), andereLesart: lesart ? quotient(lesart.wert) : null };
}
