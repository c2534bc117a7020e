/** Liest die Markierung oder das angezeigte Blatt: erst die Größe, dann die Werte und was davon verborgen ist. */
import { type Bereich, HOECHSTENS_ZELLEN, mehrereBereiche, zuGross } from '../workbook.ts';
import type { Blattkennungen } from './blattkennungen.ts';
import { liesFlaechen } from './bloecke.ts';
import { alsGitter, flaecheVon, fragtVerborgenes, zellenVon } from './lesen.ts';

/**
 * Mit drei Abgleichen. @throws {WorkbookFehler} BEREICH_UNGEEIGNET bei mehreren Bereichen, zu vielen Zellen oder wenn
 * statt Zellen ein Diagramm markiert ist
 */
export async function liesBereich(
  context: Excel.RequestContext,
  quelle: 'auswahl' | 'blatt',
  kennungen: Blattkennungen,
): Promise<Bereich | null> {
  // Nur wo sie gebraucht wird: Ist ein Diagramm markiert, scheitert schon die Frage nach der Auswahl.
  const markiert = quelle === 'auswahl' ? context.workbook.getSelectedRanges() : null;
  markiert?.load('areaCount');
  const blatt = context.workbook.worksheets.getActiveWorksheet();
  blatt.load('name,id');
  // Ganze Spalten dürfen markiert sein: Gelesen wird nur, wo etwas steht.
  const bereich = (markiert?.areas.getItemAt(0) ?? blatt).getUsedRangeOrNullObject(true);
  bereich.load('rowIndex,columnIndex,rowCount,columnCount');
  await context.sync();
  kennungen.merke([blatt]);
  if (markiert && markiert.areaCount > 1) throw mehrereBereiche();
  if (bereich.isNullObject) return null;
  const flaeche = flaecheVon(blatt, bereich);
  if (zellenVon(flaeche) > HOECHSTENS_ZELLEN) throw zuGross(zellenVon(flaeche));
  const [gelesen] = await liesFlaechen(context, [flaeche], ['values', 'valueTypes']);
  if (!gelesen) return null;
  const verborgen = fragtVerborgenes(flaeche);
  await context.sync();
  const { zeile, spalte, werte } = alsGitter(blatt.name, flaeche, gelesen);
  return {
    blatt: blatt.name,
    ersteZelle: { blatt: blatt.name, zeile, spalte },
    werte,
    verborgeneZeilen: verborgen().verborgeneZeilen,
  };
}
