/** R18: Hinweise zu den Bescheiden selbst, und welche nur die Abwicklung betreffen. */
import { describe, expect, it } from 'vitest';
import { betrifftNurAbwicklung } from '../../../shared/antrag/hinweise/bescheide.ts';
import { verfahren } from './bausatz.ts';
import { bescheid, hinweiseDer, nurDie, type Probe, texteDer } from './hinweisprobe.ts';

const FRUEHER = { zumFrueherenPlan: true };
const THM = (rest: object = {}) => bescheid({ 2021: '52240.00' }, rest);
const DIA = (rest: object = {}) => bescheid({ 2021: '98765.42' }, { programm: 'DIA', ...rest });

it.each<[string[], boolean]>([
  [[], false],
  [['abwicklung'], true],
  [['bescheide'], true],
  [['bescheide[1].jahre', 'abwicklung.ist[0].betrag'], true],
  [['abwicklung.ist[0].betrag', 'stellen[0].bis'], false],
  [['verfahren.thm.bewilligtAm', 'bescheide'], false],
  [['antrag.abwicklung'], false],
  [['abwicklungen'], false],
])('%j betrifft nur die Abwicklung: %s', (felder, nur) => expect(betrifftNurAbwicklung({ felder })).toBe(nur));

describe('Mängel', () => {
  it('stehen je Programm beisammen, Baustein 6 zuerst, und zeigen auf ihren Bescheid', () => {
    const bescheide = [
      DIA({ zuwendung: '98765.43' }),
      THM({ zuwendung: '52239.00' }),
      DIA({ datum: '2020-03-16', zuwendung: '98765.41' }),
    ];
    expect(nurDie('BESCHEID_SUMME', { massnahmen: [{}], bescheide })).toEqual([
      'fehler bescheide[1].zuwendung bescheide[1].jahre | 15.03.2020 −1,00 €',
      'fehler bescheide[0].zuwendung bescheide[0].jahre | 15.03.2020 0,01 €',
      'fehler bescheide[2].zuwendung bescheide[2].jahre | 16.03.2020 −0,01 €',
    ]);
  });

  it('derselbe Tag fällt nur in einem Programm auf', () => {
    expect(nurDie('BESCHEID_GLEICHER_TAG', { massnahmen: [{}], bescheide: [THM(), DIA()] })).toEqual([]);
    expect(nurDie('BESCHEID_GLEICHER_TAG', { massnahmen: [{}], bescheide: [THM(), DIA(), THM()] })).toEqual([
      'warnung bescheide[2].datum | 15.03.2020',
    ]);
  });

  it('ein Platzhalter steht ohne Leerraum da; jede Ziffer ist ein Aktenzeichen', () => {
    const bescheide = ['  liegt nicht vor ', 'A-٣', '-'].map((aktenzeichen) => THM({ aktenzeichen }));
    expect(nurDie('AKTENZEICHEN_FEHLT', { bescheide })).toEqual([
      'warnung bescheide[0].aktenzeichen | 15.03.2020 „liegt nicht vor“',
      'warnung bescheide[2].aktenzeichen | 15.03.2020 „-“',
    ]);
  });

  it('ein Anteil gehört zu einem Eintrag seines Programms, gleich wie er geschrieben ist', () => {
    const anteile = (...ids: string[]) => ids.map((id) => ({ id, haushaltsjahr: 2021, zuwendung: '1.00' }));
    const mit = (ids: string[], zu: typeof THM) => ({ ...zu(), anteile: anteile(...ids) });
    const probe: Probe = {
      massnahmen: [{}],
      bescheide: [mit(['s1', 'M1', 'M1', 'X'], THM), mit(['m1', 'S1'], DIA), mit(['S1'], THM), mit(['M1'], DIA)],
    };
    expect(nurDie('BESCHEID_OHNE_EINTRAG', probe)).toEqual([
      'fehler bescheide[0].anteile | 15.03.2020 „M1“ „X“',
      'fehler bescheide[1].anteile | 15.03.2020 „S1“',
    ]);
    expect(texteDer('BESCHEID_OHNE_EINTRAG', probe).map((text) => /gibt es in (.*?) nicht/.exec(text)?.[1])).toEqual([
      'Baustein 6',
      'den Bausteinen 1 bis 5',
    ]);
  });
});

