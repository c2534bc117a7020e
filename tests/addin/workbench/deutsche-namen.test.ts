import './umgebung.ts';
import { registries, stores } from '@odoo/o-spreadsheet';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aufDeutsch, aufEnglisch, registriereDeutscheNamen } from '../../../addin/workbench/tabelle/deutsche-namen.ts';
import { FUNKTIONSGRUPPEN, NICHT_IN_EXCEL } from '../../../addin/workbench/uebersetzung/funktionen/funktionen.ts';
import { PARAMETER } from '../../../addin/workbench/uebersetzung/funktionen/parameter.ts';
import { leereMappe, ort, rechne, setze, zelle } from './mappe.ts';

const ursprungsnamen = new Set(registries.functionRegistry.getKeys());
registriereDeutscheNamen();
registriereDeutscheNamen();
const deutsche = registries.functionRegistry.getKeys().filter((name) => !ursprungsnamen.has(name));

/** Von den 284 Funktionen, die auch Excel kennt, heißen die übrigen auf Deutsch wie auf Englisch. */
const NEUE = 250;

const gespeichert = (model: ReturnType<typeof leereMappe>, xc: string) => model.exportData().sheets[0]?.cells[xc];

describe('Deutsche Namen der Tabellenfunktionen', () => {
  test.each([
    ['=SUMME(1,2,3.5)', 6.5],
    ['=summe(1,2)', 3],
    ['=RUNDEN(2.345,2)', 2.35],
    ['=WENN(ISTLEER(A1),"leer",GK.STELLEN(A1))', 'leer'],
    ['=WENNFEHLER(1/0,"ersetzt")', 'ersetzt'],
    ['=WENN(UND(1=1,NICHT(1=2)),MITTELWERT(2,4),0)', 3],
    ['=JAHR(DATUM(2020,4,1))', 2020],
    ['=SUMMENPRODUKT({1,2},{3,4})', 11],
    ['=ZÄHLENWENN({1,2,2},2)', 2],
    ['=zählenwenns({1,2,2},2)', 2],
    ['=KGRÖSSTE({1,7,3},1)', 7],
    ['=KÜRZEN(2.9)', 2],
    ['=LÄNGE("Träger")&GLÄTTEN(" x ")', '6x'],
    ['=WENN(WAHR,1,2)+WENN(FALSCH(),1,2)', 3],
  ])('%s', (formel, wert) => expect(rechne(formel).value).toBe(wert));

  test('jeder verdrängt keinen englischen, wird vorgeschlagen und steht auch in Meldungen', () => {
    expect(deutsche.length).toBe(NEUE);
    for (const name of deutsche) expect(registries.functionRegistry.get(name)).toMatchObject({ name, hidden: false });
    expect(registries.functionRegistry.get('SUM').hidden).toBe(true);
    expect(registries.functionRegistry.getKeys().filter((name) => /ZAHLENWENN|KGROSSTE|LANGE/.test(name))).toEqual([]);
    for (const formel of ['=ZÄHLENWENNS(A1:A2,1,B1:B3,1)', '=COUNTIFS(A1:A2,1,B1:B3,1)'])
      expect(rechne(formel)).toMatchObject({ message: expect.stringContaining('ZÄHLENWENNS') });
  });

  test('jede gezeigte Funktion erklärt sich und ihre Parameter auf Deutsch', () => {
    const gezeigte = registries.functionRegistry.getKeys().map((name) => registries.functionRegistry.get(name));
    const namen = new Set(FUNKTIONSGRUPPEN.flatMap(({ funktionen }) => funktionen.map(([deutsch]) => deutsch)));
    const sichtbar = gezeigte.filter(({ hidden }) => !hidden).map(({ name }) => name);
    expect(sichtbar.filter((name) => !name.startsWith('GK.') && !namen.has(name))).toEqual([]);
    expect(namen.size).toBe(284);
    const erlaubt = new Set<string>(Object.values(PARAMETER));
    for (const { name, args, description } of gezeigte) {
      if (name.startsWith('GK.')) continue;
      if (!namen.has(name)) expect(description).toBe(NICHT_IN_EXCEL);
      else for (const arg of args) expect([name, erlaubt.has(arg.description)]).toEqual([name, true]);
    }
  });

  test.each([
    ['=TEXT(43922,"TT.MM.JJJJ")', '01.04.2020'],
    ['=TEXT(43922,"MM/JJJJ")', '04/2020'],
    ['=TEXT(43922,"dd.mm.yyyy")', '01.04.2020'],
    ['=TEXT(65300.5,"#.##0,00")', '65.300,50'],
    ['=TEXT(65300.5,"#.##0,00 €")', '65.300,50 €'],
    ['=TEXT(0.65,"0 %")', '65 %'],
    ['=TEXT(1.5,"0.00")', '1,50'],
    ['=TEXT("01.04.2020","TT.MM.JJ")', '01.04.20'],
    ['=JAHR("01.04.2020")', 2020],
    ['=EDATUM("31.01.2020",1)', 43_890],
    ['=MONATSENDE("01.02.2020",0)', 43_890],
    ['=DATUMWERT("31.12.2020")', 44_196],
    ['=TAGE360("01.01.2020","31.12.2020")', 360],
    ['=JAHR(43922)', 2020],
  ])('%s liest Texte wie ein deutsches Excel', (formel, wert) => expect(rechne(formel).value).toBe(wert));

  test('ein Tag als Text in einer Zelle rechnet in Datumsfunktionen', () => {
    const model = leereMappe();
    setze(model, 'A1', "'01.04.2020");
    setze(model, 'B1', '=JAHR(A1)+MONAT(A1)');
    expect(zelle(model, 'B1').value).toBe(2024);
  });

  test('gespeichert wird englisch, gezeigt deutsch; Rückgängig nimmt die Eingabe in einem Schritt zurück', () => {
    const model = leereMappe();
    setze(model, 'A2', '=ZÄHLENWENN(A1,3)+SUM(1,2)');
    expect(gespeichert(model, 'A2')).toBe('=COUNTIF(A1,3)+SUM(1,2)');
    expect(model.getters.getCellText(ort('A2'), { showFormula: true })).toBe('=ZÄHLENWENN(A1;3)+SUMME(1;2)');
    model.dispatch('REQUEST_UNDO');
    expect(gespeichert(model, 'A2')).toBeUndefined();
  });

  test('die Eingabezeile zeigt deutsche Namen; ohne Änderung verlassen, ist nichts geschehen', () => {
    const model = leereMappe();
    setze(model, 'A1', '=IF(ISBLANK(B1),TRUE,"SUM(1)")');
    const behaelter = new stores.DependencyContainer();
    behaelter.inject(stores.ModelStore, model);
    const eingabe = behaelter.get(stores.CellComposerStore);
    expect(eingabe.currentContent).toBe('=WENN(ISTLEER(B1);WAHR;"SUM(1)")');
    const vorher = model.exportData();
    eingabe.startEdition();
    eingabe.stopEdition();
    expect(model.exportData()).toEqual(vorher);
    eingabe.startEdition('=wenn(istleer(B1);wahr;2)');
    eingabe.stopEdition();
    expect(gespeichert(model, 'A1')).toBe('=IF(ISBLANK(B1),TRUE,2)');
  });

  test('Text, Blattnamen und alles, was kein Aufruf ist, bleibt', () => {
    const formel = `=SUMME&WENN!A1&'SUMME(1)'!B2&"WENN(1)"&GK.STELLEN(1)&SUMME (1)`;
    expect(aufEnglisch(formel)).toBe(`=SUMME&WENN!A1&'SUMME(1)'!B2&"WENN(1)"&GK.STELLEN(1)&SUM (1)`);
    expect(aufEnglisch('SUMME(1)')).toBe('SUMME(1)');
  });

  test('hin und zurück ist dieselbe Formel', () => {
    const teil = fc.constantFrom(
      ...deutsche.map((name) => `${name}(`),
      'A1',
      '$B$2',
      ')',
      ',',
      '"Träger; ""x"""',
      '1.5',
      '+',
      '<>',
      ' ',
      "'Blatt 1'!A1",
      '&',
    );
    fc.assert(
      fc.property(fc.array(teil), (teile) => {
        const formel = `=${teile.join('')}`;
        expect(aufDeutsch(aufEnglisch(formel))).toBe(formel);
      }),
      { examples: [[['1.5', 'ÜBERNEHMEN(']]], numRuns: 1000 },
    );
  });

  test('ein Tippfehler im Namen bleibt #NAME?', () => {
    expect(rechne('=GK.STELEN(256)').value).toBe('#NAME?');
  });
});

