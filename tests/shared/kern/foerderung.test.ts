/**
 * R4–R6, A2–A4, A7: die Förderung einer Stelle, gegen Referenzfälle, das Beispiel Aachen und eine unabhängige Rechnung.
 */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { istKernFehler, type KernFehler } from '../../../shared/grund/fehler.ts';
import { alsBetrag, quotient } from '../../../shared/grund/geld.ts';
import { Foerderung } from '../../../shared/kern/foerderung.ts';
import type { Jahresfoerderung } from '../../../shared/kern/jahresfoerderung.ts';
import { rechenwegzeilen } from '../../../shared/kern/rechenweg-text.ts';
import faelle from '../../daten/faelle-foerderung.json' with { type: 'json' };
import { betrag, d, stellenanteil, zeitraum } from '../tage.ts';
import { alsEuro, foerdertage, jahresbetraege } from '../unabhaengig.ts';

const foerderung = (anteil: string, von: string, bis: string, jahresausgaben: string | null = null) =>
  new Foerderung({ stellenanteil: anteil, von: d(von), bis: d(bis), jahresausgaben });

const alsZeile = (jahr: Pick<Jahresfoerderung, 'tage' | 'bemessung' | 'ausgaben' | 'zuwendung' | 'eigenanteil'>) => ({
  tage: quotient(jahr.tage.wert).toNumber(),
  bemessung: alsBetrag(jahr.bemessung.wert),
  ausgaben: alsBetrag(jahr.ausgaben.wert),
  zuwendung: alsBetrag(jahr.zuwendung.wert),
  eigenanteil: alsBetrag(jahr.eigenanteil.wert),
});

const cents = (betragText: string) => BigInt(betragText.replace('.', ''));

describe('Referenzfälle', () => {
  it('sind 100', () => expect(faelle).toHaveLength(100));

  it.each(faelle.map((fall, nr) => ({ nr, ...fall })))(
    'Fall $nr: $stellenanteil vom $von bis $bis, $jahresausgaben €',
    (fall) => {
      const f = foerderung(fall.stellenanteil, fall.von, fall.bis, fall.jahresausgaben);
      expect(f.jahre.map((jahr) => ({ jahr: jahr.jahr, ...alsZeile(jahr) }))).toEqual(fall.jahre);
      expect(
        alsZeile({
          tage: f.summe('tage'),
          bemessung: f.summe('bemessung'),
          ausgaben: f.summe('ausgaben'),
          zuwendung: f.summe('zuwendung'),
          eigenanteil: f.summe('eigenanteil'),
        }),
      ).toEqual(fall.summe);
      expect(alsBetrag(f.summe('kofinanzierung').wert)).toBe(fall.kofinanzierung);
    },
  );
});

describe('Aachen, eine Stelle vom 01.04.2020 bis 31.12.2022 zu 65.300 €', () => {
  const aachen = foerderung('1.0', '2020-04-01', '2022-12-31', '65300.00');

  it.each([
    [2020, 270, '51000.00', '48975.00', '39180.00', '9795.00'],
    [2021, 360, '68000.00', '65300.00', '52240.00', '13060.00'],
    [2022, 360, '68000.00', '65300.00', '52240.00', '13060.00'],
  ] as const)('%i: %i Tage', (jahr, tage, bemessung, ausgaben, zuwendung, eigenanteil) => {
    expect(alsZeile(aachen.imJahr(jahr))).toEqual({ tage, bemessung, ausgaben, zuwendung, eigenanteil });
  });

  it('ergibt in Summe 990 Tage, 187.000, 179.575, 143.660 und 35.915 €', () => {
    const felder = ['tage', 'bemessung', 'ausgaben', 'zuwendung', 'eigenanteil'] as const;
    expect(felder.map((feld) => quotient(aachen.summe(feld).wert).toFixed(2))).toEqual([
      '990.00',
      '187000.00',
      '179575.00',
      '143660.00',
      '35915.00',
    ]);
  });

  it('kann 8.343,88 € aus der Integrationspauschale decken (230 Tage)', () => {
    expect(alsBetrag(aachen.summe('kofinanzierung').wert)).toBe('8343.88');
    expect(alsBetrag(aachen.imJahr(2021).kofinanzierung.wert)).toBe('0.00');
  });

  it('berührt 2019 nicht: alle Beträge 0', () => {
    expect(alsZeile(aachen.imJahr(2019))).toEqual({
      tage: 0,
      bemessung: '0.00',
      ausgaben: '0.00',
      zuwendung: '0.00',
      eigenanteil: '0.00',
    });
  });
});

