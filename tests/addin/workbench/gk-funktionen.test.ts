import { registries } from '@odoo/o-spreadsheet';
import { expect, test } from 'vitest';
import { registriereGkFunktionen } from '../../../addin/workbench/tabelle/gk-funktionen.ts';
import { type GkFunktion, ZellFehler } from '../../../addin/workbench/tabelle/laufzeit.ts';
import { leereMappe, ort, rechne, setze, zelle } from './mappe.ts';
import { gebauteFunktionen } from './umgebung.ts';

/** Merkt sich, was o-spreadsheet einer Funktion mit (wert, [freiwillig], bereich) übergibt. */
function lauschend(ergebnis: unknown = 1) {
  const aufrufe: unknown[][] = [];
  const funktion: GkFunktion = (...argumente) => {
    aufrufe.push(argumente.slice(0, 3));
    if (ergebnis instanceof Error) throw ergebnis;
    return ergebnis;
  };
  const parameters = [
    { name: 'wert' },
    { name: 'freiwillig', optional: true },
    { name: 'bereich', optional: true, dimensionality: 'matrix' },
  ];
  registriereGkFunktionen([{ id: 'LAUSCHER', name: 'LAUSCHER', parameters }], new Map([['LAUSCHER', funktion]]));
  return aufrufe;
}

test('jede beschriebene Funktion ist mit deutscher Beschreibung registriert', () => {
  const { beschreibungen } = gebauteFunktionen();
  expect(beschreibungen.length).toBe(20);
  for (const { name, description, parameters } of beschreibungen) {
    const eintrag = registries.functionRegistry.get(`GK.${name}`);
    expect(eintrag.description).toBe(description);
    expect(eintrag.description.length).toBeGreaterThan(10);
    expect(eintrag.args.map((a) => [a.name, a.optional ?? false])).toEqual(
      parameters.map((p) => [p.name, p.optional ?? false]),
    );
  }
});

test('eine Beschreibung ohne Funktion fällt sofort auf', () => {
  expect(() => registriereGkFunktionen([{ id: 'FEHLT', name: 'FEHLT', parameters: [] }], new Map())).toThrow('FEHLT');
});

test('Ausgelassenes und leere Zellen kommen als null an, Werte und Datum als Zahl', () => {
  const aufrufe = lauschend();
  const model = leereMappe();
  setze(model, 'A1', '31.12.2020');
  setze(model, 'A2', "'256");
  setze(model, 'B1', '=GK.LAUSCHER(A1)');
  setze(model, 'B2', '=GK.LAUSCHER(A2,)');
  setze(model, 'B3', '=GK.LAUSCHER(A9,2.5)');
  expect(aufrufe).toEqual([
    [44_196, null, null],
    ['256', null, null],
    [null, 2.5, null],
  ]);
});

test('Bereiche kommen zeilenweise an, eine einzelne Zelle als 1×1', () => {
  const aufrufe = lauschend();
  const model = leereMappe();
  for (const [i, xc] of ['A1', 'B1', 'A2', 'B2', 'A3'].entries()) setze(model, xc, String(i + 1));
  setze(model, 'D1', '=GK.LAUSCHER(1,,A1:B3)');
  setze(model, 'D2', '=GK.LAUSCHER(1,,A1)');
  expect(aufrufe.map((a) => a[2])).toEqual([
    [
      [1, 2],
      [3, 4],
      [5, null],
    ],
    [[1]],
  ]);
});

test('eine Matrix läuft über, Text und Zahlen bleiben an ihrem Platz', () => {
  lauschend([
    ['Jahr', 'Betrag'],
    [2020, 1.5],
    [2021, null],
  ]);
  const model = leereMappe();
  setze(model, 'B2', '=GK.LAUSCHER(1)');
  expect(['B2', 'C2', 'B3', 'C3', 'B4', 'C4'].map((xc) => zelle(model, xc).value)).toEqual([
    'Jahr',
    'Betrag',
    2020,
    1.5,
    2021,
    '',
  ]);
});

