import { helpers, type Model } from '@odoo/o-spreadsheet';
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { antragAusBlatt, blattAusAntrag, blattAusEntwurf } from '../../../addin/haushaltsblatt/haushaltsblatt.ts';
import {
  liesHaushaltsblatt,
  liesTabellen,
  schreibeHaushaltsblatt,
} from '../../../addin/haushaltsblatt/in-der-mappe.ts';
import { formelnInEingaben, notizenIn } from '../../../addin/haushaltsblatt/notizen.ts';
import { setzeBlatt } from '../../../addin/workbench/tabelle/blatt-plugin.ts';
import { standAusModell } from '../../../addin/workbench/tabelle/blattstand.ts';
import { type Bedienung, WorkbenchWorkbook } from '../../../addin/workbench/tabelle/workbench-workbook.ts';
import { woertlich } from '../../../addin/workbench/tabelle/zelltext.ts';
import type { Merker } from '../../../addin/workbook/workbook.ts';
import type { Antrag } from '../../../shared/antrag/schema.ts';
import { AACHEN_BEISPIEL } from '../../../shared/beispiele/aachen.ts';
import { FEINDLICHE_NAMEN } from '../haushaltsblatt/antraege.ts';
import { BLATT, leereMappe, ort, setze, zelle } from './mappe.ts';

let model: Model;
let workbook: WorkbenchWorkbook;
let bedienung: Bedienung & { bereit: boolean; fokussiert: number; antwort: boolean; fragen: string[] };
let merker: Merker | null;
let ausgang: string | null;

beforeEach(() => {
  model = leereMappe();
  merker = null;
  ausgang = null;
  bedienung = {
    bereit: true,
    fokussiert: 0,
    beendeEingabe: () => bedienung.bereit,
    fokussiere: () => void bedienung.fokussiert++,
    antwort: true,
    fragen: [],
    frage: async (text) => {
      bedienung.fragen.push(text);
      return bedienung.antwort;
    },
  };
  const speicher = {
    lies: () => merker,
    schreibe: (neu: Merker | null) => setzeMerker(neu),
    liesBlattwahl: () => null,
    schreibeBlattwahl: () => {},
    liesAusgang: () => ausgang,
    schreibeAusgang: (neu: string | null) => {
      ausgang = neu;
    },
  };
  workbook = new WorkbenchWorkbook(model, speicher, bedienung);
});

function setzeMerker(neu: Merker | null): void {
  merker = neu;
}

async function gelesen(): Promise<Antrag | null> {
  const tabellen = await liesTabellen(workbook);
  return tabellen && antragAusBlatt(tabellen).antrag;
}

const mitTitel = (titel: string): Antrag => ({ ...AACHEN_BEISPIEL, titel });
const blattId = () => model.getters.getSheetIdByName('Haushaltsblatt') ?? '';

