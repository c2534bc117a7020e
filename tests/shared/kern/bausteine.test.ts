/** R7: Quoten der Bausteine 1–5; W3: der Eigenanteil, der zu einer Zuwendung gehört; R12 bei Maßnahmen. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alsBetrag } from '../../../shared/grund/geld.ts';
import { bausteinfoerderung, eigenanteilZurZuwendung, istBausteinNummer } from '../../../shared/kern/bausteine.ts';
import { kofinanzierungDerMassnahme } from '../../../shared/kern/kofinanzierung-massnahme.ts';
import { DIA_2019 } from '../../../shared/regelstand/dia-2019.ts';
import type { QuoteSpanne } from '../../../shared/regelstand/typen.ts';
import { betrag } from '../tage.ts';
import { alsEuro, bruch, cent, mal } from '../unabhaengig.ts';

const foerderung = (baustein: number, ausgaben: string, quote: string | null = null) =>
  bausteinfoerderung(baustein, ausgaben, quote, DIA_2019);
const betraege = (baustein: number, ausgaben: string, quote: string | null = null) => {
  const { ausgaben: a, zuwendung, eigenanteil } = foerderung(baustein, ausgaben, quote);
  return [a, zuwendung, eigenanteil].map(({ wert }) => alsBetrag(wert));
};
const cents = (text: string) => BigInt(text.replace('.', ''));

describe('Bausteinförderung', () => {
  it.each([
    [1, '100000.00', null, '80000.00', '20000.00'],
    [2, '0.01', null, '0.01', '0.00'],
    [3, '0.00', null, '0.00', '0.00'],
    [4, '33333.33', '0.8', '26666.66', '6666.67'],
    [4, '33333.33', '0.80', '26666.66', '6666.67'],
    [5, '100.00', '0.5', '50.00', '50.00'],
    [5, '100.01', '0.5', '50.01', '50.00'],
    [5, '100.00', '0.8', '80.00', '20.00'],
    [5, '999.99', '0.654321', '654.31', '345.68'],
  ] as const)('Baustein %i, %s €, Quote %s', (baustein, ausgaben, quote, zuwendung, eigenanteil) => {
    expect(betraege(baustein, ausgaben, quote)).toEqual([ausgaben, zuwendung, eigenanteil]);
  });

  it.each([
    [0, '1', null, 'BAUSTEIN_UNBEKANNT', 'baustein'],
    [6, '1', null, 'BAUSTEIN_UNBEKANNT', 'baustein'],
    [5, '1', null, 'QUOTE_FEHLT', 'quote'],
    [5, '1', '0.49', 'QUOTE_UNZULAESSIG', 'quote'],
    [5, '1', '0.81', 'QUOTE_UNZULAESSIG', 'quote'],
    [1, '1', '0.79', 'QUOTE_UNZULAESSIG', 'quote'],
    [4, '1', '1', 'QUOTE_UNZULAESSIG', 'quote'],
  ] as const)('Baustein %i, %s €, Quote %s: %s', (baustein, ausgaben, quote, code, feld) => {
    expect(() => foerderung(baustein, ausgaben, quote)).toThrow(expect.objectContaining({ code, feld, regel: 'R7' }));
  });

  it.each(['-0.01', '10000000000.01', 'NaN', 'Infinity'])('%s € Ausgaben werden abgelehnt', (ausgaben) => {
    expect(() => foerderung(1, ausgaben)).toThrow(
      expect.objectContaining({ code: 'AUSGABEN_UNGUELTIG', feld: 'ausgaben', regel: 'A4' }),
    );
  });

  it('nennt in der Meldung die erlaubte und die angegebene Quote', () => {
    expect(() => foerderung(2, '1', '0.755')).toThrow(
      '„quote“: Baustein 2 wird immer mit 80 % gefördert, angegeben sind 75,5 %. Bitte leer lassen oder 80 % eintragen.',
    );
    expect(() => foerderung(5, '1', '0.9')).toThrow('„quote“ muss zwischen 50 % und 80 % liegen, angegeben sind 90 %.');
    expect(() => foerderung(5, '1')).toThrow(
      'Für Baustein 5 ist sie anzugeben und liegt zwischen 50 % und 80 % (0,5 bis 0,8).',
    );
    expect(() => foerderung(5, '1', '0.8000000001')).toThrow('angegeben sind 80,000000… %.');
  });

  it('nennt die Spanne des Regelstands, mit dem gerechnet wird', () => {
    const { 5: fuenf } = DIA_2019.bausteine;
    const quote = { ...(fuenf.quote as QuoteSpanne), von: { ...(fuenf.quote as QuoteSpanne).von, wert: '0.625' } };
    const regelstand = { ...DIA_2019, bausteine: { ...DIA_2019.bausteine, 5: { ...fuenf, quote } } };
    expect(() => bausteinfoerderung(5, '1', null, regelstand)).toThrow('zwischen 62,5 % und 80 % (0,625 bis 0,8).');
  });

  it('Zuwendung + Eigenanteil = Ausgaben, und mehr Ausgaben geben nie weniger Zuwendung', () => {
    const quote = fc.integer({ min: 5000, max: 8000 }).map((q) => (q / 10_000).toFixed(4));
    fc.assert(
      fc.property(betrag(0), fc.integer({ min: 0, max: 1000 }), quote, (ausgaben, mehr, q) => {
        const [a, z, e] = betraege(5, ausgaben, q).map(cents);
        expect((z as bigint) + (e as bigint)).toBe(a);
        expect(z).toBe(cent(mal(bruch(ausgaben), bruch(q))));
        expect(cents(betraege(5, alsEuro((a as bigint) + BigInt(mehr)), q)[1] as string) >= (z as bigint)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('kennt genau die Bausteine 1 bis 5', () => {
    expect([0, 1, 2, 3, 4, 5, 6, 1.5, '1', null].map(istBausteinNummer)).toEqual([
      false,
      true,
      true,
      true,
      true,
      true,
      false,
      false,
      false,
      false,
    ]);
  });
});

describe('Eigenanteil zu einer Zuwendung (W3)', () => {
  const eigenanteil = (zuwendung: string, quote: string | null = null) =>
    alsBetrag(eigenanteilZurZuwendung(zuwendung, quote, DIA_2019).wert);

  it.each([
    ['538780.67', null, '134695.17'],
    ['538780.67', '0.8', '134695.17'],
    ['100.00', '0.5', '100.00'],
    ['0', null, '0.00'],
    ['143660.00', null, '35915.00'],
  ])('%s €, Quote %s: %s €', (zuwendung, quote, erwartet) => expect(eigenanteil(zuwendung, quote)).toBe(erwartet));

  it.each([
    ['1', '0.49', 'QUOTE_UNZULAESSIG', 'quote'],
    ['1', '0.81', 'QUOTE_UNZULAESSIG', 'quote'],
    ['-1', null, 'AUSGABEN_UNGUELTIG', 'zuwendung'],
  ])('%s €, Quote %s: %s', (zuwendung, quote, code, feld) => {
    expect(() => eigenanteil(zuwendung, quote)).toThrow(expect.objectContaining({ code, feld }));
  });
});

it('hat Baustein 1 keine feste Quote, wird sie verlangt und nicht geraten; nennt kein Baustein eine Spanne, gilt nur die feste', () => {
  const { 1: eins, 5: fuenf } = DIA_2019.bausteine;
  const mit = (bausteine: Partial<typeof DIA_2019.bausteine>) => ({
    ...DIA_2019,
    bausteine: { ...DIA_2019.bausteine, ...bausteine },
  });
  expect(() => eigenanteilZurZuwendung('1', null, mit({ 1: fuenf }))).toThrow(
    expect.objectContaining({ code: 'QUOTE_FEHLT' }),
  );
  expect(() => eigenanteilZurZuwendung('1', '0.79', mit({ 5: eins }))).toThrow(
    expect.objectContaining({ code: 'QUOTE_UNZULAESSIG' }),
  );
  expect(alsBetrag(eigenanteilZurZuwendung('1', '0.8', mit({ 5: eins })).wert)).toBe('0.25');
});

describe('Kofinanzierung einer Maßnahme (R12, A5)', () => {
  const kofinanziert = (ausgaben: string, imFenster: string, jahr = 2020, baustein = 1, quote: string | null = null) =>
    alsBetrag(kofinanzierungDerMassnahme(foerderung(baustein, ausgaben, quote), imFenster, jahr, DIA_2019).wert);

  it.each([
    ['100000.00', '1000.00', 2020, '200.00'],
    ['100000.00', '1000.02', 2020, '200.00'],
    ['100000.00', '1000.03', 2020, '200.01'],
    ['100.00', '200.00', 2020, '20.00'],
    ['100000.00', '0', 2020, '0.00'],
    ['100000.00', '1000.00', 2021, '0.00'],
    ['100000.00', '1000.00', 2019, '0.00'],
  ])('%s € Ausgaben, davon %s € im Fenster, Haushaltsjahr %i: %s €', (ausgaben, imFenster, jahr, erwartet) => {
    expect(kofinanziert(ausgaben, imFenster, jahr)).toBe(erwartet);
  });

  it('rechnet bei Baustein 5 mit seiner Quote', () =>
    expect(kofinanziert('1000.00', '100.00', 2020, 5, '0.5')).toBe('50.00'));

  it('ist nie mehr als der Eigenanteil', () => {
    fc.assert(
      fc.property(betrag(0, 1000), betrag(0, 2000), (ausgaben, imFenster) => {
        expect(cents(kofinanziert(ausgaben, imFenster)) <= cents(betraege(1, ausgaben)[2] as string)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it.each(['-1', '10000000000.01', 'NaN'])('%s € im Fenster werden abgelehnt', (imFenster) => {
    expect(() => kofinanziert('1', imFenster)).toThrow(
      expect.objectContaining({ code: 'AUSGABEN_UNGUELTIG', feld: 'ausgabenImFenster', regel: 'A5' }),
    );
  });
});
