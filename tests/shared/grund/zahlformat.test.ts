/** Zahlen in deutscher Schreibweise: Tausenderpunkt, Komma, Minuszeichen, „…“ hinter endlosen Brüchen. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Dezimal, durch, Exakt, exakt, quotient } from '../../../shared/grund/geld.ts';
import { deutscherWert, deutscheZahl } from '../../../shared/grund/zahlformat.ts';
import { ziffern } from '../../../shared/grund/ziffern.ts';

describe('Deutsche Schreibweise', () => {
  it.each([
    ['1234567.5', 2, '1.234.567,50'],
    ['-1234.5', 1, '−1.234,5'],
    ['0', 2, '0,00'],
    ['-0.001', 2, '−0,00'],
    ['999', 0, '999'],
    ['1000', 0, '1.000'],
  ])('%s mit %i Stellen: %s', (zahl, stellen, erwartet) =>
    expect(deutscheZahl(quotient(exakt(zahl)), stellen)).toBe(erwartet),
  );

  it('exakte Werte enden nach sechs Stellen mit „…“, wenn sie weitergehen', () => {
    expect(deutscherWert(durch(exakt(1), exakt(3)), 2)).toBe('0,333333…');
    expect(deutscherWert(exakt('1.5'), 2)).toBe('1,50');
    expect(deutscherWert(exakt('1.123456'), 2)).toBe('1,123456');
    expect(deutscherWert(exakt('1.1234561'), 2)).toBe('1,123456…');
    expect(deutscherWert(exakt('54400'), 2)).toBe('54.400,00');
  });

  it.each(['0', '7', '12', '999', '1.000', '12.345', '999.999', '1.000.000'])('Tausenderpunkte: %s', (text) =>
    expect(deutscherWert(Number(text.replaceAll('.', '')))).toBe(text),
  );

  it.each([
    [1666, 0, '1.666'],
    ['2.5', 0, '2,5'],
    [new Dezimal('-1000'), 1, '−1.000,0'],
  ] as const)('auch Anzahlen und Dezimalzahlen: %s mit mindestens %i Stellen: %s', (zahl, mindestens, erwartet) =>
    expect(deutscherWert(zahl, mindestens)).toBe(erwartet),
  );

  it('auf dem kurzen Weg dieselben Zeichen wie über die Dezimalzahl', () => {
    const zaehler = fc.oneof(
      fc.integer({ min: -2_000_000, max: 2_000_000 }),
      fc.maxSafeInteger(),
      fc.constantFrom(0, -0, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER),
    );
    const nenner = fc.oneof(
      fc.constantFrom(1, 2, 3, 7, 100, 360, 1000, 1_000_000, 36_000, 360_000_000, 64_000_000),
      fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
    );
    fc.assert(
      fc.property(zaehler, nenner, fc.integer({ min: 0, max: 6 }), (z, n, mindestens) => {
        const wert = new Exakt(z, n);
        expect(deutscherWert(wert, mindestens)).toBe(deutscherWert(quotient(wert), mindestens));
        for (const stellen of [2, 10]) {
          const teile = ziffern(wert, stellen, true);
          const gerundet = quotient(wert).toDecimalPlaces(stellen);
          expect(`${teile.negativ ? '-' : ''}${teile.ganz}.${teile.bruch}`).toBe(gerundet.toFixed(stellen));
          expect(teile.genau).toBe(gerundet.eq(quotient(wert)));
        }
      }),
      { numRuns: 5_000 },
    );
  });
});

describe('Ziffern', () => {
  const GROSS = '12345678901234567890';
  it.each([
    ['0', 2, true, { negativ: false, ganz: '0', bruch: '00', genau: true }],
    ['-0.004', 2, true, { negativ: false, ganz: '0', bruch: '00', genau: false }],
    ['-0.005', 2, true, { negativ: true, ganz: '0', bruch: '01', genau: false }],
    ['-0.009', 2, false, { negativ: false, ganz: '0', bruch: '00', genau: false }],
    ['1.25', 1, true, { negativ: false, ganz: '1', bruch: '3', genau: false }],
    ['1.25', 1, false, { negativ: false, ganz: '1', bruch: '2', genau: false }],
    ['-68000', 0, true, { negativ: true, ganz: '68000', bruch: '', genau: true }],
    // Mit zehn Stellen mehr, als ein double sicher hält.
    ['68000.55', 10, true, { negativ: false, ganz: '68000', bruch: '5500000000', genau: true }],
    ['-9007199254.740991', 4, true, { negativ: true, ganz: '9007199254', bruch: '7410', genau: false }],
    ['-9007199254.740991', 4, false, { negativ: true, ganz: '9007199254', bruch: '7409', genau: false }],
    // Schon die Zahl selbst ist größer.
    [`${GROSS}.5`, 0, true, { negativ: false, ganz: '12345678901234567891', bruch: '', genau: false }],
    [`-${GROSS}.59`, 1, false, { negativ: true, ganz: GROSS, bruch: '5', genau: false }],
    [`-${GROSS}.25`, 3, true, { negativ: true, ganz: GROSS, bruch: '250', genau: true }],
    ['-0.00000001', 6, true, { negativ: false, ganz: '0', bruch: '000000', genau: false }],
  ] as const)('%s mit %i Stellen, gerundet %j: %j', (text, stellen, runde, erwartet) =>
    expect(ziffern(exakt(text), stellen, runde)).toEqual(erwartet),
  );
});
