/**
 * Ein Folge-Regelstand beider Programme, nur als Daten eingetragen: jede Funktion rechnet mit ihm, genannt oder nach
 * Tag und Haushaltsjahr.
 */
import { beforeAll, describe, expect, test } from 'vitest';
import { gk as heute } from './excel.ts';
import { FOLGEREGELSTAENDE, type Gebaut, gebautMit } from './geaendert.ts';

let gebaut: Gebaut;
beforeAll(async () => {
  gebaut = await gebautMit(...FOLGEREGELSTAENDE);
});
const gk = (id: string, ...argumente: unknown[]) => gebaut.gk(id, ...argumente);

/** Alle Ids, die es mit der Fortsetzung für ein Programm gibt. */
const THM = 'THM-2019, THM-2023, THM-2019-F, SSA-NRW, SSA-NRW-AUSNAHME, KIM-NRW, KIM-NRW-ASSISTENZ';
const DIA = 'DIA-2019, DIA-2023, DIA-2019-F';
const ALLE =
  'THM-2019, DIA-2019, THM-2023, DIA-2023, THM-2019-F, DIA-2019-F, SSA-NRW, SSA-NRW-AUSNAHME, KIM-NRW, KIM-NRW-ASSISTENZ';
/** `davor`, dann genau diese Ids und das Ende des Satzes. */
const ids = (davor: RegExp, welche: string) => new RegExp(`${davor.source}${welche}\\.$`);
/** Der erlaubte Zeitraum des genannten Regelstands, und welche es sonst gibt. */
const genannt = (davor: RegExp, id: string, welche: string) =>
  new RegExp(`${davor.source} \\(${id}; bekannt: ${welche}\\)`);

const JAHR_2023 = ['01.01.2023', '31.12.2023'] as const;

test.each<[string, unknown[], unknown]>([
  ['STELLEN', [130, 'THM-2023'], 1.75],
  ['STELLEN', [60, 'THM-2023'], 0.75],
  ['STELLEN', [61, 'THM-2023'], 1],
  ['STELLEN', [0, null, '15.03.2024'], 0.25],
  ['STELLEN', [130, null, 45_000], 1.75],
  ['STELLEN', [130, 'THM-2023', '31.12.2025'], 1.75],
  ['FOERDERTAGE', [...JAHR_2023], 360],
  ['BEMESSUNG', [0.5, ...JAHR_2023], 36_000],
  ['ZUWENDUNG', [1, ...JAHR_2023], 50_400],
  ['ZUWENDUNG', [1, ...JAHR_2023, 65_300], 45_710],
  ['ZUWENDUNG', [1, ...JAHR_2023, 65_300, null, 'THM-2023'], 45_710],
  ['EIGENANTEIL', [1, ...JAHR_2023, 65_300], 19_590],
  ['KOFINANZIERUNG', [1, ...JAHR_2023, 65_300], 16_325],
  ['BAUSTEIN.ZUWENDUNG', [1, 1000, null, 'DIA-2023'], 750],
  ['BAUSTEIN.ZUWENDUNG', [2, 1000, null, null, 2025], 650],
  ['BAUSTEIN.ZUWENDUNG', [5, 1000, 0.9, null, 2023], 900],
  ['BAUSTEIN.ZUWENDUNG', [5, 1000, 0.35, 'DIA-2023', 2023], 350],
  ['BAUSTEIN.EIGENANTEIL', [4, 1000, 0.6, null, 2024], 400],
  ['EIGENANTEIL.ZU', [750, null, 'DIA-2023'], 250],
  ['EIGENANTEIL.ZU', [900, 0.9, 'DIA-2023'], 100],
])('GK.%s %j mit den Werten der Fortsetzung', (id, argumente, ergebnis) => {
  expect(gk(id, ...argumente)).toBe(ergebnis);
});

test('JAHRESPLAN', () => {
  expect(gk('JAHRESPLAN', 1, '01.07.2023', '31.12.2024', 65_300, 'THM-2023')).toEqual([
    ['Haushaltsjahr', 'Fördertage', 'Bemessung', 'Ausgaben', 'Zuwendung', 'Eigenanteil'],
    [2023, 180, 36_000, 32_650, 22_855, 9_795],
    [2024, 360, 72_000, 65_300, 45_710, 19_590],
    ['Summe', 540, 108_000, 97_950, 68_565, 29_385],
  ]);
});

