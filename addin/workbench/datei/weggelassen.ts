/** Was in einer Datei steht und die Tabelle nicht zeigt, in Worten: Es soll niemand erst später vermissen. */
import type { Sheet, Workbook } from 'hucre/xlsx';
import { spaltenname } from '../../workbook/zellen.ts';

const gibtEs = (teile: readonly unknown[] | undefined) => teile !== undefined && teile.length > 0;

/** Eines Blatts; Eingabeprüfungen und bedingte Formate sammelt, wer sie liest. */
export function weggelassenImBlatt(sheet: Sheet): string[] {
  const zellen = [...(sheet.cells?.values() ?? [])];
  const seite = sheet.pageSetup;
  const teile: readonly (readonly [boolean, string])[] = [
    [gibtEs(sheet.images) || gibtEs(sheet.textBoxes) || sheet.backgroundImage !== undefined, 'Bilder und Textfelder'],
    [gibtEs(sheet.charts) || gibtEs(sheet.sparklines), 'Diagramme'],
    [gibtEs(sheet.pivotTables) || gibtEs(sheet.slicers) || gibtEs(sheet.timelines), 'Pivot-Tabellen'],
    [gibtEs(sheet.threadedComments) || zellen.some(({ comment }) => comment), 'Kommentare'],
    [gibtEs(sheet.tables), 'Tabellen als solche (ihre Zellen sind da)'],
    [sheet.autoFilter !== undefined || (sheet.tables ?? []).some(gefiltert), 'Filter'],
    [zellen.some(({ hyperlink }) => hyperlink), 'Ziele von Verweisen'],
    [zellen.some(({ richText }) => (richText?.length ?? 0) > 1), 'Formate innerhalb eines Texts'],
    [sheet.protection !== undefined, 'Blattschutz'],
    [gliederung(sheet), 'Gliederungen'],
    [seite?.printArea !== undefined || andereDrucktitel(sheet), 'Druckbereich und -titel'],
  ];
  return teile.flatMap(([da, name]) => (da ? [name] : []));
}

/** Der ganzen Mappe. */
export function weggelassenInMappe(mappe: Workbook): string[] {
  return [
    ...(gibtEs(mappe.externalLinks) ? ['Verknüpfungen zu anderen Mappen'] : []),
    ...(mappe.workbookProtection ? ['Mappenschutz'] : []),
    ...(gibtEs(mappe.cellImages) ? ['Bilder in Zellen'] : []),
  ];
}

/** Drucktitel, die nicht den fixierten Zeilen und Spalten folgen: Die schreibt auch `schreiben.ts`. */
function andereDrucktitel({ pageSetup, freezePane }: Sheet): boolean {
  const { printTitlesRow, printTitlesColumn } = pageSetup ?? {};
  const zeilen = `1:${(freezePane?.rows ?? 0) + 1}`;
  const spalten = `A:${spaltenname((freezePane?.columns ?? 0) - 1)}`;
  const weicht = (titel: string | undefined, eigener: string) =>
    titel !== undefined && titel.replaceAll('$', '') !== eigener;
  return weicht(printTitlesRow, zeilen) || weicht(printTitlesColumn, spalten);
}

function gefiltert({ showAutoFilter }: { readonly showAutoFilter?: boolean }): boolean {
  return showAutoFilter === true;
}

function gliederung({ rowDefs, columns }: Sheet): boolean {
  const stufen = [...(rowDefs?.values() ?? []), ...(columns ?? [])];
  return stufen.some(({ outlineLevel }) => (outlineLevel ?? 0) > 0);
}
