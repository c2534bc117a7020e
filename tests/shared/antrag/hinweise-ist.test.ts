/** R19, R20: fehlendes Ist, Besetzung unter Plan, Ist unter Plan und Abweichungen, je an ihrer Grenze. */
import { describe, expect, it } from 'vitest';
import { abruf, bescheid, hinweiseDer, ist, jedenMonat, monate, nurDie, type Probe, texteDer } from './hinweisprobe.ts';

const BEIDE = [{}, {}];
const NUR_2021 = [bescheid({ 2021: '104480.00' })];
const AB_2022 = { stichtag: '2022-01-01' };

describe('IST_FEHLT', () => {
  it.each<[string, Probe, string[]]>([
    [
      'wem der Bescheid nichts zuteilt, dem fehlt kein Ist, und ein Jahr ohne Bescheid zählt nicht',
      {
        stellen: BEIDE,
        bescheide: [bescheid({ 2021: '52240.00' }, { anteile: { 'S1 2021': '52240.00' } })],
        pruefung: AB_2022,
      },
      ['warnung abwicklung.ist | 01.01.2022 „S1“'],
    ],
    [
      'ist nichts geplant, woran sich der Bescheid verteilt, fehlt es jedem',
      {
        massnahmen: [{ ausgaben: '0.00' }],
        bescheide: [bescheid({ 2021: '100.00' }, { programm: 'DIA' })],
        pruefung: AB_2022,
      },
      ['warnung abwicklung.ist | 01.01.2022 „M1“'],
    ],
    ['am letzten Tag des Jahres fehlt noch nichts', { bescheide: NUR_2021, pruefung: { stichtag: '2021-12-31' } }, []],
    ['ohne Stichtag auch nicht', { bescheide: NUR_2021 }, []],
    [
      'ohne Abwicklung fehlt es ganz',
      { bescheide: NUR_2021, nachher: null, pruefung: AB_2022 },
      ['warnung abwicklung.ist | 01.01.2022 „S1“'],
    ],
    [
      'eine Zeile ohne Betrag zeigt, wohin er gehört, auch unter anders geschriebener Kennung',
      {
        stellen: BEIDE,
        bescheide: NUR_2021,
        nachher: {
          ist: [
            ist('S1', 2021, { betrag: '65300.00' }),
            ist('s2 ', 2020, {}),
            ist('s2 ', 2021, { monate: monate({}) }),
          ],
        },
        pruefung: AB_2022,
      },
      ['warnung abwicklung.ist[2].betrag | 01.01.2022 „S2“'],
    ],
    [
      'ein Jahresbetrag ist vollständig, auch neben zwölf leeren Monaten',
      {
        bescheide: NUR_2021,
        nachher: { ist: [ist('S1', 2021, { betrag: '65300.00', monate: monate({}) })] },
        pruefung: AB_2022,
      },
      [],
    ],
  ])('%s', (_, probe, erwartet) => expect(nurDie('IST_FEHLT', probe)).toEqual(erwartet));

  it('nennt nur Monate, in denen die Stelle besetzt war', () => {
    const besetzung = [
      { id: 'S1', von: '2021-01-01', bis: '2021-03-31' },
      { id: 'S1', von: '2021-10-15', bis: '2021-12-31' },
    ];
    const probe = (ohne: readonly number[]): Probe => ({
      bescheide: NUR_2021,
      nachher: { besetzung, ist: [ist('S1', 2021, { monate: jedenMonat('5000.00', ohne) })] },
      pruefung: AB_2022,
    });
    expect(texteDer('IST_FEHLT', probe([2, 5, 9, 10, 11]))[0]).toContain('fehlt Ist: „S1“ Monat 2, 10 und 11. ');
    expect(texteDer('IST_FEHLT', probe([4, 5, 9]))).toEqual([]);
  });
});

