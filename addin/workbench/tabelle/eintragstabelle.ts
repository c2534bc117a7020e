/** Die Tabellen mit GK-Formeln in einem Blatt, erkannt an „Kennung“ in ihrem Kopf und „Summe“ unter ihren Einträgen. */
import type { Getters } from '@odoo/o-spreadsheet';
import { normal } from '../../workbook/zellen.ts';

const KENNUNG = 'kennung';
const SUMME = 'summe';
const GK_AUFRUF = /\bGK\./;

export interface Eintragstabelle {
  /** Zeile der Überschriften; die Einträge beginnen darunter. */
  readonly kopf: number;
  /** Spalte der Kennungen. */
  readonly kennung: number;
  /** Zeile der Summe; `null`, wenn sie fehlt. */
  readonly summe: number | null;
}

/** Ob in dieser Zeile eine GK-Funktion rechnet. */
export function rechnet(getters: Getters, sheetId: string, row: number): boolean {
  return spaltenIn(getters, sheetId, row).some((col) => {
    const zelle = getters.getCell({ sheetId, col, row });
    return zelle?.isFormula === true && GK_AUFRUF.test(zelle.compiledFormula.toFormulaString(getters));
  });
}

/** Alle Tabellen des Blatts, von oben nach unten. */
export function eintragstabellen(getters: Getters, sheetId: string): readonly Eintragstabelle[] {
  const zeilen = getters.getNumberRows(sheetId);
  const koepfe = Array.from({ length: zeilen }, (_, kopf) => ({
    kopf,
    kennung: kennungsspalte(getters, sheetId, kopf),
  }));
  const gefunden = koepfe.filter(({ kopf, kennung }) => kennung !== null && rechnet(getters, sheetId, kopf + 1));
  return gefunden.map(({ kopf, kennung }, i): Eintragstabelle => {
    const spalte = kennung ?? 0;
    const ende = gefunden[i + 1]?.kopf ?? zeilen;
    let summe: number | null = null;
    for (let row = kopf + 1; row < ende && summe === null; row++)
      if (normal(textIn(getters, sheetId, spalte, row)) === SUMME) summe = row;
    return { kopf, kennung: spalte, summe };
  });
}

/** Die Zeilen, in denen Einträge stehen oder stehen können. */
export function eintragszeilen(getters: Getters, sheetId: string, { kopf, summe }: Eintragstabelle): number[] {
  const ende = summe ?? getters.getNumberRows(sheetId);
  return Array.from({ length: ende - kopf - 1 }, (_, i) => kopf + 1 + i);
}

/**
 * Die Kennungen aller Tabellen des Blatts in der Form von {@link normal}, ohne die Zeilen, auf die `ausser` zutrifft:
 * Über Stellen und Maßnahmen hinweg ist jede nur einmal vergeben.
 */
export function vergebeneKennungen(getters: Getters, sheetId: string, ausser: (row: number) => boolean): Set<string> {
  return new Set(
    eintragstabellen(getters, sheetId).flatMap((tabelle) =>
      eintragszeilen(getters, sheetId, tabelle)
        .filter((row) => !ausser(row))
        .map((row) => normal(textIn(getters, sheetId, tabelle.kennung, row)))
        .filter((kennung) => kennung !== ''),
    ),
  );
}

/** Der Text einer Zelle, auch einer, die gerade erst beschrieben ist; leer, wenn sie es ist. */
export function textIn(getters: Getters, sheetId: string, col: number, row: number): string {
  const zelle = getters.getCell({ sheetId, col, row });
  if (zelle && !zelle.isFormula) return zelle.content.replace(/^'/, '');
  const { value } = getters.getEvaluatedCell({ sheetId, col, row });
  return value === null ? '' : String(value);
}

function kennungsspalte(getters: Getters, sheetId: string, row: number): number | null {
  const spalte = spaltenIn(getters, sheetId, row).find((col) => {
    const zelle = getters.getCell({ sheetId, col, row });
    return zelle !== undefined && !zelle.isFormula && normal(zelle.content) === KENNUNG;
  });
  return spalte ?? null;
}

function spaltenIn(getters: Getters, sheetId: string, row: number): number[] {
  return row < 0 || row >= getters.getNumberRows(sheetId)
    ? []
    : Array.from({ length: getters.getNumberCols(sheetId) }, (_, col) => col);
}
