/** Was keine lesbare Excel-Arbeitsmappe ist, wird in Worten abgelehnt, und ausgepackt wird davon nichts. */
import { strToU8, zipSync } from 'fflate';
import { readXlsx, writeXlsx } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import { verschobeneFormel } from '../../../../addin/workbench/datei/formeln.ts';
import { oeffneDatei } from '../../../../addin/workbench/datei/lesen.ts';
import { schreibeMappe } from '../../../../addin/workbench/datei/schreiben.ts';
import { HOECHSTENS_BYTES, pruefeDatei } from '../../../../addin/workbench/datei/vorpruefung.ts';
import { liesBlattstand } from '../../../../addin/workbench/tabelle/blatt-plugin.ts';
import { neueMappe } from '../../../../addin/workbench/tabelle/mappe.ts';
import { ort } from '../mappe.ts';

const TEILE = { '[Content_Types].xml': strToU8('<Types/>'), 'xl/workbook.xml': strToU8('<workbook/>') };
const einfache = () => writeXlsx({ sheets: [{ name: 'A', rows: [[1, 'zwei']] }] });

async function mitKennwort(): Promise<Uint8Array> {
  return writeXlsx({ sheets: [{ name: 'A', rows: [[1]] }], encryption: { password: 'geheim', spinCount: 1000 } });
}

/** 200 MB aus Nullen wiegen gepackt 200 kB. */
function bombe(): Uint8Array {
  const nullen = new Uint8Array(100 * 1024 * 1024);
  return zipSync({ ...TEILE, 'xl/a.xml': nullen, 'xl/b.xml': nullen });
}

/** Dieselbe Bombe, die im Verzeichnis behauptet, sie sei leer. */
function verlogeneBombe(): Uint8Array {
  const datei = zipSync({ ...TEILE, 'xl/a.xml': new Uint8Array(1024 * 1024) });
  const bytes = new DataView(datei.buffer);
  for (let i = 0; i < datei.length - 46; i++)
    if (bytes.getUint32(i, true) === 0x02014b50) bytes.setUint32(i + 24, 0, true);
  return datei;
}

describe('abgelehnt wird', () => {
  const FAELLE: readonly (readonly [string, () => Uint8Array | Promise<Uint8Array>, RegExp])[] = [
    ['eine umbenannte CSV', () => strToU8('Kennung;Betrag\nS1;100\n'), /keine Excel-Arbeitsmappe/],
    ['eine leere Datei', () => new Uint8Array(), /beschädigt oder unvollständig/],
    ['ein ZIP mit etwas anderem', () => zipSync({ 'brief.txt': strToU8('Hallo') }), /keine Excel-Arbeitsmappe/],
    ['eine Mappe mit Makros', () => zipSync({ ...TEILE, 'xl/vbaProject.bin': strToU8('xxxx') }), /enthält Makros/],
    [
      'eine mit alten Makroblättern',
      () => zipSync({ ...TEILE, 'xl/macrosheets/sheet1.xml': strToU8('<x/>') }),
      /Makros/,
    ],
    ['eine binäre', () => zipSync({ ...TEILE, 'xl/workbook.bin': strToU8('xxxx') }), /binäre Arbeitsmappe/],
    ['eine mit Kennwort', mitKennwort, /mit einem Kennwort verschlüsselt/],
    ['eine von Excel 2003', () => new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, ...new Uint8Array(2000)]), /Excel 2003/],
    ['eine abgeschnittene', async () => (await einfache()).slice(0, 900), /beschädigt oder unvollständig/],
    ['eine ohne gültigen Inhalt', () => zipSync(TEILE), /beschädigt oder unvollständig/],
    ['eine Bombe', bombe, /zu groß/],
    ['eine Bombe, die sich klein macht', verlogeneBombe, /beschädigt/],
    ['eine übergroße', () => new Uint8Array(HOECHSTENS_BYTES + 1), /zu groß/],
    [
      'eine mit zu vielen Zeilen',
      () => writeXlsx({ sheets: [{ name: 'A', rows: Array(20_002).fill([1]) }] }),
      /zu groß/,
    ],
  ];

  test.each(FAELLE)('%s', async (_, datei, meldung) => {
    await expect(oeffneDatei(await datei())).rejects.toThrow(meldung);
  });

  test('eine abgeschnittene, wo auch immer', async () => {
    const ganze = await einfache();
    pruefeDatei(ganze);
    for (let laenge = 0; laenge < ganze.length; laenge += 7)
      await expect(oeffneDatei(ganze.slice(0, laenge))).rejects.toThrow(/beschädigt|keine Excel-Arbeitsmappe/);
  });
});

