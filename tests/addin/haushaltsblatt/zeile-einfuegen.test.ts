/**
 * „Zeile einfügen“ in Excel und in der Workbench: Danach stehen überall dieselben Formeln wie in einem Blatt, das mit
 * einer Zeile mehr angelegt wurde, und die neue Zeile hat keine Eingaben.
 */
import { describe, expect, test } from 'vitest';
import { blattAusAntrag } from '../../../addin/haushaltsblatt/haushaltsblatt.ts';
import { liesTabellen, schreibeHaushaltsblatt } from '../../../addin/haushaltsblatt/in-der-mappe.ts';
import { zeilenort } from '../../../addin/haushaltsblatt/zeilenort.ts';
import { ExcelWorkbook } from '../../../addin/workbook/office/excel-workbook.ts';
import type { Workbook } from '../../../addin/workbook/workbook.ts';
import type { Antrag } from '../../../shared/antrag/schema.ts';
import { AACHEN, COACHING } from '../../shared/beispiele/aachen.ts';
import { leereMappe, setze } from '../workbench/mappe.ts';
import { workbenchUeber } from '../workbench/workbench.ts';
import { ExcelNachbau } from '../workbook/office/excel-nachbau.ts';

const BLATTNAME = 'Haushaltsblatt';
const ANTRAG: Antrag = { ...AACHEN, massnahmen: [COACHING] };
/** Zeilen ab 0: die Stelle, die letzte vorbereitete Stellenzeile, die Maßnahme, die letzte vorbereitete. */
const [STELLE, STELLE_LETZTE, MASSNAHME, MASSNAHME_LETZTE] = [23, 26, 31, 34];

interface Mappe {
  readonly workbook: Workbook;
  formeln(): Record<string, string>;
  schreibe(zelle: string, text: string): void;
}

function excel(mitTabellenobjekten: boolean): Mappe {
  const nachbau = new ExcelNachbau();
  const blatt = () => nachbau.blatt(BLATTNAME);
  return {
    workbook: new ExcelWorkbook(nachbau.run),
    formeln() {
      if (!mitTabellenobjekten) blatt().tabellen.clear();
      return Object.fromEntries(
        [...blatt().zellen]
          .filter(([, { art, formel }]) => art !== 'String' && String(formel).startsWith('='))
          .map(([zelle, { formel }]) => [zelle, String(formel)]),
      );
    },
    schreibe: (zelle, wert) => void blatt().zellen.set(zelle, { formel: wert, wert, art: 'String', format: 'General' }),
  };
}

function workbench(): Mappe {
  const model = leereMappe();
  const blattId = () => model.getters.getSheetIdByName(BLATTNAME) ?? '';
  return {
    workbook: workbenchUeber(model),
    formeln: () =>
      Object.fromEntries(
        model.getters.getCells(blattId()).flatMap((zelle) => {
          if (!zelle.isFormula) return [];
          const { col, row } = model.getters.getCellPosition(zelle.id);
          return [[`${col},${row}`, zelle.compiledFormula.toFormulaString(model.getters)]];
        }),
      ),
    schreibe: (zelle, text) => setze(model, zelle, text, blattId()),
  };
}

async function mitBlatt(oeffne: () => Mappe, antrag: Antrag): Promise<Mappe> {
  const mappe = oeffne();
  await schreibeHaushaltsblatt(mappe.workbook, blattAusAntrag(antrag));
  mappe.formeln();
  return mappe;
}

describe.each([
  ['Excel mit Tabellenobjekten', () => excel(true)],
  ['Excel ohne Tabellenobjekte', () => excel(false)],
  ['Workbench', workbench],
])('%s', (_, oeffne) => {
  const mehrStellen = { ...ANTRAG, stellen: [...ANTRAG.stellen, { ...ANTRAG.stellen[0], id: 'S9' }] } as Antrag;
  const mehrMassnahmen = { ...ANTRAG, massnahmen: [COACHING, { ...COACHING, id: 'M9' }] };

  test.each([
    ['unter einer Stelle', STELLE, mehrStellen],
    ['unter der letzten Zeile der Stellen', STELLE_LETZTE, mehrStellen],
    ['unter einer Maßnahme', MASSNAHME, mehrMassnahmen],
    ['unter der letzten Zeile der Maßnahmen', MASSNAHME_LETZTE, mehrMassnahmen],
  ])('%s: alle Formeln wie in einem Blatt mit einer Zeile mehr', async (__, zeile, antrag) => {
    const mappe = await mitBlatt(oeffne, ANTRAG);
    const vorher = mappe.formeln();
    const vorgang = await mappe.workbook.fuegeZeileEin({ blatt: BLATTNAME, zeile, spalte: 0 });
    expect(mappe.formeln()).toEqual((await mitBlatt(oeffne, antrag)).formeln());
    const neu = await mappe.workbook.leseZellen(
      Array.from({ length: 11 }, (___, spalte) => ({ blatt: BLATTNAME, zeile: zeile + 1, spalte })),
    );
    expect(neu.every((wert) => wert === null)).toBe(true);
    await vorgang.zuruecknehmen();
    expect(mappe.formeln()).toEqual(vorher);
  });

  test('was in der neuen Zeile inzwischen steht, nimmt keine Rücknahme weg', async () => {
    const mappe = await mitBlatt(oeffne, ANTRAG);
    const vorgang = await mappe.workbook.fuegeZeileEin({ blatt: BLATTNAME, zeile: STELLE, spalte: 0 });
    mappe.schreibe(`A${STELLE + 2}`, 'S9');
    await expect(vorgang.zuruecknehmen()).rejects.toThrow('In der eingefügten Zeile steht inzwischen etwas.');
    mappe.schreibe(`A${STELLE + 2}`, '');
  });

  test('die Auswahl sagt, in welcher Tabelle; sonst sind es die Stellen', async () => {
    const { workbook } = await mitBlatt(oeffne, ANTRAG);
    const tabellen = await liesTabellen(workbook);
    if (!tabellen) throw new Error('kein Blatt');
    const bei = (zeile: number, spalte = 0, blatt = BLATTNAME) => {
      const ort = zeilenort(tabellen, { blatt, zeile, spalte });
      return [ort?.tabelle, ort?.unter.zeile, ort?.neu.zeile];
    };
    expect(bei(STELLE + 1)).toEqual(['Stellen', STELLE + 1, STELLE + 2]);
    expect(bei(MASSNAHME, 3)).toEqual(['Maßnahmen', MASSNAHME, MASSNAHME + 1]);
    // Überschrift: unter dem letzten Eintrag.
    expect(bei(MASSNAHME - 1)).toEqual(['Maßnahmen', MASSNAHME, MASSNAHME + 1]);
    for (const daneben of [bei(4, 1), bei(MASSNAHME, 200), bei(MASSNAHME, 0, 'Tabelle1')])
      expect(daneben).toEqual(['Stellen', STELLE, STELLE + 1]);
  });
});
