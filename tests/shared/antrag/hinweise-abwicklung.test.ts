/** R19, R20, R24: Zeilen der Abwicklung, die nicht zum Plan passen, und Geld, das nicht rechtzeitig verwendet ist. */
import { describe, expect, it } from 'vitest';
import { abruf, bescheid, hinweiseDer, ist, monate, nurDie, type Probe, texteDer, weitergabe } from './hinweisprobe.ts';

const besetzung = (id: string, von: string, bis: string) => ({ id, von, bis });
const konto = (id: string) => ({ id, art: 'Ertrag', produkt: '05', sachkonto: '414' });

describe('ABWICKLUNG_OHNE_EINTRAG', () => {
  const probe: Probe = {
    massnahmen: [{}],
    nachher: {
      besetzung: ['s1', 'M1', 'X'].map((id) => besetzung(id, '2021-01-01', '2021-12-31')),
      ist: ['S1', 'm1', 'X', 'Y', 'X'].map((id, i) => ist(id, 2020 + i, {})),
      weiterleitungen: ['X', 'S1', 'M1'].map((id) => weitergabe(id, 2021, '1.00')),
      konten: ['M1', 'X', 'S1'].map(konto),
    },
  };

  it('je Liste; eine Besetzung hat nur eine Stelle, alles andere jeder Eintrag', () => {
    expect(nurDie('ABWICKLUNG_OHNE_EINTRAG', probe)).toEqual([
      'fehler abwicklung.besetzung[1].id abwicklung.besetzung[2].id | „M1“ „X“',
      'fehler abwicklung.ist[2].id abwicklung.ist[3].id abwicklung.ist[4].id | „X“ „Y“',
      'fehler abwicklung.weiterleitungen[0].id | „X“',
      'fehler abwicklung.konten[1].id | „X“',
    ]);
  });

  it('nennt je Liste ihre Regel und was fehlt', () => {
    const hinweise = hinweiseDer(probe).filter(({ code }) => code === 'ABWICKLUNG_OHNE_EINTRAG');
    expect(hinweise.map(({ regel, text }) => [regel, /trägt (.*?) des Plans/.exec(text)?.[1]])).toEqual([
      ['R19', 'keine Stelle'],
      ['R20', 'kein Eintrag'],
      ['R25', 'kein Eintrag'],
      ['R25', 'kein Eintrag'],
    ]);
  });

  it('nennt von vielen fünfzig Felder und neun Kennungen', () => {
    const viele = Array.from({ length: 51 }, (_, i) => konto(`X${i}`));
    const [zeile = ''] = nurDie('ABWICKLUNG_OHNE_EINTRAG', { nachher: { konten: viele } });
    expect(zeile.match(/konten/g)).toHaveLength(50);
    expect(zeile.match(/„X\d“/g)).toHaveLength(9);
  });
});

