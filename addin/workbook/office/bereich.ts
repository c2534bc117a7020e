/** Liest die Markierung oder das angezeigte Blatt: erst die Größe, dann die Werte, also mit zwei Abgleichen. */
import { type Bereich, HOECHSTENS_ZELLEN, mehrereBereiche, zuGross } from '../workbook.ts';
import { alsGitter } from './lesen.ts';

/** @throws {WorkbookFehler} BEREICH_UNGEEIGNET bei mehreren Bereichen oder zu vielen Zellen */
export async function liesBereich(context: Excel.RequestContext, quelle: 'auswahl' | 'blatt'): Promise<Bereich | null> {
  const markiert = context.workbook.getSelectedRanges();
  markiert.load('areaCount');
  const blatt = context.workbook.worksheets.getActiveWorksheet();
  blatt.load('name');
  // Ganze Spalten dürfen markiert sein: Gelesen wird nur, wo etwas steht.
  const bereich =
    quelle === 'blatt'
      ? blatt.getUsedRangeOrNullObject(true)
      : markiert.areas.getItemAt(0).getUsedRangeOrNullObject(true);
  bereich.load('rowCount,columnCount');
  await context.sync();
  if (quelle === 'auswahl' && markiert.areaCount > 1) throw mehrereBereiche();
  if (bereich.isNullObject) return null;
  const zellen = bereich.rowCount * bereich.columnCount;
  if (zellen > HOECHSTENS_ZELLEN) throw zuGross(zellen);
  bereich.load('values,valueTypes,rowIndex,columnIndex');
  await context.sync();
  const { zeile, spalte, werte } = alsGitter(blatt.name, bereich);
  return { blatt: blatt.name, ersteZelle: { blatt: blatt.name, zeile, spalte }, werte };
}
