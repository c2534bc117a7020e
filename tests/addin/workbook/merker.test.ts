/** Jemand kann geändert haben, was die Mappe über ihr Blatt aufbewahrt; gelesen wird nur Vollständiges. */
import { expect, test } from 'vitest';
import { alsMappenmerker, istMerker } from '../../../addin/workbook/merker.ts';

const MERKER = { antragId: 'a', version: 2, basis: 3, antragHash: 'h', tid: 't' };

test.each([
  ['ein Merker', MERKER, MERKER],
  [
    'einer aus einer älteren Mappe, ohne Kommune',
    { ...MERKER, tid: undefined },
    { antragId: 'a', version: 2, basis: 3, antragHash: 'h' },
  ],
  ['die Herkunft allein', { tid: 't', name: 'Kommune' }, { tid: 't', name: 'Kommune' }],
  ['die Herkunft ohne Namen', { tid: 't' }, { tid: 't', name: null }],
  ['fremde Felder fallen weg', { ...MERKER, boese: 1 }, MERKER],
  ['halber Merker', { ...MERKER, basis: '3' }, null],
  ['Version mit Komma', { ...MERKER, version: 1.5 }, null],
  ['Herkunft ohne Kommune', { name: 'Kommune' }, null],
  ['Text', 'a', null],
  ['nichts', null, null],
])('%s', (_, wert, erwartet) => expect(alsMappenmerker(wert)).toEqual(erwartet));

test('nur ein Merker nennt eine Version', () => {
  expect(istMerker(MERKER)).toBe(true);
  expect(istMerker({ tid: 't', name: null })).toBe(false);
  expect(istMerker(null)).toBe(false);
});