describe('BESCHEID_ZUM_FRUEHEREN_PLAN', () => {
  it.each<[string, Probe['bescheide'], string[]]>([
    ['zum heutigen Plan', [THM()], []],
    ['zum früheren', [THM(FRUEHER)], ['warnung bescheide[0] | ']],
    ['alle zum früheren', [DIA(), THM(FRUEHER), THM(FRUEHER)], ['warnung bescheide[1] bescheide[2] | ']],
    ['schon einer zum heutigen', [THM(FRUEHER), THM({ datum: '2021-01-01' })], []],
    ['der heutige zuerst', [THM(), THM(FRUEHER)], []],
    ['der heutige ist vom anderen Programm', [THM(), DIA(FRUEHER)], ['warnung bescheide[1] | ']],
    ['beide Programme', [DIA(FRUEHER), THM(FRUEHER)], ['warnung bescheide[1] | ', 'warnung bescheide[0] | ']],
    ['keiner', [], []],
  ])('%s', (_, bescheide = [], erwartet) =>
    expect(nurDie('BESCHEID_ZUM_FRUEHEREN_PLAN', { massnahmen: [{}], bescheide })).toEqual(erwartet),
  );

  it('nennt sein Programm', () => {
    const [text] = texteDer('BESCHEID_ZUM_FRUEHEREN_PLAN', { massnahmen: [{}], bescheide: [THM(), DIA(FRUEHER)] });
    expect(text).toContain('seit für die Bausteine 1 bis 5 bewilligt wurde');
  });
});

describe('BEWILLIGT_AM_ABWEICHEND', () => {
  const am = (thm: string | null, dia: string | null, bescheide: Probe['bescheide'] = [THM(), DIA()]): Probe => ({
    massnahmen: [{}],
    verfahren: verfahren({ bewilligtAm: thm }, { bewilligtAm: dia }),
    bescheide,
  });

  it.each<[string, Probe, string[]]>([
    ['derselbe Tag', am('2020-03-15', '2020-03-15'), []],
    [
      'einen Tag früher',
      am('2020-03-14', null),
      ['info verfahren.thm.bewilligtAm bescheide | „bewilligt am 14.03.2020“ 15.03.2020'],
    ],
    [
      'einen Tag später, im anderen Programm',
      am('2020-03-15', '2020-03-16'),
      ['info verfahren.dia.bewilligtAm bescheide | „bewilligt am 16.03.2020“ 15.03.2020'],
    ],
    ['nichts eingetragen', am(null, null), []],
    ['kein Bescheid', am('2020-03-14', '2020-03-14', []), []],
    ['es zählt der erste Bescheid', am('2020-03-15', null, [THM({ datum: '2021-01-01' }), THM()]), []],
    [
      'auch der Tag eines Änderungsbescheids ist ein anderer',
      am('2021-01-01', null, [THM({ datum: '2021-01-01' }), THM()]),
      ['info verfahren.thm.bewilligtAm bescheide | „bewilligt am 01.01.2021“ 15.03.2020'],
    ],
  ])('%s', (_, probe, erwartet) => expect(nurDie('BEWILLIGT_AM_ABWEICHEND', probe)).toEqual(erwartet));

  it('hindert am Einreichen nicht', () => {
    const hinweise = hinweiseDer(am('2020-03-14', null)).filter(({ schweregrad }) => schweregrad === 'fehler');
    expect(hinweise.map(({ code }) => code)).not.toContain('BEWILLIGT_AM_ABWEICHEND');
  });
});
