/** Die Rollen einer Spalte der Liste, wie es heißt und wie seine Zahlen geschrieben werden. */
import type { Dezimal } from '../grund/geld.ts';
import { deutscherWert } from '../grund/zahlformat.ts';
import type { Zahlart } from '../tabellentext/zahltext.ts';

/** Spalten mit Zahlen. */
export const WERTSPALTEN = ['geduldete', 'gestattete', 'personen', 'stellen', 'mittel', 'eigenanteil'] as const;
export type Wertspalte = (typeof WERTSPALTEN)[number];

/** Alles, was sich einer Spalte zuordnen lässt; `keine`: Sie wird nicht geprüft. */
export const SPALTENROLLEN = ['kommune', ...WERTSPALTEN, 'keine'] as const;
export type Spaltenrolle = (typeof SPALTENROLLEN)[number];

export const SPALTENNAMEN: Readonly<Record<Wertspalte, string>> = {
  geduldete: 'Geduldete',
  gestattete: 'Gestattete',
  personen: 'Personen zusammen',
  stellen: 'Stellen',
  mittel: 'Fördervolumen oder Zuwendung',
  eigenanteil: 'Eigenanteil',
};

/** Als was die Zahlen einer Spalte gelesen werden. */
export const ZAHLART: Readonly<Record<Wertspalte, Zahlart>> = {
  geduldete: 'personen',
  gestattete: 'personen',
  personen: 'personen',
  stellen: 'stellen',
  mittel: 'betrag',
  eigenanteil: 'betrag',
};

/** "10.698" Personen, "106,7" Stellen, "538.780,67 €" */
export function spaltenwert(wert: Dezimal, spalte: Wertspalte): string {
  const art = ZAHLART[spalte];
  if (art === 'betrag') return `${deutscherWert(wert, 2)} €`;
  return deutscherWert(wert, art === 'stellen' ? 1 : 0);
}
