/** Exakte Zahlen und ihre Rundung. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  abgerundetAuf,
  alsBetrag,
  alsZahl,
  aufStufe,
  cent,
  Dezimal,
  durch,
  type Exakt,
  exakt,
  exaktOderNull,
  groesster,
  kleinster,
  konstante,
  mal,
  minus,
  plus,
  quotient,
  vergleiche,
} from '../../../shared/grund/geld.ts';
import { alsBruch } from '../nachgerechnet.ts';
import * as unabhaengig from '../unabhaengig.ts';

/** Zählt weiter, wie oft die Tests in einem Prozess auch laufen. */
let neueKonstante = 71_234;

const drittel = durch(exakt(1), exakt(3));

/**
 * Brüche, gern mit demselben Nenner und auf halben Cents, klein genug für ganze Zahlen im double und weit darüber
 * hinaus.
 */
const wert = (): fc.Arbitrary<Exakt> => {
  const zaehler = fc.oneof(
    fc.integer({ min: 0, max: 10_000_000 }).map(String),
    fc.bigInt({ min: 0n, max: 10n ** 15n }).map(String),
    fc.bigInt({ min: 0n, max: 10n ** 18n }).map(String),
    fc.bigInt({ min: 0n, max: 10n ** 18n }).map((n) => `${n / 1000n}.${String(n % 1000n).padStart(3, '0')}`),
  );
  return fc
    .tuple(zaehler, fc.constantFrom(1, 2, 3, 7, 100, 200, 360, 36_000))
    .map(([text, nenner]) => (nenner === 1 ? exakt(text) : durch(exakt(text), exakt(nenner))));
};