describe('BESETZUNG_UNTER_PLAN', () => {
  const bis = (tag: string, id = 'S1') => ({ id, von: '2020-04-01', bis: tag });
  const probe = (besetzung: ReturnType<typeof bis>[], stichtag: string | null, rest: Probe = {}): Probe => ({
    stellen: BEIDE,
    bescheide: [bescheid({ 2021: '104480.00', 2022: '104480.00' })],
    ...rest,
    nachher: { besetzung },
    pruefung: { stichtag },
  });

  it.each<[string, Probe, string[]]>([
    ['am letzten besetzten Tag noch nicht', probe([bis('2021-06-30')], '2021-06-30'), []],
    [
      'am Tag danach einen Tag weniger',
      probe([bis('2021-06-30')], '2021-07-01'),
      ['Bis zum 01.07.2021 sind 2021 weniger Tage besetzt als geplant: „S1“ 180 statt 181 Fördertage.'],
    ],
    [
      'nach dem Jahr zählt es bis zum 31.12., und das neue Jahr für sich',
      probe([bis('2021-06-30')], '2022-01-10'),
      [
        'Bis zum 31.12.2021 sind 2021 weniger Tage besetzt als geplant: „S1“ 180 statt 360 Fördertage.',
        'Bis zum 10.01.2022 sind 2022 weniger Tage besetzt als geplant: „S1“ 0 statt 10 Fördertage.',
      ],
    ],
    ['vor dem Jahr fehlt nichts', probe([bis('2020-06-30')], '2020-12-31'), []],
    ['ohne Stichtag nicht', probe([bis('2021-06-30')], null), []],
    ['ohne Besetzung gilt der Plan', probe([], '2022-12-31'), []],
    [
      'ohne etwas, woran sich der Bescheid verteilt, wird nichts gefördert',
      probe([bis('2021-12-30')], '2021-12-31', {
        stellen: [{ von: '2021-12-31', bis: '2021-12-31', jahresausgaben: '0.01' }],
        bescheide: [bescheid({ 2021: '1.00' })],
      }),
      [],
    ],
    [
      'genannt ist, wer eine Besetzung nennt, nicht wer dadurch Tage verliert',
      probe([{ id: 'S2', von: '2021-01-01', bis: '2021-06-30' }], '2021-12-31', {
        stellen: ['S1', 'S2'].map(() => ({ stelle: 'A', von: '2021-01-01', bis: '2021-12-31' })),
        bescheide: [bescheid({ 2021: '52240.00' })],
      }),
      [],
    ],
    [
      'eine Stelle, die sich nicht rechnen lässt, steht nicht da',
      probe([bis('2021-06-30'), bis('2021-06-30', 'S2')], '2021-07-01', { stellen: [{}, { bis: '2023-01-31' }] }),
      ['Bis zum 01.07.2021 sind 2021 weniger Tage besetzt als geplant: „S1“ 180 statt 181 Fördertage.'],
    ],
  ])('%s', (_, fall, erwartet) =>
    expect(texteDer('BESETZUNG_UNTER_PLAN', fall).map((text) => text.replace(/ Gefördert werden .*/, ''))).toEqual(
      erwartet,
    ),
  );
});

