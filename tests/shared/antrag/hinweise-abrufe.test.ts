/** R21: Abrufe gegen Fenster, Bescheid, Bestandskraft und letzten Tag, je an ihrer Grenze. */
import { describe, expect, it } from 'vitest';
import { abruf, bescheid, hinweiseDer, ist, nurDie, type Probe } from './hinweisprobe.ts';

const THM = bescheid({ 2021: '52240.00' });
const DIA = bescheid({ 2021: '98765.42' }, { programm: 'DIA' });

const mit = (abrufe: ReturnType<typeof abruf>[], bescheide: Probe['bescheide'] = [THM, DIA]): Probe => ({
  massnahmen: [{}],
  bescheide,
  nachher: { abrufe },
});

describe('ABRUF_FENSTER', () => {
  const fenster = (angefordertAm: string, fensterBis: string, jahr = 2021) =>
    mit([abruf(jahr, '1.00', { angefordertAm, fensterBis })]);

  it.each<[string, Probe, string[]]>([
    ['endet am Tag der Anforderung', fenster('2021-03-01', '2021-03-01'), []],
    [
      'endet einen Tag davor',
      fenster('2021-03-01', '2021-02-28'),
      ['fehler abwicklung.abrufe[0].fensterBis | 01.03.2021 28.02.2021'],
    ],
    ['endet mit dem Haushaltsjahr', fenster('2021-11-02', '2021-12-31'), []],
    [
      'endet im Januar danach',
      fenster('2021-11-02', '2022-01-01'),
      ['fehler abwicklung.abrufe[0].fensterBis | 02.11.2021 01.01.2022'],
    ],
    ['im Dezember für das nächste Haushaltsjahr', fenster('2021-12-20', '2022-01-31', 2022), []],
  ])('%s', (_, probe, erwartet) => expect(nurDie('ABRUF_FENSTER', probe)).toEqual(erwartet));

  it('kommt je Abruf, höchstens fünfzigmal', () => {
    const falsche = Array.from({ length: 51 }, () => abruf(2021, '1.00', { fensterBis: '2022-01-01' }));
    const zeilen = nurDie('ABRUF_FENSTER', mit([abruf(2021, '1.00'), ...falsche]));
    expect(zeilen).toHaveLength(50);
    expect(zeilen[0]).toContain('abrufe[1].');
    expect(zeilen[49]).toContain('abrufe[50].');
  });
});

it('ABRUF_OHNE_BESCHEID: je Haushaltsjahr einer, aufsteigend, jedes Programm für sich', () => {
  const jahre = [2023, 2020, 2021, 2022, 2023].map((jahr) => abruf(jahr, '1.00'));
  const probe = mit([...jahre, abruf(2021, '1.00', { programm: 'DIA' })], [THM]);
  expect(nurDie('ABRUF_OHNE_BESCHEID', probe)).toEqual([
    'warnung abwicklung.abrufe[1].haushaltsjahr | ',
    'warnung abwicklung.abrufe[3].haushaltsjahr | ',
    'warnung abwicklung.abrufe[0].haushaltsjahr abwicklung.abrufe[4].haushaltsjahr | ',
    'warnung abwicklung.abrufe[5].haushaltsjahr | ',
  ]);
  const saetze = hinweiseDer(probe).filter(({ code }) => code === 'ABRUF_OHNE_BESCHEID');
  expect(saetze.map(({ text }) => /^Für (.*?) ist (\d+)/.exec(text)?.slice(1).join(' '))).toEqual([
    'Baustein 6 2020',
    'Baustein 6 2022',
    'Baustein 6 2023',
    'die Bausteine 1 bis 5 2021',
  ]);
});

describe('ABRUF_VOR_BESTANDSKRAFT', () => {
  const offen = { ...THM, bestandskraeftigAm: null };
  it.each<[string, Probe, string[]]>([
    ['am Tag der Bestandskraft', mit([abruf(2021, '1.00')], [{ ...THM, bestandskraeftigAm: '2021-03-01' }]), []],
    [
      'einen Tag davor',
      mit([abruf(2021, '1.00')], [{ ...THM, bestandskraeftigAm: '2021-03-02' }]),
      ['warnung abwicklung.abrufe[0].angefordertAm | 01.03.2021'],
    ],
    ['es zählt der Bescheid des eigenen Programms', mit([abruf(2021, '1.00', { programm: 'DIA' })], [offen, DIA]), []],
    [
      'und nur der eigene Abruf',
      mit([abruf(2021, '1.00', { programm: 'DIA' }), abruf(2021, '2.00')], [offen, DIA]),
      ['warnung abwicklung.abrufe[1].angefordertAm | 01.03.2021'],
    ],
    ['ohne Bescheid sagt es ein anderer Hinweis', mit([abruf(2022, '1.00')], [offen]), []],
  ])('%s', (_, probe, erwartet) => expect(nurDie('ABRUF_VOR_BESTANDSKRAFT', probe)).toEqual(erwartet));
});

