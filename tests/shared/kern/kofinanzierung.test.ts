/** R12 mit A5: was die Integrationspauschale bei Stellen decken darf. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alsBetrag, quotient } from '../../../shared/grund/geld.ts';
import { Foerderung } from '../../../shared/kern/foerderung.ts';
import { rechenweg } from '../../../shared/kern/rechenweg.ts';
import { rechenwegzeilen } from '../../../shared/kern/rechenweg-text.ts';
import { THM_2019 } from '../../../shared/regelstand/thm-2019.ts';
import { betrag, d, stellenanteil, zeitraum } from '../tage.ts';
import { alsEuro, bruch, cent, foerdertage, jahresbetraege, kleiner, mal } from '../unabhaengig.ts';

const kofinanzierung = (anteil: string, von: string, bis: string, ausgaben: string | null = null) =>
  new Foerderung({ stellenanteil: anteil, von: d(von), bis: d(bis), jahresausgaben: ausgaben }).summe('kofinanzierung');
const cents = (text: string) => BigInt(text.replace('.', ''));

describe('Kofinanzierung', () => {
  it('01.04. bis 20.11.2020 sind 230 Tage im Fenster; nach dem Tag der Zahlung wären es 210', () => {
    const schritt = new Foerderung({
      stellenanteil: 1,
      von: d('2020-04-01'),
      bis: d('2022-12-31'),
      jahresausgaben: '65300',
    }).imJahr(2020).kofinanzierung;
    const fenstertage = rechenweg(schritt).find(({ angaben }) => angaben.id === 'fenstertage');
    expect(quotient(fenstertage?.wert as NonNullable<typeof fenstertage>['wert']).toNumber()).toBe(230);
    const andere =
      cent(mal(bruch('65300'), { z: 210n, n: 360n })) -
      cent(mal(mal(bruch('65300'), { z: 210n, n: 360n }), bruch('0.8')));
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

  it.each([
    ['2019-07-15', '2022-12-31', 2019],
    ['2019-07-15', '2022-12-31', 2021],
    ['2020-11-21', '2021-12-31', 2020],
    ['2020-11-21', '2021-12-31', 2021],
    ['2019-07-15', '2019-12-31', 2019],
    ['2020-02-01', '2020-05-31', 2019],
  ])('%s bis %s hat %i keine Fördertage im Fenster, und der Rechenweg sagt nur das', (von, bis, jahr) => {
    const zeilen = rechenwegzeilen(
      new Foerderung({ stellenanteil: 1, von: d(von), bis: d(bis), jahresausgaben: null }).imJahr(jahr).kofinanzierung,
    );
    expect(zeilen).toMatchObject([
      {
        id: 'kofinanzierung',
        rechnung:
          'keine Fördertage im Fenster 01.01.2020 (Beginn des Fensters, R12, THM-2019) bis 20.11.2020 (Ende des Fensters, R12, THM-2019) = 0,00 €',
        regeln: ['R12', 'A5'],
      },
    ]);
  });

  it.each([
    ['2020-11-20', '2020-10-31'],
    ['2020-10-31', '2020-10-31'],
    ['2020-11-01', '2020-10-31'],
    ['2020-10-30', '2020-09-30'],
    ['2021-01-20', '2020-12-31'],
    ['2020-12-31', '2020-12-31'],
    ['2020-02-28', '2020-01-31'],
    ['2020-02-29', '2020-02-29'],
  ])('endet das Fenster am %s, ist der letzte Zahltag der %s', (ende, zahltag) => {
    const regelstand = {
      ...THM_2019,
      id: 'THM-X',
      kofinanzierung: { ...THM_2019.kofinanzierung, bis: { ...THM_2019.kofinanzierung.bis, wert: ende } },
    };
    const { kofinanzierung: schritt } = new Foerderung(
      { stellenanteil: 1, von: d('2020-01-01'), bis: d('2021-12-31'), jahresausgaben: null },
      [regelstand],
    ).imJahr(Number(ende.slice(0, 4)));
    const tage = foerdertage('2020-01-01', zahltag, Number(ende.slice(0, 4)));
    const bemessung = mal(bruch('68000'), { z: tage, n: 360n });
    const andere = alsEuro(cent(bemessung) - cent(mal(bemessung, bruch('0.8'))));
    expect(schritt.greifendeLesarten.map(({ wert }) => alsBetrag(wert))).toEqual(ende === zahltag ? [] : [andere]);
    expect(schritt.angaben.lesarten?.().map((lesart) => alsBetrag(lesart.andere()))).toEqual([andere]);
  });

  it('ist der gerundete Eigenanteil im Fenster, höchstens der zuwendungsfähige Eigenanteil des Jahres', () => {
    fc.assert(
      fc.property(stellenanteil(), zeitraum(), fc.option(betrag()), (anteil, { von, bis }, ausgaben) => {
        const beginn = von > '2020-01-01' ? von : '2020-01-01';
        const ende = bis < '2020-11-20' ? bis : '2020-11-20';
        const tage = beginn <= ende ? foerdertage(beginn, ende, 2020) : 0n;
        const bemessung = mal(bruch('68000'), bruch(anteil));
        const imFenster = mal(ausgaben === null ? bemessung : kleiner(bruch(ausgaben), bemessung), {
          z: tage,
          n: 360n,
        });
        const jahr = jahresbetraege(anteil, ausgaben, foerdertage(von, bis, 2020));
        const faehig = jahr.ausgaben < jahr.bemessung ? jahr.ausgaben : jahr.bemessung;
        const erwartet = cent(imFenster) - cent(mal(imFenster, bruch('0.8')));
        const grenze = faehig - jahr.zuwendung;
        expect(cents(alsBetrag(kofinanzierung(anteil, von, bis, ausgaben).wert))).toBe(
          erwartet < grenze ? erwartet : grenze,
        );
      }),
      { numRuns: 400 },
    );
  });
});
