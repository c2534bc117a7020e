/** Wie Aufzählungen in Hinweisen enden, und ab wann sie nur die ersten nennen. */
import { expect, test } from 'vitest';
import { aufzaehlung, eintragsname, genannt } from '../../../shared/antrag/worte.ts';

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

test('ein Eintrag ohne Bezeichnung heißt wie seine Kennung, ohne leere Klammer', () => {
  expect(eintragsname({ id: 'S1', bezeichnung: '' })).toBe('S1');
  expect(eintragsname({ id: 'S1', bezeichnung: 'Teilhabemanagement' })).toBe('S1 (Teilhabemanagement)');
});
