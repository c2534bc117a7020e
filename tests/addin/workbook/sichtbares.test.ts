import { expect, test } from 'vitest';
import { nurSichtbare, verborgeneNummern } from '../../../addin/workbook/sichtbares.ts';
import type { Bereich } from '../../../addin/workbook/workbook.ts';

const BEREICH: Bereich = {
  blatt: 'Etat',
  ersteZelle: { blatt: 'Etat', zeile: 2, spalte: 1 },
  werte: [
    ['Träger', 'VZÄ'],
    ['Ort A', 1],
    [null, ' '],
    ['Ort B', 2],
    ['Ort C', 0.5],
  ],
  verborgeneZeilen: new Set([3, 4, 6]),
};

test('gezählt werden nur belegte Zeilen, mit ihrer Nummer im Blatt', () => {
  expect(verborgeneNummern(BEREICH)).toEqual([4, 7]);
  expect(verborgeneNummern({ ...BEREICH, verborgeneZeilen: new Set() })).toEqual([]);
});

test('ohne die verborgenen behalten die anderen ihre Nummern', () => {
  const { werte, weggelassen } = nurSichtbare(BEREICH);
  expect(weggelassen).toEqual([4, 7]);
  expect(werte).toEqual([
    ['Träger', 'VZÄ'],
    [null, null],
    [null, ' '],
    ['Ort B', 2],
    [null, null],
  ]);
});