describe('Lesen und Schreiben', () => {
  test('eine Mappe ohne Haushaltsblatt hat keine Tabellen', async () =>
    expect(await liesTabellen(workbook)).toBeNull());

  test('ein geschriebener Antrag liest sich genauso wieder', async () => {
    await schreibeHaushaltsblatt(workbook, blattAusAntrag(AACHEN_BEISPIEL));
    expect(await gelesen()).toEqual(AACHEN_BEISPIEL);
    expect(model.getters.getActiveSheetId()).toBe(blattId());
  });

  test('die Formeln des Blatts rechnen die Zahlen des Aachener Beispiels', async () => {
    await schreibeHaushaltsblatt(workbook, blattAusAntrag(AACHEN_BEISPIEL));
    const zeilen = ['D', 'E', 'F', 'G'].map((spalte) =>
      [6, 7, 8, 9, 10].map((zeile) => zelle(model, `${spalte}${zeile}`, blattId()).value),
    );
    expect(zeilen).toEqual([
      [2019, 2020, 2021, 2022, 'Summe'],
      [0, 150_975, 201_300, 201_300, 553_575],
      [0, 120_780, 161_040, 161_040, 442_860],
      [0, 30_195, 40_260, 40_260, 110_715],
    ]);
    expect(zelle(model, 'E7', blattId()).formattedValue).toBe('150.975,00');
    expect(model.getters.getEvaluatedCells(blattId()).filter((z) => z.type === 'error')).toEqual([]);
  });

  test('lange Überschriften stehen neben der fixierten Spalte, an der sie sonst abgeschnitten wären; Tabellen bleiben, wo sie sind', async () => {
    await schreibeHaushaltsblatt(workbook, blattAusAntrag(AACHEN_BEISPIEL));
    const wert = (xc: string) => zelle(model, xc, blattId()).value;
    expect([wert('A1'), wert('B1'), wert('A22'), wert('B22')]).toEqual([
      null,
      expect.stringMatching(/^Haushaltsblatt/),
      null,
      expect.stringMatching(/^Stellen/),
    ]);
    expect([wert('A4'), wert('A5'), wert('D12'), wert('A23')]).toEqual([
      'Kopfdaten',
      'Angabe',
      'Stellen nach Schlüssel (R1–R3)',
      'Kennung',
    ]);
  });

  test('das ganze Haushaltsblatt enthält auch, was neben den Tabellen steht', async () => {
    expect(await liesHaushaltsblatt(workbook)).toBeNull();
    await schreibeHaushaltsblatt(workbook, blattAusAntrag(AACHEN_BEISPIEL));
    const gitter = async () => (await liesHaushaltsblatt(workbook)) ?? expect.fail('kein Blatt');
    expect(notizenIn(await gitter())).toEqual([]);
    setze(model, 'C8', 'Rücksprache', blattId());
    expect(notizenIn(await gitter())).toEqual([{ blatt: 'Haushaltsblatt', zeile: 7, spalte: 2 }]);
    expect(formelnInEingaben(await gitter())).toEqual([]);
    setze(model, 'J24', '=5441.67*12', blattId());
    expect(formelnInEingaben(await gitter())).toEqual([{ blatt: 'Haushaltsblatt', zeile: 23, spalte: 9 }]);
  });

  test('eine Kopie des Blatts davor ist nicht das Haushaltsblatt', async () => {
    await schreibeHaushaltsblatt(workbook, blattAusAntrag(mitTitel('Original')));
    const sheetId = blattId();
    model.dispatch('DUPLICATE_SHEET', { sheetId, sheetIdTo: 'kopie', sheetNameTo: 'Kopie' });
    model.dispatch('MOVE_SHEET', { sheetId: 'kopie', delta: -1 });
    setze(model, 'B6', 'Kopie', 'kopie');
    expect(model.getters.getSheetIds()).toEqual([BLATT, 'kopie', sheetId]);
    expect((await gelesen())?.titel).toBe('Original');
    await schreibeHaushaltsblatt(workbook, blattAusAntrag(mitTitel('neu')));
    expect([(await gelesen())?.titel, zelle(model, 'B6', 'kopie').value]).toEqual(['neu', 'Kopie']);
  });

  test('ein zweites Schreiben ersetzt das Blatt, auch umbenannt, und lässt nichts vom ersten übrig', async () => {
    await schreibeHaushaltsblatt(workbook, blattAusAntrag(AACHEN_BEISPIEL));
    model.dispatch('RENAME_SHEET', { sheetId: blattId(), oldName: 'Haushaltsblatt', newName: 'Plan 2020' });
    const anzahl = model.getters.getSheetIds().length;
    const eine = { ...AACHEN_BEISPIEL, stellen: AACHEN_BEISPIEL.stellen.slice(0, 1) };
    await schreibeHaushaltsblatt(workbook, blattAusAntrag(eine));
    expect(model.getters.getSheetIds().length).toBe(anzahl);
    expect(await gelesen()).toEqual(eine);
    const id = model.getters.getSheetIdByName('Plan 2020') ?? '';
    const frisch = leereMappe();
    setzeBlatt(frisch, 'f', standAusModell(blattAusAntrag(eine)));
    const inhalt = (m: Model, blatt: string) => m.getters.getCells(blatt).length;
    expect(inhalt(model, id)).toBe(inhalt(frisch, 'f'));
  });

  test('was die Person eingefügt hat, wird mitgelesen: Zeile dazwischen, Datum getippt, Zahl geändert', async () => {
    await schreibeHaushaltsblatt(workbook, blattAusAntrag(AACHEN_BEISPIEL));
    const sheetId = blattId();
    model.dispatch('ADD_COLUMNS_ROWS', {
      sheetId,
      sheetName: 'Haushaltsblatt',
      dimension: 'ROW',
      base: 0,
      position: 'after',
      quantity: 2,
    });
    const tabellen = await liesTabellen(workbook);
    const kopf = (tabellen?.stellen?.werte[0] ?? []).map(String);
    const zeile = (tabellen?.stellen?.zeile ?? 0) + 1;
    model.dispatch('UPDATE_CELL', { sheetId, row: zeile, col: kopf.indexOf('bis'), content: '31.12.2021' });
    model.dispatch('UPDATE_CELL', { sheetId, row: zeile, col: kopf.indexOf('Jahresausgaben'), content: '70000.5' });
    const antrag = await gelesen();
    expect([antrag?.stellen[0]?.bis, antrag?.stellen[0]?.jahresausgaben]).toEqual(['2021-12-31', '70000.50']);
  });
});

