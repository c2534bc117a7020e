import { helpers, stores } from '@odoo/o-spreadsheet';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { liesEinzelnenPunkt, liesFormelMitPunkt } from '../../../addin/workbench/tabelle/eingabe.ts';
import { seriennummer } from '../../../addin/workbench/tabelle/tagestext.ts';
import { alsDeutschesDatum, ausTagesnummer } from '../../../shared/grund/datum.ts';
import { leereMappe, ort, setze, zelle } from './mappe.ts';

const NULLTAG = -25_569;

/** Tippt in das Eingabefeld von o-spreadsheet, wie es die Tastatur tut. */
function tippe(xc: string, text: string, model = leereMappe()) {
  const behaelter = new stores.DependencyContainer();
  behaelter.inject(stores.ModelStore, model);
  const meldungen: string[] = [];
  behaelter.get(stores.NotificationStore).updateNotificationCallbacks({
    notifyUser: ({ text: hinweis }) => meldungen.push(String(hinweis)),
    raiseError: (fehler) => meldungen.push(String(fehler)),
    askConfirmation: () => undefined,
  });
  const eingabe = behaelter.get(stores.CellComposerStore);
  const { col, row } = ort(xc);
  model.selection.selectCell(col, row);
  eingabe.startEdition(text);
  eingabe.stopEdition();
  model.selection.selectCell(col, row);
  return { model, zelle: zelle(model, xc), leiste: eingabe.currentContent, meldungen };
}

describe('Datum', () => {
  test('jeder Tag von 1901 bis 2099 wird zu seiner Seriennummer', () => {
    fc.assert(
      fc.property(fc.integer({ min: 367, max: 73_050 }), (nummer) => {
        expect(seriennummer(alsDeutschesDatum(ausTagesnummer(nummer + NULLTAG)))).toBe(nummer);
      }),
    );
  });

  test.each([
    ['31.12.2020', 44_196],
    ['1.4.2020', 43_922],
    ['01.04.20', 43_922],
    ['15.07.2019', 43_661],
    ['1.1.30', 10_959],
  ])('%s', (text, nummer) => expect(seriennummer(text)).toBe(nummer));

  test.each(['31.02.2020', '32.01.2020', '1.13.2020', '1.4.', '1.4', '01.04.202', '', 'a', '1.4.2020x', '0.1.2020'])(
    '„%s“ ist keines',
    (text) => expect(seriennummer(text)).toBeNull(),
  );

  test('getippt, eingefügt und überschrieben wird es zur Datumszelle', () => {
    const { model, zelle: getippt, leiste } = tippe('B2', '31.12.2020');
    expect([getippt.value, getippt.formattedValue, leiste]).toEqual([44_196, '31.12.2020', '31.12.2020']);
    setze(model, 'B2', '01.04.2020');
    expect([zelle(model, 'B2').value, zelle(model, 'B2').formattedValue]).toEqual([43_922, '01.04.2020']);
  });

  test('eine Textzelle bleibt Text', () => {
    const model = leereMappe();
    model.dispatch('UPDATE_CELL', { ...ort('A1'), format: '@' });
    setze(model, 'A1', '31.12.2020');
    expect(zelle(model, 'A1').value).toBe('31.12.2020');
    setze(model, 'A2', "'31.12.2020");
    expect(zelle(model, 'A2').value).toBe('31.12.2020');
  });

  test('ein eigenes Datumsformat bleibt', () => {
    const model = leereMappe();
    model.dispatch('UPDATE_CELL', { ...ort('A1'), format: 'yyyy-mm-dd' });
    setze(model, 'A1', '31.12.2020');
    expect(zelle(model, 'A1').formattedValue).toBe('2020-12-31');
  });

  test('Rückgängig nimmt die Eingabe in einem Schritt zurück', () => {
    const model = leereMappe();
    setze(model, 'A1', '5');
    setze(model, 'A1', '31.12.2020');
    model.dispatch('REQUEST_UNDO');
    expect([zelle(model, 'A1').value, zelle(model, 'A1').formattedValue]).toEqual([5, '5']);
    model.dispatch('REQUEST_REDO');
    expect(zelle(model, 'A1').formattedValue).toBe('31.12.2020');
  });
});

