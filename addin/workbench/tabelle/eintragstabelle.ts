/** Die Tabellen mit GK-Formeln in einem Blatt, erkannt an „Kennung“ in ihrem Kopf und „Summe“ unter ihren Einträgen. */
import type { Cell, Getters } from '@odoo/o-spreadsheet';
import { normal } from '../../workbook/zellen.ts';

/** Überschrift und Zeilenname, an denen eine Tabelle zu erkennen ist, in der Form von {@link normal}. */
export const KENNUNG = 'kennung';
export const SUMME = 'summe';
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
  return zellenIn(getters, sheetId, row).some(
    ({ zelle }) => zelle.isFormula && GK_AUFRUF.test(zelle.compiledFormula.toFormulaString(getters)),
  );
}

/** Alle Tabellen des Blatts, von oben nach unten. */
export function eintragstabellen(getters: Getters, sheetId: string): readonly Eintragstabelle[] {
  const zeilen = getters.getNumberRows(sheetId);
  const koepfe = Array.from({ length: zeilen }, (_, kopf) => kopf).flatMap((kopf) => {
    const kennung = kennungsspalte(getters, sheetId, kopf);
    return kennung !== undefined && rechnet(getters, sheetId, kopf + 1) ? [{ kopf, kennung }] : [];
  });
  return koepfe.map(({ kopf, kennung }, i): Eintragstabelle => {
    const ende = koepfe[i + 1]?.kopf ?? zeilen;
    let summe: number | null = null;
    for (let row = kopf + 1; row < ende && summe === null; row++)
      if (normal(textIn(getters, sheetId, kennung, row)) === SUMME) summe = row;
    return { kopf, kennung, summe };
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

function kennungsspalte(getters: Getters, sheetId: string, row: number): number | undefined {
  return zellenIn(getters, sheetId, row).find(({ zelle }) => !zelle.isFormula && normal(zelle.content) === KENNUNG)
    ?.col;
}

/** Die Zellen einer Zeile, die es gibt, von links nach rechts; keine, wo die Zeile nicht im Blatt liegt. */
export function zellenIn(
  getters: Getters,
  sheetId: string,
  row: number,
): { readonly col: number; readonly zelle: Cell }[] {
  if (row < 0 || row >= getters.getNumberRows(sheetId)) return [];
  return Array.from({ length: getters.getNumberCols(sheetId) }, (_, col) => ({
    col,
    zelle: getters.getCell({ sheetId, col, row }),
  })).flatMap(({ col, zelle }) => (zelle ? [{ col, zelle }] : []));
}
