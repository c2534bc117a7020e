/** Eingabefelder, die etwas anderes zeigen, als gelesen wird, werden mit ihrer Zelle genannt; gewöhnliche nicht. */
import { describe, expect, test } from 'vitest';
import { verborgenesIn } from '../../../addin/haushaltsblatt/verborgenes.ts';
import type { Blattanzeige } from '../../../addin/workbook/workbook.ts';
import type { Zellbezug, Zellwert } from '../../../addin/workbook/zellen.ts';

const BLATT = 'Haushaltsblatt';
const zelle = (zeile: number, spalte: number): Zellbezug => ({ blatt: BLATT, zeile, spalte });

/** Ein Feld in C3, das beginnt, wo der belegte Bereich beginnt: bei B2. */
function befunde(pfad: string, wert: Zellwert, text: string, mehr: Partial<Blattanzeige> = {}, blatt = BLATT) {
  const anzeige: Blattanzeige = {
    blatt,
    zeile: 1,
    spalte: 1,
    werte: [
      [null, null],
      [null, wert],
    ],
    texte: [
      ['', ''],
      ['', text],
    ],
    verborgeneZeilen: new Set(),
    verborgeneSpalten: new Set(),
    ...mehr,
  };
  return verborgenesIn(anzeige, new Map([[pfad, zelle(2, 2)]]));
}

describe('das Zahlenformat', () => {
  test.each<[string, string, Zellwert, string]>([
    ['eine feste Zahl', 'stellen[0].jahresausgaben', 65300, '53.600,00'],
    ['in Tausend', 'stellen[0].jahresausgaben', 65300, '65,3'],
    ['ohne Bild (;;;)', 'stellen[0].jahresausgaben', 65300, ''],
    ['nur Text', 'stellen[0].jahresausgaben', 65300, 'siehe Anlage'],
    ['ohne Vorzeichen', 'massnahmen[0].ausgaben', -100, '100,00'],
    ['Prozent mal hundert', 'stellen[0].stellenanteil', 0.5, '50'],
    ['ein anderer Tag', 'stellen[0].von', 43922, '02.04.2020'],
    ['ein Titel ohne Bild', 'titel', 'Haushalt 2020', ''],
  ])('%s: Hinweis mit der Zelle', (_, pfad, wert, text) => {
    const [befund, ...weitere] = befunde(pfad, wert, text);
    expect(weitere).toEqual([]);
    expect(befund?.zelle).toEqual(zelle(2, 2));
    expect(befund?.text).toMatch(/^Zelle C3 zeigt (nichts|„.+“), gerechnet wird mit .+\. Das liegt am Zahlenformat/);
  });

  test.each<[string, string, Zellwert, string]>([
    ['deutsch', 'stellen[0].jahresausgaben', 65300, '65.300,00 €'],
    ['englisch', 'stellen[0].jahresausgaben', 65300, '65,300.00'],
    ['gerundet auf Cent', 'stellen[0].jahresausgaben', 65300.004, '65.300,00'],
    ['Prozent', 'stellen[0].stellenanteil', 0.5, '50 %'],
    ['zu schmal', 'stellen[0].jahresausgaben', 65300, '######'],
    ['der Tag', 'stellen[0].von', 43922, '01.04.2020'],
    ['der Tag in Worten', 'stellen[0].von', 43922, '1. April 2020'],
    ['leer', 'stellen[0].jahresausgaben', null, ''],
    ['Text', 'titel', 'Haushalt', 'Haushalt'],
  ])('%s: nichts zu sagen', (_, pfad, wert, text) => expect(befunde(pfad, wert, text)).toEqual([]));
});

test('Zeile und Spalte zählen im Blatt, nicht im belegten Bereich; leere Felder zählen nicht', () => {
  const verborgen = { verborgeneZeilen: new Set([2]), verborgeneSpalten: new Set([2]) };
  expect(befunde('titel', 'Haushalt', 'Haushalt', verborgen).map(({ text }) => text)).toEqual([
    'Zeile 3 ist ausgeblendet oder weggefiltert; ihre Angaben zählen trotzdem, zum Beispiel C3.',
    'Spalte C ist ausgeblendet; ihre Angaben zählen trotzdem, zum Beispiel C3.',
  ]);
  expect(befunde('titel', null, '', verborgen)).toEqual([]);
  expect(befunde('titel', 'Haushalt', 'Haushalt', verborgen, 'Anderes Blatt')).toEqual([]);
});