describe('Rechnen', () => {
  it('jede Operation ist die mit BigInt-Brüchen', () => {
    fc.assert(
      fc.property(wert(), wert(), (a, b) => {
        const [x, y] = [alsBruch(a), alsBruch(b)];
        expect(unabhaengig.gleich(alsBruch(plus(a, b)), unabhaengig.plus(x, y))).toBe(true);
        expect(
          unabhaengig.gleich(alsBruch(plus(cent(a), cent(b))), unabhaengig.plus(alsBruch(cent(a)), alsBruch(cent(b)))),
        ).toBe(true);
        expect(unabhaengig.gleich(alsBruch(minus(a, b)), unabhaengig.minus(x, y))).toBe(true);
        expect(unabhaengig.gleich(alsBruch(mal(a, b)), unabhaengig.mal(x, y))).toBe(true);
        if (y.z !== 0n) expect(unabhaengig.gleich(alsBruch(durch(a, b)), unabhaengig.durch(x, y))).toBe(true);
        expect(unabhaengig.gleich(alsBruch(kleinster(a, b)), unabhaengig.kleiner(x, y))).toBe(true);
        expect(unabhaengig.gleich(alsBruch(groesster(a, b)), unabhaengig.groesser(x, y))).toBe(true);
        expect(Math.sign(vergleiche(a, b))).toBe(
          unabhaengig.gleich(x, y) ? 0 : unabhaengig.kleiner(x, y) === x ? -1 : 1,
        );
        expect(BigInt(alsBetrag(cent(a)).replace('.', ''))).toBe(unabhaengig.cent(x));
        expect(unabhaengig.gleich(alsBruch(cent(a)), unabhaengig.gerundet(x, 100n))).toBe(true);
        expect(unabhaengig.gleich(alsBruch(aufStufe(a, exakt('0.5'), 'auf')), unabhaengig.gerundet(x, 2n))).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    [1, 2, '0.50'],
    [1, 200, '0.01'],
    [1, 201, '0.00'],
    [3, 200, '0.02'],
    [2, 3, '0.67'],
    [19_999, 20_000, '1.00'],
  ])('%i/%i gerundet auf Cent ist %s', (zaehler, nenner, erwartet) =>
    expect(alsBetrag(cent(durch(exakt(zaehler), exakt(nenner))))).toBe(erwartet),
  );

  it('lange Summen bleiben genau, auch wenn große und kleine Beträge sich abwechseln', () => {
    const teile = Array.from({ length: 500 }, (_, i) => cent(exakt(i % 2 === 0 ? '9999999999.99' : '0.01')));
    expect(alsBetrag(teile.reduce(plus))).toBe('2500000000000.00');
    const gross = Array.from({ length: 500 }, (_, i) => cent(exakt(i % 2 === 0 ? '99999999999999.99' : '0.01')));
    expect(alsBetrag(gross.reduce(plus))).toBe('25000000000000000.00');
    expect(alsZahl(gross.reduce(plus))).toBe(25000000000000000);
  });

  it('eine lange Summe von Dritteln bleibt genau, auch wenn ihr Zähler nicht mehr in ein double passt', () => {
    const teil = durch(exakt('1000000000000000001'), exakt(3));
    const summe = Array.from({ length: 300 }, () => teil).reduce(plus);
    expect(quotient(summe).toFixed()).toBe('100000000000000000100');
  });

  it('rechnet auch dort genau, wo ganze Zahlen im double gerade noch sicher sind oder nicht mehr', () => {
    const grenze = fc.bigInt({ min: 2n ** 53n - 40n, max: 2n ** 53n + 40n });
    const nenner = fc.constantFrom(1n, 2n, 3n, 6n, 7n, 100n, 360n);
    const nahe = fc
      .tuple(grenze, nenner, fc.constantFrom(1n, 2n, 3n, 100n), fc.boolean())
      .map(([z, n, teiler, negativ]) => {
        const text = String((negativ ? -z : z) / teiler);
        return durch(exakt(text), exakt(String(n)));
      });
    fc.assert(
      fc.property(nahe, nahe, (a, b) => {
        const [x, y] = [alsBruch(a), alsBruch(b)];
        expect(unabhaengig.gleich(alsBruch(plus(a, b)), unabhaengig.plus(x, y))).toBe(true);
        expect(unabhaengig.gleich(alsBruch(minus(a, b)), unabhaengig.minus(x, y))).toBe(true);
        expect(unabhaengig.gleich(alsBruch(mal(a, b)), unabhaengig.mal(x, y))).toBe(true);
        expect(Math.sign(vergleiche(a, b))).toBe(Number(x.z * y.n > y.z * x.n) - Number(x.z * y.n < y.z * x.n));
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['9007199254740991', '9007199254740991'],
    ['9007199254740993', '9007199254740993'],
    ['1000000000.000001', '1000000000.000001'],
    ['0.0000001', '0.0000001'],
    ['-12.5', '-12.5'],
  ])('%s wird genau gelesen', (text, erwartet) => expect(quotient(exakt(text)).toFixed()).toBe(erwartet));

  it.each(['abc', '', '1,5', '1.2.3', 'NaN', 'Infinity', '-Infinity', Number.NaN, Number.POSITIVE_INFINITY])(
    '%j ist keine endliche Zahl',
    (angabe) => expect(exaktOderNull(angabe)).toBeNull(),
  );

  it.each([
    ['0', '0'],
    ['65300.50', '65300.5'],
    ['-3', '-3'],
    ['12345678901234567890.125', '12345678901234567890.125'],
    ['1e-30', '0.000000000000000000000000000001'],
    [1e300, `1${'0'.repeat(300)}`],
    [0.1, '0.1'],
  ])('%s ist endlich und bleibt genau', (angabe, erwartet) =>
    expect(quotient(exaktOderNull(angabe) as Exakt).toFixed()).toBe(erwartet),
  );

  it('ein double wird in seiner kürzesten Schreibweise gelesen', () => {
    const beliebig = fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e21, max: 1e21 }),
      fc.integer({ min: 0, max: 1e9 }).map((n) => n / 100),
      fc.maxSafeInteger(),
    );
    fc.assert(
      fc.property(beliebig, (zahl) => {
        expect(quotient(exakt(zahl)).toFixed()).toBe(new Dezimal(zahl).toFixed());
      }),
      { numRuns: 2000 },
    );
    // Mit 16 Ziffern trifft auch die Nachbarzahl 90071992547.40992 dasselbe double; gemeint ist die kürzeste
    // Schreibweise.
    expect(quotient(exakt(Number('90071992547.40993'))).toFixed()).toBe('90071992547.40993');
  });

  it('als Zahl ist ein Wert das nächstliegende double', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2_000_000_000 }), (cents) => {
        expect(alsZahl(cent(durch(exakt(cents), exakt(100))))).toBe(Number((cents / 100).toFixed(2)));
      }),
    );
    expect(alsZahl(drittel)).toBe(1 / 3);
  });

  it('ein halber Cent, der aus einem endlosen Bruch kommt, wird aufgerundet', () => {
    const halberCent = mal(durch(exakt('0.035'), exakt(7)), exakt(1));
    expect(alsBetrag(cent(halberCent))).toBe('0.01');
    expect(alsBetrag(cent(mal(drittel, exakt('0.015'))))).toBe('0.01');
  });

  it('rundet auf halbe Stufen, zum geraden Vielfachen und ab', () => {
    expect(quotient(aufStufe(exakt('1.25'), exakt('0.5'), 'auf')).toString()).toBe('1.5');
    expect(quotient(aufStufe(exakt('1.25'), exakt('0.5'), 'gerade')).toString()).toBe('1');
    expect(quotient(aufStufe(exakt('1.75'), exakt('0.5'), 'gerade')).toString()).toBe('2');
    expect(quotient(abgerundetAuf(exakt('1.99'), exakt('0.5'))).toString()).toBe('1.5');
    expect(quotient(abgerundetAuf(exakt('2'), exakt('0.5'))).toString()).toBe('2');
  });

  it('0 € sind in der Zelle 0 und nicht −0', () => {
    expect(alsZahl(cent(exakt(0)))).toBe(0);
    expect(alsBetrag(cent(exakt(0)))).toBe('0.00');
  });

  it('negative Zahlen behalten ihr Vorzeichen', () => {
    expect(alsBetrag(cent(minus(exakt('1.005'), exakt(2))))).toBe('-1.00');
    expect(alsBetrag(minus(exakt('10'), exakt('10.10')))).toBe('-0.10');
    expect(alsBetrag(minus(exakt('1.10'), exakt('1.10')))).toBe('0.00');
  });
});