describe('Zahlen und Formeln, wie man sie in einem deutschen Excel tippt', () => {
  test.each([
    ['1,5', 1.5, '1,5'],
    ['65.300', 65_300, '65300'],
    ['65.300,5', 65_300.5, '65300,5'],
    ['1.047', 1047, '1047'],
    ['-3,25', -3.25, '-3,25'],
    ['80 %', 0.8, '80%'],
    ['1.234,56 €', 1234.56, '1.234,56 €'],
    ['=GK.STELLEN(256)', 2.5, '2,5'],
    ['=SUM(1,5;2,5)', 4, '4'],
    ['=GK.FOERDERTAGE("15.07.2019";"31.12.2019")', 167, '167'],
  ])('%s', (text, wert, anzeige) => {
    const { zelle: ergebnis } = tippe('C3', text);
    expect([ergebnis.value, ergebnis.formattedValue]).toEqual([wert, anzeige]);
  });

  test('die Eingabezeile zeigt Semikolon und Dezimalkomma', () => {
    const { leiste } = tippe('C3', '=GK.ZUWENDUNG(0,5;"01.04.2020";"31.12.2020";32650,5)');
    expect(leiste).toBe('=GK.ZUWENDUNG(0,5;"01.04.2020";"31.12.2020";32650,5)');
  });

  test.each([
    ['wahr', true, 'WAHR'],
    [' FALSCH ', false, 'FALSCH'],
    ['TRUE', true, 'WAHR'],
  ])('%s ist ein Wahrheitswert, auch in Formeln', (text, wert, anzeige) => {
    const { model, zelle: ergebnis, leiste } = tippe('A1', text);
    expect([ergebnis.value, model.getters.getCellText(ort('A1')), leiste]).toEqual([wert, anzeige, anzeige]);
    expect(tippe('A2', '=IF(A1;1;2)', model).zelle.value).toBe(wert ? 1 : 2);
    expect(tippe('A1', leiste, model).zelle.value).toBe(wert);
  });

  test.each(['1.1', '2.10', '24.12', 'wahr'])('in einer Textzelle bleibt „%s“, getippt wie eingefügt', (text) => {
    const model = leereMappe();
    for (const xc of ['B2', 'C3']) model.dispatch('UPDATE_CELL', { ...ort(xc), format: '@' });
    expect(tippe('B2', text, model).zelle.value).toBe(text);
    model.dispatch('PASTE_FROM_OS_CLIPBOARD', {
      target: [helpers.toZone('B2')],
      clipboardContent: { text: `${text}\tx\r\ny\t${text}` },
    });
    expect([zelle(model, 'B2').value, zelle(model, 'C3').value]).toEqual([text, text]);
  });

  test.each(['+538.780', '+538.780*2', '=538.780*2'])('aus %s wird nie 538,78', (text) => {
    expect(String(tippe('A1', text).zelle.value)).not.toMatch(/^538[.]78$|^1077[.]56$/);
  });

  test.each([
    ['68000.50', '68000.50'],
    ['=538.780*2', '=538.780*2'],
    ['+538.780', 538_780],
    ['538.780', 538_780],
    ['1,5', 1.5],
    ['31.12.2020', 44_196],
    ['=ZÄHLENWENN(D1:D2;1,5)', 0],
    ['538.780 €', 538_780],
  ])('eingefügt wird „%s“ gelesen wie getippt', (text, wert) => {
    const model = leereMappe();
    const target = [helpers.toZone('A1')];
    model.dispatch('PASTE_FROM_OS_CLIPBOARD', { target, clipboardContent: { text: `${text}\tx\r\ny\t${text}` } });
    expect(['A1', 'B1', 'A2', 'B2'].map((xc) => zelle(model, xc).value)).toEqual([wert, 'x', 'y', wert]);
    expect(tippe('A1', text).zelle.value).toBe(wert);
  });

  test('ein einzelner Punkt ist nie ein Dezimalzeichen', () => {
    fc.assert(
      fc.property(fc.nat(400), fc.nat(999), (vorne, hinten) => {
        const text = `${vorne}.${hinten}`;
        const ergebnis = tippe('A1', text).zelle;
        if (String(hinten).length === 3) expect(ergebnis.value).toBe(vorne * 1000 + hinten);
        else expect(ergebnis.value === text || /^\d\d\.\d\d\.\d{4}$/.test(ergebnis.formattedValue)).toBe(true);
      }),
    );
  });

  test.each([
    ['1.5', '01.05.2026'],
    ['24.12', '24.12.2026'],
    ['31.02', "'31.02"],
    ['1.99', "'1.99"],
    ['0.5', "'0.5"],
    ['-12.50', "'-12.50"],
    ['68000.50 €', "'68000.50 €"],
    ['€1.50', "'€1.50"],
    ['12.5 %', "'12.5 %"],
    ['68,000.50', "'68,000.50"],
    ['1.5e3', "'1.5e3"],
    ['1.047', null],
    ['-538.780,67 €', null],
    ['1,5', null],
    ['1,5 %', null],
    ['01.05.2020', null],
    ['abc', null],
    ['1.2.3', null],
  ])('%s → %s', (text, erwartet) => expect(liesEinzelnenPunkt(text, 2026)).toBe(erwartet));

  test.each([
    ['=GK.EIGENANTEIL.ZU(538.780)', "'=GK.EIGENANTEIL.ZU(538.780)"],
    ['=1.5+A1', "'=1.5+A1"],
    ['=A1+(2.000)', "'=A1+(2.000)"],
    ['+538.780*2', "'+538.780*2"],
    ['+538,780*2', null],
    ['=GK.EIGENANTEIL.ZU(538780,67)', null],
    ['=GK.TAGE("01.04.2020";"31.12.2020")', null],
    ["='Blatt 1.5'!A1", null],
    ['=A1.5', null],
    ['538.780', null],
    ['Text mit 1.5', null],
  ])('Punkt in einer Formel: %s → %s', (text, erwartet) => expect(liesFormelMitPunkt(text)).toBe(erwartet));
});

