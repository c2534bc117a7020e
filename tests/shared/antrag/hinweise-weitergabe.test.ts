/** R25: Weitergegebenes gegen Bescheid und Anteil, Verträge nach der Zahlung, Nachweise der Partner. */
import { describe, expect, it } from 'vitest';
import { abruf, bescheid, nurDie, type Probe, texteDer, weitergabe } from './hinweisprobe.ts';

const BEIDE = [{}, {}];
const MASSNAHMEN = [{}, {}];
const VERTEILT = bescheid({ 2021: '104480.00' }, { anteile: { 'S1 2021': '60000.00', 'S2 2021': '44480.00' } });
const DIA = bescheid(
  { 2021: '100000.00' },
  { programm: 'DIA', anteile: { 'M1 2021': '70000.00', 'M2 2021': '30000.00' } },
);

const mit = (weiterleitungen: ReturnType<typeof weitergabe>[], rest: Probe = {}): Probe => ({
  ...{ stellen: BEIDE, massnahmen: MASSNAHMEN, bescheide: [VERTEILT, DIA] },
  ...rest,
  nachher: { weiterleitungen, ...rest.nachher },
});

describe('WEITERLEITUNG_UEBER_BESCHEID', () => {
  it.each<[string, Probe, string[]]>([
    ['genau, was neben dem Eigenen bleibt', mit([weitergabe('S2', 2021, '44480.00')]), []],
    [
      'einen Cent mehr',
      mit([weitergabe('S2', 2021, '44480.01')]),
      ['fehler abwicklung.weiterleitungen[0].betrag | 104.480,00 € 0,01 €'],
    ],
    [
      'an mehrere, auch unter anders geschriebener Kennung',
      mit([weitergabe('s2', 2021, '44480.00'), weitergabe('X', 2021, '9.00'), weitergabe('S2', 2021, '2.00')]),
      ['fehler abwicklung.weiterleitungen[0].betrag abwicklung.weiterleitungen[2].betrag | 104.480,00 € 2,00 €'],
    ],
    [
      'alle Einträge weitergegeben',
      mit([weitergabe('S1', 2021, '104480.00'), weitergabe('S2', 2021, '0.01')]),
      ['fehler abwicklung.weiterleitungen[0].betrag abwicklung.weiterleitungen[1].betrag | 104.480,00 € 0,01 €'],
    ],
    [
      'jedes Programm gegen seinen Bescheid',
      mit([weitergabe('M2', 2021, '30000.50'), weitergabe('S2', 2021, '44480.25')]),
      [
        'fehler abwicklung.weiterleitungen[1].betrag | 104.480,00 € 0,25 €',
        'fehler abwicklung.weiterleitungen[0].betrag | 100.000,00 € 0,50 €',
      ],
    ],
    ['in einem Jahr ohne Bescheid', mit([weitergabe('S2', 2022, '999999.00')]), []],
    [
      'Anteile über dem Bescheid sind ohne Weitergabe im Jahr kein Fall davon',
      mit([weitergabe('S2', 2020, '1.00')], {
        bescheide: [bescheid({ 2021: '52240.00' }, { anteile: { 'S1 2021': '60000.00' } })],
      }),
      [],
    ],
    ['ohne Abwicklung', { bescheide: [VERTEILT], nachher: null }, []],
  ])('%s', (_, probe, erwartet) => expect(nurDie('WEITERLEITUNG_UEBER_BESCHEID', probe)).toEqual(erwartet));

  it('nennt von vielen Zeilen fünfzig', () => {
    const viele = Array.from({ length: 51 }, () => weitergabe('S2', 2021, '1000.00'));
    const [zeile = ''] = nurDie('WEITERLEITUNG_UEBER_BESCHEID', mit(viele));
    expect(zeile.match(/betrag/g)).toHaveLength(50);
    expect(zeile).toContain('104.480,00 € 6.520,00 €');
  });
});

