/** Liest Tabellen und Blätter aus Excel: mit gleich vielen Abgleichen, gleich wie viele Zeilen sie haben. */

import type { Mappengitter } from '../workbook.ts';
import { type Blattinhalt, fehlername, type Gitter, type Zellwert } from '../zellen.ts';

/** Mit zwei Abgleichen: die Tabellenobjekte; fehlt eines (in einen Bereich umgewandelt), die belegten Bereiche aller Blätter. */
export async function liesGitter(context: Excel.RequestContext, tabellennamen: readonly string[]): Promise<Mappengitter> {
  const { tables, worksheets } = context.workbook;
  tables.load('items/name');
  worksheets.load('items/name');
  await context.sync();

  const gefunden = tabellennamen
    .filter((name) => tables.items.some((tabelle) => tabelle.name === name))
    .map((name) => ({ name, ...ladeTabelle(tables, name) }));
  if (gefunden.length === tabellennamen.length) {
    for (const { bereich } of gefunden) bereich.load(WERTE);
    await context.sync();
    return { art: 'tabellen', tabellen: new Map(gefunden.map(({ name, blatt, bereich }) => [name, alsGitter(blatt.name, bereich)])) };
  }

  const blaetter = worksheets.items.map((blatt) => ({ name: blatt.name, bereich: blatt.getUsedRangeOrNullObject(true) }));
  for (const { bereich } of blaetter) bereich.load(WERTE);
  await context.sync();
  const mitTabelle = gefunden[0]?.blatt.name ?? null;
  const gitter = blaetter.filter(({ bereich }) => !bereich.isNullObject).map(({ name, bereich }) => alsGitter(name, bereich));
  const zuerst = gitter.filter(({ blatt }) => blatt === mitTabelle);
  return { art: 'blaetter', blaetter: [...zuerst, ...gitter.filter(({ blatt }) => blatt !== mitTabelle)], mitTabelle };
}

const WERTE = 'values,valueTypes,rowIndex,columnIndex';

function ladeTabelle(tabellen: Excel.TableCollection, name: string): { readonly blatt: Excel.Worksheet; readonly bereich: Excel.Range } {
  const tabelle = tabellen.getItem(name);
  tabelle.worksheet.load('name');
  return { blatt: tabelle.worksheet, bereich: tabelle.getRange() };
}

/** Alles, was in einem Blatt steht, mit einem Abgleich; `null`, wenn es leer ist. */
export async function liesBlatt(context: Excel.RequestContext, name: string): Promise<Blattinhalt | null> {
  const bereich = context.workbook.worksheets.getItem(name).getUsedRangeOrNullObject(true);
  bereich.load(`formulas,${WERTE}`);
  await context.sync();
  if (bereich.isNullObject) return null;
  return { ...alsGitter(name, bereich), istFormel: bereich.formulas.map((zeile, z) => zeile.map((formel, s) => istFormel(formel, bereich.values[z]?.[s]))) };
}

/** `bereich` muss mit `values,valueTypes,rowIndex,columnIndex` geladen und abgeglichen sein. */
export function alsGitter(blatt: string, bereich: Excel.Range): Gitter {
  const werte = bereich.values.map((zeile, z) => zeile.map((wert, s) => zellwert(wert, bereich.valueTypes[z]?.[s])));
  return { blatt, zeile: bereich.rowIndex, spalte: bereich.columnIndex, werte };
}

/** Den Text „=1+1“ nennt Excel auch als Formel so; eine ist er nur, wenn der Wert der Zelle ein anderer ist. */
export function istFormel(formel: unknown, wert: unknown): formel is string {
  return typeof formel === 'string' && formel.startsWith('=') && formel !== wert;
}

/** Excel meldet leere Zellen als "" und Fehler als Text; erst die Art sagt, was es ist. */
export function zellwert(wert: unknown, art: Excel.RangeValueType | string | undefined): Zellwert {
  if (art === 'Empty' || wert === null || wert === undefined || wert === '') return null;
  if (art === 'Error') return { fehler: fehlername(String(wert)) };
  return typeof wert === 'number' || typeof wert === 'boolean' ? wert : String(wert);
}
