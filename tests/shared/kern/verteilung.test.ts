/** Verteilen nach größtem Rest: die Beträge ergeben zusammen immer genau das Budget. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alsBetrag, durch, exakt, vergleiche } from '../../../shared/grund/geld.ts';
import { verteile, verteileExakt } from '../../../shared/kern/verteilung.ts';
import { pruefeRechenweg } from '../schrittpruefung.ts';
import { betrag } from '../tage.ts';

const betraege = (budget: string, anteile: (string | number)[]) =>
  verteile(budget, anteile).betraege.map(({ wert }) => alsBetrag(wert));
const cents = (text: string) => BigInt(text.replace('.', ''));

describe('Verteilung', () => {
  it.each([
    ['100.00', ['1', '1', '1'], ['33.34', '33.33', '33.33']],
    ['0.01', ['1', '1'], ['0.01', '0.00']],
    ['0.02', ['1', '1', '1'], ['0.01', '0.01', '0.00']],
    ['10.00', ['0', '1', '0'], ['0.00', '10.00', '0.00']],
    ['0.00', ['1', '2'], ['0.00', '0.00']],
    ['538780.67', ['0.5', '0.3', '0.2'], ['269390.34', '161634.20', '107756.13']],
    ['100.00', ['0.000001', '0.000002'], ['33.33', '66.67']],
    ['0.03', ['1', '2', '1', '2', '1'], ['0.01', '0.01', '0.00', '0.01', '0.00']],
    ['0.05', ['0.5', '1', '1', '0.5'], ['0.01', '0.02', '0.01', '0.01']],
  ])('%s € auf %j', (budget, anteile, erwartet) => expect(betraege(budget, anteile)).toEqual(erwartet));

  it('ergibt zusammen das Budget, weicht je Anteil um weniger als einen Cent ab und bevorzugt den größeren Rest', () => {
    fc.assert(
      fc.property(
        betrag(0),
        fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 40 }),
        (budget, anteile) => {
          const summe = anteile.reduce((s, a) => s + a, 0);
          if (summe === 0) return;
          const verteilt = betraege(budget, anteile).map(cents);
          const gesamt = cents(budget);
          expect(verteilt.reduce((s, b) => s + b, 0n)).toBe(gesamt);
          expect(alsBetrag(verteile(budget, anteile).summe.wert)).toBe(budget);
          const reste = anteile.map((anteil) => (gesamt * BigInt(anteil)) % BigInt(summe));
          anteile.forEach((anteil, i) => {
            const abgerundet = (gesamt * BigInt(anteil)) / BigInt(summe);
            const erhalten = (verteilt[i] as bigint) - abgerundet;
            expect([0n, 1n]).toContain(erhalten);
            if (erhalten === 0n) return;
            reste.forEach((rest, j) => {
              const vorher = rest > (reste[i] as bigint) || (rest === reste[i] && j < i);
              if (vorher)
                expect((verteilt[j] as bigint) - (gesamt * BigInt(anteile[j] as number)) / BigInt(summe)).toBe(1n);
            });
          });
        },
      ),
      { numRuns: 300 },
    );
  });

  it('Anteile mit Nachkommastellen in jeder Schreibweise: Der Schritt kommt auf den verteilten Betrag', () => {
    const anteil = fc
      .tuple(fc.integer({ min: 0, max: 9_999_999 }), fc.integer({ min: 0, max: 12 }))
      .map(([zahl, stellen]) => (zahl === 0 ? '0' : `${zahl}e-${stellen}`));
    fc.assert(
      fc.property(betrag(0), fc.array(anteil, { minLength: 1, maxLength: 12 }), (budget, anteile) => {
        if (anteile.every((text) => text === '0')) return;
        const { betraege: schritte, summe } = verteile(budget, anteile);
        for (const schritt of schritte) expect(vergleiche(schritt.exakterWert, schritt.wert)).toBe(0);
        pruefeRechenweg(...schritte, summe);
        expect(alsBetrag(summe.wert)).toBe(budget);
      }),
      { numRuns: 100 },
    );
  });

  it('auch Achtel und Fünftel teilen sich ein Budget, die keinen gemeinsamen Zehnernenner haben', () => {
    const achtel = durch(exakt(1), exakt(8));
    const verteilt = verteileExakt(exakt('10.00'), [achtel, durch(exakt(4), exakt(5)), exakt('0.075')]);
    expect(verteilt.betraege.map(({ wert }) => alsBetrag(wert))).toEqual(['1.25', '8.00', '0.75']);
  });

  it.each([
    ['-0.01', [1], 'AUSGABEN_UNGUELTIG', 'budget'],
    ['10000000000.01', [1], 'AUSGABEN_UNGUELTIG', 'budget'],
    ['NaN', [1], 'AUSGABEN_UNGUELTIG', 'budget'],
    ['1', [], 'VERTEILUNG_UNMOEGLICH', 'anteile'],
    ['1', [0, 0], 'VERTEILUNG_UNMOEGLICH', 'anteile'],
    ['1', [1, -1], 'VERTEILUNG_UNMOEGLICH', 'anteile'],
    ['1', [1, 'Infinity'], 'VERTEILUNG_UNMOEGLICH', 'anteile'],
  ])('%s € auf %j wird abgelehnt', (budget, anteile, code, feld) => {
    expect(() => verteile(budget, anteile)).toThrow(expect.objectContaining({ code, feld }));
  });

  it('10 Milliarden gehen noch', () => expect(betraege('10000000000', [1])).toEqual(['10000000000.00']));
});
