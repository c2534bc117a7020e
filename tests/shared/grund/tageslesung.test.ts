/** Jede Stelle liest Tage mit demselben Leser und sagt, was sie gelten lässt. */
import { expect, test } from 'vitest';
import { liesDeutschenTag, type Schreibweisen } from '../../../shared/grund/tageslesung.ts';

const ALLES: Schreibweisen = { einstellig: true, iso: true, kurzesJahr: true };

test.each<[string, Schreibweisen, string | null]>([
  ['01.04.2020', {}, '2020-4-1'],
  [' 01.04.2020 ', ALLES, null],
  ['29.02.2020', {}, '2020-2-29'],
  ['29.02.2019', {}, null],
  ['1.4.2020', {}, null],
  ['1.04.2020', {}, null],
  ['01.4.2020', {}, null],
  ['1.4.2020', { einstellig: true }, '2020-4-1'],
  ['2020-04-01', {}, null],
  ['2020-04-01', { iso: true }, '2020-4-1'],
  ['2020-02-30', { iso: true }, null],
  ['01.04.20', {}, null],
  ['01.04.29', { kurzesJahr: true }, '2029-4-1'],
  ['01.04.30', { kurzesJahr: true }, '1930-4-1'],
  ['01.04.99', { kurzesJahr: true }, '1999-4-1'],
  ['01.04.020', ALLES, null],
  ['01.04.2020x', ALLES, null],
  ['01/04/2020', ALLES, null],
  ['01. 04. 2020', ALLES, null],
  ['', ALLES, null],
])('„%s“ mit %j', (text, schreibweisen, erwartet) => {
  const tag = liesDeutschenTag(text, schreibweisen);
  expect(tag && `${tag.jahr}-${tag.monat}-${tag.tag}`).toBe(erwartet);
});