describe('IST_AUSSERHALB', () => {
  it.each<[string, Probe, string[]]>([
    [
      'nur wo der Eintrag in anderen Jahren geplant ist',
      {
        massnahmen: [{}],
        nachher: { ist: [ist('S1', 2020, {}), ist('s1', 2023, {}), ist('M1', 2022, {}), ist('X', 2023, {})] },
      },
      ['warnung abwicklung.ist[1].haushaltsjahr abwicklung.ist[2].haushaltsjahr | „s1“ „M1“'],
    ],
    [
      'eine Stelle mit verkehrtem Zeitraum hat kein Jahr, neben dem es stehen könnte',
      { stellen: [{ bis: '2020-03-31' }], nachher: { ist: [ist('S1', 2020, {}), ist('S1', 2023, {})] } },
      [],
    ],
  ])('%s', (_, probe, erwartet) => expect(nurDie('IST_AUSSERHALB', probe)).toEqual(erwartet));

  it('nennt von vielen fünfzig Felder', () => {
    const viele = Array.from({ length: 51 }, (_, i) => ist('S1', 2023 + i, {}));
    const [zeile = ''] = nurDie('IST_AUSSERHALB', { nachher: { ist: viele } });
    expect(zeile.match(/ist\[/g)).toHaveLength(50);
  });
});

it.each([
  ['genau wie geplant', '2020-04-01', '2022-12-31', 0],
  ['einen Tag vorher', '2020-03-31', '2022-12-31', 1],
  ['einen Tag länger', '2020-04-01', '2023-01-01', 1],
  ['mittendrin', '2020-04-02', '2022-12-30', 0],
])('BESETZUNG_AUSSERHALB: %s', (_, von, bis, anzahl) => {
  const deutsch = (tag: string) => tag.split('-').reverse().join('.');
  expect(nurDie('BESETZUNG_AUSSERHALB', { nachher: { besetzung: [besetzung('s1', von, bis)] } })).toEqual(
    anzahl === 0 ? [] : [`warnung abwicklung.besetzung[0].von | „s1“ ${deutsch(von)} ${deutsch(bis)}`],
  );
});

it('BESETZUNG_AUSSERHALB: eine Maßnahme und ein unbekannter Eintrag haben keinen Zeitraum', () => {
  const zeilen = ['M1', 'X'].map((id) => besetzung(id, '2010-01-01', '2030-12-31'));
  expect(nurDie('BESETZUNG_AUSSERHALB', { massnahmen: [{}], nachher: { besetzung: zeilen } })).toEqual([]);
});

describe('MITTEL_UNGENUTZT', () => {
  const eingang = (eingegangenAm: string | null, betrag = '1000.00', rest: Parameters<typeof abruf>[2] = {}) =>
    abruf(2021, betrag, { eingegangenAm, ...rest });
  const probe = (
    abrufe: ReturnType<typeof abruf>[],
    zeilen: ReturnType<typeof ist>[],
    stichtag: string | null = '2021-12-31',
  ): Probe => ({
    stellen: [{}, {}],
    massnahmen: [{}],
    bescheide: [bescheid({ 2021: '104480.00' }), bescheid({ 2021: '98765.42' }, { programm: 'DIA' })],
    nachher: { abrufe, ist: zeilen },
    pruefung: { stichtag },
  });
  // 1.250 € Ausgaben verbrauchen zu 80 % die 1.000 €, am letzten Tag ihres Monats.
  const imMonat = (monat: number, betrag = '1250.00', id = 'S1') =>
    ist(id, 2021, { monate: monate({ [monat]: betrag }) });

  it.each<[string, Probe, string[]]>([
    ['am letzten Tag der zwei Monate verwendet', probe([eingang('2021-01-31')], [imMonat(3)]), []],
    [
      'einen Tag zu spät verwendet',
      probe([eingang('2021-01-30')], [imMonat(3)]),
      ['warnung abwicklung.abrufe[0].eingegangenAm | 31.12.2021 1.000,00 € 30.01.2021 30.03.2021'],
    ],
    ['vor Ablauf der zwei Monate', probe([eingang('2021-01-31')], [], '2021-03-31'), []],
    [
      'am Tag danach',
      probe([eingang('2021-01-31')], [], '2021-04-01'),
      ['warnung abwicklung.abrufe[0].eingegangenAm | 01.04.2021 1.000,00 € 31.01.2021 31.03.2021'],
    ],
    ['ohne Stichtag', probe([eingang('2021-01-31')], [], null), []],
    [
      'mehrere Einträge verwenden es zusammen, auch im selben Monat',
      probe([eingang('2021-01-31')], [imMonat(2, '625.00'), imMonat(2, '625.00', 'S2')]),
      [],
    ],
    [
      'was fehlt, bleibt übrig',
      probe([eingang('2021-01-31')], [imMonat(2, '625.00'), imMonat(3, '624.99', 'S2')]),
      ['warnung abwicklung.abrufe[0].eingegangenAm | 31.12.2021 0,01 € 31.01.2021 31.03.2021'],
    ],
    [
      'eine Zeile ohne Betrag verwendet nichts',
      probe([eingang('2021-01-31')], [ist('S1', 2021, {})]),
      ['warnung abwicklung.abrufe[0].eingegangenAm | 31.12.2021 1.000,00 € 31.01.2021 31.03.2021'],
    ],
    ['ein Jahresbetrag sagt nicht, wann', probe([eingang('2021-01-31')], [ist('S1', 2021, { betrag: '1.00' })]), []],
    [
      'nicht eingegangen, anderes Jahr, anderes Programm zählen nicht mit',
      probe(
        [
          eingang(null),
          eingang('2021-01-31', '7.00', { programm: 'DIA' }),
          eingang('2021-01-31', '9.00', { haushaltsjahr: 2020 }),
          eingang('2021-02-15'),
        ],
        [imMonat(3)],
      ),
      [
        'warnung abwicklung.abrufe[2].eingegangenAm | 31.12.2021 9,00 € 31.01.2021 31.03.2021',
        'warnung abwicklung.abrufe[1].eingegangenAm | 31.12.2021 7,00 € 31.01.2021 31.03.2021',
      ],
    ],
    ['noch nichts eingegangen', probe([eingang(null)], [imMonat(3)]), []],
  ])('%s', (_, fall, erwartet) => expect(nurDie('MITTEL_UNGENUTZT', fall)).toEqual(erwartet));

  it('zwei Auszahlungen an einem Tag stehen als eine Summe da', () => {
    const zwei = probe([eingang('2021-01-31', '600.00'), eingang('2021-01-31', '400.00')], [imMonat(2, '500.00')]);
    expect(nurDie('MITTEL_UNGENUTZT', zwei)).toEqual([
      'warnung abwicklung.abrufe[0].eingegangenAm abwicklung.abrufe[1].eingegangenAm | 31.12.2021 600,00 € 31.01.2021 31.03.2021',
    ]);
    expect(texteDer('MITTEL_UNGENUTZT', zwei)[0]).toContain('Für Baustein 6 ist am 31.12.2021 im Haushaltsjahr 2021');
  });
});
