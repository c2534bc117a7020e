/** Ein festgehaltener Bescheid zeigt jede Angabe, die er hat, und keine, die er nicht hat. */
import { expect, test } from 'vitest';
import { bescheidangaben } from '../../../../addin/taskpane/versionen/bescheidangaben.ts';
import { type FestgehaltenerBescheid, vollerBescheid } from '../../../../shared/antrag/bescheid.ts';

const KURZ: FestgehaltenerBescheid = {
  ...vollerBescheid({ datum: '2020-04-15', aktenzeichen: '34.01-1', stellen: '3.0', zuwendung: '442860.00' }),
  erfasstVon: null,
  zumFrueherenPlan: false,
};
const VOLL: FestgehaltenerBescheid = {
  programm: 'DIA',
  datum: '2020-04-15',
  aktenzeichen: '34.01\u200B',
  stellen: null,
  von: '2020-05-01',
  bis: '2022-12-31',
  zuwendung: '100.00',
  jahre: [{ haushaltsjahr: 2020, zuwendung: '0.00' }],
  anteile: [{ id: 'M1', haushaltsjahr: 2021, zuwendung: '60.00' }],
  bestandskraeftigAm: '2020-05-15',
  verzichtAm: '2020-04-20',
  einzelnachweise: true,
  zwischennachweise: false,
  letzterAbruf: [{ haushaltsjahr: 2021, tag: '2021-11-30' }],
  erfasstVon: { oid: 'o', name: 'Kämmerei', rollen: ['GK.Festschreiben'], am: '2020-04-16T08:00:00.000Z' },
  zumFrueherenPlan: true,
};
const zeilen = (bescheid: FestgehaltenerBescheid) => bescheidangaben(bescheid).map(({ titel, wert }) => [titel, wert]);

test('nur die Summe: fünf Angaben', () =>
  expect(zeilen(KURZ)).toEqual([
    ['Programm', 'Baustein 6'],
    ['Datum', '15.04.2020'],
    ['Aktenzeichen', '34.01-1'],
    ['Stellen', '3,0'],
    ['Zuwendung', '442.860,00\u00A0€'],
  ]));

test('jede Angabe, auch eine 0, ein Nein und unsichtbare Zeichen', () =>
  expect(zeilen(VOLL)).toEqual([
    ['Programm', 'Bausteine 1 bis 5'],
    ['Datum', '15.04.2020'],
    ['Aktenzeichen', '34.01‹U+200B›'],
    ['Zuwendung', '100,00\u00A0€'],
    ['Bewilligungszeitraum', '01.05.2020 bis 31.12.2022'],
    ['davon 2020', '0,00\u00A0€'],
    ['davon 2021 für M1', '60,00\u00A0€'],
    ['bestandskräftig am', '15.05.2020'],
    ['Verzicht auf Rechtsbehelf am', '20.04.2020'],
    ['Einzelnachweise verlangt', 'ja'],
    ['Zwischennachweise verlangt', 'nein'],
    ['letzter Abruf 2021', '30.11.2021'],
    ['festgehalten von', expect.stringMatching(/^Kämmerei, 16\.04\.2020, \d\d:00\u00A0Uhr$/)],
    ['gilt', 'dem früheren Plan'],
  ]));

test('von sehr vielen Anteilen stehen hundert da, und wie viele es noch sind', () => {
  const anteile = Array.from({ length: 250 }, (_, i) => ({ id: `S${i}`, haushaltsjahr: 2021, zuwendung: '1.00' }));
  const angaben = zeilen({ ...KURZ, anteile });
  expect(angaben).toHaveLength(5 + 100 + 1);
  expect(angaben.at(-1)).toEqual(['weitere Anteile', '150, siehe Prüfmappe']);
});
