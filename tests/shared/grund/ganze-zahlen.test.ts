/**
 * Wo mit ganzen Zahlen im double gerechnet wird und wo nicht mehr: Ein Plan mit 500 Stellen ist nur so schnell, und
 * hinter der Grenze bleibt jeder Wert genau.
 */
import { describe, expect, it } from 'vitest';
import {
  alsBetrag,
  cent,
  Dezimal,
  durch,
  Exakt,
  exakt,
  exaktOderNull,
  inGanzen,
  mal,
  minus,
  plus,
  quotient,
  type Zahlangabe,
} from '../../../shared/grund/geld.ts';
import { alsBruch } from '../nachgerechnet.ts';
import * as unabhaengig from '../unabhaengig.ts';

const HOECHSTE = Number.MAX_SAFE_INTEGER;

/** Ob Zähler und Nenner sichere ganze Zahlen sind; sonst sind beide `NaN`, nie nur einer. */
function inDoubles({ z, n }: Exakt): boolean {
  expect(Number.isSafeInteger(z), `${z}/${n}`).toBe(Number.isSafeInteger(n));
  if (!Number.isSafeInteger(z)) expect([z, n]).toEqual([Number.NaN, Number.NaN]);
  return Number.isSafeInteger(z);
}

describe('Gelesen als Bruch ganzer Zahlen', () => {
  it.each<[Zahlangabe, number, number]>([
    ['0', 0, 1],
    [0, 0, 1],
    ['65300.50', 653_005, 10],
    [65_300.5, 653_005, 10],
    [new Dezimal('65300.50'), 653_005, 10],
    ['-12.05', -1205, 100],
    [-12.05, -1205, 100],
    ['0.000001', 1, 1_000_000],
    [0.000001, 1, 1_000_000],
    ['9007199254740991', HOECHSTE, 1],
    ['90071992547409.91', HOECHSTE, 100],
    [1e15, 1e15, 1],
    [-1e15, -1e15, 1],
    ['007.0', 7, 1],
  ])('%s ist %i/%i', (wert, z, n) => {
    expect([exakt(wert).z, exakt(wert).n]).toEqual([z, n]);
    expect(exaktOderNull(wert)).toMatchObject({ z, n });
  });

  it.each<[Zahlangabe, string]>([
    ['9007199254740992', '9007199254740992'],
    ['9007199254740993', '9007199254740993'],
    ['-90071992547409.93', '-90071992547409.93'],
    ['0.0000001', '0.0000001'],
    [0.0000001, '0.0000001'],
    [1_000_000_000_000_001, '1000000000000001'],
    [1_000_000_000_000.0001, '1000000000000.0001'],
    ['1e3', '1000'],
    ['.5', '0.5'],
    [new Dezimal('1e-9'), '0.000000001'],
  ])('%s nicht, aber genau', (wert, ziffern) => {
    expect(inDoubles(exakt(wert))).toBe(false);
    expect(quotient(exakt(wert)).toFixed()).toBe(ziffern);
    expect(quotient(exaktOderNull(wert) as Exakt).toFixed()).toBe(ziffern);
  });
});

describe('Gerechnet in ganzen Zahlen, solange beide sicher sind', () => {
  const drittel = new Exakt(5_000_000_000_000_000, 3);
  const FAELLE: readonly [string, Exakt, Exakt, { plus: boolean; mal: boolean; durch: boolean }][] = [
    ['zwei Beträge', new Exakt(6_530_050, 100), new Exakt(1999, 100), { plus: true, mal: true, durch: true }],
    ['ein Betrag und Tage', new Exakt(6_530_050, 100), new Exakt(230, 1), { plus: true, mal: true, durch: true }],
    ['Drittel und Viertel', new Exakt(1, 3), new Exakt(1, 4), { plus: false, mal: true, durch: true }],
    // Der erweiterte Zähler wäre eine gebrochene Zahl und im double doch eine ganze.
    ['viele Drittel und ein Viertel', drittel, new Exakt(1, 4), { plus: false, mal: true, durch: false }],
    // Der erweiterte Zähler 2⁵³ + 1 ist es nicht, die Summe schon.
    [
      'erweitert zu groß',
      new Exakt((HOECHSTE + 2) / 3, 1),
      new Exakt(-5, 3),
      { plus: false, mal: false, durch: false },
    ],
    ['Summe zu groß', new Exakt(HOECHSTE, 7), new Exakt(1, 7), { plus: false, mal: true, durch: false }],
    ['Zähler zu groß', new Exakt(94_906_267, 1), new Exakt(94_906_267, 1), { plus: true, mal: false, durch: true }],
    ['Nenner zu groß', new Exakt(1, 94_906_267), new Exakt(2, 94_906_269), { plus: false, mal: false, durch: true }],
    ['durch zu viel', new Exakt(1, 94_906_267), new Exakt(94_906_269, 1), { plus: false, mal: true, durch: false }],
    ['durch zu Feines', new Exakt(94_906_267, 1), new Exakt(1, 94_906_269), { plus: false, mal: true, durch: false }],
  ];

  it.each(FAELLE)('%s', (_, a, b, erwartet) => {
    const [x, y] = [alsBruch(a), alsBruch(b)];
    const ergebnisse = { plus: plus(a, b), mal: mal(a, b), durch: durch(a, b) };
    expect(unabhaengig.gleich(alsBruch(ergebnisse.plus), unabhaengig.plus(x, y))).toBe(true);
    expect(unabhaengig.gleich(alsBruch(plus(b, a)), unabhaengig.plus(x, y))).toBe(true);
    expect(unabhaengig.gleich(alsBruch(minus(a, b)), unabhaengig.minus(x, y))).toBe(true);
    expect(unabhaengig.gleich(alsBruch(ergebnisse.mal), unabhaengig.mal(x, y))).toBe(true);
    expect(unabhaengig.gleich(alsBruch(ergebnisse.durch), unabhaengig.durch(x, y))).toBe(true);
    expect({
      plus: inDoubles(ergebnisse.plus),
      mal: inDoubles(ergebnisse.mal),
      durch: inDoubles(ergebnisse.durch),
    }).toEqual(erwartet);
  });

  it('Cent und ganze Teile, und was dafür zu groß ist', () => {
    expect(cent(new Exakt(1, 3))).toMatchObject({ z: 33, n: 100 });
    expect(cent(new Exakt(-1, 200))).toMatchObject({ z: -1, n: 100 });
    expect(inDoubles(cent(new Exakt(HOECHSTE, 100)))).toBe(false);
    expect(alsBetrag(cent(new Exakt(HOECHSTE, 100)))).toBe('90071992547409.91');
    expect([inGanzen(exakt('65300.05'), 100), inGanzen(exakt('0.005'), 100), inGanzen(exakt('1e20'), 100)]).toEqual([
      ...[6_530_005, Number.NaN, Number.NaN],
    ]);
  });
});