describe('aus anderen Programmen', () => {
  const zellen = (eintraege: Record<string, object>) =>
    writeXlsx({
      sheets: [
        {
          name: 'A',
          rows: [
            [1, 2],
            [3, 4],
          ],
          cells: new Map(Object.entries(eintraege)),
        },
      ],
    });

  test('eine unbekannte Funktion behält ihren gespeicherten Wert und wird genannt', async () => {
    const datei = await zellen({ '0,3': { formula: '_xldudf_FREMD_KURS(A1)', formulaResult: 7.5 } });
    const { daten, nurWerte, andereWerte } = await oeffneDatei(datei);
    expect([nurWerte, andereWerte]).toEqual([['A!D1'], []]);
    const model = neueMappe(daten);
    const [id = ''] = model.getters.getSheetIds();
    expect(model.getters.getCellText(ort('D1', id), { showFormula: true })).toBe('7,5');
  });

  test('was hier anders herauskommt als gespeichert, wird genannt', async () => {
    const datei = await zellen({ '0,3': { formula: 'A1+B1', formulaResult: 99 } });
    expect((await oeffneDatei(datei)).andereWerte).toEqual(['A!D1']);
  });

  test('eine gemeinsame Formel gilt in jeder ihrer Zellen', async () => {
    const gemeinsam = { formulaType: 'shared', formulaSharedIndex: 0 };
    const datei = await zellen({
      '0,3': { ...gemeinsam, formula: 'A1*$B$1', formulaRef: 'D1:D2', formulaResult: 2 },
      '1,3': { ...gemeinsam, formula: '', formulaResult: 6 },
    });
    const { daten, nurWerte, andereWerte } = await oeffneDatei(datei);
    expect([nurWerte, andereWerte]).toEqual([[], []]);
    const model = neueMappe(daten);
    const [id = ''] = model.getters.getSheetIds();
    expect(model.getters.getEvaluatedCell(ort('D2', id)).value).toBe(6);
    expect(model.getters.getCellText(ort('D2', id), { showFormula: true })).toBe('=A2*$B$1');
  });

  test('was nicht mit geöffnet wird, steht in Worten da', async () => {
    const datei = await writeXlsx({
      sheets: [
        {
          name: 'A',
          rows: [
            ['Name', 'Zahl'],
            ['a', 1],
          ],
          cells: new Map(
            Object.entries({
              '1,0': { value: 'a', hyperlink: { target: 'https://example.org' }, comment: { text: 'prüfen' } },
              '3,0': { value: 'ab', richText: [{ text: 'a', font: { bold: true } }, { text: 'b' }] },
            }),
          ),
          tables: [{ name: 'Liste', range: 'A1:B2', columns: [{ name: 'Name' }, { name: 'Zahl' }] }],
          rowDefs: new Map([[1, { outlineLevel: 1 }]]),
          protection: { sheet: true },
          pageSetup: { printArea: '$A$1:$B$2' },
          dataValidations: [{ type: 'whole', operator: 'between', formula1: '1', formula2: '9', range: 'B2' }],
          conditionalRules: [{ type: 'duplicateValues', priority: 1, range: 'A1:A9' }],
        },
        { name: 'B', rows: [['x'], [1]], autoFilter: { range: 'A1:A2' } },
      ],
      namedRanges: [
        { name: 'Satz', range: '0.65' },
        { name: 'Weg', range: "'A'!$A$1:$B$2" },
      ],
      workbookProtection: { lockStructure: true },
    });
    const { daten, weggelassen } = await oeffneDatei(datei);
    expect(weggelassen).toEqual([
      'Kommentare',
      'Tabellen als solche (ihre Zellen sind da)',
      'Filter',
      'Ziele von Verweisen',
      'Formate innerhalb eines Texts',
      'Blattschutz',
      'Gliederungen',
      'Druckbereich und -titel',
      'manche Eingabeprüfungen',
      'manche bedingten Formate',
      'Mappenschutz',
      'benannte Bereiche (Satz)',
    ]);
    expect(
      neueMappe(daten)
        .getters.getNamedRanges()
        .map(({ name }) => name),
    ).toEqual(['Weg']);
  });

  test('Regeln und verbundene Zellen, die bis ans Ende von Excel reichen, gelten im ganzen Blatt', async () => {
    const datei = await writeXlsx({
      sheets: [
        {
          name: 'A',
          rows: [[1, 2]],
          merges: [
            { startRow: 0, startCol: 0, endRow: 1, endCol: 0 },
            { startRow: 4, startCol: 0, endRow: 1_048_575, endCol: 0 },
            { startRow: 900_000, startCol: 0, endRow: 900_001, endCol: 0 },
          ],
          dataValidations: [{ type: 'list', values: ['ja', 'nein'], range: 'B1:B1048576 C900000' }],
          conditionalRules: [
            {
              type: 'expression',
              priority: 1,
              formula: 'A1>0',
              range: 'A1:XFD1048576',
              style: { font: { bold: true } },
            },
          ],
        },
      ],
    });
    const model = neueMappe((await oeffneDatei(datei)).daten);
    const [id = ''] = model.getters.getSheetIds();
    const zeilen = model.getters.getNumberRows(id);
    const stand = liesBlattstand(model, id);
    expect(stand.verbunden).toEqual(['A1:A2', `A5:A${zeilen}`]);
    expect(stand.regeln).toEqual([{ bereich: 'B:B', werte: ['ja', 'nein'] }]);
    const regeln = (await readXlsx((await schreibeMappe(model)).datei)).sheets[0]?.dataValidations;
    expect(regeln?.map(({ range }) => range)).toEqual([`B1:B${zeilen}`]);
    expect(stand.bedingteFormate).toMatchObject([{ formel: '=A1>0', stil: { bold: true } }]);
  });

  test('Tage einer Mappe, die ab 1904 zählt, bleiben ihre Tage', async () => {
    const tag = new Date(Date.UTC(2020, 3, 1));
    const datei = await writeXlsx({
      dateSystem: '1904',
      sheets: [{ name: 'A', cells: new Map([['0,0', { value: tag, style: { numFmt: 'dd.mm.yyyy' } }]]), rows: [] }],
    });
    const model = neueMappe((await oeffneDatei(datei)).daten);
    const [id = ''] = model.getters.getSheetIds();
    expect(model.getters.getEvaluatedCell(ort('A1', id)).value).toBe(43_922);
  });

  test('verschoben werden Bezüge, nicht Texte; was nicht geht, wird gesagt', () => {
    expect(verschobeneFormel('SUM(A1:$B2,\'Blatt A1\'!C3,"A1")', 2, 1)).toBe('SUM(B3:$B4,\'Blatt A1\'!D5,"A1")');
    expect(verschobeneFormel('A1', -1, 0)).toBeNull();
    expect(verschobeneFormel('SUM(A:A)', 0, 1)).toBeNull();
  });
});
