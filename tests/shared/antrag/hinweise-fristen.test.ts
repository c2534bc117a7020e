/** R9, R22: Antragsfristen, Ende des Plans für den Verwendungsnachweis, Zwischennachweise. */
import { describe, expect, it } from 'vitest';
import { verfahren } from './bausatz.ts';
import { bescheid, nurDie, type Probe, texteDer } from './hinweisprobe.ts';

const ssa = (von: string, bis: string) => ({ regelstand: 'SSA-NRW', von, bis });
const antragAm = (thm: string | null, dia: string | null = null) => ({
  verfahren: verfahren({ antragAm: thm }, { antragAm: dia }),
});

describe('ANTRAGSFRIST_VERSAEUMT', () => {
  const versaeumt = (am: string, frist: string, feld = 'thm') => [
    `warnung verfahren.${feld}.antragAm | ${am} ${frist}`,
  ];
  it.each<[string, Probe, string[]]>([
    [
      'im Juli zählt das laufende Schuljahr',
      { stellen: [ssa('2024-07-31', '2024-12-31')], ...antragAm('2023-05-01') },
      versaeumt('01.05.2023', '30.04.2023'),
    ],
    ['im August beginnt das nächste', { stellen: [ssa('2024-08-01', '2024-12-31')], ...antragAm('2024-04-30') }, []],
    [
      'und seine Frist ist die des Kalenderjahrs',
      { stellen: [ssa('2024-08-01', '2024-12-31')], ...antragAm('2024-05-01') },
      versaeumt('01.05.2024', '30.04.2024'),
    ],
    [
      'im Dezember ist es noch dasselbe',
      { stellen: [ssa('2024-12-31', '2025-12-31')], ...antragAm('2024-05-01') },
      versaeumt('01.05.2024', '30.04.2024'),
    ],
    [
      'es zählt die früheste Stelle, wo auch immer sie steht',
      {
        stellen: [ssa('2025-08-01', '2025-12-31'), ssa('2023-08-01', '2023-12-31'), ssa('2024-08-01', '2024-12-31')],
        ...antragAm('2023-05-01'),
      },
      versaeumt('01.05.2023', '30.04.2023'),
    ],
    [
      'eine Frist vor dem Regelstand gibt es nicht',
      { stellen: [ssa('2022-01-01', '2022-07-31')], ...antragAm('2022-05-01') },
      [],
    ],
    [
      'die erste im Regelstand schon',
      { stellen: [ssa('2022-08-01', '2022-12-31')], ...antragAm('2022-05-01') },
      versaeumt('01.05.2022', '30.04.2022'),
    ],
    [
      'ohne Frist keine Versäumnis',
      { stellen: [{ regelstand: 'KIM-NRW', von: '2024-01-01', bis: '2024-12-31' }], ...antragAm('2030-01-01') },
      [],
    ],
    ['ohne Antrag auch nicht', antragAm(null), []],
  ])('%s', (_, probe, erwartet) => expect(nurDie('ANTRAGSFRIST_VERSAEUMT', probe)).toEqual(erwartet));

  it('nur Baustein 6 hat eine Ordnungsfrist', () => {
    const ordnung = (probe: Probe) =>
      texteDer('ANTRAGSFRIST_VERSAEUMT', probe).map((text) => text.includes('Ordnungsfrist'));
    expect(ordnung({ massnahmen: [{}], ...antragAm('2019-09-16', '2020-04-01') })).toEqual([true, false]);
    expect(ordnung({ stellen: [ssa('2024-08-01', '2024-12-31')], ...antragAm('2024-05-01') })).toEqual([false]);
  });
});

it('VERWENDUNGSNACHWEIS_FAELLIG: vom spätesten Ende, mit allen Einträgen, die so enden', () => {
  const bis = ['2021-06-30', '2022-09-30', '2021-12-31', '2022-09-30'];
  expect(nurDie('VERWENDUNGSNACHWEIS_FAELLIG', { stellen: bis.map((tag) => ({ bis: tag })) })).toEqual([
    'info stellen[1].bis stellen[3].bis | 30.12.2022 30.09.2022',
  ]);
});

