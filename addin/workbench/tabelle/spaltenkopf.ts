/**
 * Wie in einer Excel-Tabelle steht die Überschrift einer Spalte im Spaltenkopf, sobald ihre Kopfzeile aus dem Bild
 * gerollt ist.
 */
import { type Getters, helpers, stores } from '@odoo/o-spreadsheet';
import { normal } from '../../workbook/zellen.ts';
import { KENNUNG, SUMME } from './eintragstabelle.ts';

/** So hoch ist der Spaltenkopf; seine Buchstaben stehen in der Mitte. */
const MITTE = 13;
const RAND = 8;

interface Zeichnung {
  readonly ctx: CanvasRenderingContext2D;
  readonly sheetId: string;
  readonly viewports: { getSheetViewVisibleRows(sheetId: string): readonly number[] };
}

interface Zeichner {
  readonly getters: Getters;
  drawHeaders(zeichnung: Zeichnung): void;
}

let eingerichtet = false;

/** Muss laufen, bevor die Tabelle angezeigt wird; mehrfach aufzurufen schadet nicht. */
export function haltUeberschriftenImBlick(): void {
  if (eingerichtet) return;
  eingerichtet = true;
  const prototyp = stores.GridRenderer.prototype as unknown as Zeichner;
  const zeichne = prototyp.drawHeaders;
  prototyp.drawHeaders = function (this: Zeichner, zeichnung) {
    const namen = ueberschriften(this.getters, zeichnung);
    if (namen.size === 0) return zeichne.call(this, zeichnung);
    const { ctx, sheetId } = zeichnung;
    const schreibe = ctx.fillText;
    const { getters } = this;
    ctx.fillText = (text, x, y, ...rest) => {
      const spalte = y === MITTE ? namen.get(text) : undefined;
      const sichtbar = spalte
        ? gekuerzt(ctx, `${text} · ${spalte.name}`, getters.getColSize(sheetId, spalte.nummer) - RAND)
        : text;
      schreibe.call(ctx, sichtbar, x, y, ...rest);
    };
    try {
      zeichne.call(this, zeichnung);
    } finally {
      ctx.fillText = schreibe;
    }
  };
}

interface Ueberschrift {
  readonly nummer: number;
  readonly name: string;
}

/** Die Überschriften der Tabelle, in deren Zeilen das Bild beginnt, nach Spaltenbuchstaben; leer, wenn es keine ist. */
function ueberschriften(getters: Getters, { sheetId, viewports }: Zeichnung): Map<string, Ueberschrift> {
  const kopf = kopfzeileVor(getters, sheetId, ersteGerollteZeile(getters, sheetId, viewports));
  const namen = new Map<string, Ueberschrift>();
  if (kopf === null) return namen;
  for (let nummer = 0; nummer < getters.getNumberCols(sheetId); nummer++) {
    const name = getters.getEvaluatedCell({ sheetId, col: nummer, row: kopf }).formattedValue.replaceAll(/\s+/g, ' ');
    if (name !== '') namen.set(helpers.numberToLetters(nummer), { nummer, name });
  }
  return namen;
}

function ersteGerollteZeile(getters: Getters, sheetId: string, viewports: Zeichnung['viewports']): number {
  const { ySplit } = getters.getPaneDivisions(sheetId);
  return viewports.getSheetViewVisibleRows(sheetId).find((zeile) => zeile >= ySplit) ?? 0;
}

/** Nach oben die nächste Kopfzeile mit „Kennung“, wenn davor keine Tabelle endet. */
function kopfzeileVor(getters: Getters, sheetId: string, zeile: number): number | null {
  for (let row = zeile - 1; row >= 0; row--) {
    const text = normal(getters.getEvaluatedCell({ sheetId, col: 0, row }).formattedValue);
    if (text === KENNUNG) return row;
    if (text === SUMME) return null;
  }
  return null;
}

function gekuerzt(ctx: CanvasRenderingContext2D, text: string, breite: number): string {
  let kurz = text;
  while (kurz.length > 1 && ctx.measureText(kurz).width > breite) kurz = `${kurz.replace(/…$/, '').slice(0, -1)}…`;
  return kurz;
}
