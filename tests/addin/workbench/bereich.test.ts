/** Der Bereich, aus dem eine Liste übernommen wird: die Markierung oder das angezeigte Blatt. */
import { helpers, type Model } from '@odoo/o-spreadsheet';
import { beforeEach, describe, expect, test } from 'vitest';
import type { WorkbenchWorkbook } from '../../../addin/workbench/tabelle/workbench-workbook.ts';
import { leereMappe, setze } from './mappe.ts';
import { workbenchUeber } from './workbench.ts';

let model: Model;
let workbook: WorkbenchWorkbook;

beforeEach(() => oeffne(leereMappe()));

function oeffne(mappe: Model): void {
  model = mappe;
  workbook = workbenchUeber(model);
}

describe('Bereich', () => {
  const markiere = (xc: string) => {
    const zone = helpers.toZone(xc);
    model.selection.selectZone({ cell: { col: zone.left, row: zone.top }, zone });
  };

  test('die Markierung bis zur letzten belegten Zelle, Text bleibt wörtlich', async () => {
    setze(model, 'B2', 'Träger');
    setze(model, 'C2', 'Ausgaben');
    setze(model, 'B4', "'=1+1");
    setze(model, 'C4', '=1000*2');
    markiere('B2:L40');
    expect(await workbook.leseBereich()).toEqual({
      blatt: 'Blatt',
      ersteZelle: { blatt: 'Blatt', zeile: 1, spalte: 1 },
      werte: [
        ['Träger', 'Ausgaben'],
        [null, null],
        ['=1+1', 2000],
      ],
      verborgeneZeilen: new Set(),
    });
    model.dispatch('HIDE_COLUMNS_ROWS', {
      sheetId: model.getters.getActiveSheetId(),
      dimension: 'ROW',
      elements: [3, 9],
    });
    expect((await workbook.leseBereich())?.verborgeneZeilen).toEqual(new Set([3]));
    markiere('E1:F3');
    expect(await workbook.leseBereich()).toBeNull();
    expect((await workbook.leseBereich('blatt'))?.werte).toHaveLength(3);
  });

  test('zu viele Zellen und mehrere Bereiche werden abgelehnt', async () => {
    oeffne(leereMappe(2100, 12));
    setze(model, 'A1', '1');
    setze(model, 'J2001', '1');
    await expect(workbook.leseBereich('blatt')).rejects.toMatchObject({
      code: 'BEREICH_UNGEEIGNET',
      message: expect.stringContaining('20.010 Zellen'),
    });
    model.selection.selectCell(0, 0);
    model.selection.addCellToSelection(4, 4);
    await expect(workbook.leseBereich()).rejects.toMatchObject({
      code: 'BEREICH_UNGEEIGNET',
      message: expect.stringContaining('mehrere Bereiche'),
    });
  });
});
