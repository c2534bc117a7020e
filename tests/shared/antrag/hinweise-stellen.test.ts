/** A2, R10: geteilte Stellen und Beginn vor der Bewilligung, mit genehmigtem vorzeitigen Beginn. */
import { describe, expect, it } from 'vitest';
import { AACHEN_BEISPIEL } from '../../../shared/beispiele/aachen.ts';
import { verfahren } from './bausatz.ts';
import { hinweiseDer, nurDie, type Probe } from './hinweisprobe.ts';

describe('STELLE_NENNT_EINTRAG', () => {
  it.each<[string, Probe, string[]]>([
    [
      'auch anders geschrieben, auch einen späteren',
      { stellen: [{ stelle: ' s3' }, {}, { stelle: 'A' }] },
      ['warnung stellen[0].stelle stellen[2].stelle | „ s3“ „ s3“'],
    ],
    ['beide nennen dieselbe', { stellen: [{ stelle: 's2' }, { stelle: 'S2' }] }, []],
    ['keine Stelle genannt', { stellen: [{}, {}] }, []],
    ['eine, die kein Eintrag ist', { stellen: [{ stelle: 'A' }, { stelle: 'S9' }] }, []],
  ])('%s', (_, probe, erwartet) => expect(nurDie('STELLE_NENNT_EINTRAG', probe)).toEqual(erwartet));
});

describe('TAGE_GEMEINSAM_BEGRENZT', () => {
  const im = (stelle: string, von: string, bis: string, rest: object = {}) => ({
    ...{ stelle, von, bis, bezeichnung: '' },
    ...rest,
  });
  const saetze = (probe: Probe) =>
    hinweiseDer(probe)
      .filter(({ code }) => code === 'TAGE_GEMEINSAM_BEGRENZT')
      .map(({ felder, text }) => `${felder.join(' ')} | ${/^(.*?), weil/.exec(text)?.[1]}`);

  it('in der Reihenfolge des Antrags, über mehrere Stellen hinweg', () => {
    // Im Januar hat die erste 20 und die zweite 22 Tage, zusammen höchstens 30.
    const stellen = [
      im('A', '2021-01-01', '2021-01-20'),
      im('B', '2021-01-01', '2021-01-20'),
      im('B', '2021-01-10', '2021-02-28'),
      im('A', '2021-01-10', '2021-01-31'),
    ];
    expect(saetze({ stellen })).toEqual([
      'stellen[2].stelle stellen[2].von | S3: 2021 nur 40 statt 52 Fördertage',
      'stellen[3].stelle stellen[3].von | S4: 2021 nur 10 statt 22 Fördertage',
    ]);
  });

  it('nennt jedes Jahr, in dem etwas fehlt', () => {
    const stellen = [im('A', '2020-12-01', '2021-01-31'), im('A', '2020-12-16', '2022-12-31')];
    expect(saetze({ stellen })).toEqual([
      'stellen[1].stelle stellen[1].von | S2: 2020 nur 0 statt 16 Fördertage und 2021 nur 330 statt 360 Fördertage',
    ]);
  });

  it('ohne Geschäftsführende Stelle gibt es keine Tage, die fehlen', () => {
    const stellen = [im('A', '2021-01-01', '2021-01-20'), im('A', '2021-01-10', '2021-01-31')];
    const kommune = { ...AACHEN_BEISPIEL.kommune, geschaeftsfuehrendeStelle: false };
    expect(saetze({ stellen, kommune })).toEqual([]);
  });

  it('nacheinander besetzt fehlt nichts, und ohne geteilte Stelle auch nicht', () => {
    expect(saetze({ stellen: [im('A', '2021-04-01', '2021-04-15'), im('A', '2021-04-16', '2021-04-30')] })).toEqual([]);
    expect(saetze({ stellen: [im('A', '2021-01-01', '2021-01-20'), im('B', '2021-01-10', '2021-01-31')] })).toEqual([]);
  });
});

describe('BEGINN_VOR_BEWILLIGUNG', () => {
  const fall = (thm: [string | null, string | null], dia: [string | null, string | null]): Probe => ({
    massnahmen: [{ haushaltsjahr: 2020 }, { haushaltsjahr: 2021 }, { haushaltsjahr: 2022 }],
    verfahren: verfahren({ bewilligtAm: thm[0] }, { bewilligtAm: dia[0] }),
    vorzeitigerBeginn: { thm: thm[1], dia: dia[1] },
  });
  const stelle = (am: string) => `fehler stellen[0].von verfahren.thm.bewilligtAm | 01.04.2020 ${am}`;
  const massnahme = (i: number, am: string) =>
    `fehler massnahmen[${i}].haushaltsjahr verfahren.dia.bewilligtAm | ${am}`;

  it.each<[string, Probe, string[]]>([
    ['ohne Bewilligung', fall([null, null], [null, null]), []],
    ['der vorzeitige Beginn allein ist keine Bewilligung', fall([null, '2022-01-01'], [null, '2022-01-01']), []],
    ['vorzeitig ab dem ersten Tag', fall(['2020-05-01', '2020-04-01'], [null, null]), []],
    ['vorzeitig erst danach', fall(['2020-05-01', '2020-04-02'], [null, null]), [stelle('01.05.2020')]],
    ['schon bewilligt, der genehmigte Tag liegt danach', fall(['2020-04-01', '2020-06-01'], [null, null]), []],
    ['nicht genehmigt', fall(['2020-04-02', null], [null, null]), [stelle('02.04.2020')]],
    [
      'Maßnahmen vor dem Jahr der Bewilligung',
      fall([null, null], ['2022-02-01', null]),
      [massnahme(0, '01.02.2022'), massnahme(1, '01.02.2022')],
    ],
    [
      'Maßnahmen vor dem Jahr des genehmigten Beginns',
      fall([null, null], ['2022-02-01', '2021-12-31']),
      [massnahme(0, '01.02.2022')],
    ],
    [
      'genehmigt nach der Bewilligung ändert nichts',
      fall([null, null], ['2021-02-01', '2022-01-01']),
      [massnahme(0, '01.02.2021')],
    ],
    ['jedes Programm für sich', fall(['2020-04-02', null], ['2021-02-01', '2020-01-01']), [stelle('02.04.2020')]],
  ])('%s', (_, probe, erwartet) => expect(nurDie('BEGINN_VOR_BEWILLIGUNG', probe)).toEqual(erwartet));
});
