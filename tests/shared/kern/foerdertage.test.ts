/** R6 mit A2: Fördertage, gegen die Werte des Fachkonzepts und eine Schleife über Kalendertage. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foerdertageImJahr, foerdertageImMonat, tage30E360 } from '../../../shared/kern/foerdertage.ts';
import { d, zeitraum } from '../tage.ts';
import { foerdertage } from '../unabhaengig.ts';

describe('A2', () => {
  it.each([
    ['2021-07-15', '2021-07-31', 17],
    ['2021-02-15', '2021-02-28', 14],
    ['2021-01-02', '2021-01-31', 30],
    ['2021-02-01', '2021-02-28', 30],
    ['2020-02-01', '2020-02-29', 30],
    ['2020-02-01', '2020-02-28', 28],
    ['2021-01-01', '2021-01-30', 30],
    ['2021-01-01', '2021-01-29', 29],
    ['2021-07-31', '2021-07-31', 1],
    ['2021-04-01', '2021-04-30', 30],
    ['2020-04-01', '2020-11-20', 230],
    ['2020-04-01', '2020-10-31', 210],
    ['2019-07-15', '2019-12-31', 167],
  ])('%s bis %s: %i Tage', (von, bis, tage) => {
    expect(foerdertageImJahr(d(von), d(bis), Number(von.slice(0, 4)), 30)).toBe(tage);
  });

  it('die andere Zählung 30E/360 ergibt für den 15. bis 31. Juli 16', () => {
    expect(tage30E360(d('2021-07-15'), d('2021-07-31'), 2021)).toBe(16);
    expect(tage30E360(d('2021-01-01'), d('2021-12-31'), 2021)).toBe(360);
    expect(tage30E360(d('2020-04-01'), d('2022-12-31'), 2021)).toBe(360);
    expect(tage30E360(d('2020-04-01'), d('2020-11-20'), 2020)).toBe(230);
    expect(tage30E360(d('2020-04-01'), d('2020-11-20'), 2021)).toBe(0);
    expect(tage30E360(d('2020-04-01'), d('2020-11-20'), 2019)).toBe(0);
  });

  it('auch 30E/360 hält die Höchsttage ein, und Monate ergeben zusammen das Ganze', () => {
    expect(tage30E360(d('2021-01-10'), d('2021-06-30'), 2021, new Map([[1, 15]]))).toBe(165);
    expect(tage30E360(d('2021-07-15'), d('2021-07-31'), 2021, new Map([[7, 10]]))).toBe(10);
    expect(tage30E360(d('2021-07-15'), d('2021-08-31'), 2021, new Map([[8, 0]]))).toBe(16);
    fc.assert(
      fc.property(zeitraum(), fc.integer({ min: 2019, max: 2022 }), ({ von, bis }, jahr) => {
        expect(tage30E360(d(von), d(bis), jahr, new Map([[1, 30]]))).toBe(tage30E360(d(von), d(bis), jahr));
      }),
    );
  });

  it('Höchsttage je Monat kürzen, erhöhen aber nie', () => {
    expect(foerdertageImJahr(d('2020-01-01'), d('2020-03-31'), 2020, 30, new Map([[1, 16]]))).toBe(76);
    expect(foerdertageImJahr(d('2020-01-15'), d('2020-01-20'), 2020, 30, new Map([[1, 16]]))).toBe(6);
    expect(foerdertageImJahr(d('2020-01-01'), d('2020-01-31'), 2020, 30, new Map([[1, 0]]))).toBe(0);
  });

  it('jeder Zeitraum zählt wie die Schleife über seine Kalendertage', () => {
    fc.assert(
      fc.property(zeitraum(), fc.integer({ min: 2018, max: 2024 }), ({ von, bis }, jahr) => {
        expect(BigInt(foerdertageImJahr(d(von), d(bis), jahr, 30))).toBe(foerdertage(von, bis, jahr));
      }),
      { numRuns: 500 },
    );
  });

  it('ein Monat außerhalb des Zeitraums hat keine Tage', () => {
    expect(foerdertageImMonat(d('2020-03-10'), d('2020-05-10'), 2020, 2, 30)).toBe(0);
    expect(foerdertageImMonat(d('2020-03-10'), d('2020-05-10'), 2020, 6, 30)).toBe(0);
    expect(foerdertageImMonat(d('2020-03-10'), d('2020-05-10'), 2020, 3, 30)).toBe(22);
    expect(foerdertageImMonat(d('2020-03-10'), d('2020-05-10'), 2020, 4, 30)).toBe(30);
    expect(foerdertageImMonat(d('2020-03-10'), d('2020-05-10'), 2020, 5, 30)).toBe(10);
  });
});