describe('Ist gegen den Plan', () => {
  const abweichung = (betrag: string, abweichungProzent: string): Probe => ({
    nachher: { ist: [ist('S1', 2021, { betrag })] },
    pruefung: { abweichungProzent },
  });
  const teil = (text: string | undefined) => /: („.*?)\. Bitte/.exec(text ?? '')?.[1];

  it.each<[string, Probe, string | undefined]>([
    ['genau 10 % mehr', abweichung('71830.00', '10'), undefined],
    [
      'einen Cent darüber',
      abweichung('71830.01', '10'),
      '„S1“ 71.830,01 € statt 65.300,00 €, 6.530,01 € mehr (knapp über 10 %)',
    ],
    ['genau 10 % weniger', abweichung('58770.00', '10'), undefined],
    [
      'einen Cent weniger',
      abweichung('58769.99', '10'),
      '„S1“ 58.769,99 € statt 65.300,00 €, 6.530,01 € weniger (knapp über 10 %)',
    ],
    [
      'erst wo der Satz auf zwei Stellen darüber liegt, steht er da',
      abweichung('71833.27', '10'),
      '„S1“ 71.833,27 € statt 65.300,00 €, 6.533,27 € mehr (10,01 %)',
    ],
    ['ohne Abweichung', abweichung('65300.00', '0'), undefined],
    [
      'ohne geplante Ausgaben gibt es keinen Prozentsatz',
      {
        massnahmen: [{ ausgaben: '0.00' }],
        nachher: { ist: [ist('M1', 2021, { betrag: '100.00' })] },
        pruefung: { abweichungProzent: '10' },
      },
      '„M1“ 100,00 € statt 0,00 €, 100,00 € mehr',
    ],
  ])('%s', (_, probe, erwartet) => expect(teil(texteDer('ABWEICHUNG_UEBER_GRENZE', probe)[0])).toBe(erwartet));

  it('nach unten zählt nur ein vollständiges Ist, nach oben jedes', () => {
    const probe = (betrag: string, ohne: readonly number[]): Probe => ({
      nachher: { ist: [ist('S1', 2021, { monate: jedenMonat(betrag, ohne) })] },
      pruefung: { abweichungProzent: '10' },
    });
    expect(nurDie('ABWEICHUNG_UEBER_GRENZE', probe('1000.00', []))).toEqual([
      'warnung abwicklung.ist[0].betrag | „S1“ 12.000,00 € 65.300,00 € 53.300,00 €',
    ]);
    expect(nurDie('ABWEICHUNG_UEBER_GRENZE', probe('1000.00', [12]))).toEqual([]);
    expect(nurDie('ABWEICHUNG_UEBER_GRENZE', probe('7000.00', [12]))).toEqual([
      'warnung abwicklung.ist[0].betrag | „S1“ 77.000,00 € 65.300,00 € 11.700,00 €',
    ]);
  });

  it('vergleicht nur, was geplant ist und ein Ist hat; was sich nicht rechnen lässt, stört nicht', () => {
    const probe: Probe = {
      stellen: [{}, {}, { bis: '2021-06-30' }],
      massnahmen: [{ quote: '0.7' }, { haushaltsjahr: 2022 }],
      budget: [{ programm: 'THM', haushaltsjahr: 2021, betrag: '1.00' }],
      bescheide: [bescheid({ 2021: '130600.00' })],
      nachher: {
        ist: [
          ist('S3', 2021, { betrag: '1.00' }),
          ist('S3', 2022, { betrag: '999.00' }),
          ist('S1', 2021, { betrag: '1.00' }),
          ist('S1', 2022, { betrag: '1.00' }),
          ist('M1', 2021, { betrag: '1.00' }),
        ],
      },
      pruefung: { stichtag: '2022-01-01', abweichungProzent: '10' },
    };
    const einzeln = (code: string) => nurDie(code, probe);
    expect(einzeln('IST_UNTER_PLAN')).toEqual([
      'warnung abwicklung.ist[2].betrag abwicklung.ist[0].betrag | „S1“ 1,00 € 65.300,00 € „S3“ 1,00 € 32.650,00 €',
    ]);
    expect(einzeln('ABWEICHUNG_UEBER_GRENZE')).toEqual([
      'warnung abwicklung.ist[2].betrag abwicklung.ist[0].betrag | „S1“ 1,00 € 65.300,00 € 65.299,00 € „S3“ 1,00 € 32.650,00 € 32.649,00 €',
      'warnung abwicklung.ist[3].betrag | „S1“ 1,00 € 65.300,00 € 65.299,00 €',
    ]);
    expect(nurDie('IST_UNTER_PLAN', { ...probe, pruefung: { stichtag: '2021-12-31' } })).toEqual([]);
  });

  it('liegt es genau auf dem Plan, ist nichts zu sagen', () => {
    const mit = (betrag: string): Probe => ({
      bescheide: [bescheid({ 2021: '52240.00' })],
      nachher: { ist: [ist('S1', 2021, { betrag })] },
      pruefung: AB_2022,
    });
    expect(nurDie('IST_UNTER_PLAN', mit('65300.00'))).toEqual([]);
    expect(nurDie('IST_UNTER_PLAN', mit('65299.99'))).toEqual([
      'warnung abwicklung.ist[0].betrag | „S1“ 65.299,99 € 65.300,00 €',
    ]);
  });
});