test('ein fremdes Blatt namens „Haushaltsblatt“ bleibt, wie es ist', async () => {
  model.dispatch('RENAME_SHEET', { sheetId: BLATT, oldName: 'Blatt', newName: 'Haushaltsblatt' });
  setze(model, 'A1', 'Etat der Stadt');
  await schreibeHaushaltsblatt(workbook, blattAusAntrag(AACHEN_BEISPIEL));
  expect(zelle(model, 'A1').value).toBe('Etat der Stadt');
  expect(model.getters.getSheetIds().map((id) => model.getters.getSheetName(id))).toEqual([
    'Haushaltsblatt',
    'Haushaltsblatt 2',
  ]);
  expect(await gelesen()).toEqual(AACHEN_BEISPIEL);
});

test.each(FEINDLICHE_NAMEN)('der Trägername %j ist nie eine Formel und kommt genau so zurück', async (name) => {
  const stellen = AACHEN_BEISPIEL.stellen.map((s) => ({ ...s, traeger: { ...s.traeger, name } }));
  await schreibeHaushaltsblatt(workbook, blattAusEntwurf({ kopfdaten: AACHEN_BEISPIEL, stellen, massnahmen: [] }));
  const { werte = [] } = (await liesTabellen(workbook))?.stellen ?? {};
  const spalte = werte[0]?.indexOf('Träger') ?? -1;
  expect(stellen.map((_, i) => werte[i + 1]?.[spalte])).toEqual(stellen.map(() => name));
  for (const position of model.getters.getEvaluatedCellsPositions(blattId())) {
    const geschrieben = model.getters.getCell(position);
    if (position.col === spalte) expect(geschrieben?.isFormula ?? false).toBe(false);
  }
});

