import fc from 'fast-check';
import { expect, test } from 'vitest';
import { namensschluessel } from '../../../shared/grund/name.ts';

test.each([
  ['Stelle A', 'Stelle A '],
  ['Stelle A', '  stelle\u00a0\u202f A'],
  ['Bahnhofstraße', 'BAHNHOFSTRASSE'],
  ['Mu\u0308ller', 'Müller'],
  ['Stelle A', 'Stel\u00adle\u200b A\ufeff'],
  ['Ort\nB', 'Ort B'],
])('„%s“ und „%s“ sind derselbe Name', (a, b) => {
  expect(namensschluessel(a)).toBe(namensschluessel(b));
});

test.each([
  ['Stelle A', 'Stelle B'],
  ['S1', 'S 1'],
  ['S1', 'S01'],
  ['Müller', 'Mueller'],
])('„%s“ und „%s“ sind zwei Namen', (a, b) => {
  expect(namensschluessel(a)).not.toBe(namensschluessel(b));
});

test('der Schlüssel ist sein eigener Schlüssel, und groß oder klein, NFC oder NFD macht nie einen Unterschied', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (name) => {
      const schluessel = namensschluessel(name);
      expect(namensschluessel(schluessel)).toBe(schluessel);
      expect(namensschluessel(` ${name.normalize('NFD')}\u00a0`)).toBe(schluessel);
    }),
  );
});
