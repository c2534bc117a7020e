/**
 * Der Stand des Blatts vor dem Schreiben: Inhalt, Formate, Farben und Tabellen; Eingabeprüfungen und Diagramm ergeben
 * sich daraus.
 */
import type { Ersatz } from '../workbook.ts';
import type { Zellwert } from '../zellen.ts';
import { geschuetzt } from './fehler.ts';
import { istFormel } from './lesen.ts';
import { DIAGRAMM, legeEingabepruefungenAn, zeichneDiagramm } from './schreiben.ts';

export interface Sicherung {
  /** Belegter Bereich; leerer Text, wenn das Blatt leer war. */
  readonly adresse: string;
  readonly zeile: number;
  readonly spalte: number;
  readonly formeln: unknown[][];
  readonly werte: unknown[][];
  readonly formate: unknown[][];
  readonly gestalt: Excel.CellProperties[][];
  readonly tabellen: readonly { readonly id: string; readonly adresse: string }[];
}

/** Ohne Rahmen: Sie würden die Datenmenge vervielfachen, und Excel nimmt je Auftrag höchstens 5 MB. */
const GESTALT: Excel.CellPropertiesLoadOptions = {
  format: { fill: { color: true }, font: { bold: true, italic: true, color: true, size: true }, wrapText: true },
};

/** Mit zwei Abgleichen. Auf einem geschützten Blatt ist danach nichts geschehen. */
export async function sichere(context: Excel.RequestContext, blatt: Excel.Worksheet): Promise<Sicherung> {
  const benutzt = blatt.getUsedRangeOrNullObject();
  benutzt.load('address,formulas,values,numberFormat,rowIndex,columnIndex');
  blatt.protection.load('protected');
  blatt.tables.load('items/name');
  await context.sync();
  if (blatt.protection.protected) throw geschuetzt();
  const leer = benutzt.isNullObject;
  const gestalt = leer ? null : benutzt.getCellProperties(GESTALT);
  const tabellen = blatt.tables.items.map((tabelle) => ({ id: tabelle.name, bereich: tabelle.getRange() }));
  for (const { bereich } of tabellen) bereich.load('address');
  await context.sync();
  return {
    adresse: leer ? '' : ohneBlatt(benutzt.address),
    zeile: leer ? 0 : benutzt.rowIndex,
    spalte: leer ? 0 : benutzt.columnIndex,
    formeln: leer ? [] : benutzt.formulas,
    werte: leer ? [] : benutzt.values,
    formate: leer ? [] : benutzt.numberFormat,
    gestalt: gestalt?.value ?? [],
    tabellen: tabellen.map(({ id, bereich }) => ({ id, adresse: ohneBlatt(bereich.address) })),
  };
}

/**
 * Wirkt mit dem nächsten Abgleich. Tabellen werden zu gewöhnlichen Zellen, damit neue an ihrer Stelle stehen können.
 */
export function leere(blatt: Excel.Worksheet, { adresse, tabellen }: Sicherung): void {
  for (const { id } of tabellen) blatt.tables.getItem(id).convertToRange();
  blatt.charts.getItemOrNullObject(DIAGRAMM).delete();
  if (adresse === '') return;
  const benutzt = blatt.getRange(adresse);
  benutzt.dataValidation.clear();
  benutzt.clear();
}

/**
 * Setzt das Blatt auf den gesicherten Stand; was inzwischen darin steht, entfällt. @throws {WorkbookFehler}
 * BLATT_GESCHUETZT
 */
export async function stelleWiederHer(
  context: Excel.RequestContext,
  blatt: Excel.Worksheet,
  sicherung: Sicherung,
  beigabenZu: Ersatz['beigaben'],
): Promise<void> {
  leere(blatt, await sichere(context, blatt));
  if (sicherung.adresse !== '') {
    const { zeile, spalte, werte, formeln, gestalt } = sicherung;
    const bereich = blatt.getRange(sicherung.adresse);
    bereich.numberFormat = sicherung.formate;
    bereich.formulas = formeln.map((reihe, z) => reihe.map((formel, s) => alsInhalt(formel, werte[z]?.[s])));
    bereich.setCellProperties(gestalt.map((reihe) => reihe.map(setzbar)));
    const beigaben = beigabenZu({ blatt: '', zeile, spalte, werte: werte as Zellwert[][] });
    legeEingabepruefungenAn(blatt, beigaben);
    zeichneDiagramm(blatt, beigaben);
    blatt.pageLayout.setPrintArea(sicherung.adresse);
  }
  for (const { id, adresse } of sicherung.tabellen) {
    const tabelle = blatt.tables.add(adresse, true);
    tabelle.name = id;
    tabelle.style = 'TableStyleLight1';
    tabelle.showBandedRows = false;
  }
  await context.sync();
}

/** Formeln und Zahlen bleiben, wie sie sind; Text wird wieder ausdrücklich Text. */
function alsInhalt(formel: unknown, wert: unknown): unknown {
  return typeof formel !== 'string' || formel === '' || istFormel(formel, wert) ? formel : `'${formel}`;
}

/** Weiß meldet Excel auch für Zellen ohne Füllung; gesetzt verdeckte es die Gitterlinien. */
function setzbar({ format }: Excel.CellProperties): Excel.SettableCellProperties {
  const { fill, ...rest } = format ?? {};
  const farbe = fill?.color ?? '';
  return {
    format: farbe === '' || farbe.toUpperCase() === '#FFFFFF' ? rest : { ...rest, fill: { color: farbe } },
  } as Excel.SettableCellProperties;
}

/** "Tabelle1!A1:C3" → "A1:C3" */
function ohneBlatt(adresse: string): string {
  return adresse.slice(adresse.lastIndexOf('!') + 1);
}
