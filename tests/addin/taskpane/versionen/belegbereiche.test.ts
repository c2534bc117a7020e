/**
 * Nach den Belegen wird mit möglichst wenigen Anfragen gefragt, und jede ist so groß, wie die Schnittstelle sie
 * annimmt.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { offeneBereiche } from '../../../../addin/taskpane/versionen/belegbereiche.ts';
import { BELEGE_HOECHSTENS } from '../../../../shared/api/belegantworten.ts';

test('jede Nummer liegt in genau einem Bereich, keiner ist zu groß, die neuesten zuerst', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 3000 }), { maxLength: 200 }), (nummern) => {
      const bereiche = offeneBereiche(nummern);
      for (const [von, bis] of bereiche) expect(bis - von).toBeLessThan(BELEGE_HOECHSTENS);
      for (const nummer of nummern)
        expect(bereiche.filter(([von, bis]) => von <= nummer && nummer <= bis)).toHaveLength(1);
      expect(bereiche.map(([von]) => von)).toEqual([...bereiche.map(([von]) => von)].sort((a, b) => b - a));
    }),
  );
});

test('eine Seite ist eine Anfrage, eine Lücke von mehr als 100 trennt', () => {
  expect(offeneBereiche(Array.from({ length: 50 }, (_, i) => 151 - i))).toEqual([[102, 151]]);
  expect(offeneBereiche([500, 1, 2])).toEqual([
    [500, 500],
    [1, 2],
  ]);
  expect(offeneBereiche([])).toEqual([]);
});
