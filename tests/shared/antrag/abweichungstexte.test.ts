/** Das Nachrechnen sagt in Worten, was es fand: kein Pfad und keine Zahl in der Schreibweise des Programms. */
import { describe, expect, test } from 'vitest';
import { pfadInWorten, wertInWorten } from '../../../shared/antrag/abweichungstexte.ts';
import type { Abwicklungsjahr } from '../../../shared/antrag/abwicklungsergebnis.ts';
import type { Haushaltsjahresergebnis } from '../../../shared/antrag/haushaltsergebnis.ts';
import { pfadAus } from '../../../shared/antrag/pfad.ts';
import type { Antragsversion } from '../../../shared/antrag/version.ts';
import { AACHEN_BEISPIEL } from '../../../shared/beispiele/aachen.ts';
import { alsVersion } from '../pruefmappe/version.ts';

const VERSION = alsVersion(AACHEN_BEISPIEL);
const PLAN = VERSION.ergebnis.finanzierungsplan;

/** Die erste Zeile, wie sie aussieht, wenn sich nichts berechnen ließ oder niemand einen Namen eingetragen hat. */
const mitErsterZeile = (aenderung: object): Antragsversion => ({
  ...VERSION,
  ergebnis: {
    ...VERSION.ergebnis,
    finanzierungsplan: { ...PLAN, zeilen: PLAN.zeilen.map((z, i) => (i === 0 ? { ...z, ...aenderung } : z)) },
  },
});

