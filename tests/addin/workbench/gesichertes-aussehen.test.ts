/** Eine gesicherte Mappe sieht geöffnet aus wie zuvor, auch wo von Hand gesetzte Rahmen und Formate anders wären. */
import type { Border, Model, Zone } from '@odoo/o-spreadsheet';
import { expect, test } from 'vitest';
import { type Mappendaten, neueMappe } from '../../../addin/workbench/tabelle/mappe.ts';
import { BLATT, leereMappe } from './mappe.ts';

const rot = { style: 'thin', color: '#ff0000' } as const;
const blau = { style: 'thick', color: '#0000ff' } as const;
const rings = (linie: Border['top']): Border => ({ top: linie, right: linie, bottom: linie, left: linie });
const zone = (left: number, top: number, right = left, bottom = top): Zone => ({ left, top, right, bottom });

const rahme = (model: Model, target: Zone[], border: Border) =>
  model.dispatch('SET_BORDERS_ON_TARGET', { sheetId: BLATT, target, border });
const verbinde = (model: Model, target: Zone[]) => model.dispatch('ADD_MERGE', { sheetId: BLATT, target });

const linien = (model: Model, col: number, row: number) => model.getters.getCellBorder({ sheetId: BLATT, col, row });

/** Wieder geöffnet; alles, was die Mappe aufbewahrt, ist dasselbe. */
function geoeffnet(model: Model): Model {
  const wieder = neueMappe(JSON.parse(JSON.stringify(model.exportData())) as Mappendaten);
  expect(wieder._exportData(false)).toEqual(model._exportData(false));
  return wieder;
}

test('wo eine gelöschte Zeile verschieden gerahmte Nachbarn hinterlässt, behält jede ihre Linie', () => {
  const model = leereMappe();
  rahme(model, [zone(1, 1)], rings(rot));
  rahme(model, [zone(1, 3)], rings(blau));
  model.dispatch('REMOVE_COLUMNS_ROWS', { sheetId: BLATT, sheetName: 'Blatt', dimension: 'ROW', elements: [2] });
  const wieder = geoeffnet(model);
  expect([linien(wieder, 1, 1)?.bottom, linien(wieder, 1, 2)?.top]).toEqual([rot, blau]);
});

test('verbundene Zellen behalten ihre Linien, auch die zwischen ihnen', () => {
  const model = leereMappe();
  verbinde(model, [zone(1, 1, 2)]);
  rahme(model, [zone(1, 1, 2)], rings(rot));
  expect(linien(geoeffnet(model), 1, 1)).toEqual(rings(rot));
});

test('eine verdeckte Zelle behält ihr Format: Hebt jemand die Verbindung auf, sieht sie aus wie zuvor', () => {
  const model = leereMappe();
  verbinde(model, [zone(1, 1, 2)]);
  model.dispatch('SET_FORMATTING', { sheetId: BLATT, target: [zone(1, 1)], style: { bold: true } });
  const wieder = geoeffnet(model);
  wieder.dispatch('REMOVE_MERGE', { sheetId: BLATT, target: [zone(1, 1, 2)] });
  const stil = (col: number) => wieder.getters.getCellStyle({ sheetId: BLATT, col, row: 1 });
  expect([stil(1).bold, stil(2).bold]).toEqual([true, undefined]);
});