describe('Auslegungen', () => {
  it('A3: ohne Obergrenze durch die Ausgaben wären es 54.400,00 statt 52.240,00', () => {
    const jahr = foerderung('1.0', '2021-01-01', '2021-12-31', '65300').imJahr(2021);
    expect(jahr.zuwendung.greifendeLesarten.map(({ id, wert }) => [id, alsBetrag(wert)])).toEqual([
      ['A3', '54400.00'],
      ['A4', '52239.96'],
    ]);
  });

  it('A4: ein volles Jahr ist genau 54.400,00, monatlich gerundet wären es 54.399,96', () => {
    const { zuwendung } = foerderung('1.0', '2021-01-01', '2021-12-31').imJahr(2021);
    expect(alsBetrag(zuwendung.wert)).toBe('54400.00');
    expect(zuwendung.greifendeLesarten.map(({ id, wert }) => [id, alsBetrag(wert)])).toEqual([['A4', '54399.96']]);
  });

  it('A4: 72.000 € im Jahr lassen 17.600,00 Eigenanteil, davon 4.000,00 nicht zuwendungsfähig', () => {
    const jahr = foerderung('1.0', '2021-01-01', '2021-12-31', '72000').imJahr(2021);
    expect(alsBetrag(jahr.eigenanteil.wert)).toBe('17600.00');
    expect(alsBetrag(jahr.nichtZuwendungsfaehig.wert)).toBe('4000.00');
    expect(alsBetrag(jahr.zuwendungsfaehigerEigenanteil.wert)).toBe('13600.00');
  });

  it('A7: 1,7 Stellen werden anteilig gerechnet; nur halbe und ganze wären 1,5', () => {
    const { bemessung } = foerderung('1.7', '2021-01-01', '2021-12-31').imJahr(2021);
    expect(alsBetrag(bemessung.wert)).toBe('115600.00');
    expect(bemessung.greifendeLesarten.map(({ id, wert }) => [id, alsBetrag(wert)])).toEqual([['A7', '102000.00']]);
    expect(foerderung('1.5', '2021-01-01', '2021-12-31').imJahr(2021).bemessung.greifendeLesarten).toEqual([]);
  });

  it.each([
    ['1.7', '2019-07-15', '2019-12-31', 'zuwendung', '47316.6666666667'],
    ['0.3', '2021-01-01', '2021-12-31', 'eigenanteil', '0.00'],
    ['1.7', '2020-11-01', '2020-11-20', 'nichtZuwendungsfaehig', '5666.6666666667'],
    ['1.5', '2021-01-01', '2021-12-31', 'zuwendung', undefined],
  ] as const)(
    'A7: bei %s Stellen vom %s bis %s steht auch im Rechenweg von %s die Bemessung der anderen Lesart: %s',
    (anteil, von, bis, feld, andere) => {
      const zeilen = rechenwegzeilen(foerderung(anteil, von, bis, '65300').summe(feld));
      expect(zeilen.find(({ id }) => id === 'bemessung.exakt')?.auslegungen.find(({ id }) => id === 'A7')?.wert).toBe(
        andere,
      );
    },
  );

  it('mehr als zwei Nachkommastellen der Jahresausgaben werden auf Cent gerundet, und der Rechenweg sagt es', () => {
    const { ausgaben } = foerderung('1.0', '2021-01-01', '2021-12-31', '65300.005').imJahr(2021);
    expect(alsBetrag(ausgaben.wert)).toBe('65300.01');
  });
});

