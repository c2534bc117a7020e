/** Liest das Haushaltsblatt aus Excel: mit höchstens drei Abgleichen, gleich wie viele Zeilen es hat. */

import { type Tabelle, type Tabellen, tabellenInBlaettern } from '../../haushaltsblatt/tabellen.ts';
import type { TabellenId } from '../modell.ts';
import { fehlername, type Gitter, type Zellwert } from '../zellen.ts';

const IDS: Readonly<Record<keyof Tabellen, TabellenId>> = { kopfdaten: 'GK_Kopfdaten', stellen: 'GK_Stellen', massnahmen: 'GK_Massnahmen' };
const ARTEN = ['kopfdaten', 'stellen', 'massnahmen'] as const;

/** Über die Tabellenobjekte; fehlt eines (in einen Bereich umgewandelt), über die Überschriften in allen Blättern. */
export async function liesTabellen(context: Excel.RequestContext): Promise<Tabellen | null> {
  const { tables, worksheets } = context.workbook;
  tables.load('items/name');
  worksheets.load('items/name');
  await context.sync();

  const vorhanden = new Set(tables.items.map((t) => t.name));
  if (ARTEN.every((art) => vorhanden.has(IDS[art]))) {
    const geladen = ARTEN.map((art) => ladeTabelle(tables.getItem(IDS[art])));
    await context.sync();
    const [kopfdaten, stellen, massnahmen] = geladen.map(alsTabelle);
    return { kopfdaten: kopfdaten ?? null, stellen: stellen ?? null, massnahmen: massnahmen ?? null };
  }

  const bereiche = worksheets.items.map((blatt) => ({ name: blatt.name, bereich: blatt.getUsedRangeOrNullObject(true) }));
  for (const { bereich } of bereiche) bereich.load('values,valueTypes,rowIndex,columnIndex');
  await context.sync();
  return tabellenInBlaettern(bereiche.filter(({ bereich }) => !bereich.isNullObject).map(({ name, bereich }) => alsGitter(name, bereich)));
}

interface GeladeneTabelle {
  readonly bereich: Excel.Range;
  readonly blatt: Excel.Worksheet;
}

function ladeTabelle(tabelle: Excel.Table): GeladeneTabelle {
  const bereich = tabelle.getRange();
  const blatt = tabelle.worksheet;
  bereich.load('values,valueTypes,rowIndex,columnIndex');
  blatt.load('name');
  return { bereich, blatt };
}

function alsTabelle({ bereich, blatt }: GeladeneTabelle): Tabelle {
  return alsGitter(blatt.name, bereich);
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
