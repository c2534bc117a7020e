/**
 * Der Stand des Blatts vor dem Schreiben: Inhalt, Formate, Farben, Tabellen, Filter und Ausgeblendetes;
 * Eingabeprüfungen und Diagramm ergeben sich daraus.
 */
import type { Bereich } from '../modell.ts';
import { blattZuGross, type Ersatz } from '../workbook.ts';
import type { Zellwert } from '../zellen.ts';
import { type Flaeche, inBloecken, liesFlaechen } from './bloecke.ts';
import { geschuetzt } from './fehler.ts';
import { bedingungenIn, type Filter, verbirg, wendeAn, zeigeAlles } from './filter.ts';
import { BLATT_HOECHSTENS, flaecheVon, fragtVerborgenes, istFormel, type Verborgenes, zellenVon } from './lesen.ts';
import { bereichsadresse } from './rechtecke.ts';
import { DIAGRAMM, legeEingabepruefungenAn, zeichneDiagramm } from './schreiben.ts';
import { ohneUeberlauf } from './ueberlauf.ts';

interface Tabellenstand extends Filter {
  readonly name: string;
  readonly lage: Bereich;
  /** Ob ihre letzte Zeile Excels Ergebniszeile ist. */
  readonly mitErgebnis: boolean;
  readonly filterknoepfe: boolean;
}

export interface Sicherung {
  /** Belegter Bereich; `null`, wenn das Blatt leer war. */
  readonly lage: Bereich | null;
  readonly formeln: readonly (readonly unknown[])[];
  readonly werte: readonly (readonly unknown[])[];
  readonly formate: readonly (readonly unknown[])[];
  readonly gestalt: readonly Excel.CellProperties[][];
  readonly tabellen: readonly Tabellenstand[];
  /** Der Filter des Blatts selbst, außerhalb seiner Tabellen. */
  readonly filter: Filter | null;
  readonly verborgen: Verborgenes;
}

/** Ohne Rahmen: Sie würden die Datenmenge vervielfachen. */
const GESTALT: Excel.CellPropertiesLoadOptions = {
  format: { fill: { color: true }, font: { bold: true, italic: true, color: true, size: true }, wrapText: true },
};
/** So viele Zellen je Auftrag mit Gestalt: je Zelle gut 150 Zeichen. */
const GESTALT_JE_AUFTRAG = 25_000;
const LAGE = 'rowIndex,columnIndex,rowCount,columnCount';

/**
 * Auf einem geschützten oder zu großen Blatt ist danach nichts geschehen. @throws {WorkbookFehler} BLATT_GESCHUETZT,
 * BEREICH_UNGEEIGNET
 */
export async function sichere(context: Excel.RequestContext, blatt: Excel.Worksheet): Promise<Sicherung> {
  const [gestaltet, belegt] = [blatt.getUsedRangeOrNullObject(), blatt.getUsedRangeOrNullObject(true)];
  for (const bereich of [gestaltet, belegt]) bereich.load(`${LAGE},hasSpill`);
  blatt.protection.load('protected');
  blatt.load('name');
  blatt.tables.load('items/name');
  const { autoFilter } = blatt;
  autoFilter.load('enabled,criteria');
  const gefiltert = autoFilter.getRangeOrNullObject();
  gefiltert.load('address');
  await context.sync();
  if (blatt.protection.protected) throw geschuetzt();
  // Bis an den Rand des Blatts reicht nur ein Format: Das bleibt dann, wie es ist.
  const weit = !gestaltet.isNullObject && gestaltet.rowCount * gestaltet.columnCount > BLATT_HOECHSTENS;
  const benutzt = weit ? belegt : gestaltet;
  const flaeche = benutzt.isNullObject ? null : flaecheVon(blatt, benutzt);
  if (flaeche && zellenVon(flaeche) > BLATT_HOECHSTENS) throw blattZuGross(blatt.name, zellenVon(flaeche));

  const tabellen = blatt.tables.items.map((tabelle) => {
    tabelle.load('name,showTotals,showFilterButton');
    tabelle.autoFilter.load('criteria');
    const bereich = tabelle.getRange();
    bereich.load(`address,${LAGE}`);
    return { tabelle, bereich };
  });
  const verborgen = flaeche && fragtVerborgenes(flaeche);
  await context.sync();
  const [gelesen] = flaeche ? await liesFlaechen(context, [flaeche], ['formulas', 'values', 'numberFormat']) : [];
  const { formulas = [], values = [], numberFormat = [] } = gelesen ?? {};
  const mitUeberlauf = flaeche && benutzt.hasSpill !== false;
  return {
    lage: flaeche,
    formeln: mitUeberlauf ? await ohneUeberlauf(context, flaeche, formulas, values) : formulas,
    werte: values,
    formate: numberFormat,
    gestalt: flaeche ? await liesGestalt(context, flaeche) : [],
    tabellen: tabellen.map(({ tabelle, bereich }) => ({
      name: tabelle.name,
      adresse: ohneBlatt(bereich.address),
      lage: flaecheVon(blatt, bereich),
      mitErgebnis: tabelle.showTotals,
      filterknoepfe: tabelle.showFilterButton,
      bedingungen: bedingungenIn(tabelle.autoFilter),
    })),
    filter:
      autoFilter.enabled && !gefiltert.isNullObject
        ? { adresse: ohneBlatt(gefiltert.address), bedingungen: bedingungenIn(autoFilter) }
        : null,
    verborgen: verborgen?.() ?? { verborgeneZeilen: new Set(), verborgeneSpalten: new Set() },
  };
}

