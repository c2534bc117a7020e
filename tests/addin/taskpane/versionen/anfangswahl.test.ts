/** Ein Vergleich beginnt mit zwei Ständen, die sich unterscheiden. */
import { expect, test } from 'vitest';
import { anfangswahl } from '../../../../addin/taskpane/versionen/anfangswahl.ts';

const versionen = (...nummern: number[]) => nummern.map((version) => ({ version }));

test.each([
  ['Ungespeichertes gegen die neueste Version', versionen(3, 2, 1), true, { von: 3, bis: 'blatt' }],
  ['alles gespeichert: die beiden neuesten', versionen(3, 2, 1), false, { von: 2, bis: 3 }],
  ['die vorletzte fehlt: die nächste davor', versionen(5, 3), false, { von: 3, bis: 5 }],
  ['nur eine Version', versionen(1), false, { von: 1, bis: 'blatt' }],
  ['noch keine', versionen(), false, { von: 1, bis: 'blatt' }],
] as const)('%s', (_, liste, ungespeichert, wahl) => {
  expect(anfangswahl(liste, ungespeichert)).toEqual(wahl);
});