describe('Text bleibt Text', () => {
  const HEIKEL = [
    '=1+1',
    '=HYPERLINK("http://x";"y")',
    '+49 241',
    '-5',
    '@SUM',
    "'Zitat",
    '31.12.2020',
    '1,5',
    '1.5',
    '1e5',
    '007',
    '12 %',
    '5 €',
    'TRUE',
    'false',
    '#N/A',
    '#VALUE!',
    '12:30',
    '2020-12-31',
    '[a](http://b.de)',
    'http://b.de',
    ' x ',
  ];

  test.each(HEIKEL)('%s', async (titel) => {
    await schreibeHaushaltsblatt(workbook, blattAusAntrag(mitTitel(titel)));
    expect((await gelesen())?.titel).toBe(titel);
    expect(model.getters.getCell(ort('B6', blattId()))?.isFormula).toBe(false);
  });

  test('für beliebigen Text', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...'=+-@\'"0123456789.,:%€ /\\TRUEfalse#[]()') })),
        (text) => {
          fc.pre(text !== '' && !/[\r\n]/.test(text));
          const mappe = leereMappe(3, 3);
          setze(mappe, 'A1', woertlich(text));
          const geschrieben = mappe.getters.getCell(ort('A1'));
          expect(geschrieben?.isFormula).toBe(false);
          expect(geschrieben && !geschrieben.isFormula ? geschrieben.parsedValue : null).toBe(text);
        },
      ),
      { numRuns: 400 },
    );
  });
});

describe('Rücknahme', () => {
  test('Strg+Z nimmt ein ganzes Schreiben zurück', async () => {
    await schreibeHaushaltsblatt(workbook, blattAusAntrag(mitTitel('eins')));
    await schreibeHaushaltsblatt(workbook, blattAusAntrag(mitTitel('zwei')));
    model.dispatch('REQUEST_UNDO');
    expect((await gelesen())?.titel).toBe('eins');
  });

  test('genau dieses Schreiben, auch wenn danach anderswo weitergearbeitet wurde', async () => {
    await schreibeHaushaltsblatt(workbook, blattAusAntrag(mitTitel('eins')));
    const vorgang = await schreibeHaushaltsblatt(workbook, blattAusAntrag(mitTitel('zwei')));
    setze(model, 'A1', 'bleibt');
    await vorgang.zuruecknehmen();
    expect(bedienung.fragen).toEqual([]);
    expect((await gelesen())?.titel).toBe('eins');
    expect(zelle(model, 'A1').value).toBe('bleibt');
  });

  test('ohne Zwischenschritt steht danach alles wie zuvor, samt Formaten und Breiten', async () => {
    await schreibeHaushaltsblatt(workbook, blattAusAntrag(mitTitel('eins')));
    model.dispatch('RESIZE_COLUMNS_ROWS', { sheetId: blattId(), dimension: 'COL', elements: [0], size: 333 });
    const vorher = ohneRevision(model);
    const vorgang = await schreibeHaushaltsblatt(workbook, blattAusAntrag(mitTitel('zwei')));
    await vorgang.zuruecknehmen();
    expect(ohneRevision(model)).toEqual(vorher);
  });

  test('was seither im Blatt eingegeben wurde, geht nie ungefragt verloren, und Strg+Z holt es wieder', async () => {
    await schreibeHaushaltsblatt(workbook, blattAusAntrag(mitTitel('eins')));
    const vorgang = await schreibeHaushaltsblatt(workbook, blattAusAntrag(mitTitel('zwei')));
    setze(model, 'A55', 'getippt', blattId());
    bedienung.antwort = false;
    await expect(vorgang.zuruecknehmen()).rejects.toMatchObject({ code: 'FEHLGESCHLAGEN' });
    expect(zelle(model, 'A55', blattId()).value).toBe('getippt');
    bedienung.antwort = true;
    await vorgang.zuruecknehmen();
    expect(bedienung.fragen).toHaveLength(2);
    expect((await gelesen())?.titel).toBe('eins');
    model.dispatch('REQUEST_UNDO');
    expect((await gelesen())?.titel).toBe('zwei');
    expect(zelle(model, 'A55', blattId()).value).toBe('getippt');
  });

  test('ein neu angelegtes Blatt verschwindet wieder', async () => {
    const vorgang = await schreibeHaushaltsblatt(workbook, blattAusAntrag(AACHEN_BEISPIEL));
    setze(model, 'A1', 'dazwischen');
    await vorgang.zuruecknehmen();
    expect(model.getters.getSheetIds()).toEqual([BLATT]);
  });
});

