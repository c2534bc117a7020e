/** Wie Aufzählungen in Hinweisen enden, und ab wann sie nur die ersten nennen. */
import { expect, test } from 'vitest';
import { aufzaehlung, eintragsname, genannt, nummernfolge } from '../../../shared/antrag/worte.ts';

const teile = (anzahl: number) => Array.from({ length: anzahl }, (_, i) => `S${i + 1}`);

test.each([
  [0, ''],
  [1, 'S1'],
  [2, 'S1 und S2'],
  [3, 'S1, S2 und S3'],
  [9, 'S1, S2, S3, S4, S5, S6, S7, S8 und S9'],
  [10, 'S1, S2, S3, S4, S5, S6, S7, S8, S9 und 1 weitere'],
  [500, 'S1, S2, S3, S4, S5, S6, S7, S8, S9 und 491 weitere'],
])('aufzaehlung von %i', (anzahl, text) => expect(aufzaehlung(teile(anzahl))).toBe(text));

test.each([
  [1, 'S1'],
  [9, 'S1, S2, S3, S4, S5, S6, S7, S8, S9'],
  [10, 'S1, S2, S3, S4, S5, S6, S7, S8, S9 und 1 weitere'],
])('genannt von %i', (anzahl, text) => expect(genannt(teile(anzahl))).toBe(text));

test.each([
  [[], ''],
  [[1], '1'],
  [[1, 2], '1 und 2'],
  [[1, 2, 3], '1 bis 3'],
  [[1, 2, 3, 4], '1 bis 4'],
  [[1, 2, 3, 5], '1 bis 3 und 5'],
  [[1, 3, 4, 6, 7, 8], '1, 3, 4 und 6 bis 8'],
])('nummernfolge von %j', (nummern, text) => expect(nummernfolge(nummern)).toBe(text));

test('ein Eintrag ohne Bezeichnung heißt wie seine Kennung, ohne leere Klammer', () => {
  expect(eintragsname({ id: 'S1', bezeichnung: '' })).toBe('S1');
  expect(eintragsname({ id: 'S1', bezeichnung: 'Teilhabemanagement' })).toBe('S1 (Teilhabemanagement)');
});