test.each([
  ['=GK.STELLEN("abc")', '#WERT!'],
  ['=GK.STELLEN(B9)', '#NV'],
  ['=1+"abc"', '#WERT!'],
  ['=1/0', '#DIV/0!'],
  ['=NV()', '#NV'],
  ['=SUMME(', '#FORMEL!'],
  ['=A1', '#ZIRKEL!'],
  ['=1=1', 'WAHR'],
  ['=1=2', 'FALSCH'],
  ['=GK.STELLEN(256)', '2,5'],
])('die Zelle zeigt %s als %s', (formel, anzeige) => {
  const model = leereMappe();
  setze(model, 'A1', formel);
  expect(model.getters.getCellText(ort('A1'))).toBe(anzeige);
  expect(zelle(model, 'A1').type).not.toBe('empty');
});

test.each(['[Stadt Aachen](https://aachen.de)', 'https://aachen.de', '[x](y)'])('„%s“ bleibt Text', (text) => {
  const model = leereMappe();
  setze(model, 'A1', text);
  setze(model, 'A2', '=A1&"!"');
  expect(zelle(model, 'A1')).toMatchObject({ type: 'text', value: text, formattedValue: text });
  expect(zelle(model, 'A1').link).toBeUndefined();
  expect(zelle(model, 'A2').value).toBe(`${text}!`);
});
