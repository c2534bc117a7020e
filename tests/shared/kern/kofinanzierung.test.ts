/** R12 mit A5: was die Integrationspauschale bei Stellen decken darf. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Foerderung } from '../../../shared/kern/foerderung.ts';
import { alsBetrag, quotient } from '../../../shared/kern/geld.ts';
import { rechenweg } from '../../../shared/kern/rechenweg.ts';
import { betrag, d, stellenanteil, zeitraum } from '../tage.ts';
import { bruch, cent, foerdertage, jahresbetraege, kleiner, mal } from '../unabhaengig.ts';

const kofinanzierung = (anteil: string, von: string, bis: string, ausgaben: string | null = null) =>
  new Foerderung({ stellenanteil: anteil, von: d(von), bis: d(bis), jahresausgaben: ausgaben }).summe('kofinanzierung');
const cents = (text: string) => BigInt(text.replace('.', ''));

describe('Kofinanzierung', () => {
  it('01.04. bis 20.11.2020 sind 230 Tage im Fenster; nach dem Tag der Zahlung wären es 210', () => {
    const schritt = new Foerderung({ stellenanteil: 1, von: d('2020-04-01'), bis: d('2022-12-31'), jahresausgaben: '65300' }).imJahr(2020).kofinanzierung;
    const fenstertage = rechenweg(schritt).find(({ angaben }) => angaben.id === 'fenstertage');
    expect(quotient(fenstertage?.wert as NonNullable<typeof fenstertage>['wert']).toNumber()).toBe(230);
    const andere = cent(mal(bruch('65300'), { z: 210n, n: 360n })) - cent(mal(mal(bruch('65300'), { z: 210n, n: 360n }), bruch('0.8')));
    expect(schritt.greifendeLesarten.map(({ id, wert }) => [id, cents(alsBetrag(wert))])).toEqual([['A5', andere]]);
  });

  it.each([
    ['2019-07-15', '2019-12-31', '0.00'],
    ['2020-11-21', '2021-12-31', '0.00'],
    ['2020-11-20', '2020-11-20', '37.78'],
    ['2020-01-01', '2020-12-31', '12088.88'],
    ['2019-07-15', '2022-12-31', '12088.88'],
  ])('%s bis %s: %s €', (von, bis, erwartet) => expect(alsBetrag(kofinanzierung('1.0', von, bis).wert)).toBe(erwartet));

  it('fällt nach dem Tag der Zahlung ganz weg, wenn nur November-Tage im Fenster liegen', () => {
    const schritt = kofinanzierung('1.0', '2020-11-01', '2020-11-20');
    expect(schritt.greifendeLesarten.map(({ wert }) => alsBetrag(wert))).toEqual(['0.00']);
  });

  it('ist der gerundete Eigenanteil im Fenster, höchstens der zuwendungsfähige Eigenanteil des Jahres', () => {
    fc.assert(
      fc.property(stellenanteil(), zeitraum(), fc.option(betrag()), (anteil, { von, bis }, ausgaben) => {
        const beginn = von > '2020-01-01' ? von : '2020-01-01';
        const ende = bis < '2020-11-20' ? bis : '2020-11-20';
        const tage = beginn <= ende ? foerdertage(beginn, ende, 2020) : 0n;
        const bemessung = mal(bruch('68000'), bruch(anteil));
        const imFenster = mal(ausgaben === null ? bemessung : kleiner(bruch(ausgaben), bemessung), { z: tage, n: 360n });
        const jahr = jahresbetraege(anteil, ausgaben, foerdertage(von, bis, 2020));
        const faehig = jahr.ausgaben < jahr.bemessung ? jahr.ausgaben : jahr.bemessung;
        const erwartet = cent(imFenster) - cent(mal(imFenster, bruch('0.8')));
        const grenze = faehig - jahr.zuwendung;
        expect(cents(alsBetrag(kofinanzierung(anteil, von, bis, ausgaben).wert))).toBe(erwartet < grenze ? erwartet : grenze);
      }),
      { numRuns: 400 },
    );
  });
});
