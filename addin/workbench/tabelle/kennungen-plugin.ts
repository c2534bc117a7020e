/**
 * Beim Ausfüllen nach unten zählt die Spalte „Kennung“ weiter, wie in Excel beim Ziehen: Zwei Einträge mit derselben
 * Kennung könnte niemand auseinanderhalten. Vergebene Kennungen werden übersprungen.
 */
import { registries, UIPlugin } from '@odoo/o-spreadsheet';
import { normal } from '../../workbook/zellen.ts';
import { KENNUNG, textIn, vergebeneKennungen } from './eintragstabelle.ts';
import { naechsteKennung, zerlegt } from './kennungen.ts';

class KennungenZaehlen extends UIPlugin {
  override handle(befehl: Parameters<UIPlugin['handle']>[0]): void {
    const { type } = befehl as { readonly type: string };
    if (type !== 'COPY_PASTE_CELLS_ABOVE') return;
    const sheetId = this.getters.getActiveSheetId();
    const { left, right, top, bottom } = this.getters.getSelectedZone();
    // Eine Zeile wird aus der darüber gefüllt, mehrere aus der ersten von ihnen.
    const erste = top === bottom ? top : top + 1;
    for (let col = left; col <= right; col++) {
      const kopf = this.kopfzeile(sheetId, col, erste);
      if (kopf !== null) this.zaehle(sheetId, col, { kopf, erste, letzte: bottom });
    }
  }

  /** Die Zeile mit der Überschrift „Kennung“, zu der diese Zelle gehört. */
  private kopfzeile(sheetId: string, col: number, zeile: number): number | null {
    for (let row = zeile - 1; row >= 0; row--) {
      const text = textIn(this.getters, sheetId, col, row);
      if (normal(text) === KENNUNG) return row;
      if (text === '') return null;
    }
    return null;
  }

  private zaehle(
    sheetId: string,
    col: number,
    { kopf, erste, letzte }: { readonly kopf: number; readonly erste: number; readonly letzte: number },
  ): void {
    let kennung = textIn(this.getters, sheetId, col, erste - 1);
    if (zerlegt(kennung).ziffern === '') return;
    const ausgefuellt = (row: number) => row >= erste && row <= letzte;
    const vergeben = vergebeneKennungen(this.getters, sheetId, ausgefuellt);
    for (let row = kopf + 1; row < this.getters.getNumberRows(sheetId); row++) {
      const text = textIn(this.getters, sheetId, col, row);
      if (text === '') break;
      if (!ausgefuellt(row)) vergeben.add(normal(text));
    }
    for (let row = erste; row <= letzte; row++) {
      kennung = naechsteKennung(kennung, vergeben);
      this.dispatch('UPDATE_CELL', { sheetId, col, row, content: kennung });
    }
  }
}

/** Muss vor dem ersten `Model` laufen; mehrfach aufzurufen schadet nicht. */
export function richteKennungenEin(): void {
  if (!registries.featurePluginRegistry.contains('gk-kennungen'))
    registries.featurePluginRegistry.add('gk-kennungen', KennungenZaehlen);
}
