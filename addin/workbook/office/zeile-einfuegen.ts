/** Fügt eine Zeile in eine Tabelle ein, die gleich mitrechnet. */
import { WorkbookFehler, ZEILE_AUSGEFUELLT } from '../workbook.ts';
import { gedehnt } from '../zeilenbereich.ts';
import { adresse, normal, type Zellbezug } from '../zellen.ts';
import { istFormel } from './lesen.ts';

const SUMME = 'summe';

interface Zeile {
  readonly zeile: number;
  readonly spalte: number;
  readonly spalten: number;
}

/**
 * Unter der Zeile von `unter` entsteht eine ganze neue, mit deren Formeln, Formaten und Auswahllisten, ohne ihre
 * Eingaben. Excel dehnt Bereiche nur, wenn die Zeile zwischen zwei vorhandenen liegt; war `unter` die letzte der
 * Tabelle, werden Tabelle und Formeln hier gedehnt. Liefert die Rücknahme.
 */
export async function fuegeZeileEin(
  context: Excel.RequestContext,
  unter: Zellbezug,
): Promise<(spaeter: Excel.RequestContext) => Promise<void>> {
  const blatt = context.workbook.worksheets.getItem(unter.blatt);
  blatt.load('id');
  blatt.tables.load('items/name');
  const belegt = blatt.getUsedRangeOrNullObject(true);
  belegt.load('rowIndex,columnIndex,columnCount,values');
  await context.sync();
  const tabellen = blatt.tables.items.map((tabelle) => {
    const bereich = tabelle.getRange();
    bereich.load('rowIndex,columnIndex,rowCount,columnCount');
    return { tabelle, bereich };
  });
  await context.sync();
  const gefunden = tabellen.find(
    ({ bereich }) => unter.zeile > bereich.rowIndex && unter.zeile < bereich.rowIndex + bereich.rowCount,
  );
  const { columnIndex: spalte, columnCount: spalten } = gefunden?.bereich ?? belegt;
  const vorlage: Zeile = { zeile: unter.zeile, spalte, spalten };
  const neu: Zeile = { ...vorlage, zeile: unter.zeile + 1 };
  const letzte = gefunden
    ? unter.zeile === gefunden.bereich.rowIndex + gefunden.bereich.rowCount - 1
    : (belegt.values[neu.zeile - belegt.rowIndex] ?? []).some((wert) => normal(wert) === SUMME);

  const alte = blatt.getRange(adresseVon(vorlage));
  alte.load('formulas,values');
  blatt.getRange(ganzeZeile(neu.zeile)).insert('Down');
  await context.sync();
  try {
    context.application.suspendApiCalculationUntilNextSync();
    if (gefunden && letzte) {
      const { rowIndex, columnIndex, columnCount } = gefunden.bereich;
      const ecke = adresse({ zeile: neu.zeile, spalte: columnIndex + columnCount - 1 });
      gefunden.tabelle.resize(`${adresse({ zeile: rowIndex, spalte: columnIndex })}:${ecke}`);
    }
    blatt.getRange(adresseVon(neu)).copyFrom(adresseVon(vorlage), 'All');
    for (const [i, formel] of (alte.formulas[0] ?? []).entries()) {
      if (!istFormel(formel, alte.values[0]?.[i]))
        blatt.getRange(adresse({ zeile: neu.zeile, spalte: spalte + i })).clear('Contents');
    }
    await context.sync();
    if (letzte) await dehneFormeln(context, blatt, unter.zeile);
  } catch (fehler) {
    blatt.getRange(ganzeZeile(neu.zeile)).delete('Up');
    await context.sync();
    throw fehler;
  }
  const { id } = blatt;
  return (spaeter) => loescheLeere(spaeter, id, neu);
}

/** Dehnt bis zur neuen Zeile, was mit der bisher letzten endet; was Excel schon gedehnt hat, bleibt. */
async function dehneFormeln(context: Excel.RequestContext, blatt: Excel.Worksheet, bisher: number): Promise<void> {
  const alle = blatt.getUsedRangeOrNullObject(true);
  alle.load('formulas,values,rowIndex,columnIndex');
  await context.sync();
  for (const [z, zeile] of alle.formulas.entries()) {
    for (const [s, formel] of zeile.entries()) {
      if (!istFormel(formel, alle.values[z]?.[s])) continue;
      const neu = gedehnt(formel, bisher + 1, 1);
      if (neu === formel) continue;
      blatt.getRange(adresse({ zeile: alle.rowIndex + z, spalte: alle.columnIndex + s })).formulas = [[neu]];
    }
  }
  await context.sync();
}

/** Löscht die Zeile, solange nur Formeln in ihr stehen. @throws {WorkbookFehler} FEHLGESCHLAGEN */
async function loescheLeere(context: Excel.RequestContext, blattId: string, zeile: Zeile): Promise<void> {
  const blatt = context.workbook.worksheets.getItem(blattId);
  const bereich = blatt.getRange(adresseVon(zeile));
  bereich.load('formulas,values');
  await context.sync();
  const [formeln = [], werte = []] = [bereich.formulas[0], bereich.values[0]];
  const rechnet = formeln.some((formel, i) => istFormel(formel, werte[i]));
  const ausgefuellt = formeln.some((formel, i) => formel !== '' && !istFormel(formel, werte[i]));
  if (!rechnet || ausgefuellt) throw new WorkbookFehler('FEHLGESCHLAGEN', ZEILE_AUSGEFUELLT);
  blatt.getRange(ganzeZeile(zeile.zeile)).delete('Up');
  await context.sync();
}

function adresseVon({ zeile, spalte, spalten }: Zeile): string {
  return `${adresse({ zeile, spalte })}:${adresse({ zeile, spalte: spalte + spalten - 1 })}`;
}

function ganzeZeile(zeile: number): string {
  return `A${zeile + 1}:XFD${zeile + 1}`;
}
