/** Benannte Bereiche (`Kosten` für `'Blatt 1'!$A$1:$B$9`), hin und zurück. */
import { helpers, type Model } from '@odoo/o-spreadsheet';
import type { Workbook } from 'hucre/xlsx';

export type BenannterBereich = NonNullable<Workbook['namedRanges']>[number];

/** Namen, die Excel selbst vergibt, etwa für Druckbereich und Filter. */
const EXCELS_EIGENE = /^_xlnm\./i;
const BEREICH = /^(?:'(?:[^']|'')+'|[^'!]+)!\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?$/i;

/** Mit festen Bezügen, wie Excel sie schreibt. */
export function benannteBereiche(model: Model): BenannterBereich[] {
  const { getters } = model;
  return getters.getNamedRanges().map(({ name, range: { sheetId, zone } }) => {
    const [von, bis] = [fest(zone.left, zone.top), fest(zone.right, zone.bottom)];
    const blatt = `'${getters.getSheetName(sheetId).replaceAll("'", "''")}'`;
    return { name, range: `${blatt}!${von === bis ? von : `${von}:${bis}`}` };
  });
}

/** Legt sie an; nennt die, die keine Bereiche sind, etwa Konstanten und Formeln, oder deren Blatt fehlt. */
export function legeNamenAn(model: Model, namen: readonly BenannterBereich[]): string[] {
  const [sheetId = ''] = model.getters.getSheetIds();
  return namen
    .filter(({ name }) => !EXCELS_EIGENE.test(name))
    .filter(({ name, range }) => !legeAn(model, sheetId, name, range))
    .map(({ name }) => name);
}

function legeAn(model: Model, sheetId: string, name: string, bereich: string): boolean {
  if (!BEREICH.test(bereich)) return false;
  const range = model.getters.getRangeFromSheetXC(sheetId, bereich);
  if (range.invalidXc || range.invalidSheetName) return false;
  return model.dispatch('CREATE_NAMED_RANGE', { name, ranges: [model.getters.getRangeData(range)] }).isSuccessful;
}

function fest(col: number, row: number): string {
  return `$${helpers.numberToLetters(col)}$${row + 1}`;
}
