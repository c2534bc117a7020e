import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { beispielmappe } from '../../../addin/workbench/beispiel.ts';
import { liesSicherung, neuerSicherer } from '../../../addin/workbench/sicherung.ts';
import { neueMappe } from '../../../addin/workbench/tabelle/mappe.ts';
import { leseLandesuebersicht } from '../../../shared/beispiele/landesuebersicht.ts';
import { zelle } from './mappe.ts';

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
  const model = neueMappe(daten);
  model.dispatch('UPDATE_CELL', { sheetId: 'haushaltsblatt', col: 9, row: 23, content: '72000' });
  const inhalt = new Map<string, string>();
  const speicher = {
    getItem: (k: string) => inhalt.get(k) ?? null,
    setItem: (k: string, v: string) => void inhalt.set(k, v),
    removeItem: (k: string) => void inhalt.delete(k),
  };
  const sicherer = neuerSicherer(
    speicher,
    () => ({ daten: model.exportData() as unknown as Readonly<Record<string, unknown>>, merker: null, ausgang: null }),
    () => undefined,
  );
  sicherer.plane();
  sicherer.sofort();
  const wieder = neueMappe(liesSicherung(speicher)?.daten ?? {});
  for (const id of model.getters.getSheetIds()) {
    const werte = (m: typeof model) =>
      m.getters.getEvaluatedCellsPositions(id).map((p) => m.getters.getEvaluatedCell(p).formattedValue);
    expect(werte(wieder)).toEqual(werte(model));
  }
  expect(zelle(wieder, 'F10', 'haushaltsblatt').formattedValue).toBe('448.800,00');
});
