/**
 * Exakte Zahlen und die eine Cent-Rundung (Fachkonzept A4).
 *
 * Ein exakter Wert ist ein Bruch aus zwei Dezimalzahlen: 68 000 € · 167 / 360 hat keine endliche
 * Dezimaldarstellung, und ein abgeschnittener Quotient würde halbe Cents falsch runden, sobald er
 * weiterverrechnet wird. Deshalb wird zuerst multipliziert, zuletzt geteilt und einmal gerundet.
 */
import { Decimal } from 'decimal.js';

/** decimal.js mit 60 signifikanten Stellen: alle Zähler und Nenner, die hier vorkommen, sind darin exakt. */
export const Dezimal = Decimal.clone({ precision: 60, rounding: Decimal.ROUND_HALF_UP, toExpNeg: -40, toExpPos: 40 });
export type Dezimal = Decimal;

/** Ein exakter Wert: `zaehler / nenner`, Nenner > 0. */
export interface Exakt {
  readonly zaehler: Dezimal;
  readonly nenner: Dezimal;
}

const EINS = new Dezimal(1);
const konstanten = new Map<string, Exakt>();

/** Exakter Wert aus einer Dezimalzahl, einer ganzen Zahl oder ihrer Schreibweise mit Punkt ("65300.00"). */
export function exakt(wert: Dezimal | number | string): Exakt {
  return { zaehler: wert instanceof Decimal ? wert : new Dezimal(wert), nenner: EINS };
}

/** Wie {@link exakt}, aber für Werte des Regelstands: dieselbe Schreibweise wird nur einmal gelesen. */
export function konstante(wert: string): Exakt {
  const bekannt = konstanten.get(wert);
  if (bekannt) return bekannt;
  const neu = exakt(wert);
  konstanten.set(wert, neu);
  return neu;
}

export const NULL = exakt(0);

export function mal(a: Exakt, b: Exakt): Exakt {
  return { zaehler: a.zaehler.times(b.zaehler), nenner: nennerprodukt(a.nenner, b.nenner) };
}

/** Teilt, ohne zu runden. Der Divisor muss größer als 0 sein. */
export function durch(a: Exakt, b: Exakt): Exakt {
  return { zaehler: b.nenner === EINS ? a.zaehler : a.zaehler.times(b.nenner), nenner: nennerprodukt(a.nenner, b.zaehler) };
}

export function plus(a: Exakt, b: Exakt): Exakt {
  if (a.nenner === b.nenner) return { zaehler: a.zaehler.plus(b.zaehler), nenner: a.nenner };
  return { zaehler: a.zaehler.times(b.nenner).plus(b.zaehler.times(a.nenner)), nenner: a.nenner.times(b.nenner) };
}

export function minus(a: Exakt, b: Exakt): Exakt {
  return plus(a, { zaehler: b.zaehler.negated(), nenner: b.nenner });
}

/** −1, 0 oder 1, je nachdem ob a kleiner, gleich oder größer ist als b. */
export function vergleiche(a: Exakt, b: Exakt): number {
  if (a.nenner === b.nenner || a.nenner.eq(b.nenner)) return a.zaehler.cmp(b.zaehler);
  return a.zaehler.times(b.nenner).cmp(b.zaehler.times(a.nenner));
}

export function kleinster(a: Exakt, b: Exakt): Exakt {
  return vergleiche(a, b) <= 0 ? a : b;
}

export function groesster(a: Exakt, b: Exakt): Exakt {
  return vergleiche(a, b) >= 0 ? a : b;
}

/** Rundet kaufmännisch (Hälften aufwärts) auf ganze Cent: die einzige Geldrundung des Produkts (A4). */
export function cent(wert: Exakt): Exakt {
  return { zaehler: quotient(wert).toDecimalPlaces(2, Decimal.ROUND_HALF_UP), nenner: EINS };
}

export type Haelften = 'auf' | 'gerade';

/** Rundet auf Vielfache von `schritt`; Hälften aufwärts (A1) oder zum geraden Vielfachen (andere Lesart). */
export function aufStufe(wert: Exakt, schritt: Exakt, haelften: Haelften): Exakt {
  const modus = haelften === 'auf' ? Decimal.ROUND_HALF_UP : Decimal.ROUND_HALF_EVEN;
  return mal(exakt(quotient(durch(wert, schritt)).toDecimalPlaces(0, modus)), schritt);
}

/** Größtes Vielfaches von `schritt`, das nicht über dem Wert liegt. */
export function abgerundetAuf(wert: Exakt, schritt: Exakt): Exakt {
  return mal(exakt(quotient(durch(wert, schritt)).floor()), schritt);
}

/** Der Wert als Dezimalzahl; bei endlosen Brüchen auf 60 Stellen. Nur zum Anzeigen und letzten Runden. */
export function quotient(wert: Exakt): Dezimal {
  return wert.nenner === EINS ? wert.zaehler : wert.zaehler.div(wert.nenner);
}

/** Ein auf Cent gerundeter Wert als Text mit zwei Nachkommastellen und Punkt: "54400.00". */
export function alsBetrag(wert: Exakt): string {
  return quotient(wert).toFixed(2);
}

function nennerprodukt(a: Dezimal, b: Dezimal): Dezimal {
  if (a === EINS) return b;
  return b === EINS ? a : a.times(b);
}
