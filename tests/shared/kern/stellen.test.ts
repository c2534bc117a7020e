/** R1–R3 mit A1: Stellen nach Schlüssel. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quotient } from '../../../shared/grund/geld.ts';
import { stellenNachSchluessel } from '../../../shared/kern/stellen.ts';
import { THM_2019 } from '../../../shared/regelstand/thm-2019.ts';
import type { ThmRegelstand } from '../../../shared/regelstand/typen.ts';
import { REGELSTAENDE } from '../../../shared/regelstand/verzeichnis.ts';
import faelle from '../../daten/faelle-stellen.json' with { type: 'json' };

const stellen = (personen: number) => stellenNachSchluessel(personen, THM_2019);
const zahl = (personen: number) => quotient(stellen(personen).wert).toNumber();

describe('Stellen nach Schlüssel', () => {
  it.each(faelle)(
    '$personen Geduldete: $stellen, andere Lesart $geodaetisch',
    ({ personen, stellen: erwartet, geodaetisch }) => {
      const schritt = stellen(personen);
      expect(quotient(schritt.wert).toFixed(1)).toBe(erwartet);
      const andere = schritt.greifendeLesarten.map(({ id, wert }) => [id, quotient(wert).toFixed(1)]);
      expect(andere).toEqual(geodaetisch === erwartet ? [] : [['A1', geodaetisch]]);
    },
  );

  it.each([
    [0, 0.5],
    [74, 0.5],
    [75, 1],
    [124, 1],
    [125, 1.5],
    [200, 2],
    [256, 2.5],
    [10_000_000, 100_000],
  ])('%i Geduldete: %f', (personen, erwartet) => expect(zahl(personen)).toBe(erwartet));

  it('wo ein Regelstand keinen Schlüssel nennt, ergeben sich aus Personen keine Stellen', () => {
    const ohne = REGELSTAENDE.filter((r): r is ThmRegelstand => r.programm === 'THM' && !r.personenJeStelle);
    expect(ohne.length).toBeGreaterThan(0);
    for (const regelstand of ohne)
      expect(() => stellenNachSchluessel(100, regelstand)).toThrow(
        expect.objectContaining({ code: 'SCHLUESSEL_FEHLT', feld: 'regelstand', regel: 'R1' }),
      );
  });

  it('ab 75 Personen nennt der Rechenweg die volle Stelle (R3), darunter nur die Mindeststelle (R2)', () => {
    const namen = (personen: number) =>
      stellen(personen).operanden.map(({ herkunft }) => (herkunft.art === 'regelstand' ? herkunft.regel : undefined));
    expect(namen(74)).toEqual([undefined, 'R2']);
    expect(namen(75)).toEqual([undefined, 'R2', 'R3']);
    expect(stellen(74).angaben.regeln).toEqual(['R2']);
    expect(stellen(75).angaben.regeln).toEqual(['R2', 'R3']);
  });

  it('mehr Personen geben nie weniger Stellen, und immer halbe Schritte', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5000 }), fc.integer({ min: 0, max: 500 }), (personen, mehr) => {
        expect(zahl(personen + mehr)).toBeGreaterThanOrEqual(zahl(personen));
        expect((zahl(personen) * 2) % 1).toBe(0);
      }),
    );
  });

  it.each([-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 10_000_001])('%s Personen werden abgelehnt', (personen) => {
    expect(() => stellen(personen)).toThrow(
      expect.objectContaining({ code: 'PERSONEN_UNGUELTIG', feld: 'personen', regel: 'R1' }),
    );
    expect(() => stellen(personen)).toThrow('von 0 bis 10.000.000 sein.');
  });
});
