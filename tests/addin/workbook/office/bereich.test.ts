import { expect, test } from 'vitest';
import { ExcelWorkbook } from '../../../../addin/workbook/office/excel-workbook.ts';
import { Blatt } from './excel-blatt.ts';
import { ExcelNachbau } from './excel-nachbau.ts';

function mitListe(): { excel: ExcelNachbau; mappe: ExcelWorkbook } {
  const excel = new ExcelNachbau();
  const blatt = new Blatt('Etat 2020');
  const zelle = (wert: string | number, art = typeof wert === 'number' ? 'Double' : 'String') => ({
    formel: wert,
    wert,
    art,
    format: 'General',
  });
  blatt.zellen.set('B2', zelle('Träger'));
  blatt.zellen.set('C2', zelle('Ausgaben'));
  blatt.zellen.set('B4', zelle('=1+1'));
  blatt.zellen.set('C4', zelle(43_922));
  blatt.zellen.set('C5', zelle('#VALUE!', 'Error'));
  excel.blaetter.push(blatt);
  excel.auswahl = { blatt: 'Etat 2020', adresse: 'B2:C5' };
  return { excel, mappe: new ExcelWorkbook(excel.run) };
}

test('liest die Markierung mit Ecke, Fehlern und Text, der wie eine Formel aussieht', async () => {
  const { excel, mappe } = mitListe();
  expect(await mappe.leseBereich()).toEqual({
    blatt: 'Etat 2020',
    ersteZelle: { blatt: 'Etat 2020', zeile: 1, spalte: 1 },
    werte: [
      ['Träger', 'Ausgaben'],
      [null, null],
      ['=1+1', 43_922],
      [null, { fehler: '#WERT!' }],
    ],
    verborgeneZeilen: new Set(),
  });
  expect(excel.syncs).toBe(3);
});

test('von einer weiten Markierung wird nur gelesen, wo etwas steht', async () => {
  const { excel, mappe } = mitListe();
  excel.auswahl = { ...excel.auswahl, adresse: 'C3:Z9000' };
  expect((await mappe.leseBereich())?.ersteZelle).toEqual({ blatt: 'Etat 2020', zeile: 3, spalte: 2 });
  excel.auswahl = { ...excel.auswahl, adresse: 'F3:Z9000' };
  expect(await mappe.leseBereich()).toBeNull();
  expect((await mappe.leseBereich('blatt'))?.werte).toHaveLength(4);
});

test('zu viele Zellen und mehrere Bereiche werden abgelehnt, bevor Werte gelesen werden', async () => {
  const { excel, mappe } = mitListe();
  excel.blatt('Etat 2020').zellen.set('Z900', { formel: 1, wert: 1, art: 'Double', format: 'General' });
  excel.auswahl = { ...excel.auswahl, adresse: 'A1:Z900' };
  await expect(mappe.leseBereich()).rejects.toMatchObject({
    code: 'BEREICH_UNGEEIGNET',
    message: expect.stringContaining('höchstens 20.000'),
  });
  expect(excel.syncs).toBe(1);
  excel.markierungen = 2;
  await expect(mappe.leseBereich()).rejects.toMatchObject({
    code: 'BEREICH_UNGEEIGNET',
    message: expect.stringContaining('mehrere Bereiche'),
  });
});

test('ausgeblendete und weggefilterte Zeilen der Markierung werden genannt, gezählt im Blatt', async () => {
  const { excel, mappe } = mitListe();
  excel.blatt('Etat 2020').verborgeneZeilen = new Set([0, 3, 40]);
  expect((await mappe.leseBereich())?.verborgeneZeilen).toEqual(new Set([3]));
  expect((await mappe.leseBereich('blatt'))?.verborgeneZeilen).toEqual(new Set([3]));
});

test('ist ein Diagramm markiert, wird das ganze Blatt trotzdem gelesen; die Markierung nennt, was zu tun ist', async () => {
  const { excel, mappe } = mitListe();
  excel.diagrammMarkiert = true;
  expect((await mappe.leseBereich('blatt'))?.werte).toHaveLength(4);
  await expect(mappe.leseBereich()).rejects.toMatchObject({
    code: 'BEREICH_UNGEEIGNET',
    message: 'Es ist ein Diagramm, ein Bild oder eine Form markiert. Markieren Sie Zellen.',
  });
  expect(await mappe.leseAuswahl()).toBeNull();
});
