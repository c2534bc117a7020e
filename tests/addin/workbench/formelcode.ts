/** Dieselbe Mappe auf beide Arten gerechnet: wie o-spreadsheet es tut und wie die ausgelieferte Seite. */
import { type CompiledFormula, functionCache, type Model } from '@odoo/o-spreadsheet';
import { formelprogramm } from '../../../addin/workbench/tabelle/formelprogramm.ts';
import { type Mappendaten, neueMappe } from '../../../addin/workbench/tabelle/mappe.ts';

/** Der Code, den o-spreadsheet aus einer Formel erzeugt und `new Function` gegeben hat. */
export function codeVon(funktion: CompiledFormula['execute']): string {
  const text = funktion.toString();
  return text.slice(text.indexOf('{\n') + 2, text.lastIndexOf('\n}'));
}

/**
 * Die Mappe, ihre Formeln mit {@link formelprogramm} ausgeführt. o-spreadsheet muss sie alle schon übersetzt haben.
 *
 * @throws {Error} wenn eine Formel neu zu übersetzen war: Sie liefe noch wie bei o-spreadsheet
 */
export function mitFormelprogramm(daten: Mappendaten): Model {
  const vorher = { ...functionCache };
  for (const [schluessel, funktion] of Object.entries(vorher))
    functionCache[schluessel] = formelprogramm(codeVon(funktion));
  try {
    // o-spreadsheet verändert, was es lädt.
    const model = neueMappe(daten);
    const neu = Object.keys(functionCache).filter((schluessel) => !(schluessel in vorher));
    if (neu.length > 0) throw new Error(`Noch nicht übersetzt: ${neu.join(', ')}`);
    return model;
  } finally {
    Object.assign(functionCache, vorher);
  }
}