describe('Zahlenzellen', () => {
  const mitFormat = (format: string) => {
    const model = leereMappe();
    model.dispatch('UPDATE_CELL', { ...ort('G24'), content: '0.5', format });
    return model;
  };

  test.each(['65', '65 %', '65%', '0,65', '+65'])('„%s“ sind in einer Quotenzelle 0,65', (text) => {
    const { zelle: getippt } = tippe('G24', text, mitFormat('0.00##%'));
    expect([getippt.value, getippt.formattedValue]).toEqual([0.65, '65,00%']);
    const model = mitFormat('0.00##%');
    model.selection.selectCell(ort('G24').col, ort('G24').row);
    model.dispatch('PASTE_FROM_OS_CLIPBOARD', { target: [helpers.toZone('G24')], clipboardContent: { text } });
    expect(zelle(model, 'G24').value).toBe(0.65);
  });

  test.each([
    ['1.5', 'Gemeint war wohl 1,5'],
    ['1/2', 'Gemeint war wohl 0,5'],
    ['3/4', 'Gemeint war wohl 0,75'],
    ['24.12', 'Gemeint war wohl 24,12'],
    ['1.5.2020', 'stellen Sie zuerst das Format der Zelle um'],
    ['2020-05-01', 'stellen Sie zuerst das Format der Zelle um'],
  ])('„%s“ wird abgelehnt: %s', (text, rat) => {
    for (const format of ['0.0#####', '#,##0.00', '0.00##%', '#,##0']) {
      const { zelle: ergebnis, meldungen } = tippe('G24', text, mitFormat(format));
      expect(ergebnis.value).toBe(0.5);
      expect(meldungen).toEqual([expect.stringContaining(rat)]);
    }
  });

  test('eingefügt bleibt es Text, der nirgends rechnet', () => {
    const model = mitFormat('0.0#####');
    model.selection.selectCell(ort('G24').col, ort('G24').row);
    model.dispatch('PASTE_FROM_OS_CLIPBOARD', { target: [helpers.toZone('G24')], clipboardContent: { text: '1.5' } });
    expect(zelle(model, 'G24').value).toBe('1.5');
  });

  test.each(['1.047', '1,5', '65.300,00', '=1/2', '-3', 'abc', ''])('„%s“ gilt weiter', (text) => {
    expect(tippe('G24', text, mitFormat('#,##0.00')).meldungen).toEqual([]);
  });

  test('Zellen mit Datumsformat und ohne Format nehmen einen Tag', () => {
    expect(tippe('G24', '1.5.2020', mitFormat('dd.mm.yyyy')).meldungen).toEqual([]);
    expect(tippe('B2', '1.5').meldungen).toEqual([]);
  });
});