function ohneRevision(mappe: Model) {
  return { ...mappe.exportData(), revisionId: '' };
}

describe('wenn es nicht geht', () => {
  test('ein gesperrtes Blatt bleibt, wie es ist', async () => {
    await schreibeHaushaltsblatt(workbook, blattAusAntrag(AACHEN_BEISPIEL));
    model.dispatch('LOCK_SHEET', { sheetId: blattId() });
    const vorher = ohneRevision(model);
    await expect(schreibeHaushaltsblatt(workbook, blattAusAntrag(mitTitel('neu')))).rejects.toMatchObject({
      code: 'BLATT_GESCHUETZT',
    });
    expect(ohneRevision(model)).toEqual(vorher);
  });

  test('während eine Zelle bearbeitet wird und sich nicht abschließen lässt, wird nichts geschrieben', async () => {
    bedienung.bereit = false;
    await expect(schreibeHaushaltsblatt(workbook, blattAusAntrag(AACHEN_BEISPIEL))).rejects.toMatchObject({
      code: 'ZELLE_IN_BEARBEITUNG',
    });
    expect(model.getters.getSheetIds()).toEqual([BLATT]);
  });

  test('eine Rücknahme auf einem inzwischen gesperrten Blatt wird gemeldet; ist das neue Blatt schon gelöscht, ist nichts zu tun', async () => {
    const neu = await schreibeHaushaltsblatt(workbook, blattAusAntrag(AACHEN_BEISPIEL));
    const zweites = await schreibeHaushaltsblatt(workbook, blattAusAntrag(mitTitel('neu')));
    model.dispatch('LOCK_SHEET', { sheetId: blattId() });
    await expect(zweites.zuruecknehmen()).rejects.toMatchObject({ code: 'BLATT_GESCHUETZT' });
    expect((await gelesen())?.titel).toBe('neu');
    model.dispatch('UNLOCK_SHEET', { sheetId: blattId() });
    model.dispatch('DELETE_SHEET', { sheetId: blattId(), sheetName: 'Haushaltsblatt' });
    await neu.zuruecknehmen();
    expect(model.getters.getSheetIds()).toEqual([BLATT]);
  });

  test('ein Sprung in ein gelöschtes Blatt wird gemeldet', async () => {
    await expect(workbook.springeZu({ blatt: 'weg', zeile: 0, spalte: 0 })).rejects.toMatchObject({
      code: 'FEHLGESCHLAGEN',
    });
  });
});

