/** Beim Öffnen ist die Tabelle so groß, dass eine Stelle von der Kennung bis zu den Jahresausgaben ins Bild passt. */
import type { Model } from '@odoo/o-spreadsheet';
import { normal } from '../../workbook/zellen.ts';

const LETZTE_SPALTE = 'jahresausgaben';
/** Zeilenköpfe und Rollbalken. */
const RAENDER = 48 + 16;
/** Darunter wäre die Schrift zu klein zum Lesen; in schmalen Fenstern rollt man lieber. */
const MINDESTENS = 0.8;

/** Verkleinert nur; wer die Größe danach ändert, behält sie. */
export function passeZoomAn(model: Model, breite: number): void {
  const { getters } = model;
  const sheetId = getters.getActiveSheetId();
  const letzte = getters
    .getEvaluatedCellsPositions(sheetId)
    .find((ort) => normal(getters.getEvaluatedCell(ort).formattedValue) === LETZTE_SPALTE);
  if (!letzte) return;
  let noetig = RAENDER;
  for (let col = 0; col <= letzte.col; col++) noetig += getters.getColSize(sheetId, col);
  const zoom = Math.floor((breite / noetig) * 100) / 100;
  if (zoom < 1 && zoom >= MINDESTENS) model.dispatch('SET_ZOOM', { zoom });
}