/** Nur so hält der Kern seine Geschwindigkeit: decimal.js rechnet erst, wo ganze Zahlen im double nicht reichen. */
describe('Was in Anträgen vorkommt, bleibt in ganzen Zahlen', () => {
  const istGanz = (...werte: readonly Exakt[]) => {
    for (const { z, n } of werte) expect([z, n].every(Number.isSafeInteger), `${z}/${n}`).toBe(true);
  };
  const betraege = fc
    .bigInt({ min: 0n, max: 10n ** 10n })
    .map((cents) => `${cents / 100n}.${String(cents % 100n).padStart(2, '0')}`);

  it.each([
    ['0', 0, 1],
    ['1.7', 17, 10],
    ['65300.00', 65_300, 1],
    ['65300.05', 6_530_005, 100],
    ['10000000000', 10_000_000_000, 1],
    ['0.654321', 654_321, 1_000_000],
    ['1000000000000000', 1e15, 1],
  ])('%s ist %i/%i, als Text, als Zahl und als Dezimalzahl', (text, z, n) => {
    for (const gelesen of [exakt(text), exakt(Number(text)), exakt(new Dezimal(text)), konstante(text)])
      expect(gelesen).toMatchObject({ z, n });
  });

  it('eine Schreibweise des Regelstands wird nur einmal gelesen, eine neue auch', () => {
    expect(konstante('68000.00')).toBe(konstante('68000.00'));
    const neu = `${neueKonstante++}.25`;
    expect(alsBetrag(konstante(neu))).toBe(neu);
  });

  it('Beträge bis 100 Millionen, ihre Summen, Differenzen und Anteile am Jahr', () => {
    fc.assert(
      fc.property(betraege, betraege, fc.integer({ min: 1, max: 360 }), (a, b, tage) => {
        const [x, y] = [exakt(a), exakt(b)];
        const imJahr = durch(mal(x, exakt(tage)), exakt(360));
        istGanz(
          x,
          y,
          plus(x, y),
          minus(x, y),
          imJahr,
          cent(imJahr),
          plus(cent(x), cent(y)),
          plus(exakt(1), y),
          plus(y, exakt(1)),
        );
      }),
      { numRuns: 300 },
    );
  });
});
