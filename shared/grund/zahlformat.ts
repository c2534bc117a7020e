/** Deutsche Schreibweise ohne Locale-Daten, damit sie in jeder Umgebung dieselbe ist. */
import { type Dezimal, Exakt, exakt, type Zahlangabe } from './geld.ts';
import { ohneNullen } from './nullen.ts';
import { mitTausenderpunkten } from './tausender.ts';
import { ziffern } from './ziffern.ts';

const NACHKOMMASTELLEN = 6;

/** 1234567.5 → "1.234.567,50" bei zwei Nachkommastellen. */
export function deutscheZahl(wert: Dezimal, nachkommastellen: number): string {
  const [ganz = '', bruch] = wert.abs().toFixed(nachkommastellen).split('.');
  return `${wert.isNegative() && !wert.isZero() ? '−' : ''}${mitTausenderpunkten(ganz)}${bruch ? `,${bruch}` : ''}`;
}

/**
 * So viele Nachkommastellen wie nötig, mindestens `mindestens` (bis sechs): 1666 → "1.666", 1.5 → "1,5"; was nach der
 * sechsten noch folgt, ist „…“.
 */
export function deutscherWert(wert: Exakt | Zahlangabe, mindestens = 0): string {
  const exakter = wert instanceof Exakt ? wert : exakt(wert);
  const { negativ, ganz, bruch, genau } = ziffern(exakter, NACHKOMMASTELLEN, false);
  const gezeigt = genau ? ohneNullen(bruch, mindestens) : `${bruch}…`;
  return `${negativ ? '−' : ''}${mitTausenderpunkten(ganz)}${gezeigt && `,${gezeigt}`}`;
}