describe('der Pfad', () => {
  test.each([
    ['gesamt.eigenanteil', 'Eigenanteil in der Gesamtsumme'],
    ['zeilen[0].betraege.zuwendung', 'Zuwendung von S1 Teilhabemanagement der Stadt im Haushaltsjahr 2020'],
    ['zeilen[0].betraege', 'Beträge von S1 Teilhabemanagement der Stadt im Haushaltsjahr 2020'],
    ['zeilen[1].traeger', 'Träger von S1 Teilhabemanagement der Stadt im Haushaltsjahr 2021'],
    ['zeilen[999].bezeichnung', 'Bezeichnung in Zeile 1000 des Finanzierungsplans'],
    ['zeilen[0].betraege.zuwendung[1]', 'Zuwendung von S1 Teilhabemanagement der Stadt im Haushaltsjahr 2020'],
    ['zeilen[0].betraege.unbekannt', 'unbekannt von S1 Teilhabemanagement der Stadt im Haushaltsjahr 2020'],
    ['jeHaushaltsjahr[0].betraege.ausgaben', 'Ausgaben in der Summe des Haushaltsjahrs 2020'],
    ['jeHaushaltsjahr[2].betraege.partner', 'Eigenanteil der Partner in der Summe des Haushaltsjahrs 2022'],
    ['jeHaushaltsjahr[9].betraege.kommune', 'Eigenanteil der Kommune in der 10. Summe je Haushaltsjahr'],
    ['jeBaustein[0].betraege.foerdertage', 'Fördertage in der Summe von Baustein 6'],
    ['jeTraeger[0].schluessel', 'Bezeichnung der Summe in der Summe des Trägers Beispielträger A'],
    ['stellenNachSchluessel', 'Stellen nach Schlüssel'],
    ['jeMonat[0].betraege.zuwendung', 'Zuwendung in jeMonat'],
  ])('%s', (pfad, worte) => expect(pfadInWorten(pfadAus(`ergebnis.finanzierungsplan.${pfad}`), VERSION)).toBe(worte));

  test.each([
    ['regelstand[0].hash', 'Hash des Regelstands THM-2019'],
    ['regelstand[0].id', 'Der genannte Regelstand ist hier nicht bekannt'],
    ['regelstand[12].hash', 'Hash des Regelstands Nr. 13'],
    ['regelstand[0].hash.mehr', 'regelstand[0].hash.mehr'],
    ['vor.regelstand[0].hash', 'vor.regelstand[0].hash'],
    ['etwas.anderes', 'etwas.anderes'],
    ['etwas[0].hash', 'etwas[0].hash'],
    ['regelstand.x.hash', 'regelstand.x.hash'],
    ['regelstand[0].titel', 'regelstand[0].titel'],
    ['etwas.abwicklung.ist', 'etwas.abwicklung.ist'],
    ['etwas.haushalt.ertrag', 'etwas.haushalt.ertrag'],
    ['etwas.finanzierungsplan.gesamt', 'etwas.finanzierungsplan.gesamt'],
    ['ergebnis.anderes.gesamt', 'ergebnis.anderes.gesamt'],
    ['ergebnis.finanzierungsplan', 'ergebnis.finanzierungsplan'],
    ['ergebnis.finanzierungsplan.zeilen.mehr', 'mehr von S1 Teilhabemanagement der Stadt im Haushaltsjahr 2020'],
    ['vor.ergebnis.finanzierungsplan.gesamt', 'vor.ergebnis.finanzierungsplan.gesamt'],
    ['ergebnis.finanzierungsplan.zeilen[0]x', 'ergebnis.finanzierungsplan.zeilen[0]x'],
  ])('%s', (pfad, worte) => expect(pfadInWorten(pfadAus(pfad), VERSION)).toBe(worte));

  test.each([
    ['jeHaushaltsjahr[1].nochAbrufbar', 'noch abrufbar nach dem Bescheid, THM im Haushaltsjahr 2021'],
    ['jeHaushaltsjahr[0].programm', 'Programm nach dem Bescheid, THM im Haushaltsjahr 2020'],
    ['jeHaushaltsjahr[0]', 'Angaben nach dem Bescheid, THM im Haushaltsjahr 2020'],
    ['jeHaushaltsjahr[9].ist', 'Ist nach dem Bescheid, Nr. 10 der Haushaltsjahre'],
    ['jeHaushaltsjahr[1].nochAbrufbar[3]', 'noch abrufbar nach dem Bescheid, THM im Haushaltsjahr 2021'],
    ['jeHaushaltsjahr', 'Angaben nach dem Bescheid'],
  ])('nach dem Bescheid: %s', (pfad, worte) => {
    const jahr = (haushaltsjahr: number) => ({ programm: 'THM', haushaltsjahr }) as Abwicklungsjahr;
    const ergebnis = { ...VERSION.ergebnis, abwicklung: { jeHaushaltsjahr: [jahr(2020), jahr(2021)] } };
    expect(pfadInWorten(pfadAus(`ergebnis.abwicklung.${pfad}`), { ...VERSION, ergebnis })).toBe(worte);
  });

  test.each([
    ['jeHaushaltsjahr[1].ertrag', 'Ertrag im Haushalt 2021'],
    ['jeHaushaltsjahr[0].haushaltsjahr', 'Haushaltsjahr im Haushalt 2020'],
    ['jeHaushaltsjahr[0].last.mehr', 'Angaben im Haushalt 2020'],
    ['jeHaushaltsjahr[0]', 'Angaben im Haushalt 2020'],
    ['jeHaushaltsjahr[9].massnahmen', 'Maßnahmen im Haushalt, Nr. 10 der Haushaltsjahre'],
    ['jeHaushaltsjahr[1].ertrag[2]', 'Ertrag im Haushalt 2021'],
    ['jeHaushaltsjahr', 'Angaben im Haushalt'],
  ])('im Haushalt: %s', (pfad, worte) => {
    const jahr = (haushaltsjahr: number) => ({ haushaltsjahr }) as Haushaltsjahresergebnis;
    const ergebnis = { ...VERSION.ergebnis, haushalt: { jeHaushaltsjahr: [jahr(2020), jahr(2021)] } };
    expect(pfadInWorten(pfadAus(`ergebnis.haushalt.${pfad}`), { ...VERSION, ergebnis })).toBe(worte);
  });

  test.each(['abwicklung', 'haushalt'])('ohne Version oder ohne ihn bleibt es bei der Nummer: %s', (teil) => {
    const pfad = pfadAus(`ergebnis.${teil}.jeHaushaltsjahr[0].programm`);
    const { abwicklung: _, haushalt: __, ...ergebnis } = VERSION.ergebnis;
    const wo = teil === 'haushalt' ? 'im Haushalt,' : 'nach dem Bescheid,';
    for (const version of [null, { ...VERSION, ergebnis }])
      expect(pfadInWorten(pfad, version)).toBe(`Programm ${wo} Nr. 1 der Haushaltsjahre`);
  });

  test('Werte im Haushalt und im Plan tragen €, andere stehen, wie sie sind', () => {
    const wert = (pfad: string, text: string) => wertInWorten({ pfad: pfadAus(pfad) }, text);
    expect(wert('ergebnis.haushalt.jeHaushaltsjahr[0].ertrag', '39180')).toBe('39.180,00\u00a0€');
    expect(wert('ergebnis.haushalt.jeHaushaltsjahr[0].haushaltsjahr', '2020')).toBe('2020');
    expect(wert('ergebnis.finanzierungsplan.gesamt.ertrag', '39180')).toBe('39180');
    expect(wert('ergebnis.finanzierungsplan.gesamt.endgueltig', '39180')).toBe('39180');
    expect(wert('ergebnis.finanzierungsplan.gesamt.zuwendung', '39180')).toBe('39.180,00\u00a0€');
    expect(wert('ergebnis.abwicklung.jeHaushaltsjahr[0].ertrag', '39180')).toBe('39180');
  });

  test('Werte nach dem Bescheid tragen € oder sind Tage', () => {
    const wert = (feld: string, text: string) =>
      wertInWorten({ pfad: pfadAus(`ergebnis.abwicklung.jeHaushaltsjahr[0].${feld}`) }, text);
    expect([wert('endgueltig', '46729.9'), wert('foerdertage', '284'), wert('programm', 'THM')]).toEqual([
      '46.729,90\u00a0€',
      '284',
      'THM',
    ]);
  });

  test('ohne die Version bleibt es bei Nummern', () => {
    const worte = (pfad: string) => pfadInWorten(pfadAus(pfad), null);
    expect(worte('ergebnis.finanzierungsplan.zeilen[0].betraege.zuwendung')).toBe(
      'Zuwendung in Zeile 1 des Finanzierungsplans',
    );
    expect(worte('ergebnis.finanzierungsplan.jeTraeger[1].betraege.zuwendung')).toBe(
      'Zuwendung in der 2. Summe je Träger',
    );
    expect(worte('ergebnis.finanzierungsplan.jeBaustein[0].betraege.zuwendung')).toBe(
      'Zuwendung in der 1. Summe je Baustein',
    );
    expect(worte('regelstand[1].hash')).toBe('Hash des Regelstands Nr. 2');
  });

  test('eine Zeile ohne Haushaltsjahr und eine ohne Bezeichnung', () => {
    const pfad = pfadAus('ergebnis.finanzierungsplan.zeilen[0].betraege.bemessung');
    expect(pfadInWorten(pfad, mitErsterZeile({ haushaltsjahr: null }))).toBe(
      'Bemessung von S1 Teilhabemanagement der Stadt ohne Haushaltsjahr',
    );
    expect(pfadInWorten(pfad, mitErsterZeile({ bezeichnung: '' }))).toBe('Bemessung von S1 im Haushaltsjahr 2020');
  });
});

