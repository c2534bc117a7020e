import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { beispielmappe } from '../../../addin/workbench/beispiel.ts';
import { oeffneGesicherte, oeffneMit } from '../../../addin/workbench/sicherung/oeffnen.ts';
import { Sicherer } from '../../../addin/workbench/sicherung/sicherer.ts';
import { neueMappe } from '../../../addin/workbench/tabelle/mappe.ts';
import { leseLandesuebersicht } from '../../../shared/beispiele/landesuebersicht.ts';
import { zelle } from './mappe.ts';
import { neuerSpeicher } from './sicherung/speicher.ts';

const daten = beispielmappe(leseLandesuebersicht(readFileSync('tests/daten/bewilligte-stellen.csv', 'utf8')));

test('die Workbench beginnt mit zwei Blättern, ohne Fehlerwerte und ohne etwas zum Zurücknehmen', () => {
  const model = neueMappe(daten);
  expect(model.getters.getSheetIds().map((id) => model.getters.getSheetName(id))).toEqual([
    'Haushaltsblatt',
    'Landesübersicht',
  ]);
  for (const id of model.getters.getSheetIds())
    expect(model.getters.getEvaluatedCells(id).filter((z) => z.type === 'error')).toEqual([]);
  expect(model.getters.canUndo()).toBe(false);
  expect(zelle(model, 'F10', 'haushaltsblatt').formattedValue).toBe('442.860,00');
  expect(model.getters.getLocale().decimalSeparator).toBe(',');
});

test('eine gesicherte Mappe öffnet sich mit denselben Werten und Formeln wieder', () => {
  const { model, daten: text, mitschrift } = oeffneMit(daten);
  model.dispatch('UPDATE_CELL', { sheetId: 'haushaltsblatt', col: 9, row: 23, content: '72000' });
  const speicher = neuerSpeicher();
  const quelle = { daten: text, mitschrift, angaben: () => ({ merker: null, ausgang: null }) };
  const sicherer = new Sicherer(speicher, quelle, {
    grundlage: null,
    verdichte: async () => null,
    neueKennung: () => 'stand',
    beiErgebnis: () => undefined,
  });
  sicherer.plane();
  sicherer.sofort();
  sicherer.beende();
  const wieder = oeffneGesicherte(speicher)?.model;
  if (!wieder) throw new Error('nicht geöffnet');
  for (const id of model.getters.getSheetIds()) {
    const werte = (m: typeof model) =>
      m.getters.getEvaluatedCellsPositions(id).map((p) => m.getters.getEvaluatedCell(p).formattedValue);
    expect(werte(wieder)).toEqual(werte(model));
  }
  expect(zelle(wieder, 'F10', 'haushaltsblatt').formattedValue).toBe('448.800,00');
});
