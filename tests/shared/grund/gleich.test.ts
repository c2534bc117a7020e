/** Gleich ist, was dieselbe kanonische Form hat: Daran hängt, ob eine Kette heil ist. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gleich } from '../../../shared/grund/gleich.ts';
import { kanonisch } from '../../../shared/grund/hash.ts';

const schluessel = fc.constantFrom('a', 'b', '10', '9', '', '__proto__', 'length', 'toString');
const { wert } = fc.letrec<{ wert: unknown }>((kette) => ({
  wert: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom('', 'a', '1', 0, -0, 1, 1.5, true, false, null, 'ä'),
    fc.array(kette('wert'), { maxLength: 3 }),
    fc.dictionary(schluessel, fc.oneof(kette('wert'), fc.constant(undefined)), { maxKeys: 3 }),
  ),
}));

/** Derselbe Inhalt in anderer Reihenfolge der Felder. */
function umgestellt(w: unknown): unknown {
  if (Array.isArray(w)) return w.map(umgestellt);
  if (typeof w !== 'object' || w === null) return w;
  const felder = Object.entries(w).reverse();
  return JSON.parse(
    `{${felder.flatMap(([n, f]) => (f === undefined ? [] : `${JSON.stringify(n)}:${JSON.stringify(umgestellt(f))}`)).join()}}`,
  );
}

describe('gleich', () => {
  it('urteilt wie der Vergleich der kanonischen Formen', () => {
    fc.assert(
      fc.property(wert, wert, (a, b) => {
        expect(gleich(a, b)).toBe(kanonisch(a) === kanonisch(b));
        expect(gleich(a, umgestellt(a))).toBe(true);
      }),
      { numRuns: 5_000 },
    );
  });

  it.each([
    [{ a: 1 }, { a: 1, b: undefined }, true],
    [{ a: 1 }, { b: 1 }, false],
    [{ a: undefined }, { b: undefined }, true],
    [[], {}, false],
    [[1, 2], [2, 1], false],
    [{ a: 1 }, null, false],
    [{}, { toString: 1 }, false],
    [JSON.parse('{"__proto__":{}}'), { a: 1 }, false],
    ['1', 1, false],
    [{}, '', false],
    [{}, 1, false],
    [[], '', false],
    [{ a: 1, b: [2] }, { b: [2], a: 1 }, true],
  ])('%j und %j: %s', (a, b, soll) => {
    expect(gleich(a, b)).toBe(soll);
    expect(gleich(b, a)).toBe(soll);
  });
});