describe('Eigenschaften', () => {
  const eingabe = fc.record({ anteil: stellenanteil(), zeit: zeitraum(), ausgaben: fc.option(betrag()) });

  it('jede Zahl ist die der unabhängigen Rechnung', () => {
    fc.assert(
      fc.property(eingabe, ({ anteil, zeit, ausgaben }) => {
        const f = foerderung(anteil, zeit.von, zeit.bis, ausgaben);
        for (const jahr of f.jahre) {
          const erwartet = jahresbetraege(anteil, ausgaben, foerdertage(zeit.von, zeit.bis, jahr.jahr));
          expect(alsZeile(jahr)).toEqual({
            tage: Number(erwartet.tage),
            bemessung: alsEuro(erwartet.bemessung),
            ausgaben: alsEuro(erwartet.ausgaben),
            zuwendung: alsEuro(erwartet.zuwendung),
            eigenanteil: alsEuro(erwartet.eigenanteil),
          });
        }
      }),
      { numRuns: 400 },
    );
  });

  it('Zuwendung + Eigenanteil = Ausgaben, je Jahr und in Summe', () => {
    fc.assert(
      fc.property(eingabe, ({ anteil, zeit, ausgaben }) => {
        const f = foerderung(anteil, zeit.von, zeit.bis, ausgaben);
        for (const jahr of [
          ...f.jahre,
          { zuwendung: f.summe('zuwendung'), eigenanteil: f.summe('eigenanteil'), ausgaben: f.summe('ausgaben') },
        ]) {
          const [z, e, a] = [jahr.zuwendung, jahr.eigenanteil, jahr.ausgaben].map((schritt) =>
            cents(alsBetrag(schritt.wert)),
          );
          expect((z as bigint) + (e as bigint)).toBe(a);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('ein volles Jahr einer Stelle bringt genau 54.400,00, je halbe 27.200,00', () => {
    for (const jahr of [2020, 2021, 2022]) {
      expect(alsBetrag(foerderung('1.0', `${jahr}-01-01`, `${jahr}-12-31`).summe('zuwendung').wert)).toBe('54400.00');
      expect(alsBetrag(foerderung('0.5', `${jahr}-01-01`, `${jahr}-12-31`).summe('zuwendung').wert)).toBe('27200.00');
    }
  });

  it('ein Tag mehr bringt nie weniger', () => {
    fc.assert(
      fc.property(eingabe, ({ anteil, zeit, ausgaben }) => {
        if (zeit.bis >= '2022-12-31') return;
        const laenger = new Date(Date.parse(zeit.bis) + 86_400_000).toISOString().slice(0, 10);
        const kurz = cents(alsBetrag(foerderung(anteil, zeit.von, zeit.bis, ausgaben).summe('zuwendung').wert));
        const lang = cents(alsBetrag(foerderung(anteil, zeit.von, laenger, ausgaben).summe('zuwendung').wert));
        expect(lang >= kurz).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('an einer Monatsgrenze zu teilen ändert keinen Tag und höchstens Cents der Rundung', () => {
    fc.assert(
      fc.property(eingabe, fc.integer({ min: 1, max: 40 }), ({ anteil, zeit, ausgaben }, monate) => {
        const letzter = new Date(Date.UTC(2019, 6 + monate, 0)).toISOString().slice(0, 10);
        const erster = new Date(Date.UTC(2019, 6 + monate, 1)).toISOString().slice(0, 10);
        if (letzter < zeit.von || erster > zeit.bis) return;
        const ganz = foerderung(anteil, zeit.von, zeit.bis, ausgaben);
        const teile = [foerderung(anteil, zeit.von, letzter, ausgaben), foerderung(anteil, erster, zeit.bis, ausgaben)];
        const summe = (feld: 'tage' | 'zuwendung' | 'ausgaben') =>
          teile.reduce((s, teil) => s + Number(quotient(teil.summe(feld).wert)), 0);
        expect(summe('tage')).toBe(quotient(ganz.summe('tage').wert).toNumber());
        for (const feld of ['zuwendung', 'ausgaben'] as const) {
          expect(Math.abs(summe(feld) - quotient(ganz.summe(feld).wert).toNumber())).toBeLessThan(0.015);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('Was sich nicht rechnen lässt', () => {
  const fehlerBei = (baue: () => unknown): Pick<KernFehler, 'code' | 'feld' | 'regel'> => {
    try {
      baue();
    } catch (fehler) {
      if (istKernFehler(fehler)) return { code: fehler.code, feld: fehler.feld, regel: fehler.regel };
      throw fehler;
    }
    throw new Error('kein Fehler');
  };

  it.each([
    ['bis vor von', '1.0', '2020-02-01', '2020-01-31', null, 'ZEITRAUM_VERKEHRT', 'bis', null],
    ['Beginn vor dem Programm', '1.0', '2019-07-14', '2020-01-31', null, 'AUSSERHALB_REGELSTAND', 'von', 'R8'],
    ['Ende nach dem Programm', '1.0', '2022-01-01', '2023-01-01', null, 'AUSSERHALB_REGELSTAND', 'bis', 'R8'],
    ['kein Anteil', '0', '2020-01-01', '2020-01-31', null, 'STELLENANTEIL_UNGUELTIG', 'stellenanteil', 'A7'],
    ['negativer Anteil', '-1', '2020-01-01', '2020-01-31', null, 'STELLENANTEIL_UNGUELTIG', 'stellenanteil', 'A7'],
    [
      'zu großer Anteil',
      '100000.1',
      '2020-01-01',
      '2020-01-31',
      null,
      'STELLENANTEIL_UNGUELTIG',
      'stellenanteil',
      'A7',
    ],
    ['keine Zahl', 'NaN', '2020-01-01', '2020-01-31', null, 'STELLENANTEIL_UNGUELTIG', 'stellenanteil', 'A7'],
    ['0 € Ausgaben', '1.0', '2020-01-01', '2020-01-31', '0', 'AUSGABEN_UNGUELTIG', 'jahresausgaben', 'A3'],
    [
      'weniger als ein halber Cent',
      '1.0',
      '2020-01-01',
      '2020-01-31',
      '0.0049',
      'AUSGABEN_UNGUELTIG',
      'jahresausgaben',
      'A3',
    ],
    [
      'zu viele Ausgaben',
      '1.0',
      '2020-01-01',
      '2020-01-31',
      '10000000000.01',
      'AUSGABEN_UNGUELTIG',
      'jahresausgaben',
      'A3',
    ],
    [
      'unendliche Ausgaben',
      '1.0',
      '2020-01-01',
      '2020-01-31',
      'Infinity',
      'AUSGABEN_UNGUELTIG',
      'jahresausgaben',
      'A3',
    ],
  ])('%s', (_fall, anteil, von, bis, ausgaben, code, feld, regel) => {
    expect(fehlerBei(() => foerderung(anteil, von, bis, ausgaben))).toEqual({ code, feld, regel });
  });

  it('die äußersten erlaubten Werte gehen noch', () => {
    expect(alsBetrag(foerderung('100000', '2021-01-01', '2021-12-31', '10000000000').summe('zuwendung').wert)).toBe(
      '5440000000.00',
    );
    expect(alsBetrag(foerderung('1.0', '2021-01-01', '2021-12-31', '0.005').summe('ausgaben').wert)).toBe('0.01');
    expect(quotient(foerderung('1.0', '2019-07-15', '2022-12-31').summe('tage').wert).toNumber()).toBe(167 + 3 * 360);
  });
});