test('wer keinen der neuen Parameter angibt, bekommt dasselbe wie ohne die Fortsetzung', () => {
  const aufrufe: [string, unknown[]][] = [
    ['STELLEN', [130]],
    ['STELLEN', [75, 'THM-2019']],
    ['FOERDERTAGE', ['15.07.2019', '31.12.2022']],
    ['ZUWENDUNG', [1, '01.04.2020', '31.12.2022', 65_300]],
    ['KOFINANZIERUNG', [1, '01.04.2020', '31.12.2022', 65_300]],
    ['BAUSTEIN.ZUWENDUNG', [5, 1000, 0.5]],
    ['BAUSTEIN.ZUWENDUNG', [5, 1000, 0.9]],
    ['BAUSTEIN.EIGENANTEIL', [1, 1000]],
    ['EIGENANTEIL.ZU', [538_780.67]],
    ['FUNDSTELLE', ['R5']],
    ['RECHENWEG', ['STELLEN', 125]],
    ['RECHENWEG', ['BAUSTEIN.ZUWENDUNG', 5, 1000, 0.6]],
  ];
  for (const [id, argumente] of aufrufe) expect(gk(id, ...argumente), id).toEqual(heute(id, ...argumente));
});

describe('Meldungen nennen die Grenzen des Regelstands, um den es geht, und alle bekannten Ids des Programms', () => {
  test.each<[string, unknown[], RegExp]>([
    ['STELLEN', [1, 'THM-2024'], ids(/„regelstand“ ist der Text „THM-2024“\. .*: /, THM)],
    ['STELLEN', [1, 'DIA-2023'], ids(/: /, THM)],
    ['BAUSTEIN.ZUWENDUNG', [1, 1, null, 'THM-2023'], ids(/: /, DIA)],
    ['FUNDSTELLE', ['R1', 'x'], ids(/: /, ALLE)],
    ['STELLEN', [1, 'THM-2019', '01.01.2023'], genannt(/„tag“.*15\.07\.2019 bis 31\.12\.2022/, 'THM-2019', THM)],
    ['STELLEN', [1, null, '01.01.2026'], /„tag“.*15\.07\.2019 bis 31\.12\.2022 oder 01\.01\.2023 bis 31\.12\.2025\./],
    [
      'ZUWENDUNG',
      [1, '01.01.2022', '31.12.2023', null, null, 'THM-2023'],
      genannt(/„von“.*01\.01\.2023 bis 31\.12\.2025/, 'THM-2023', THM),
    ],
    ['ZUWENDUNG', [1, '01.01.2022', '31.12.2023'], /zwei Regelständen; bitte aufteilen/],
    [
      'BAUSTEIN.ZUWENDUNG',
      [1, 1, null, 'DIA-2023', 2022],
      genannt(/„haushaltsjahr“ ist 2022\. .*2023 bis 2025/, 'DIA-2023', DIA),
    ],
    ['BAUSTEIN.ZUWENDUNG', [1, 1, null, null, 2026], /„haushaltsjahr“ ist 2026\. .*2020 bis 2022 oder 2023 bis 2025\./],
    ['BAUSTEIN.ZUWENDUNG', [5, 1, 35, 'DIA-2023'], /„quote“ ist 35\. .*0,35 bis 0,9 \(35 % bis 90 %\)/],
    ['BAUSTEIN.ZUWENDUNG', [5, 1, 'x', null, 2024], /„quote“.*0,35 bis 0,9 \(35 % bis 90 %\)/],
    ['BAUSTEIN.ZUWENDUNG', [1, 1, 0.8, null, 2024], /„quote“.*75 %/],
    ['EIGENANTEIL.ZU', [1, 0.95, 'DIA-2023'], /„quote“.*35 % und 90 %/],
  ])('GK.%s %j', (id, argumente, meldung) => {
    expect(gk(id, ...argumente)).toEqual({ fehler: '#VALUE!', meldung: expect.stringMatching(meldung) });
  });

  test('eine fehlende Quote ist #N/A und nennt die Spanne der Fortsetzung', () => {
    expect(gk('BAUSTEIN.ZUWENDUNG', 5, 1000, null, 'DIA-2023')).toEqual({
      fehler: '#N/A',
      meldung: expect.stringMatching(/„quote“ fehlt.*35 % und 90 %/),
    });
  });

  test('ein Datum aus einer 1904-Mappe wird auch in der Fortsetzung erkannt', () => {
    expect(gk('ZUWENDUNG', 1, 45_000 - 1462, 45_100)).toMatchObject({
      fehler: '#VALUE!',
      meldung: expect.stringContaining('15.03.2023'),
    });
  });
});

test('RECHENWEG reicht die neuen Parameter weiter', () => {
  for (const [id, ...argumente] of [
    ['STELLEN', 130, null, '15.03.2024'],
    ['ZUWENDUNG', 1, ...JAHR_2023, 65_300, 2023, 'THM-2023'],
    ['BAUSTEIN.ZUWENDUNG', 2, 1000, null, null, 2025],
    ['EIGENANTEIL.ZU', 750, null, 'DIA-2023'],
  ] as [string, ...unknown[]][]) {
    expect((gk('RECHENWEG', id, ...argumente) as unknown[][]).at(-1)?.[3]).toBe(gk(id, ...argumente));
  }
});
