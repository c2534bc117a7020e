/**
 * Schreibt ein Zellmodell in ein Excel-Blatt: in einem Auftrag, ein sehr großes in mehreren, weil Excel im Browser je
 * Auftrag höchstens 5 MB nimmt.
 */
import type { Blattmodell, Modellzelle, Zellinhalt } from '../modell.ts';
import { STILE } from '../modell.ts';
import { seitenanfaenge } from '../seitenumbruch.ts';
import { adresse, spaltenname } from '../zellen.ts';
import { inBloecken } from './bloecke.ts';
import { bereichsadresse, rechtecke } from './rechtecke.ts';

const RAENDER = ['EdgeTop', 'EdgeBottom', 'EdgeLeft', 'EdgeRight', 'InsideHorizontal', 'InsideVertical'] as const;
/** Excel misst Spalten in Punkt. */
const PUNKT_JE_PIXEL = 0.75;

/** Der Rest wirkt mit dem nächsten Abgleich; das Blatt muss leer sein. */
export async function schreibeModell(
  context: Excel.RequestContext,
  blatt: Excel.Worksheet,
  modell: Blattmodell,
): Promise<void> {
  const { inhalte, formate } = alsMatrix(modell);
  await inBloecken(context, [inhalte, formate], ({ zeile, zeilen }) => {
    const block = blatt.getRangeByIndexes(zeile, 0, zeilen, modell.spalten);
    block.numberFormat = formate.slice(zeile, zeile + zeilen);
    block.formulas = inhalte.slice(zeile, zeile + zeilen);
  });
  gestalte(blatt, modell);
  for (const { name, filter, ...bereich } of modell.tabellen) {
    const tabelle = blatt.tables.add(bereichsadresse(bereich), true);
    tabelle.name = name;
    tabelle.style = 'TableStyleLight1';
    tabelle.showBandedRows = false;
    tabelle.showFilterButton = filter;
  }
  legeEingabepruefungenAn(blatt, modell);
  blatt.freezePanes.freezeAt(bereichsadresse({ zeile: 0, spalte: 0, ...modell.fixiert }));
  richteDruckEin(blatt, modell);
}

/** So weit wird auf Papier verkleinert: 10 Punkt bleiben 7. */
const VERKLEINERT = 70;

/**
 * Quer auf A4, so viele Seiten breit und lang, wie es lesbar braucht; Titel, Version und die Kennungen links stehen auf
 * jeder, und eine Tabelle, die auf eine Seite passt, steht auf einer.
 */
function richteDruckEin(blatt: Excel.Worksheet, modell: Blattmodell): void {
  const { pageLayout } = blatt;
  pageLayout.setPrintArea(bereichsadresse(modell.druckbereich));
  pageLayout.setPrintTitleRows(`$1:$${modell.fixiert.zeilen + 1}`);
  pageLayout.setPrintTitleColumns(`$A:$${spaltenname(modell.fixiert.spalten - 1)}`);
  pageLayout.orientation = 'Landscape';
  pageLayout.paperSize = 'A4';
  pageLayout.zoom = { scale: VERKLEINERT };
  pageLayout.headersFooters.defaultForAllPages.centerFooter = 'Seite &P von &N';
  blatt.horizontalPageBreaks.removePageBreaks();
  const teile = modell.tabellen.map(({ zeile, zeilen }) => ({ erste: zeile - 1, letzte: zeile + zeilen - 1 }));
  for (const zeile of seitenanfaenge(teile)) blatt.horizontalPageBreaks.add(adresse({ zeile, spalte: 0 }));
}

/**
 * Formeln, Zahlen und Texte als Matrix. Text bekommt einen Apostroph voran: Excel liest ihn dann nie als Formel, Zahl
 * oder Datum.
 */
function alsMatrix(modell: Blattmodell): { inhalte: (string | number)[][]; formate: string[][] } {
  const leer = <T>(wert: T): T[][] =>
    Array.from({ length: modell.zeilen }, () => Array.from({ length: modell.spalten }, () => wert));
  const inhalte = leer<string | number>('');
  const formate = leer('General');
  for (const zelle of modell.zellen) {
    setze(inhalte, zelle, zelle.inhalt ? alsExcel(zelle.inhalt) : '');
    if (zelle.format) setze(formate, zelle, zelle.format);
  }
  return { inhalte, formate };
}