test('ein Fehler behält Wert und Meldung; anderes wird zu #VALUE! mit einer Meldung', () => {
  for (const [fehler, wert, meldung] of [
    [new ZellFehler('#VALUE!', '„personen“ fehlt.'), '#VALUE!', '„personen“ fehlt.'],
    [new ZellFehler('#N/A', 'leer'), '#N/A', 'leer'],
    [new ZellFehler('#UNBEKANNT', 'x'), '#VALUE!', 'x'],
    [new TypeError(''), '#VALUE!', 'Die Funktion konnte nicht berechnet werden. Bitte prüfen Sie die Eingaben.'],
  ] as const) {
    lauschend(fehler);
    const ergebnis = rechne('=GK.LAUSCHER(1)');
    expect([ergebnis.type, ergebnis.value, ergebnis.message]).toEqual(['error', wert, meldung]);
    expect(rechne('=IFERROR(GK.LAUSCHER(1),"ersetzt")').value).toBe('ersetzt');
  }
});

test('ein Promise oder anderes Unerwartetes wird kein Wert', () => {
  lauschend(Promise.resolve(5));
  expect(rechne('=GK.LAUSCHER(1)').value).toBe('#VALUE!');
});

test('ein Fehler im Argument wird weitergereicht, ohne zu rechnen, auch aus einem Bereich', () => {
  const aufrufe = lauschend();
  const model = leereMappe();
  setze(model, 'A1', '=GK.STELLEN(B9)');
  setze(model, 'C1', '=GK.LAUSCHER(A1)');
  setze(model, 'C2', '=GK.LAUSCHER(1,,A1:A2)');
  expect(aufrufe).toEqual([]);
  const ursprung = zelle(model, 'A1');
  for (const xc of ['C1', 'C2'])
    expect([zelle(model, xc).value, zelle(model, xc).message]).toEqual([ursprung.value, ursprung.message]);
  expect(ursprung.message).toContain('personen');
});

test('JAHRESPLAN breitet das Aachener Beispiel aus', () => {
  const model = leereMappe();
  setze(model, 'A1', '=GK.JAHRESPLAN(1,"01.04.2020","31.12.2022",65300)');
  const zeilen = ['A', 'B', 'C', 'D', 'E', 'F'].map((spalte) =>
    [1, 2, 3, 4, 5].map((zeile) => zelle(model, `${spalte}${zeile}`).value),
  );
  expect(zeilen.map((spalte) => spalte[0])).toEqual([
    'Haushaltsjahr',
    'Fördertage',
    'Bemessung',
    'Ausgaben',
    'Zuwendung',
    'Eigenanteil',
  ]);
  expect(zeilen.map((spalte) => spalte[1])).toEqual([2020, 270, 51_000, 48_975, 39_180, 9_795]);
  expect(zeilen.map((spalte) => spalte[4])).toEqual(['Summe', 990, 187_000, 179_575, 143_660, 35_915]);
});

test('VERTEILUNG teilt den Inhalt eines Bereichs auf', () => {
  const model = leereMappe();
  for (const zeile of [1, 2, 3]) setze(model, `A${zeile}`, '1');
  setze(model, 'C1', '=GK.VERTEILUNG(100,A1:A3)');
  expect(['C1', 'C2', 'C3'].map((xc) => zelle(model, xc).value)).toEqual([33.34, 33.33, 33.33]);
});

test('eine Spalte statt eines Werts rechnet für jede Zeile', () => {
  const model = leereMappe();
  for (const [i, personen] of ['256', '124', '125'].entries()) setze(model, `A${i + 1}`, personen);
  setze(model, 'B1', '=GK.STELLEN(A1:A3)');
  expect(['B1', 'B2', 'B3'].map((xc) => zelle(model, xc).value)).toEqual([2.5, 1, 1.5]);
  expect(model.getters.getSpreadZone(ort('B1'))).toMatchObject({ top: 0, bottom: 2 });
});
