/**
 * Wie Werte in Tabellenzellen stehen: Tage als serielle Zahl, Beträge in ganzen Cent, Dezimalzahlen und exakte Werte als
 * Bruch ganzer Zahlen.
 */

import { tag } from '../antrag/tag.ts';
import { alsBetrag, type Exakt } from '../grund/geld.ts';
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

/** Ein Ergebnis auf Cent als ganze Zahl. */
export function inCent({ wert }: { readonly wert: Exakt }): number {
  return alsCent(alsBetrag(wert));
}

/** Wert · Faktor als gekürzter Bruch ganzer Zahlen. */
export function bruch({ zaehler, nenner }: Exakt, faktor: number): [number, number] {
  const zehnerpotenz = 10 ** Math.max(zaehler.decimalPlaces(), nenner.decimalPlaces());
  const z = zaehler.times(zehnerpotenz).times(faktor);
  const n = nenner.times(zehnerpotenz);
  let [a, b] = [z, n];
  while (!b.isZero()) [a, b] = [b, a.mod(b)];
  const teiler = a.isZero() ? n : a;
  return [z.div(teiler).toNumber(), n.div(teiler).toNumber()];
}