async function liesGestalt(context: Excel.RequestContext, flaeche: Flaeche): Promise<Excel.CellProperties[][]> {
  const { blatt, zeile, spalte, zeilen, spalten } = flaeche;
  const hoehe = Math.max(1, Math.floor(GESTALT_JE_AUFTRAG / spalten));
  const gestalt: Excel.CellProperties[][] = [];
  for (let ab = 0; ab < zeilen; ab += hoehe) {
    const block = blatt.getRangeByIndexes(zeile + ab, spalte, Math.min(hoehe, zeilen - ab), spalten);
    const gelesen = block.getCellProperties(GESTALT);
    await context.sync();
    gestalt.push(...gelesen.value);
  }
  return gestalt;
}

/**
 * Wirkt mit dem nächsten Abgleich. Tabellen werden zu gewöhnlichen Zellen, damit neue an ihrer Stelle stehen können;
 * Filter entfallen, und Ausgeblendetes wird gezeigt.
 */
export function leere(blatt: Excel.Worksheet, { lage, tabellen }: Sicherung): void {
  for (const { name } of tabellen) {
    const tabelle = blatt.tables.getItem(name);
    tabelle.clearFilters();
    tabelle.convertToRange();
  }
  zeigeAlles(blatt);
  blatt.charts.getItemOrNullObject(DIAGRAMM).delete();
  if (!lage) return;
  const benutzt = blatt.getRange(bereichsadresse(lage));
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
  const { lage, tabellen, filter } = sicherung;
  if (lage) {
    await schreibeZellen(context, blatt, lage, sicherung);
    const beigaben = beigabenZu({ blatt: '', ...lage, werte: sicherung.werte as Zellwert[][] });
    legeEingabepruefungenAn(blatt, beigaben);
    zeichneDiagramm(blatt, beigaben);
    blatt.pageLayout.setPrintArea(bereichsadresse(lage));
  }
  for (const tabelle of tabellen) legeTabelleAn(blatt, tabelle, sicherung);
  if (filter) {
    const bereich = blatt.getRange(filter.adresse);
    blatt.autoFilter.apply(bereich);
    wendeAn(blatt.autoFilter, bereich, filter);
  }
  const gefilterte = tabellen.filter(({ bedingungen }) => bedingungen.some((bedingung) => bedingung !== null));
  verbirg(
    blatt,
    sicherung.verborgen,
    gefilterte.map((tabelle) => tabelle.lage),
  );
  await context.sync();
}

async function schreibeZellen(
  context: Excel.RequestContext,
  blatt: Excel.Worksheet,
  lage: Bereich,
  { formeln, werte, formate, gestalt, tabellen }: Sicherung,
): Promise<void> {
  // Die Ergebniszeile legt Excel selbst an, sobald die Tabelle wieder eine hat.
  const ergebniszeilen = tabellen.filter(({ mitErgebnis }) => mitErgebnis).map((tabelle) => tabelle.lage);
  const istErgebnis = (zeile: number, spalte: number) =>
    ergebniszeilen.some((t) => zeile === t.zeile + t.zeilen - 1 && spalte >= t.spalte && spalte < t.spalte + t.spalten);
  const inhalte = formeln.map((reihe, z) =>
    reihe.map((formel, s) => (istErgebnis(lage.zeile + z, lage.spalte + s) ? '' : alsInhalt(formel, werte[z]?.[s]))),
  );
  const gestalten = gestalt.map((reihe) => reihe.map(setzbar));
  await inBloecken(context, [inhalte, formate, gestalten], ({ zeile, zeilen }) => {
    const block = blatt.getRangeByIndexes(lage.zeile + zeile, lage.spalte, zeilen, lage.spalten);
    block.numberFormat = formate.slice(zeile, zeile + zeilen) as unknown[][];
    block.formulas = inhalte.slice(zeile, zeile + zeilen);
    block.setCellProperties(gestalten.slice(zeile, zeile + zeilen));
  });
}

function legeTabelleAn(blatt: Excel.Worksheet, stand: Tabellenstand, { lage, formeln, werte }: Sicherung): void {
  const { name, mitErgebnis, filterknoepfe } = stand;
  const ohneErgebnis = { ...stand.lage, zeilen: stand.lage.zeilen - (mitErgebnis ? 1 : 0) };
  const tabelle = blatt.tables.add(bereichsadresse(ohneErgebnis), true);
  tabelle.name = name;
  tabelle.style = 'TableStyleLight1';
  tabelle.showBandedRows = false;
  tabelle.showFilterButton = filterknoepfe;
  if (mitErgebnis && lage) {
    tabelle.showTotals = true;
    const z = stand.lage.zeile + stand.lage.zeilen - 1 - lage.zeile;
    const ab = stand.lage.spalte - lage.spalte;
    const reihe = (formeln[z] ?? []).map((formel, s) => alsInhalt(formel, werte[z]?.[s]));
    tabelle.getTotalRowRange().formulas = [reihe.slice(ab, ab + stand.lage.spalten)];
  }
  wendeAn(tabelle.autoFilter, tabelle.getRange(), stand);
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
