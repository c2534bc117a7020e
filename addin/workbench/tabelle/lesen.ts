/** Liest Zellen, Bereiche und ganze Blätter aus dem Modell von o-spreadsheet. */
import { type Cell, type Model, registries } from '@odoo/o-spreadsheet';
import {
  type Bereich,
  type Blattanzeige,
  HOECHSTENS_ZELLEN,
  mehrereBereiche,
  zuGross,
} from '../../workbook/workbook.ts';
import { type Blattinhalt, fehlername, type Gitter, type Zellwert } from '../../workbook/zellen.ts';

/** Blätter, die das Programm angelegt hat, tragen es in ihrer Id; eine Kopie bekommt eine fremde. */
const EIGENE_ID = /^(gk-|haushaltsblatt$)/;

/** An ihr ist ein vom Programm angelegtes Blatt später zu erkennen. */
export function neueBlattId(model: Model): string {
  return `gk-${model.uuidGenerator.uuidv4()}`;
}

/**
 * Alle sichtbaren Blätter, die eigenen zuerst: Auch wenn eine Kopie davor liegt, bleibt das angelegte das
 * Haushaltsblatt.
 */
export function gitterDerBlaetter(model: Model): Gitter[] {
  const ids = model.getters.getVisibleSheetIds();
  return [...ids.filter((id) => EIGENE_ID.test(id)), ...ids.filter((id) => !EIGENE_ID.test(id))].map((id) =>
    gitter(model, id),
  );
}

/** Alle Werte bis zur letzten belegten Zelle und welche davon errechnet sind. */
export function liesInhalt(model: Model, sheetId: string): Blattinhalt {
  const inhalt = gitter(model, sheetId);
  const istFormel = (col: number, row: number) => model.getters.getCell({ sheetId, col, row })?.isFormula ?? false;
  return { ...inhalt, istFormel: inhalt.werte.map((zeile, row) => zeile.map((_, col) => istFormel(col, row))) };
}

/** Liest, wie ein Blatt aussieht; verborgen sind auch weggefilterte Zeilen. */
export function liesAnzeige(model: Model, sheetId: string): Blattanzeige {
  const { getters } = model;
  const inhalt = gitter(model, sheetId);
  const [unten, rechts] = [inhalt.werte.length - 1, (inhalt.werte[0]?.length ?? 0) - 1];
  return {
    ...inhalt,
    texte: inhalt.werte.map((zeile, row) => zeile.map((_, col) => getters.getCellText({ sheetId, col, row }))),
    verborgeneZeilen: verborgene(0, unten, (row) => getters.isRowHidden(sheetId, row)),
    verborgeneSpalten: verborgene(0, rechts, (col) => getters.isColHidden(sheetId, col)),
  };
}

/**
 * Die Markierung oder das angezeigte Blatt bis zur letzten belegten Zelle. @throws {WorkbookFehler} BEREICH_UNGEEIGNET
 */
export function liesBereich(model: Model, quelle: 'auswahl' | 'blatt'): Bereich | null {
  const { getters } = model;
  const sheetId = getters.getActiveSheetId();
  const zonen = getters.getSelectedZones();
  if (quelle === 'auswahl' && zonen.length > 1) throw mehrereBereiche();
  const [zone = getters.getSheetZone(sheetId)] = quelle === 'auswahl' ? zonen : [];
  const belegt = belegteZellen(model, sheetId).filter(
    (p) => p.row >= zone.top && p.row <= zone.bottom && p.col >= zone.left && p.col <= zone.right,
  );
  if (belegt.length === 0) return null;
  const [oben, unten] = grenzen(belegt.map((p) => p.row));
  const [links, rechts] = grenzen(belegt.map((p) => p.col));
  const zellen = (unten - oben + 1) * (rechts - links + 1);
  if (zellen > HOECHSTENS_ZELLEN) throw zuGross(zellen);
  const blatt = getters.getSheetName(sheetId);
  return {
    blatt,
    ersteZelle: { blatt, zeile: oben, spalte: links },
    werte: werteIn(model, sheetId, { oben, links, unten, rechts }),
    verborgeneZeilen: verborgene(oben, unten, (row) => getters.isRowHidden(sheetId, row)),
  };
}

/** Welche Nummern von `ab` bis `bis` verborgen sind. */
function verborgene(ab: number, bis: number, istVerborgen: (nummer: number) => boolean): Set<number> {
  return new Set(Array.from({ length: bis - ab + 1 }, (_, i) => ab + i).filter(istVerborgen));
}

function gitter(model: Model, sheetId: string): Gitter {
  const belegt = belegteZellen(model, sheetId);
  const [unten, rechts] = [grenzen(belegt.map((p) => p.row))[1], grenzen(belegt.map((p) => p.col))[1]];
  return {
    blatt: model.getters.getSheetName(sheetId),
    zeile: 0,
    spalte: 0,
    werte: werteIn(model, sheetId, { oben: 0, links: 0, unten, rechts }),
  };
}

interface Rechteck {
  readonly oben: number;
  readonly links: number;
  readonly unten: number;
  readonly rechts: number;
}

function werteIn(model: Model, sheetId: string, { oben, links, unten, rechts }: Rechteck): Zellwert[][] {
  return Array.from({ length: unten - oben + 1 }, (_, i) =>
    Array.from({ length: rechts - links + 1 }, (__, j) => zellwert(model, sheetId, links + j, oben + i)),
  );
}

interface Zellort {
  readonly row: number;
  readonly col: number;
}

/** Zellen, deren Ergebnis nicht leer ist; auch ein Fehler ist eines. */
export function belegteZellen(model: Model, sheetId: string): readonly Zellort[] {
  const { getters } = model;
  return getters.getEvaluatedCellsPositions(sheetId).filter((p) => getters.getEvaluatedCell(p).type !== 'empty');
}

/** Kleinste und größte Zahl; ohne Zahlen `[0, -1]`. */
function grenzen(zahlen: readonly number[]): [number, number] {
  return zahlen.length === 0
    ? [0, -1]
    : zahlen.reduce<[number, number]>(
        ([min, max], n) => [Math.min(min, n), Math.max(max, n)],
        [Number.POSITIVE_INFINITY, -1],
      );
}

/** Der Wert in der Form des Ports: Text wörtlich, Fehler mit deutschem Namen und ihrer Meldung. */
export function zellwert(model: Model, sheetId: string, col: number, row: number): Zellwert {
  const zelle = model.getters.getCell({ sheetId, col, row });
  const text = woertlicherText(zelle);
  if (text !== null) return text;
  const { type, value, ...rest } = model.getters.getEvaluatedCell({ sheetId, col, row });
  if (type === 'error')
    return {
      fehler: fehlername(String(value)),
      ...('message' in rest && rest.message ? { meldung: String(rest.message) } : {}),
    };
  return value;
}

/** Getippter Text gilt, wie er dasteht, auch wenn o-spreadsheet daraus für die Anzeige einen Verweis macht. */
function woertlicherText(zelle: Cell | undefined): string | null {
  if (!zelle || zelle.isFormula) return null;
  if (zelle.content.startsWith("'")) return zelle.content.slice(1);
  const istText = typeof zelle.parsedValue === 'string' && !registries.errorTypes.has(zelle.parsedValue);
  return istText ? zelle.content : null;
}