describe('Mehr als bewilligt', () => {
  const geld = (jahr: number, betrag: string, rest: Parameters<typeof abruf>[2] = {}) =>
    abruf(jahr, betrag, { eingegangenAm: `${jahr}-04-01`, ...rest });

  it.each<[string, Probe, string[], string[]]>([
    ['genau alles', mit([geld(2021, '52000.00'), geld(2021, '240.00')]), [], []],
    [
      'einen Cent mehr abgerufen, noch nicht eingegangen',
      mit([geld(2021, '52240.00'), abruf(2021, '0.01')]),
      ['warnung abwicklung.abrufe | 52.240,01 € 52.240,00 € 0,01 €'],
      [],
    ],
    [
      'einen Cent mehr eingegangen: genannt ist nur das Geld dieses Programms und Jahres',
      mit([
        geld(2020, '5.00'),
        geld(2021, '98765.43', { programm: 'DIA' }),
        abruf(2021, '7.00'),
        geld(2021, '52240.01'),
        geld(2022, '5.00'),
      ]),
      [
        'warnung abwicklung.abrufe | 52.247,01 € 52.240,00 € 7,01 €',
        'warnung abwicklung.abrufe | 98.765,43 € 98.765,42 € 0,01 €',
      ],
      [
        'fehler abwicklung.abrufe[3].betrag | 52.240,01 € 52.240,00 € 0,01 €',
        'fehler abwicklung.abrufe[1].betrag | 98.765,43 € 98.765,42 € 0,01 €',
      ],
    ],
  ])('%s', (_, probe, abgerufen, ausgezahlt) => {
    expect(nurDie('ABRUF_UEBER_BESCHEID', probe)).toEqual(abgerufen);
    expect(nurDie('AUSGEZAHLT_UEBER_BESCHEID', probe)).toEqual(ausgezahlt);
  });
});

const BIS_NOVEMBER = { ...THM, letzterAbruf: [{ haushaltsjahr: 2021, tag: '2021-11-30' }] };

it('ABRUF_NACH_LETZTEM_TAG: nur Abrufe des Jahres und des Programms, das den Tag nennt', () => {
  const am = (angefordertAm: string, rest: Parameters<typeof abruf>[2] = {}, jahr = 2021) =>
    abruf(jahr, '1.00', { angefordertAm, ...rest });
  const abrufe = [
    am('2021-12-01', { programm: 'DIA' }),
    am('2021-11-30'),
    am('2021-12-01', {}, 2022),
    am('2021-12-01'),
    am('2021-12-31'),
  ];
  expect(nurDie('ABRUF_NACH_LETZTEM_TAG', mit(abrufe, [BIS_NOVEMBER, DIA]))).toEqual([
    'warnung abwicklung.abrufe[3].angefordertAm | 01.12.2021 30.11.2021',
    'warnung abwicklung.abrufe[4].angefordertAm | 31.12.2021 30.11.2021',
  ]);
});

describe('LETZTER_ABRUFTAG', () => {
  const am = (stichtag: string | null, abgerufen = '52239.99', ausgegeben: string | null = null): Probe => ({
    bescheide: [BIS_NOVEMBER],
    nachher: {
      abrufe: [abruf(2021, abgerufen)],
      ist: ausgegeben === null ? [] : [ist('S1', 2021, { betrag: ausgegeben })],
    },
    pruefung: { stichtag },
  });
  const FELDER = 'abwicklung.abrufe bescheide';

  it.each<[string, Probe, string[]]>([
    ['mehr als zwei Monate davor', am('2021-09-29'), []],
    ['zwei Monate davor', am('2021-09-30'), [`info ${FELDER} | 30.09.2021 0,01 € 30.11.2021`]],
    ['am letzten Tag', am('2021-11-30'), [`info ${FELDER} | 30.11.2021 0,01 € 30.11.2021`]],
    ['am Tag danach', am('2021-12-01'), [`warnung ${FELDER} | 01.12.2021 0,01 € 30.11.2021`]],
    ['ohne Stichtag', am(null), []],
    ['alles abgerufen', am('2021-12-01', '52240.00'), []],
    ['mehr als alles abgerufen', am('2021-12-01', '52240.01'), []],
    ['nach dem Ist steht nichts mehr zu: 80 % von 50.000 €', am('2021-12-01', '40000.00', '50000.00'), []],
    [
      'nach dem Ist steht ein Cent zu',
      am('2021-12-01', '39999.99', '50000.00'),
      [`warnung ${FELDER} | 01.12.2021 12.240,01 € 30.11.2021`],
    ],
    [
      'für ein Haushaltsjahr, für das nichts bewilligt ist',
      {
        bescheide: [{ ...THM, letzterAbruf: [{ haushaltsjahr: 2022, tag: '2022-11-30' }] }],
        pruefung: { stichtag: '2022-12-01' },
      },
      [],
    ],
  ])('%s', (_, probe, erwartet) => expect(nurDie('LETZTER_ABRUFTAG', probe)).toEqual(erwartet));
});