describe('der Wert', () => {
  test.each([
    ['zeilen[0].betraege.zuwendung', '1234567.5', '1.234.567,50\u00a0€'],
    ['zeilen[0].betraege.zuwendung', '-5', '−5,00\u00a0€'],
    ['zeilen[0].betraege.zuwendung', '39180.005', '39.180,005\u00a0€'],
    ['zeilen[0].betraege.zuwendung', 'x', 'x'],
    ['zeilen[0].betraege.zuwendung', '12x', '12x'],
    ['zeilen[0].betraege.zuwendung', 'x12', 'x12'],
    ['zeilen[0].betraege.zuwendung', '1e3', '1e3'],
    ['zeilen[0].betraege.zuwendung', '', ''],
    ['gesamt.foerdertage', 2970, '2.970'],
    ['zeilen[0].haushaltsjahr', 2020, '2020'],
    ['zeilen[0].bezeichnung', '2020.5', '2020.5'],
    ['stellenNachSchluessel', '2.5', '2,5'],
    ['stellenNachSchluessel', '3', '3,0'],
    ['zeilen[0].betraege', true, 'ja'],
    ['zeilen[0].betraege', false, 'nein'],
    ['gesamt', null, 'nichts'],
  ])('%s: %s', (pfad, wert, text) =>
    expect(wertInWorten({ pfad: pfadAus(`ergebnis.finanzierungsplan.${pfad}`) }, wert)).toBe(text),
  );
});
