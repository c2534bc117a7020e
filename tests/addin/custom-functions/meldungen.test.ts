/** Die Meldungen an den Grenzen: Parameter, was kam, was erwartet wird, und der Rat, der weiterhilft. */
import { describe, expect, test } from 'vitest';
import { gk } from './excel.ts';

const VON = '01.04.2020';
const BIS = '31.12.2022';
/** 01.04.2020 als serielle Zahl. */
const APRIL_2020 = 43_922;
/** Alle Ids, die es für ein Programm gibt: Wer eine falsche nennt, erfährt auch die, die nur benannt gelten. */
const THM = 'THM-2019, THM-2019-F, SSA-NRW, SSA-NRW-AUSNAHME, KIM-NRW, KIM-NRW-ASSISTENZ';
const DIA = 'DIA-2019, DIA-2019-F';
const ALLE = 'THM-2019, DIA-2019, THM-2019-F, DIA-2019-F, SSA-NRW, SSA-NRW-AUSNAHME, KIM-NRW, KIM-NRW-ASSISTENZ';
/** `davor`, dann genau diese Ids und das Ende des Satzes. */
const ids = (davor: RegExp, welche: string) => new RegExp(`${davor.source}${welche}\\.$`);
/** Der erlaubte Zeitraum des genannten Regelstands, und welche es sonst gibt. */
const genannt = (davor: RegExp, id: string, welche: string) =>
  new RegExp(`${davor.source} \\(${id}; bekannt: ${welche}\\)`);

describe('#VALUE!', () => {
  test.each<[string, unknown[], RegExp]>([
    ['STELLEN', [10_000_001], /„personen“ ist 10000001\. .*0 bis 10\.000\.000/],
    ['STELLEN', [256.0000000001], /„personen“ ist 256,0000000001.*ganze Zahl/],
    ['STELLEN', [256, 'THM-2018'], ids(/„regelstand“ ist der Text „THM-2018“.*: /, THM)],
    ['STELLEN', [256, 'DIA-2019'], ids(/„regelstand“ ist der Text „DIA-2019“.*: /, THM)],
    ['STELLEN', [256, 'thm-2019'], /„regelstand“/],
    ['STELLEN', [256, 2019], /„regelstand“ ist 2019.*Text/],
    ['EIGENANTEIL.ZU', [10_000_000_000.01], /„zuwendung“.*10\.000\.000\.000/],
    ['EIGENANTEIL.ZU', [1000, 1], /„quote“/],
    ['BEMESSUNG', [0, VON, BIS], /„stellenanteil“ ist 0\. .*größer als 0/],
    ['BEMESSUNG', [100_000.5, VON, BIS], /„stellenanteil“ ist 100000,5.*höchstens 100\.000/],
    ['ZUWENDUNG', [1, VON, BIS, 0], /„jahresausgaben“ ist 0\. .*leere Zelle/],
    ['ZUWENDUNG', [1, VON, BIS, null, 2020.5], /„haushaltsjahr“ ist 2020,5.*ganzes Jahr/],
    ['BAUSTEIN.ZUWENDUNG', [1.5, 1000], /„baustein“ ist 1,5.*1 bis 5/],
    ['BAUSTEIN.ZUWENDUNG', [6, 1000], /„baustein“ ist 6.*1 bis 5/],
    ['BAUSTEIN.ZUWENDUNG', [2, 1000, 0.5], /„quote“.*80 %.*50 %/],
    ['BAUSTEIN.ZUWENDUNG', [5, 1000, 80], /„quote“ ist 80\. .*0,5 bis 0,8/],
    ['BAUSTEIN.EIGENANTEIL', [5, 1000, 0.81], /„quote“.*50 %.*80 %.*81 %/],
    ['VERTEILUNG', [100, [[1], [2], [-0.5]]], /„anteile, Zelle 3“ ist -0,5\. .*ab 0/],
    ['FUNDSTELLE', ['R3 '], /„regel“ ist der Text „R3 “.*R1, R2.*W21/],
    ['FUNDSTELLE', ['constructor'], /„regel“/],
    ['FUNDSTELLE', [[['r99']]], /„regel“ ist der Text „r99“/],
    ['RECHENWEG', ['SUMME', 1], /„funktion“.*SUMME.*STELLEN.*VERTEILUNG/],
    ['RECHENWEG', ['RECHENWEG'], /„funktion“/],
    ['RECHENWEG', [[['Summe']]], /„funktion“ ist der Text „Summe“/],
    ['RECHENWEG', ['__proto__'], /„funktion“/],
    ['RECHENWEG', ['STELLEN', 256, null, null, 7], /„p4“ ist 7\. .*GK\.STELLEN hat nur 3 Parameter/],
    [
      'RECHENWEG',
      ['BEMESSUNG', 1, VON, BIS, 2020, null, null, 65300],
      /„p7“ ist 65300\. .*GK\.BEMESSUNG hat nur 6 Parameter/,
    ],
    ['RECHENWEG', ['STELLEN', '256'], /„personen“ ist der Text „256“/],
    ['RECHENWEG', ['FOERDERTAGE', VON, [[1], [2]]], /„bis“ ist ein Bereich/],
    [
      'ZUWENDUNG',
      [1, VON, BIS, null, null, 'THM-2018'],
      ids(/„regelstand“ ist der Text „THM-2018“\. .*für Baustein 6 als Text: /, THM),
    ],
    ['JAHRESPLAN', [1, VON, BIS, null, 'DIA-2019'], ids(/„regelstand“ ist der Text „DIA-2019“\. .*: /, THM)],
    ['KOFINANZIERUNG', [1, VON, BIS, null, 2020, true], ids(/„regelstand“ ist WAHR\. .*: /, THM)],
    [
      'EIGENANTEIL',
      [1, '2019-01-01', BIS, null, null, 'THM-2019'],
      genannt(/„von“.*15\.07\.2019 bis 31\.12\.2022/, 'THM-2019', THM),
    ],
    [
      'FOERDERTAGE',
      [VON, '2023-01-01', null, 'THM-2019'],
      genannt(/„bis“.*15\.07\.2019 bis 31\.12\.2022/, 'THM-2019', THM),
    ],
    ['STELLEN', [256, null, '2023-01-01'], /„tag“ ist der Text „2023-01-01“\. .*15\.07\.2019 bis 31\.12\.2022\./],
    ['STELLEN', [256, 'THM-2019', '2023-01-01'], genannt(/„tag“.*/, 'THM-2019', THM)],
    ['STELLEN', [256, null, 0], /„tag“ ist 0\. .*leere Zelle/],
    ['BAUSTEIN.ZUWENDUNG', [1, 1000, null, 'THM-2019'], ids(/„regelstand“.*für die Bausteine 1–5 als Text: /, DIA)],
    ['BAUSTEIN.ZUWENDUNG', [1, 1000, null, null, 2019], /„haushaltsjahr“ ist 2019\. .*2020 bis 2022\./],
    [
      'BAUSTEIN.EIGENANTEIL',
      [1, 1000, null, 'DIA-2019', 2023],
      genannt(/„haushaltsjahr“ ist 2023\. .*2020 bis 2022/, 'DIA-2019', DIA),
    ],
    ['BAUSTEIN.EIGENANTEIL', [1, 1000, null, null, 2020.5], /„haushaltsjahr“ ist 2020,5.*ganzes Jahr/],
    ['EIGENANTEIL.ZU', [1000, null, 'DIA-2020'], ids(/„regelstand“.*: /, DIA)],
    ['FUNDSTELLE', ['R3', 'R3'], ids(/„regelstand“ ist der Text „R3“.*als Text: /, ALLE)],
    ['FOERDERTAGE', [0, BIS], /„von“ ist 0\. .*leere Zelle/],
    ['FOERDERTAGE', [2020, BIS], /„von“ ist 2020\. .*Das ist der 12\.07\.1905/],
    ['FOERDERTAGE', [VON, 44_927], /„bis“ ist 44927\. .*31\.12\.2022\. Das ist der 01\.01\.2023/],
    ['FOERDERTAGE', ['31.02.', BIS], /„von“ ist der Text „31\.02\.“.*TT\.MM\.JJJJ/],
    ['FOERDERTAGE', ['1/2/20', BIS], /„von“.*nicht eindeutig/],
    ['FOERDERTAGE', [`${VON}\n`, BIS], /„von“/],
    ['ZUWENDUNG', [1, APRIL_2020 - 1462, BIS], /„von“.*1904.*01\.04\.2020/],
    ['ZUWENDUNG', [1, VON, APRIL_2020 - 1462], /„bis“.*1904.*01\.04\.2020/],
  ])('GK.%s %j', (id, argumente, meldung) => {
    expect(gk(id, ...argumente)).toEqual({ fehler: '#VALUE!', meldung: expect.stringMatching(meldung) });
  });

  test('auch für Werte, die kein Zellwert sind', () => {
    for (const wert of [5n, Symbol('x'), () => 1, new Date(0), { basicValue: { basicValue: 5 } }]) {
      expect(gk('STELLEN', wert)).toEqual({
        fehler: '#VALUE!',
        meldung: '„personen“ ist kein Zellwert. Erwartet wird eine ganze Zahl von 0 bis 10.000.000.',
      });
    }
  });
});

