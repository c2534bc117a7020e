/**
 * Schreibt die Mappe als .xlsx: Formeln mit ihrem Ergebnis, Formate, Auswahllisten. Wer sie ohne GK-Funktionen öffnet,
 * sieht die gespeicherten Ergebnisse.
 */
import { helpers, type Model } from '@odoo/o-spreadsheet';
import {
  type Cell,
  type CellValue,
  type ConditionalRule,
  type DataValidation,
  type WriteSheet,
  writeXlsx,
} from 'hucre/xlsx';
import { textzeilen, zeilenhoehe } from '../../../shared/pruefmappe/zeilenhoehe.ts';
import { tabellenInBlaettern } from '../../haushaltsblatt/tabellen.ts';
import { seitenanfaenge } from '../../workbook/seitenumbruch.ts';
import { spaltenname } from '../../workbook/zellen.ts';
import { liesBlattstand } from '../tabelle/blatt-plugin.ts';
import { type Blattstand, zonenname } from '../tabelle/blattstand.ts';
import { belegteZellen, liesInhalt, zellwert } from '../tabelle/lesen.ts';
import { Dateifehler } from './dateifehler.ts';
import { alsEigenschaften, type Dateimerker } from './dateimerker.ts';
import { alsDateiformel } from './formeln.ts';
import { benannteBereiche } from './namen.ts';
import { mitGeordnetenSchriften } from './schrift.ts';
import { alsBedingterStil, alsZeichen, alsZellstil, PUNKT_JE_PIXEL } from './stile.ts';

/** Grenzen von Excel: So lang darf der Name eines Blatts, ein Zelltext, eine Liste in einer Eingabeprüfung sein. */
const BLATTNAME_HOECHSTENS = 31;
const ZEICHEN_HOECHSTENS = 32_767;
const LISTE_HOECHSTENS = 255;
/** Einer Spalte ohne eigene, in Pixeln. */
const SPALTENBREITE = 96;
/** Was ein Zeichen im Mittel braucht, in Einheiten der Spaltenbreite. */
const ZEICHEN = 1;
const ZEICHEN_FETT = 1.1;

export interface Geschrieben {
  readonly datei: Uint8Array;
  /** Zellen, deren Formel es in Excel nicht gibt; in der Datei steht ihr Ergebnis. */
  readonly nurWerte: readonly string[];
  /** Was sonst nicht in der Datei steht, in Worten. */
  readonly weggelassen: readonly string[];
}

/** @throws {Dateifehler} wenn etwas in der Mappe die Grenzen einer Excel-Datei überschreitet */
export async function schreibeMappe(model: Model, merker: Dateimerker | null = null): Promise<Geschrieben> {
  const ids = model.getters.getSheetIds();
  const blaetter = ids.map((id) => blatt(model, id));
  const aktiv = ids.indexOf(model.getters.getActiveSheetId());
  const datei = await writeXlsx({
    sheets: blaetter.map(({ blatt: sheet }) => sheet),
    ...(aktiv > 0 ? { activeSheet: aktiv } : {}),
    defaultFont: { name: 'Arial', size: 10 },
    namedRanges: benannteBereiche(model),
    properties: { creator: 'GK Förderrechner', ...(merker ? { custom: alsEigenschaften(merker) } : {}) },
  });
  return {
    datei: mitGeordnetenSchriften(datei),
    nurWerte: blaetter.flatMap(({ nurWerte }) => nurWerte),
    weggelassen: [...new Set(blaetter.flatMap(({ weggelassen }) => weggelassen))],
  };
}

interface Blattteil {
  readonly blatt: WriteSheet;
  readonly nurWerte: readonly string[];
  readonly weggelassen: readonly string[];
}

function blatt(model: Model, sheetId: string): Blattteil {
  const { getters } = model;
  const stand = liesBlattstand(model, sheetId);
  const { name, fixiert } = stand;
  if (name.length > BLATTNAME_HOECHSTENS)
    throw new Dateifehler(
      `Der Name des Blatts „${name}“ ist länger als die ${BLATTNAME_HOECHSTENS} Zeichen, die Excel erlaubt. Benennen Sie es kürzer und speichern Sie noch einmal.`,
    );
  const { zellen, nurWerte } = alleZellen(model, sheetId, stand);
  const imBlatt = (bereich: string) => begrenzt(model, sheetId, bereich);
  const listen = eingabepruefungen(stand, imBlatt);
  const formate = bedingteFormate(stand, imBlatt);
  return {
    blatt: {
      name,
      rows: [],
      cells: zellen,
      columns: stand.breiten.map((breite, col) => ({
        width: alsZeichen(breite ?? SPALTENBREITE),
        ...(getters.isColHiddenByUser(sheetId, col) ? { hidden: true } : {}),
      })),
      rowDefs: zeilen(model, sheetId, stand),
      merges: stand.verbunden.map((bereich) => {
        const { top, bottom, left, right } = helpers.toZone(bereich);
        return { startRow: top, endRow: bottom, startCol: left, endCol: right };
      }),
      dataValidations: listen,
      conditionalRules: formate,
      ...(fixiert.zeilen + fixiert.spalten > 0
        ? { freezePane: { rows: fixiert.zeilen, columns: fixiert.spalten } }
        : {}),
      view: { showGridLines: stand.gitterlinien },
      ...haushaltsblattdruck(model, sheetId, fixiert),
      hidden: !getters.isSheetVisible(sheetId),
    },
    nurWerte,
    weggelassen: weggelassen(model, sheetId, listen.length, formate.length),
  };
}

