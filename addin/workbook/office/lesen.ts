/** Liest Tabellen und Blätter aus Excel: mit gleich vielen Abgleichen, gleich wie viele Zeilen sie haben. */

import type { Blattanzeige, Mappengitter } from '../workbook.ts';
import { type Blattinhalt, fehlername, type Gitter, type Zellwert } from '../zellen.ts';

/**
 * Mit zwei Abgleichen: die Tabellenobjekte; fehlt eines (in einen Bereich umgewandelt), die belegten Bereiche aller
 * Blätter.
 */
export async function liesGitter(
  context: Excel.RequestContext,
  tabellennamen: readonly string[],
): Promise<Mappengitter> {
  const { tables, worksheets } = context.workbook;
  tables.load('items/name');
  worksheets.load('items/name,items/visibility');
  await context.sync();

  const gefunden = tabellennamen
    .filter((name) => tables.items.some((tabelle) => tabelle.name === name))
    .map((name) => ({ name, ...ladeTabelle(tables, name) }));
  if (gefunden.length === tabellennamen.length) {
    for (const { bereich } of gefunden) bereich.load(WERTE);
    await context.sync();
    // Niemand liest, was niemand sieht: Auch eine Tabelle unseres Namens in einem ausgeblendeten Blatt gilt nicht.
    const sichtbare = gefunden.every(({ blatt }) => blatt.visibility === 'Visible');
    if (sichtbare)
      return {
        art: 'tabellen',
        tabellen: new Map(gefunden.map(({ name, blatt, bereich }) => [name, alsGitter(blatt.name, bereich)])),
      };
  }

  const blaetter = worksheets.items
    .filter(({ visibility }) => visibility === 'Visible')
    .map((blatt) => ({ name: blatt.name, bereich: blatt.getUsedRangeOrNullObject(true) }));
  for (const { bereich } of blaetter) bereich.load(WERTE);
  await context.sync();
  const mitTabelle = gefunden.find(({ blatt }) => blatt.visibility === 'Visible')?.blatt.name ?? null;
  const gitter = blaetter
    .filter(({ bereich }) => !bereich.isNullObject)
    .map(({ name, bereich }) => alsGitter(name, bereich));
  const zuerst = gitter.filter(({ blatt }) => blatt === mitTabelle);
  return { art: 'blaetter', blaetter: [...zuerst, ...gitter.filter(({ blatt }) => blatt !== mitTabelle)], mitTabelle };
}

const WERTE = 'values,valueTypes,rowIndex,columnIndex';

function ladeTabelle(
  tabellen: Excel.TableCollection,
  name: string,
): { readonly blatt: Excel.Worksheet; readonly bereich: Excel.Range } {
  const tabelle = tabellen.getItem(name);
  tabelle.worksheet.load('name,visibility');
  return { blatt: tabelle.worksheet, bereich: tabelle.getRange() };
}

/** Alles, was in einem Blatt steht, mit einem Abgleich; `null`, wenn es leer ist. */
export async function liesBlatt(context: Excel.RequestContext, name: string): Promise<Blattinhalt | null> {
  const bereich = context.workbook.worksheets.getItem(name).getUsedRangeOrNullObject(true);
  bereich.load(`formulas,${WERTE}`);
  await context.sync();
  if (bereich.isNullObject) return null;
  return {
    ...alsGitter(name, bereich),
    istFormel: bereich.formulas.map((zeile, z) => zeile.map((formel, s) => istFormel(formel, bereich.values[z]?.[s]))),
  };
}

/** Liest, wie ein Blatt aussieht, mit zwei Abgleichen. Eine weggefilterte Zeile ist für Excel eine verborgene. */
export async function liesAnzeige(context: Excel.RequestContext, name: string): Promise<Blattanzeige | null> {
  const bereich = context.workbook.worksheets.getItem(name).getUsedRangeOrNullObject(true);
  bereich.load(`text,${WERTE}`);
  await context.sync();
  if (bereich.isNullObject) return null;
  const zeilen = bereich.getRowProperties({ rowHidden: true });
  const spalten = bereich.getColumnProperties({ columnHidden: true });
  await context.sync();
  return {
    ...alsGitter(name, bereich),
    texte: bereich.text,
    verborgeneZeilen: new Set(zeilen.value.flatMap(({ rowHidden }, i) => (rowHidden ? [bereich.rowIndex + i] : []))),
    verborgeneSpalten: new Set(
      spalten.value.flatMap(({ columnHidden }, i) => (columnHidden ? [bereich.columnIndex + i] : [])),
    ),
  };
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
