/** Eine Zahl, die breiter ist als ihre Zelle, zeigt wie in Excel „####“ und nie nur einen Teil ihrer Ziffern. */
import { type CellPosition, type Getters, type Style, stores } from '@odoo/o-spreadsheet';

/** Abstand des Texts zu den beiden Rändern der Zelle. */
const RAND = 8;

interface Kasten {
  readonly style: Style;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly icons: Readonly<Record<string, { readonly size: number; readonly margin: number } | undefined>>;
  content?: { textLines: string[]; textWidth: number; width: number };
  clipRect?: unknown;
  isOverflow?: boolean;
}

interface Zeichner {
  readonly getters: Getters;
  createZoneBox(ansicht: unknown, sheetId: string, zone: { left: number; top: number }, ...rest: unknown[]): Kasten;
}

let eingerichtet = false;

/** Muss laufen, bevor die Tabelle angezeigt wird; mehrfach aufzurufen schadet nicht. */
export function zeigeSchmaleZahlenAlsRauten(): void {
  if (eingerichtet) return;
  eingerichtet = true;
  const zeichner = stores.GridRenderer.prototype as unknown as Zeichner;
  const baue = zeichner.createZoneBox;
  zeichner.createZoneBox = function (this: Zeichner, ansicht, sheetId, zone, ...rest) {
    const kasten = baue.call(this, ansicht, sheetId, zone, ...rest);
    const ort = { sheetId, col: zone.left, row: zone.top };
    if (!kasten.content || !istZahl(this.getters, ort)) return kasten;
    const zeichen = Object.values(kasten.icons).reduce(
      (summe, bild) => summe + (bild ? bild.size + bild.margin : 0),
      0,
    );
    const platz = kasten.width - RAND - zeichen;
    const stil = { ...kasten.style, rotation: 0 };
    const breite = Math.max(...kasten.content.textLines.map((zeile) => this.getters.getTextWidth(zeile, stil)));
    if (breite <= platz) return kasten;
    const rauten = '#'.repeat(Math.max(1, Math.floor(platz / this.getters.getTextWidth('#', stil))));
    kasten.content.textLines = [rauten];
    kasten.content.width = kasten.width;
    kasten.isOverflow = false;
    kasten.clipRect = { x: kasten.x, y: kasten.y, width: kasten.width, height: kasten.height };
    return kasten;
  };
}

function istZahl(getters: Getters, ort: CellPosition): boolean {
  return !getters.shouldShowFormulas() && getters.getEvaluatedCell(ort).type === 'number';
}