describe('#N/A', () => {
  test.each<[string, unknown[], RegExp]>([
    ['BAUSTEIN.ZUWENDUNG', [5, 1000], /„quote“ fehlt: Für Baustein 5.*50 %.*80 %/],
    ['BAUSTEIN.EIGENANTEIL', [5, 1000, ''], /„quote“ fehlt/],
    ['RECHENWEG', ['STELLEN'], /„personen“ ist leer/],
    ['VERTEILUNG', [100, [[null], ['']]], /„anteile“ ist leer/],
    ['VERTEILUNG', [100, [[]]], /„anteile“ ist leer/],
    [
      'VERTEILUNG',
      [
        100,
        [
          [1, ''],
          [2, 3],
        ],
      ],
      /„anteile, Zelle 2“ ist leer/,
    ],
  ])('GK.%s %j', (id, argumente, meldung) => {
    expect(gk(id, ...argumente)).toEqual({ fehler: '#N/A', meldung: expect.stringMatching(meldung) });
  });
});

test('die Grenzen selbst gelten noch', () => {
  expect(gk('BAUSTEIN.ZUWENDUNG', 1, 10_000_000_000)).toBe(8_000_000_000);
  expect(gk('BAUSTEIN.ZUWENDUNG', 5, 1000, 0.5)).toBe(500);
  expect(gk('BEMESSUNG', 100_000, '01.01.2020', '31.12.2020')).toBe(6_800_000_000);
  expect(gk('FOERDERTAGE', '29.02.2020', '29.02.2020')).toBe(1);
});

test('eine Zahl gilt mit ihren 15 Stellen, nicht mit dem Rest, den das Rechnen in Excel hinterlässt', () => {
  expect(gk('STELLEN', (0.1 + 0.7) * 1000)).toBe(8);
  expect(gk('BAUSTEIN.ZUWENDUNG', 1, 1000, 0.1 + 0.7)).toBe(800);
  expect(gk('FOERDERTAGE', VON, BIS, 2021 + 2 ** -42)).toBe(360);
  expect(gk('FOERDERTAGE', APRIL_2020 + 2 ** -37, BIS)).toBe(990);
});
