/** Eine Mappe mit den gebauten GK-Funktionen und kurze Wege zu ihren Zellen. */
import './umgebung.ts';
import { helpers, type Model } from '@odoo/o-spreadsheet';
import { registriereGkFunktionen } from '../../../addin/workbench/tabelle/gk-funktionen.ts';
import { leereMappendaten, neueMappe } from '../../../addin/workbench/tabelle/mappe.ts';
import { gebauteFunktionen } from './umgebung.ts';

const { beschreibungen, funktionen } = gebauteFunktionen();
registriereGkFunktionen(beschreibungen, funktionen);

export const BLATT = 'blatt';

export function leereMappe(zeilen = 40, spalten = 12): Model {
  return neueMappe(leereMappendaten([{ id: BLATT, name: 'Blatt', zeilen, spalten }]));
}

export function ort(xc: string, sheetId = BLATT) {
  return { sheetId, ...helpers.toCartesian(xc) };
}

/** Schreibt, wie eine Eingabe nach der Übersetzung ins Englische ankommt. */
export function setze(model: Model, xc: string, content: string, sheetId = BLATT): void {
  model.dispatch('UPDATE_CELL', { ...ort(xc, sheetId), content });
}

export function zelle(model: Model, xc: string, sheetId = BLATT) {
  return model.getters.getEvaluatedCell(ort(xc, sheetId));
}

/** Wert einer Formel in Zelle H1 einer leeren Mappe. */
export function rechne(formel: string) {
  const model = leereMappe();
  setze(model, 'H1', formel);
  return zelle(model, 'H1');
}
