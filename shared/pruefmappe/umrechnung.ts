/**
 * Wie die Werte des Antrags in Tabellenzellen stehen: Tage als serielle Zahl, Dezimalzahlen als Bruch ganzer Zahlen.
 */

import { tag } from '../antrag/tag.ts';
import type { Betrag, IsoTag } from '../grund/marken.ts';
import { alsSeriell } from '../grund/seriell.ts';

/** 2020-04-01 → 43922 */
export function seriell(iso: IsoTag): number {
  return alsSeriell(tag(iso));
}

/** "0.80" → 8 / 10, "68000" → 68000 / 1: ganze Zahlen, mit denen Formeln genau rechnen. */
export function alsBruch(dezimal: string): { zaehler: number; nenner: number } {
  const [ganz = '', nach = ''] = dezimal.split('.');
  const stellen = nach.replace(/(?<!0)0+$/, '');
  return { zaehler: Number(ganz + stellen), nenner: 10 ** stellen.length };
}

/** "65300.5" → 6530050 */
export function alsCent(betrag: Betrag): number {
  const { zaehler, nenner } = alsBruch(betrag);
  return Math.round((zaehler * 100) / nenner);
}
