/** Die Arbeitsmappe im Browser sagt, was von einem Haushaltsblatt zu sehen ist. */
import type { Model } from '@odoo/o-spreadsheet';
import { beforeEach, expect, test } from 'vitest';
import { antragAusBlatt, blattAusAntrag } from '../../../addin/haushaltsblatt/haushaltsblatt.ts';
import { liesTabellen, schreibeHaushaltsblatt } from '../../../addin/haushaltsblatt/in-der-mappe.ts';
import { verborgenesIn } from '../../../addin/haushaltsblatt/verborgenes.ts';
import type { WorkbenchWorkbook } from '../../../addin/workbench/tabelle/workbench-workbook.ts';
import { adresse, type Zellbezug } from '../../../addin/workbook/zellen.ts';
import { AACHEN_BEISPIEL } from '../../../shared/beispiele/aachen.ts';
import { leereMappe } from './mappe.ts';
import { workbenchUeber } from './workbench.ts';

let model: Model;
let workbook: WorkbenchWorkbook;
let zellen: ReadonlyMap<string, Zellbezug>;
const sheetId = () => model.getters.getSheetIdByName('Haushaltsblatt') ?? '';
const ausgaben = () => zellen.get('stellen[0].jahresausgaben') as Zellbezug;

beforeEach(async () => {
  model = leereMappe();
  workbook = workbenchUeber(model);
  await schreibeHaushaltsblatt(workbook, blattAusAntrag(AACHEN_BEISPIEL));
  const tabellen = await liesTabellen(workbook);
  if (!tabellen) throw new Error('kein Haushaltsblatt');
  ({ zellen } = antragAusBlatt(tabellen).zellen);
});

async function texte(): Promise<string[]> {
  const anzeige = await workbook.leseAnzeige('Haushaltsblatt');
  return anzeige ? verborgenesIn(anzeige, zellen).map(({ text }) => text) : [];
}

test('an einem Blatt, wie das Programm es schreibt, ist nichts verborgen', async () =>
  expect(await texte()).toEqual([]));

test('verborgene Zeilen und Spalten werden mit einer Zelle genannt', async () => {
  const { zeile, spalte } = ausgaben();
  model.dispatch('HIDE_COLUMNS_ROWS', { sheetId: sheetId(), dimension: 'ROW', elements: [zeile] });
  model.dispatch('HIDE_COLUMNS_ROWS', { sheetId: sheetId(), dimension: 'COL', elements: [spalte] });
  const alle = await texte();
  expect(alle.filter((text) => text.startsWith(`Zeile ${zeile + 1} ist ausgeblendet oder weggefiltert`))).toHaveLength(
    1,
  );
  expect(alle.filter((text) => /^Spalte [A-Z]+ ist ausgeblendet/.test(text))).toHaveLength(1);
});

test('ein Zahlenformat, das eine andere Zahl zeigt, wird mit seiner Zelle genannt', async () => {
  const { zeile, spalte } = ausgaben();
  const target = [{ top: zeile, bottom: zeile, left: spalte, right: spalte }];
  model.dispatch('SET_FORMATTING', { sheetId: sheetId(), target, format: '"53.600,00 €"' });
  expect(await texte()).toEqual([
    `Zelle ${adresse(ausgaben())} zeigt „53.600,00 €“, gerechnet wird mit 65300. Das liegt am Zahlenformat der Zelle.`,
  ]);
});

test('ein verborgenes Blatt wird nie gelesen', async () => {
  model.dispatch('HIDE_SHEET', { sheetId: sheetId() });
  expect(await liesTabellen(workbook)).toBeNull();
});
