/** Wie der Assistent zeigt, was er liest: Tage als Tage, Quoten in Prozent. */
import { expect, test } from 'vitest';
import { MASSNAHMEN, STELLEN } from '../../../../addin/haushaltsblatt/spalten.ts';
import { anzeige, fremdanzeige } from '../../../../addin/haushaltsblatt/uebernahme/ergebnis.ts';
import type { Zellwert } from '../../../../addin/workbook/zellen.ts';

function feld(pfad: string) {
  const gefunden = [...STELLEN, ...MASSNAHMEN].find((f) => f.pfad === pfad);
  if (!gefunden) throw new Error(`Ein Feld ${pfad} gibt es nicht.`);
  return gefunden;
}

test.each<[string, unknown, string]>([
  ['quote', '0.65', '65 %'],
  ['quote', '0.575', '57,5 %'],
  ['quote', '1', '100 %'],
  ['von', '2020-04-01', '01.04.2020'],
  ['jahresausgaben', '65300.00', '65.300,00'],
  ['stellenanteil', '0.5', '0,5'],
  ['haushaltsjahr', 2020, '2020'],
  ['traeger.art', 'kommune', 'Kommune'],
])('%s %s steht als „%s“ da', (pfad, wert, text) => expect(anzeige(feld(pfad), wert)).toBe(text));

test.each<[string, Zellwert, string]>([
  ['quote', 0.65, '65 %'],
  ['von', 43_922, '01.04.2020'],
  ['jahresausgaben', 65_300, '65.300,00'],
  ['quote', 65, '65'],
  ['von', 2020.5, '2020,5'],
  ['von', '03.04.22', '03.04.22'],
  ['traeger.name', 'Stadt', 'Stadt'],
  ['stellenanteil', { fehler: '#WERT!' }, '#WERT!'],
])('eine fremde Zelle für %s mit %j steht als „%s“ da', (pfad, wert, text) =>
  expect(fremdanzeige(feld(pfad), wert)).toBe(text),
);