describe('Auswahl und Ereignisse', () => {
  test('die gewählte Zelle mit neutraler Formel, Wert und Fehlermeldung', async () => {
    setze(model, 'B2', '=GK.STELLEN("abc")');
    setze(model, 'B3', '=GK.STELLEN(256)');
    await workbook.springeZu({ blatt: 'Blatt', zeile: 1, spalte: 1 });
    expect(await workbook.leseAuswahl()).toEqual({
      zelle: { blatt: 'Blatt', zeile: 1, spalte: 1 },
      formel: '=GK.STELLEN("abc")',
      wert: { fehler: '#WERT!', meldung: expect.stringContaining('personen') },
      anzeige: '#WERT!',
    });
    await workbook.springeZu({ blatt: 'Blatt', zeile: 2, spalte: 1 });
    expect(await workbook.leseAuswahl()).toMatchObject({ formel: '=GK.STELLEN(256)', wert: 2.5, anzeige: '2,5' });
    setze(model, 'B4', '01.04.2020');
    await workbook.springeZu({ blatt: 'Blatt', zeile: 3, spalte: 1 });
    expect(await workbook.leseAuswahl()).toMatchObject({ formel: null, wert: 43_922, anzeige: '01.04.2020' });
    await workbook.springeZu({ blatt: 'Blatt', zeile: 5, spalte: 5 });
    expect(await workbook.leseAuswahl()).toMatchObject({ formel: null, wert: null, anzeige: '' });
    expect(bedienung.fokussiert).toBe(4);
  });

  test('Änderungen kommen gebündelt an, Auswählen ist keine', async () => {
    let aenderungen = 0;
    const ab = workbook.beobachteAenderungen(() => aenderungen++);
    setze(model, 'A1', '1');
    setze(model, 'A2', '2');
    await Promise.resolve();
    expect(aenderungen).toBe(1);
    model.selection.selectCell(3, 3);
    await Promise.resolve();
    expect(aenderungen).toBe(1);
    model.dispatch('REQUEST_UNDO');
    await Promise.resolve();
    expect(aenderungen).toBe(2);
    ab();
    setze(model, 'A3', '3');
    await Promise.resolve();
    expect(aenderungen).toBe(2);
  });

  test('die Auswahl meldet sich auch, wenn sich nur der Wert der gewählten Zelle ändert', async () => {
    let meldungen = 0;
    workbook.beobachteAuswahl(() => meldungen++);
    const danach = async () => {
      await Promise.resolve();
      return meldungen;
    };
    model.selection.selectCell(1, 1);
    expect(await danach()).toBe(1);
    setze(model, 'B2', '=A1*2');
    expect(await danach()).toBe(2);
    setze(model, 'A1', '4');
    expect(await danach()).toBe(3);
    setze(model, 'H8', '4');
    expect(await danach()).toBe(3);
  });

  test('der Merker wird mit der Mappe aufbewahrt', async () => {
    const neu = { antragId: 'a', version: 2, basis: 2, antragHash: 'h' };
    await workbook.schreibeMerker(neu);
    expect(await workbook.leseMerker()).toEqual(neu);
    expect(merker).toEqual(neu);
  });
});

describe('Hervorhebung', () => {
  const B2 = { blatt: 'Blatt', zeile: 1, spalte: 1 };
  const farbe = (xc: string) => model.getters.getCellComputedStyle(ort(xc)).fillColor;

  test('zeigt genau diese Zellen und lässt eigene Farben und bedingte Formate, wie sie waren', async () => {
    setze(model, 'B2', '5');
    model.dispatch('SET_FORMATTING', {
      sheetId: BLATT,
      target: [helpers.toZone('B2')],
      style: { fillColor: '#00FF00' },
    });
    const eigene = {
      id: 'eigene',
      rule: { type: 'CellIsRule', operator: 'isGreaterThan', values: ['9'], style: { bold: true } },
    } as const;
    const ranges = [model.getters.getRangeDataFromXc(BLATT, 'A1:A9')];
    model.dispatch('ADD_CONDITIONAL_FORMAT', {
      sheetId: BLATT,
      ranges,
      cf: { ...eigene, rule: { ...eigene.rule, values: ['9'] } },
    });
    const vorher = ohneRevision(model);
    await workbook.markiere([B2, { ...B2, zeile: 4 }]);
    expect([farbe('B2'), farbe('B5'), farbe('B3')]).toEqual(['#FFE699', '#FFE699', undefined]);
    expect(await workbook.hatMarkierung()).toBe(true);
    await workbook.markiere([{ ...B2, zeile: 7 }]);
    expect([farbe('B2'), farbe('B8')]).toEqual(['#00FF00', '#FFE699']);
    await workbook.markiere([]);
    expect(await workbook.hatMarkierung()).toBe(false);
    expect(ohneRevision(model)).toEqual(vorher);
  });

  test('auf einem gesperrten Blatt ändert sich nichts', async () => {
    await workbook.markiere([B2]);
    model.dispatch('LOCK_SHEET', { sheetId: BLATT });
    await expect(workbook.markiere([])).rejects.toMatchObject({ code: 'BLATT_GESCHUETZT' });
    expect(await workbook.hatMarkierung()).toBe(true);
  });

  test('der Ausgang wird mit der Mappe aufbewahrt', async () => {
    await workbook.schreibeAusgang('[]');
    expect(ausgang).toBe('[]');
    expect(await workbook.leseAusgang()).toBe('[]');
  });
});
