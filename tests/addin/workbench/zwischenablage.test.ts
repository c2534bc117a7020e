/** Einfügen aus der Zwischenablage des Systems und Ausfüllen nach unten. */
import { helpers, type Model } from '@odoo/o-spreadsheet';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BLATT, leereMappe, ort, setze, zelle } from './mappe.ts';

function fuegeEin(model: Model, xc: string, text: string, pasteOption?: 'asValue'): void {
  const { col, row } = ort(xc);
  model.selection.selectCell(col, row);
  model.dispatch('PASTE_FROM_OS_CLIPBOARD', {
    target: [helpers.toZone(xc)],
    clipboardContent: { text },
    ...(pasteOption ? { pasteOption } : {}),
  });
}

/** So schreibt Excel Zellen in die Zwischenablage. */
const wieExcel = (zellen: readonly (readonly string[])[]) =>
  `${zellen
    .map((zeile) => zeile.map((text) => (/[\n\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)).join('\t'))
    .join('\r\n')}\r\n`;

describe('aus Excel eingefügt', () => {
  test('Zeilenwechsel, Tabulator und Anführungszeichen bleiben in ihrer Zelle', () => {
    const model = leereMappe();
    fuegeEin(
      model,
      'B2',
      wieExcel([
        ['S7', 'Haus\n"Am Ring"', '"Verein" e. V.'],
        ['S8', 'a\tb', '1,5'],
      ]),
    );
    const werte = ['B2', 'C2', 'D2', 'B3', 'C3', 'D3', 'B4', 'E2'].map((xc) => zelle(model, xc).value);
    expect(werte).toEqual(['S7', 'Haus\n"Am Ring"', '"Verein" e. V.', 'S8', 'a\tb', 1.5, null, null]);
  });

  test('jeder Text kommt so an, wie Excel ihn kopiert hat', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'ä', '"', '\n', ' ', ';', 'b') }).map((roh) => `x${roh}x`);
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 4 }), (zeilen) => {
        const model = leereMappe();
        fuegeEin(model, 'A1', wieExcel(zeilen));
        const gelesen = zeilen.map((_, i) => [zelle(model, `A${i + 1}`).value, zelle(model, `B${i + 1}`).value]);
        expect(gelesen).toEqual(zeilen);
      }),
      { numRuns: 60 },
    );
  });

  test('die Zelle behält ihr Aussehen, auch wo nichts eingefügt wird', () => {
    const model = leereMappe();
    const aussehen = { style: { fillColor: '#FFF2CC' }, format: '#,##0.00' };
    for (const xc of ['B2', 'C2']) model.dispatch('UPDATE_CELL', { ...ort(xc), content: '1', ...aussehen });
    fuegeEin(model, 'B2', '65.300\t');
    expect(model.getters.getCell(ort('B2'))).toMatchObject({ content: '65300', ...aussehen });
    expect(model.getters.getCell(ort('C2'))).toMatchObject({ content: '', ...aussehen });
    fuegeEin(model, 'B2', '70.000,5', 'asValue');
    expect(zelle(model, 'B2').formattedValue).toBe('70.000,50');
  });

  test('kopiert wird, wie Excel es liest: deutsch und mit umschlossenen Zeilenwechseln', async () => {
    const model = leereMappe();
    setze(model, 'A1', 'oben\n"unten"');
    setze(model, 'B1', '=1=1');
    setze(model, 'C1', '=GK.STELLEN("x")');
    model.selection.selectZone({ cell: ort('A1'), zone: helpers.toZone('A1:C1') });
    model.dispatch('COPY');
    const { 'text/plain': text } = await model.getters.getClipboardTextAndImageContent();
    expect(text).toBe('"oben\n""unten"""\tWAHR\t#WERT!');
  });
});

describe('nach unten ausgefüllt', () => {
  test.each([
    ['eine Zeile aus der darüber', 'A6:B6', ['S1', 'S2', 'S3', 'S4', 'S5']],
    ['mehrere aus ihrer ersten', 'A2:B4', ['S1', 'S2', 'S3', 'S4']],
  ])('%s: Kennungen zählen weiter', (_, zone, erwartet) => {
    const model = leereMappe();
    setze(model, 'A1', 'Kennung');
    for (let i = 2; i <= erwartet.length; i++) setze(model, `A${i}`, i === 2 ? 'S1' : `S${i - 1}`);
    setze(model, 'B2', '5');
    if (zone === 'A2:B4') setze(model, 'A3', '');
    const ziel = helpers.toZone(zone);
    model.selection.selectZone({ cell: { col: ziel.left, row: ziel.top }, zone: ziel });
    model.dispatch('COPY_PASTE_CELLS_ABOVE');
    const kennungen = Array.from({ length: ziel.bottom }, (__, i) => zelle(model, `A${i + 2}`).value);
    expect(new Set(kennungen).size).toBe(kennungen.length);
    expect(kennungen).toEqual(erwartet.slice(0, kennungen.length));
    model.dispatch('REQUEST_UNDO');
    expect(model.getters.getCell({ sheetId: BLATT, col: 1, row: 3 })).toBeUndefined();
  });

  test('vergebene Kennungen werden übersprungen, andere Spalten nicht gezählt', () => {
    const model = leereMappe();
    for (const [xc, text] of [
      ['A1', 'Kennung'],
      ['A2', 'S09'],
      ['B1', 'Träger'],
      ['B2', 'Haus 1'],
      ['A3', 'x'],
      ['A4', 'S10'],
    ] as const)
      setze(model, xc, text);
    model.selection.selectZone({ cell: { col: 0, row: 2 }, zone: helpers.toZone('A3:B3') });
    model.dispatch('COPY_PASTE_CELLS_ABOVE');
    expect([zelle(model, 'A3').value, zelle(model, 'B3').value]).toEqual(['S11', 'Haus 1']);
  });
});
