import { expect, test } from 'vitest';
import { istMassnahmenbaustein } from '../../../shared/grund/bausteine.ts';
import { wahrheitswort } from '../../../shared/grund/wahrheitswert.ts';

test('Wahrheitswerte heißen wie in einem deutschen Excel', () => {
  expect([wahrheitswort(true), wahrheitswort(false)]).toEqual(['WAHR', 'FALSCH']);
});

test('Baustein 6 und was keine der Zahlen 1 bis 5 ist, ist kein Baustein mit Maßnahmen', () => {
  expect([1, 2, 3, 4, 5].map(istMassnahmenbaustein)).toEqual([true, true, true, true, true]);
  expect([0, 6, 1.5, '1', null, Number.NaN].map(istMassnahmenbaustein)).not.toContain(true);
});
