/** Stellen nach R1–R3 zu einer Zahl Geduldeter, und was die andere Lesart von A1 ergäbe. */
import { type Dezimal, quotient } from '../grund/geld.ts';
import { stellenNachSchluessel } from '../kern/stellen.ts';
import type { DiaRegelstand, ThmRegelstand } from '../regelstand/typen.ts';

/** Womit eine Liste geprüft wird: `thm` für die Stellen (R1–R3), `dia` für die Eigenanteile (W3). */
export interface Pruefregelstaende {
  readonly thm: ThmRegelstand;
  readonly dia: DiaRegelstand;
}

/** Stellen nach R1–R3 (A1). */
export interface Soll {
  readonly stellen: Dezimal;
  /** Nur, wenn A1 hier einen Unterschied macht (125, 225 …). */
  readonly andereLesart: Dezimal | null;
}

/** `null`, wo der Regelstand keinen Schlüssel nennt. @throws {KernFehler} PERSONEN_UNGUELTIG */
export function stellenZu(personen: number, regelstand: ThmRegelstand): Soll | null {
  if (!regelstand.personenJeStelle) return null;
  const schritt = stellenNachSchluessel(personen, regelstand);
  const lesart = schritt.greifendeLesarten[0];
  return { stellen: quotient(schritt.wert), andereLesart: lesart ? quotient(lesart.wert) : null };
}