describe('WEITERLEITUNG_UEBER_ANTEIL', () => {
  it.each<[string, Probe, string[]]>([
    ['genau der Anteil', mit([weitergabe('S1', 2021, '60000.00'), weitergabe('M1', 2021, '70000.00')]), []],
    [
      'zusammen einen Cent mehr',
      mit([weitergabe('S1', 2021, '30000.00'), weitergabe('M1', 2021, '1.00'), weitergabe('s1', 2021, '30000.01')]),
      [
        'fehler abwicklung.weiterleitungen[0].betrag abwicklung.weiterleitungen[2].betrag | „S1“ 60.000,01 € 60.000,00 € 0,01 €',
      ],
    ],
    [
      'eine Maßnahme',
      mit([weitergabe('M2', 2021, '30000.02')]),
      ['fehler abwicklung.weiterleitungen[0].betrag | „M2“ 30.000,02 € 30.000,00 € 0,02 €'],
    ],
    ['je Haushaltsjahr', mit([weitergabe('S1', 2021, '40000.00'), weitergabe('S1', 2022, '40000.00')]), []],
    [
      'kein Anteil in einem verteilten Jahr',
      mit([weitergabe('S2', 2021, '5.00')], {
        bescheide: [bescheid({ 2021: '60000.00' }, { anteile: { 'S1 2021': '60000.00' } })],
      }),
      ['fehler abwicklung.weiterleitungen[0].betrag | „S2“ 5,00 € 0,00 € 5,00 €'],
    ],
  ])('%s', (_, probe, erwartet) => expect(nurDie('WEITERLEITUNG_UEBER_ANTEIL', probe)).toEqual(erwartet));
});

describe('VERTRAG_NACH_ZAHLUNG', () => {
  const zahlung = (jahr: number, eingegangenAm: string | null, programm: 'THM' | 'DIA' = 'THM') =>
    abruf(jahr, '1.00', { programm, eingegangenAm });
  const vom = (id: string, jahr: number, vertragVom: string | null) => weitergabe(id, jahr, '1.00', { vertragVom });

  it.each<[string, Probe, string[]]>([
    [
      'am Tag der Zahlung geschlossen',
      mit([vom('S1', 2021, '2021-05-03')], { nachher: { abrufe: [zahlung(2021, '2021-05-03')] } }),
      [],
    ],
    [
      'am Tag danach',
      mit([vom('S1', 2021, '2021-05-04')], { nachher: { abrufe: [zahlung(2021, '2021-05-03')] } }),
      ['warnung abwicklung.weiterleitungen[0].vertragVom | 03.05.2021 „S1“ 04.05.2021'],
    ],
    [
      'es zählt das erste Geld des Jahres und des Programms',
      mit([vom('S1', 2021, '2021-05-05')], {
        nachher: {
          abrufe: [
            zahlung(2021, null),
            zahlung(2021, '2021-06-01'),
            zahlung(2020, '2020-05-01'),
            zahlung(2021, '2021-01-02', 'DIA'),
            zahlung(2021, '2021-05-04'),
            zahlung(2021, '2021-07-01'),
          ],
        },
      }),
      ['warnung abwicklung.weiterleitungen[0].vertragVom | 04.05.2021 „S1“ 05.05.2021'],
    ],
    [
      'nur Verträge des Jahres, und nur geschlossene',
      mit([vom('S1', 2021, null), vom('S1', 2022, '2022-01-02'), vom('S1', 2020, '2021-12-31')], {
        nachher: { abrufe: [zahlung(2021, '2021-05-03')] },
      }),
      [],
    ],
    [
      'Geld des anderen Programms und nicht eingegangenes ist keines',
      mit([vom('S1', 2021, '2021-12-01')], {
        nachher: { abrufe: [zahlung(2021, null), zahlung(2021, '2021-01-02', 'DIA')] },
      }),
      [],
    ],
    [
      'jedes Jahr mit seinem ersten Geld',
      mit([vom('S1', 2021, '2021-03-02'), vom('S2', 2022, '2022-03-02'), vom('M1', 2021, '2021-04-02')], {
        nachher: {
          abrufe: [zahlung(2022, '2022-03-01'), zahlung(2021, '2021-03-01'), zahlung(2021, '2021-04-01', 'DIA')],
        },
      }),
      [
        'warnung abwicklung.weiterleitungen[1].vertragVom | 01.03.2022 „S2“ 02.03.2022',
        'warnung abwicklung.weiterleitungen[0].vertragVom | 01.03.2021 „S1“ 02.03.2021',
        'warnung abwicklung.weiterleitungen[2].vertragVom | 01.04.2021 „M1“ 02.04.2021',
      ],
    ],
  ])('%s', (_, probe, erwartet) => expect(nurDie('VERTRAG_NACH_ZAHLUNG', probe)).toEqual(erwartet));
});

