import { expect, it } from 'vitest';
import { zelltext } from '../../../shared/druck/zelltext.ts';

it.each([
  ['1234567.5', 'betrag', '1.234.567,50'],
  ['-5510.10', 'betrag', '−5.510,10'],
  ['58.88712', 'vierstellig', '58,8871'],
  ['84.99745', 'vierstellig', '84,9975'],
  ['79.4857', 'zweistellig', '79,49'],
  ['184', 'zahl', '184'],
  ['2021-03-01', 'tag', '01.03.2021'],
  ['=1+1', 'text', '=1+1'],
  [null, 'betrag', '–'],
] as const)('%s als %s: %s', (wert, art, erwartet) => expect(zelltext(wert, art)).toBe(erwartet));

it('mit Formel steht ihr Wert da', () =>
  expect(zelltext({ wert: '2.00', formel: { art: 'summe', plus: [] } }, 'betrag')).toBe('2,00'));
