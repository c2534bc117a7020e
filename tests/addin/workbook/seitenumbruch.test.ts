/** Wo das Haushaltsblatt beim Drucken umbricht. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { seitenanfaenge } from '../../../addin/workbook/seitenumbruch.ts';

const SEITE = 40;
const teile = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 1, max: 120 })), { maxLength: 9 })
  .map((laengen) => {
    let zeile = 0;
    return laengen.map(([abstand, laenge]) => {
      const erste = zeile + abstand;
      zeile = erste + laenge;
      return { erste, letzte: zeile - 1 };
    });
  });

/** Die Seite (Nummer) jeder Zeile: Sie beginnt an einem Umbruch und, wo sie voll ist, von selbst. */
function seiten(zeilen: number, anfaenge: readonly number[]): number[] {
  let nummer = 0;
  let belegt = 0;
  return Array.from({ length: zeilen }, (_, zeile) => {
    if (anfaenge.includes(zeile) || belegt === SEITE) {
      nummer++;
      belegt = 0;
    }
    belegt++;
    return nummer;
  });
}

test('was auf eine Seite passt, steht auf einer; alles andere beginnt auf einer neuen, wenn es sonst geteilt wäre', () => {
  fc.assert(
    fc.property(teile, (alle) => {
      const anfaenge = seitenanfaenge(alle);
      const nummern = seiten((alle.at(-1)?.letzte ?? 0) + 1, anfaenge);
      for (const { erste, letzte } of alle) {
        const zeilen = letzte - erste + 1;
        const benoetigt = (nummern[letzte] ?? 0) - (nummern[erste] ?? 0) + 1;
        expect(benoetigt).toBe(Math.ceil(zeilen / SEITE));
      }
      for (const anfang of anfaenge) expect(alle.map(({ erste }) => erste)).toContain(anfang);
    }),
    { numRuns: 300 },
  );
});

test('drei kurze Tabellen stehen zusammen auf einer Seite', () => {
  expect(
    seitenanfaenge([
      { erste: 3, letzte: 20 },
      { erste: 22, letzte: 28 },
      { erste: 30, letzte: 36 },
    ]),
  ).toEqual([]);
  expect(
    seitenanfaenge([
      { erste: 30, letzte: 45 },
      { erste: 3, letzte: 28 },
    ]),
  ).toEqual([30]);
});