describe('PARTNERNACHWEIS_FAELLIG', () => {
  // Baustein 6 endet am 31.12.2022, die Maßnahme am 31.12.2021; nachzuweisen ist je drei Monate danach.
  const probe = (stichtag: string | null, partnernachweisTage: number | null, ...ohneIst: string[]): Probe => ({
    ...mit(
      ['S1', 'S2', 'M1'].map((id) =>
        weitergabe(id, 2021, '1.00', { ist: ohneIst.includes(id) ? null : '1.00', partner: `Partner ${id}` }),
      ),
    ),
    bescheide: [],
    pruefung: { stichtag, partnernachweisTage },
  });

  it.each<[string, Probe, string[]]>([
    ['ohne Angabe', probe('2022-06-30', null, 'S1'), []],
    ['alle haben ihr Ist', probe('2023-06-30', 30), []],
    [
      'ohne Stichtag ist keiner verpasst',
      probe(null, 30, 'S1'),
      ['info abwicklung.weiterleitungen[0].ist | 01.03.2023 31.03.2023'],
    ],
    [
      'am Tag der Fälligkeit',
      probe('2023-03-01', 30, 'S1', 'S2'),
      ['info abwicklung.weiterleitungen[0].ist abwicklung.weiterleitungen[1].ist | 01.03.2023 31.03.2023'],
    ],
    [
      'am Tag danach',
      probe('2023-03-02', 30, 'S2'),
      ['warnung abwicklung.weiterleitungen[1].ist | 01.03.2023 02.03.2023 31.03.2023'],
    ],
    [
      'jedes Programm hat seine Frist',
      probe('2022-03-02', 30, 'S1', 'M1'),
      [
        'warnung abwicklung.weiterleitungen[2].ist | 01.03.2022 02.03.2022 31.03.2022',
        'info abwicklung.weiterleitungen[0].ist | 01.03.2023 31.03.2023',
      ],
    ],
    [
      'wo kein Nachweis zu führen ist, führt auch der Partner keinen',
      {
        stellen: [{ regelstand: 'KIM-NRW', von: '2024-01-01', bis: '2024-12-31' }],
        nachher: { weiterleitungen: [weitergabe('S1', 2024, '1.00')] },
        pruefung: { partnernachweisTage: 30 },
      },
      [],
    ],
  ])('%s', (_, fall, erwartet) => expect(nurDie('PARTNERNACHWEIS_FAELLIG', fall)).toEqual(erwartet));

  it('nennt jeden Partner einmal', () => {
    const zeilen = [1, 2, 3].map((n) => weitergabe('S1', 2021, '1.00', { partner: n === 2 ? 'Verein B' : 'Verein A' }));
    expect(texteDer('PARTNERNACHWEIS_FAELLIG', { ...mit(zeilen), pruefung: { partnernachweisTage: 0 } })[0]).toContain(
      'Der Nachweis von Verein A, Verein B ist am 31.03.2023 fällig, 0 Tage vor unserem',
    );
  });
});
