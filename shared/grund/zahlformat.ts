/** Deutsche Schreibweise ohne Locale-Daten, damit sie in jeder Umgebung dieselbe ist. */
import { Dezimal, Exakt, quotient } from './geld.ts';
import { mitTausenderpunkten } from './tausender.ts';
import { ohneNullen, ziffern } from './ziffern.ts';

const NACHKOMMASTELLEN = 6;

/** 1234567.5 → "1.234.567,50" bei zwei Nachkommastellen. */
export function deutscheZahl(wert: Dezimal, nachkommastellen: number): string {
  const [ganz = '', bruch] = wert.abs().toFixed(nachkommastellen).split('.');
  return `${wert.isNegative() && !wert.isZero() ? '−' : ''}${mitTausenderpunkten(ganz)}${bruch ? `,${bruch}` : ''}`;
}

/**
 * So viele Nachkommastellen wie nötig, mindestens `mindestens`: 1666 → "1.666", 1.5 → "1,5"; was nach der sechsten noch
 * folgt, ist „…“.
 */
export function deutscherWert(wert: Exakt | Dezimal | number | string, mindestens = 0): string {
  const teile = wert instanceof Exakt && mindestens <= NACHKOMMASTELLEN ? ziffern(wert, NACHKOMMASTELLEN, false) : null;
  if (teile) {
    const bruch = teile.genau ? ohneNullen(teile.bruch, mindestens) : `${teile.bruch}…`;
    return `${teile.negativ ? '−' : ''}${mitTausenderpunkten(teile.ganz)}${bruch && `,${bruch}`}`;
  }
  const zahl = wert instanceof Exakt ? quotient(wert) : new Dezimal(wert);
  const gekuerzt = zahl.toDecimalPlaces(NACHKOMMASTELLEN, Dezimal.ROUND_DOWN);
  if (!gekuerzt.eq(zahl)) return `${deutscheZahl(gekuerzt, NACHKOMMASTELLEN)}…`;
  return deutscheZahl(gekuerzt, Math.max(mindestens, gekuerzt.decimalPlaces()));
}