function alsExcel(inhalt: Zellinhalt): string | number {
  switch (inhalt.art) {
    case 'text':
      return `'${inhalt.text}`;
    case 'zahl':
      return inhalt.zahl;
    case 'formel':
      return inhalt.formel;
  }
}

function setze<T>(matrix: T[][], { zeile, spalte }: Modellzelle, wert: T): void {
  const ziel = matrix[zeile];
  if (ziel) ziel[spalte] = wert;
}

function gestalte(blatt: Excel.Worksheet, modell: Blattmodell): void {
  for (const [name, bereiche] of rechtecke(modell.zellen, (z) => z.stil)) {
    const stil = STILE[name];
    for (const bereich of bereiche) {
      const { format } = blatt.getRange(bereichsadresse(bereich));
      format.font.bold = stil.fett;
      format.font.italic = stil.kursiv;
      format.font.color = stil.schrift;
      format.font.size = stil.groesse;
      format.wrapText = stil.umbruch;
      format.verticalAlignment = 'Center';
      if (stil.hintergrund) format.fill.color = stil.hintergrund;
      if (stil.rahmen) for (const rand of RAENDER) format.borders.getItem(rand).color = stil.rahmen;
    }
  }
  modell.breiten.forEach((pixel, spalte) => {
    blatt.getRange(bereichsadresse({ zeile: 0, spalte, zeilen: 1, spalten: 1 })).format.columnWidth =
      pixel * PUNKT_JE_PIXEL;
  });
}

/** Auswahllisten und Datumsfelder; was nicht passt, weist Excel bei der Eingabe mit einem Satz zurück. */
export function legeEingabepruefungenAn(
  blatt: Excel.Worksheet,
  modell: Pick<Blattmodell, 'auswahllisten' | 'datumsbereiche'>,
): void {
  for (const { werte, ...bereich } of modell.auswahllisten) {
    const { dataValidation } = blatt.getRange(bereichsadresse(bereich));
    dataValidation.rule = { list: { inCellDropDown: true, source: werte.join(',') } };
    dataValidation.errorAlert = {
      showAlert: true,
      style: 'Stop',
      title: 'Bitte auswählen',
      message: `Möglich sind: ${werte.join(', ')}.`,
    };
  }
  for (const bereich of modell.datumsbereiche) {
    const { dataValidation } = blatt.getRange(bereichsadresse(bereich));
    dataValidation.rule = { date: { formula1: '1900-03-01', operator: 'GreaterThanOrEqualTo' } };
    dataValidation.errorAlert = {
      showAlert: true,
      style: 'Stop',
      title: 'Bitte ein Datum',
      message: 'Erwartet wird ein Datum, z. B. 01.04.2020.',
    };
  }
}

/** Excels eigenes gestapeltes Diagramm über der Übersicht: Zuwendung, übriger Eigenanteil, Integrationspauschale. */
export function zeichneDiagramm(blatt: Excel.Worksheet, { diagramm }: Pick<Blattmodell, 'diagramm'>): void {
  if (!diagramm) return;
  const jahre = blatt.getRange(bereichsadresse(diagramm.jahre));
  const bild = blatt.charts.add('BarStacked', jahre, 'Columns');
  bild.name = DIAGRAMM;
  bild.title.text = 'Wer trägt die Ausgaben?';
  bild.legend.position = 'Bottom';
  diagramm.reihen.forEach(({ titel, werte }) => {
    const reihe = bild.series.add(titel);
    reihe.setValues(blatt.getRange(bereichsadresse(werte)));
    reihe.setXAxisValues(jahre);
  });
  bild.series.getItemAt(0).delete();
  bild.setPosition(
    bereichsadresse({ ...diagramm.platz, zeilen: 1, spalten: 1 }).split(':')[0] ?? 'A1',
    bereichsadresse(diagramm.platz).split(':')[1],
  );
}

export const DIAGRAMM = 'GK_Diagramm';