it('VERWENDUNGSNACHWEIS_FAELLIG: vom Ende, das der Bescheid des eigenen Programms nennt', () => {
  const zeitraum = { von: '2020-04-01', bis: '2021-09-30' };
  const dia = bescheid({ 2021: '98765.42' }, { programm: 'DIA', ...zeitraum });
  const thm = bescheid({ 2021: '52240.00' }, zeitraum);
  const faellig = (bescheide: Probe['bescheide'] = []) =>
    nurDie('VERWENDUNGSNACHWEIS_FAELLIG', { massnahmen: [{}], bescheide });
  expect(faellig([dia])).toEqual([
    'info stellen[0].bis | 31.03.2023 31.12.2022',
    'info bescheide | 30.12.2021 30.09.2021',
  ]);
  expect(faellig([thm])).toEqual([
    'info bescheide | 30.12.2021 30.09.2021',
    'info massnahmen[0].haushaltsjahr | 31.03.2022 31.12.2021',
  ]);
});

describe('ZWISCHENNACHWEIS', () => {
  const DREI = { 2020: '39180.00', 2021: '52240.00', 2022: '52240.00' };
  const thm = (datum: string, zwischennachweise: boolean | null, jahre: Record<number, string> = DREI) =>
    bescheid(jahre, { datum, zwischennachweise });
  const dia = (datum: string, zwischennachweise: boolean | null) =>
    bescheid({ 2021: '98765.42', 2022: '1.00' }, { programm: 'DIA', datum, zwischennachweise });
  const satz = (bescheide: Probe['bescheide'] = [], stichtag: string | null = null) => {
    const probe: Probe = { massnahmen: [{}], bescheide, pruefung: { stichtag } };
    const felder = nurDie('ZWISCHENNACHWEIS', probe).map((zeile) => zeile.split(' ')[1]);
    return texteDer('ZWISCHENNACHWEIS', probe).map(
      (text, i) => `${felder[i]}: ${/Zwischennachweise: (.*?)\. Bitte/.exec(text)?.[1]}`,
    );
  };

  it.each<[string, Probe['bescheide'], string | null, string[]]>([
    ['keiner will welche', [thm('2020-03-15', false), thm('2020-03-16', null)], null, []],
    [
      'ohne Stichtag für jedes Jahr vor dem letzten',
      [thm('2020-03-15', true)],
      null,
      ['bescheide[0].zwischennachweise: für die Haushaltsjahre 2020 und 2021'],
    ],
    ['im ersten Jahr noch für keines', [thm('2020-03-15', true)], '2020-12-31', []],
    [
      'danach für das abgelaufene',
      [thm('2020-03-15', true)],
      '2021-01-01',
      ['bescheide[0].zwischennachweise: für das Haushaltsjahr 2020'],
    ],
    [
      'für das letzte nie',
      [thm('2020-03-15', true)],
      '2024-01-01',
      ['bescheide[0].zwischennachweise: für die Haushaltsjahre 2020 und 2021'],
    ],
    ['für das einzige nie', [thm('2020-03-15', true, { 2021: '52240.00' })], '2024-01-01', []],
    ['der neueste gilt, wo auch immer er steht', [thm('2020-06-01', false), thm('2020-03-15', true)], null, []],
    [
      'wer nichts dazu sagt, ändert nichts',
      [thm('2020-06-01', null), thm('2020-03-15', true)],
      null,
      ['bescheide[1].zwischennachweise: für die Haushaltsjahre 2020 und 2021'],
    ],
    ['an einem Tag gilt der spätere: nein', [thm('2020-03-15', true), thm('2020-03-15', false)], null, []],
    [
      'an einem Tag gilt der spätere: ja',
      [thm('2020-03-15', false), thm('2020-03-15', true)],
      null,
      ['bescheide[1].zwischennachweise: für die Haushaltsjahre 2020 und 2021'],
    ],
    [
      'jedes Programm für sich',
      [dia('2020-02-01', true), thm('2020-03-15', true), dia('2020-01-01', false), thm('2020-03-01', false)],
      null,
      [
        'bescheide[1].zwischennachweise: für die Haushaltsjahre 2020 und 2021',
        'bescheide[0].zwischennachweise: für das Haushaltsjahr 2021',
      ],
    ],
    [
      'was das andere Programm will, gilt hier nicht',
      [dia('2020-06-01', false), thm('2020-03-15', true)],
      null,
      ['bescheide[1].zwischennachweise: für die Haushaltsjahre 2020 und 2021'],
    ],
  ])('%s', (_, bescheide, stichtag, erwartet) => expect(satz(bescheide, stichtag)).toEqual(erwartet));

  it('nennt den Tag des Bescheids, der es verlangt', () => {
    const bescheide = [thm('2020-03-15', true), thm('2020-06-01', true), thm('2020-07-01', null)];
    expect(nurDie('ZWISCHENNACHWEIS', { bescheide })).toEqual(['info bescheide[1].zwischennachweise | 01.06.2020']);
  });
});
