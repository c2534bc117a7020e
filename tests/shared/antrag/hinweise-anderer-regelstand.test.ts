/** Was der fortgeschriebene Regelstand ergäbe: Unterschiede je Haushaltsjahr, und was er abschneidet. */
import { expect, it } from 'vitest';
import { REGELSTAENDE } from '../../../shared/regelstand/verzeichnis.ts';
import { hinweiseDer, type Probe } from './hinweisprobe.ts';

const OHNE_NAMEN = { bezeichnung: '' };
const IM_JAHR_2022 = { von: '2022-01-01', bis: '2022-12-31', ...OHNE_NAMEN };
const ohnePauschale = { integrationspauschale: false };
const NACH_DIA_F = { thm: null, dia: 'DIA-2019-F' };

/** „Felder | was sich ändert“; das Fenster der Pauschale endet in THM-2019 am 20.11.2020, in THM-2019-F am 30.11.2022. */
const anders = (probe: Probe): string[] =>
  hinweiseDer(probe)
    .filter(({ code }) => code === 'ANDERER_REGELSTAND')
    .map(({ felder, text }) => `${felder.join(' ')} | ${/änderte sich (.*)$/.exec(text)?.[1]}`);

it.each<[string, Probe, string[]]>([
  [
    'die Zuwendung: ein halbes Jahr fehlt',
    { ...ohnePauschale, stellen: [IM_JAHR_2022] },
    [
      'stellen[0].bis | die Zuwendung 2022 um −26.120,00 €. Dafür endet am 30.06.2022, was länger dauert, und fällt weg, was er nicht berührt: S1.',
    ],
  ],
  [
    // Eigenanteil eines halben Jahres: (65.300 − 52.240) ÷ 2.
    'Zuwendung und Pauschale im selben Jahr',
    { stellen: [IM_JAHR_2022] },
    [
      'stellen[0].bis | die Zuwendung 2022 um −26.120,00 € und die Kofinanzierung aus der Integrationspauschale 2022 um +6.530,00 €. Dafür endet am 30.06.2022, was länger dauert, und fällt weg, was er nicht berührt: S1.',
    ],
  ],
  [
    // Eigenanteil 13.060 € im Jahr. 2020 sind es 9.795,00 statt bis zum 20.11. 41.719,44 − 33.375,56 = 8.343,88 €.
    'nur die Pauschale, Jahre aufsteigend, auch wenn die spätere Stelle zuerst steht',
    {
      stellen: [
        { von: '2022-01-01', bis: '2022-06-30' },
        { von: '2021-01-01', bis: '2021-12-31' },
        { von: '2020-04-01', bis: '2020-12-31' },
      ],
    },
    [
      'stellen[0].bis stellen[1].bis stellen[2].bis | die Kofinanzierung aus der Integrationspauschale 2020 um +1.451,12 €, 2021 um +13.060,00 € und 2022 um +6.530,00 €.',
    ],
  ],
  ['nichts ändert sich', { ...ohnePauschale, stellen: [{ bis: '2022-06-30' }] }, []],
  [
    'ein einziger Tag bleibt',
    { ...ohnePauschale, stellen: [{ ...IM_JAHR_2022, von: '2022-06-30' }] },
    [
      'stellen[0].bis | die Zuwendung 2022 um −26.120,00 €. Dafür endet am 30.06.2022, was länger dauert, und fällt weg, was er nicht berührt: S1.',
    ],
  ],
  [
    'was danach beginnt, fällt ganz weg',
    { ...ohnePauschale, stellen: [{ ...IM_JAHR_2022, von: '2022-07-01' }, { bis: '2022-06-30' }] },
    [
      'stellen[0].bis stellen[1].bis | die Zuwendung 2022 um −26.120,00 €. Dafür endet am 30.06.2022, was länger dauert, und fällt weg, was er nicht berührt: S1.',
    ],
  ],
  [
    'eine Kürzung auf das Budget ändert daran nichts',
    {
      ...ohnePauschale,
      stellen: [IM_JAHR_2022],
      budget: [{ programm: 'THM', haushaltsjahr: 2022, betrag: '10000.00' }],
    },
    [
      'stellen[0].bis | die Zuwendung 2022 um −26.120,00 €. Dafür endet am 30.06.2022, was länger dauert, und fällt weg, was er nicht berührt: S1.',
    ],
  ],
  [
    'jeder Regelstand des Antrags für sich, auch der fortgeschriebene',
    {
      stellen: [
        { ...IM_JAHR_2022, ...OHNE_NAMEN },
        { von: '2022-01-01', bis: '2022-06-30', regelstand: 'THM-2019-F' },
      ],
    },
    [
      'stellen[0].bis | die Zuwendung 2022 um −26.120,00 € und die Kofinanzierung aus der Integrationspauschale 2022 um +6.530,00 €. Dafür endet am 30.06.2022, was länger dauert, und fällt weg, was er nicht berührt: S1.',
      'stellen[1].bis | die Kofinanzierung aus der Integrationspauschale 2022 um −6.530,00 €.',
    ],
  ],
  [
    'eine Maßnahme, deren Jahr der andere nicht kennt',
    {
      stellen: [{ bis: '2022-06-30' }],
      ...ohnePauschale,
      massnahmen: [{ haushaltsjahr: 2022 }, { haushaltsjahr: 2023, ausgaben: '10000.00' }],
      regelstand: NACH_DIA_F,
    },
    [
      'massnahmen[0].haushaltsjahr massnahmen[1].haushaltsjahr | die Zuwendung 2023 um −8.000,00 €. Dafür endet am 31.12.2022, was länger dauert, und fällt weg, was er nicht berührt: M2.',
    ],
  ],
  [
    'die Pauschale einer Maßnahme',
    { stellen: [], massnahmen: [{ haushaltsjahr: 2022, ausgaben: '10000.00', ausgabenImFenster: '4000.00' }] },
    ['massnahmen[0].haushaltsjahr | die Kofinanzierung aus der Integrationspauschale 2022 um +800,00 €.'],
  ],
  [
    'lässt sich ein Eintrag nicht rechnen, ist über ihn und seinesgleichen nichts zu sagen',
    { ...ohnePauschale, stellen: [{ ...IM_JAHR_2022, jahresausgaben: '0.00' }, IM_JAHR_2022] },
    [],
  ],
])('%s', (_, probe, erwartet) => expect(anders(probe)).toEqual(erwartet));

it('fortgeschrieben wird nur im selben Programm', () => {
  const programm = new Map(REGELSTAENDE.map((regelstand) => [regelstand.id, regelstand.programm]));
  const fortgeschriebene = REGELSTAENDE.filter(({ schreibtFort }) => schreibtFort !== undefined);
  expect(fortgeschriebene.length).toBeGreaterThan(0);
  for (const { programm: eigenes, schreibtFort = '' } of fortgeschriebene)
    expect(programm.get(schreibtFort)).toBe(eigenes);
});