describe('AUSGABE_IN_ZWEI_PROGRAMMEN', () => {
  const zwei = (...zeilen: ReturnType<typeof ist>[]): Probe => ({ massnahmen: [{}], nachher: { ist: zeilen } });
  const text = (probe: Probe) =>
    /als Ist: (.*?)\. Eine/.exec(texteDer('AUSGABE_IN_ZWEI_PROGRAMMEN', probe)[0] ?? '')?.[1];

  it.each<[string, Probe, string | undefined]>([
    [
      'derselbe Jahresbetrag',
      zwei(ist('S1', 2021, { betrag: '1234.00' }), ist('M1', 2021, { betrag: '1234' })),
      '1.234,00 € 2021 bei „S1“ (Baustein 6) und „M1“ (die Bausteine 1 bis 5)',
    ],
    [
      'derselbe Monat, zweimal',
      zwei(
        ist('m1', 2021, { monate: monate({ 1: '50.00', 12: '70.10' }) }),
        ist('S1', 2021, { monate: monate({ 1: '50.00', 12: '70.10' }) }),
      ),
      '50,00 € 01/2021 bei „m1“ (die Bausteine 1 bis 5) und „S1“ (Baustein 6), 70,10 € 12/2021 bei „m1“ (die Bausteine 1 bis 5) und „S1“ (Baustein 6)',
    ],
    ['ein anderer Betrag', zwei(ist('S1', 2021, { betrag: '1.00' }), ist('M1', 2021, { betrag: '1.01' })), undefined],
    ['ein anderes Jahr', zwei(ist('S1', 2021, { betrag: '1.00' }), ist('M1', 2020, { betrag: '1.00' })), undefined],
    [
      'ein anderer Monat',
      zwei(ist('S1', 2021, { monate: monate({ 1: '5.00' }) }), ist('M1', 2021, { monate: monate({ 2: '5.00' }) })),
      undefined,
    ],
    [
      'ein Monat ist kein Jahr',
      zwei(ist('S1', 2021, { betrag: '5.00' }), ist('M1', 2021, { monate: monate({ 1: '5.00' }) })),
      undefined,
    ],
    ['nichts ausgegeben', zwei(ist('S1', 2021, { betrag: '0.00' }), ist('M1', 2021, { betrag: '0' })), undefined],
    [
      'eine Kennung, die kein Eintrag trägt',
      zwei(ist('S1', 2021, { betrag: '5.00' }), ist('X9', 2021, { betrag: '5.00' })),
      undefined,
    ],
    [
      'auch nicht, wenn eine Kürzung so heißt',
      {
        ...zwei(ist('M1', 2021, { betrag: '5.00' }), ist('Budget THM', 2021, { betrag: '5.00' })),
        budget: [{ programm: 'THM', haushaltsjahr: 2021, betrag: '1.00' }],
      },
      undefined,
    ],
    ['ohne Abwicklung', { massnahmen: [{}], nachher: null }, undefined],
  ])('%s', (_, probe, erwartet) => expect(text(probe)).toBe(erwartet));

  it('nennt jede Zeile einmal', () => {
    const probe = zwei(
      ist('S1', 2021, { monate: monate({ 3: '5.00', 4: '6.00' }) }),
      ist('S1', 2020, { betrag: '5.00' }),
      ist('M1', 2021, { monate: monate({ 3: '5.00', 4: '6.00' }) }),
    );
    const [hinweis] = hinweiseDer(probe).filter(({ code }) => code === 'AUSGABE_IN_ZWEI_PROGRAMMEN');
    expect(hinweis?.felder).toEqual(['abwicklung.ist[0].betrag', 'abwicklung.ist[2].betrag']);
  });
});

it('ohne Abwicklung und ohne Bescheid sagt ein Stichtag nichts', () => {
  const pruefung = { stichtag: '2023-06-30', abweichungProzent: '0', partnernachweisTage: 10 };
  const codes = (probe: Probe) => hinweiseDer(probe).map(({ code }) => code);
  expect(codes({ nachher: null, pruefung })).toEqual(codes({ nachher: null }));
  expect(codes({ nachher: { abrufe: [abruf(2021, '1.00')] }, pruefung })).toEqual(
    codes({ nachher: { abrufe: [abruf(2021, '1.00')] } }),
  );
});