/** Andere Blätter behalten, wie ihr Programm sie druckt. */
function haushaltsblattdruck(
  model: Model,
  sheetId: string,
  fixiert: Blattstand['fixiert'],
): Pick<WriteSheet, 'pageSetup' | 'rowBreaks'> {
  const tabellen = tabellenInBlaettern([liesInhalt(model, sheetId)]);
  if (!tabellen) return {};
  const { kopfdaten, stellen, massnahmen, abwicklung } = tabellen;
  const teile = [kopfdaten, stellen, massnahmen, ...Object.values(abwicklung?.tabellen ?? {})].flatMap((tabelle) =>
    tabelle ? [{ erste: tabelle.zeile - 1, letzte: tabelle.zeile + tabelle.werte.length - 1 }] : [],
  );
  // Die Datei nennt die letzte Zeile davor.
  const rowBreaks = seitenanfaenge(teile).map((zeile) => zeile - 1);
  return { pageSetup: seite(fixiert), ...(rowBreaks.length > 0 ? { rowBreaks } : {}) };
}

/** Wie Excel das Haushaltsblatt druckt: quer auf A4, 10 Punkt nicht kleiner als 7, Titel und Kennungen auf jeder Seite. */
function seite({ zeilen, spalten }: Blattstand['fixiert']): NonNullable<WriteSheet['pageSetup']> {
  return {
    paperSize: 'a4',
    orientation: 'landscape',
    scale: 70,
    ...(zeilen > 0 ? { printTitlesRow: `$1:$${zeilen + 1}` } : {}),
    ...(spalten > 0 ? { printTitlesColumn: `$A:$${spaltenname(spalten - 1)}` } : {}),
  };
}

function weggelassen(model: Model, sheetId: string, listen: number, formate: number): string[] {
  const { getters } = model;
  const bereiche = (regeln: readonly { readonly ranges: readonly unknown[] }[]) =>
    regeln.reduce((summe, { ranges }) => summe + ranges.length, 0);
  const tabellen = getters.getCoreTables(sheetId);
  const gruppen = [...getters.getHeaderGroups(sheetId, 'ROW'), ...getters.getHeaderGroups(sheetId, 'COL')];
  const teile: readonly (readonly [boolean, string])[] = [
    [bereiche(getters.getDataValidationRules(sheetId)) > listen, 'manche Eingabeprüfungen'],
    [bereiche(getters.getConditionalFormats(sheetId)) > formate, 'manche bedingten Formate'],
    [tabellen.length > 0, 'Tabellenformate'],
    [tabellen.some(({ config }) => config.hasFilters), 'Filter'],
    [gruppen.length > 0, 'Gliederungen'],
    [getters.isSheetLocked(sheetId), 'Blattsperren'],
  ];
  return teile.flatMap(([da, name]) => (da ? [name] : []));
}

/** Die Zellen mit Inhalt oder Aussehen; wohin eine Formel überläuft, steht ihr Ergebnis als Wert, wie in Excel. */
function alleZellen(
  model: Model,
  sheetId: string,
  stand: Blattstand,
): { zellen: Map<string, Partial<Cell>>; nurWerte: string[] } {
  const { getters } = model;
  const zellen = new Map<string, Partial<Cell>>();
  const nurWerte: string[] = [];
  for (const { row, col } of belegteZellen(model, sheetId))
    zellen.set(`${row},${col}`, inhalt(ergebnis(model, { sheetId, col, row })));
  for (const { zeile: row, spalte: col, stil, format, rahmen } of stand.zellen) {
    const ort = { sheetId, col, row };
    const zelle = getters.getCell(ort);
    const style = alsZellstil(stil, format ?? ergebnisformat(model, ort), rahmen);
    const formel = zelle?.isFormula
      ? alsDateiformel(zelle.compiledFormula.toFormulaString(getters, { useBoundedReference: true }))
      : null;
    if (zelle?.isFormula && formel === null) nurWerte.push(`${stand.name}!${helpers.toXC(col, row)}`);
    const schluessel = `${row},${col}`;
    zellen.set(schluessel, {
      ...(formel === null
        ? (zellen.get(schluessel) ?? { value: null })
        : { formula: formel, formulaResult: ergebnis(model, ort), ...ueberlauf(model, ort) }),
      ...(style ? { style } : {}),
    });
  }
  return { zellen, nurWerte };
}

interface Ort {
  readonly sheetId: string;
  readonly col: number;
  readonly row: number;
}

/** Eine Formel ohne eigenes Format zeigt das ihres Ergebnisses, etwa € für einen Betrag; das soll auch Excel zeigen. */
function ergebnisformat(model: Model, ort: Ort): string | undefined {
  return model.getters.getCell(ort)?.isFormula ? model.getters.getEvaluatedCell(ort).format : undefined;
}

function ueberlauf(model: Model, ort: Ort): Partial<Cell> {
  const zone = model.getters.getSpreadZone(ort);
  if (!zone) return {};
  const formulaRef = `${helpers.toXC(zone.left, zone.top)}:${helpers.toXC(zone.right, zone.bottom)}`;
  return { formulaType: 'array', formulaDynamic: true, formulaRef };
}

/** Der Wert, wie ihn die Datei nennt; ein Fehler mit seinem englischen Namen. */
function ergebnis(model: Model, ort: Ort): CellValue {
  const wert = zellwert(model, ort.sheetId, ort.col, ort.row);
  if (typeof wert === 'string') return text(wert, model, ort);
  return typeof wert === 'object' && wert !== null ? String(model.getters.getEvaluatedCell(ort).value) : wert;
}

/** `_x0041_` läse Excel als „A“; damit der Text dasteht, wie er ist, wird sein Unterstrich selbst so geschrieben. */
function text(wert: string, model: Model, { sheetId, col, row }: Ort): string {
  if (wert.length > ZEICHEN_HOECHSTENS)
    throw new Dateifehler(
      `Der Text in ${model.getters.getSheetName(sheetId)}!${helpers.toXC(col, row)} ist länger als die 32.767 Zeichen, die Excel erlaubt. Kürzen Sie ihn und speichern Sie noch einmal.`,
    );
  return wert.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
}

/** Als Textlauf geschrieben bleibt auch „#N/A“ ein Text und wird kein Fehlerwert. */
function inhalt(wert: CellValue): Partial<Cell> {
  return typeof wert === 'string' && wert.startsWith('#')
    ? { value: wert, richText: [{ text: wert }] }
    : { value: wert };
}

function zeilen(model: Model, sheetId: string, stand: Blattstand): NonNullable<WriteSheet['rowDefs']> {
  const { getters } = model;
  const umbrochen = umbrocheneZeilen(model, sheetId, stand);
  return new Map(
    Array.from({ length: stand.zeilen }, (_, row) => row).flatMap((row) => {
      const eigene = getters.getUserRowSize(sheetId, row);
      const height = eigene ? eigene * PUNKT_JE_PIXEL : umbrochen.get(row);
      const hidden = getters.isRowHiddenByUser(sheetId, row);
      if (height === undefined && !hidden) return [];
      return [[row, { ...(height === undefined ? {} : { height }), ...(hidden ? { hidden } : {}) }] as const];
    }),
  );
}

/** Die Höhe der Zeilen, deren Text umbricht: Nicht jedes Programm misst beim Öffnen nach. */
function umbrocheneZeilen(model: Model, sheetId: string, { zellen, breiten }: Blattstand): ReadonlyMap<number, number> {
  const mehrzeilig = new Map<number, number>();
  for (const { zeile: row, spalte: col, stil } of zellen) {
    if (stil?.wrapping !== 'wrap' || model.getters.isInMerge({ sheetId, col, row })) continue;
    const wert = zellwert(model, sheetId, col, row);
    if (typeof wert !== 'string') continue;
    const anzahl = textzeilen(wert, alsZeichen(breiten[col] ?? SPALTENBREITE), stil.bold ? ZEICHEN_FETT : ZEICHEN);
    if (anzahl > Math.max(1, mehrzeilig.get(row) ?? 0)) mehrzeilig.set(row, anzahl);
  }
  return new Map([...mehrzeilig].map(([row, anzahl]) => [row, zeilenhoehe(anzahl)]));
}

/** Ganze Spalten (`B:B`) schreibt eine Datei als `B1:B56`. */
function begrenzt({ getters }: Model, sheetId: string, bereich: string): string {
  return zonenname(getters.getRangeFromSheetXC(sheetId, bereich).zone);
}

/** Wie in der Arbeitsmappe weisen sie auf die Wahl hin, ohne anderes zu verbieten. */
function eingabepruefungen({ regeln }: Blattstand, imBlatt: (bereich: string) => string): DataValidation[] {
  return regeln.flatMap(({ bereich, werte }): DataValidation[] => {
    const range = imBlatt(bereich);
    if (werte === 'datum')
      return [{ type: 'date', operator: 'greaterThanOrEqual', formula1: '1', range, allowBlank: true }];
    const passt = werte.every((wert) => !/[,"]/.test(wert)) && werte.join(',').length <= LISTE_HOECHSTENS;
    return passt ? [{ type: 'list', values: [...werte], range, allowBlank: true }] : [];
  });
}

function bedingteFormate(stand: Blattstand, imBlatt: (bereich: string) => string): ConditionalRule[] {
  return stand.bedingteFormate.flatMap(({ bereich, formel, stil }, i): ConditionalRule[] => {
    const [formula, range] = [alsDateiformel(formel), imBlatt(bereich)];
    return formula ? [{ type: 'expression', priority: i + 1, formula, range, style: alsBedingterStil(stil) }] : [];
  });
}
