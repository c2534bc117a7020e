/**
 * Beim Ausfüllen nach unten zählt die Spalte „Kennung“ weiter, wie in Excel beim Ziehen: Zwei Einträge mit derselben
 * Kennung könnte niemand auseinanderhalten. Vergebene Kennungen werden übersprungen.
 */
import { registries, UIPlugin } from '@odoo/o-spreadsheet';
import { normal } from '../../workbook/zellen.ts';

const KENNUNG = 'kennung';
/** „S07“: Vorsatz „S“ und Ziffern „07“; von hinten gelesen, weil ein Ausdruck dafür quadratisch sucht. */
function zerlegt(kennung: string): { readonly vorsatz: string; readonly ziffern: string } {
  let anfang = kennung.length;
  while (/\d/.test(kennung[anfang - 1] ?? '')) anfang--;
  return { vorsatz: kennung.slice(0, anfang), ziffern: kennung.slice(anfang) };
}

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
      const text = this.text(sheetId, col, row);
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
    const { vorsatz, ziffern } = zerlegt(this.text(sheetId, col, erste - 1));
    if (ziffern === '') return;
    const vergeben = new Set<string>();
    for (let row = kopf + 1; row < this.getters.getNumberRows(sheetId); row++) {
      const text = this.text(sheetId, col, row);
      if (text === '') break;
      if (row < erste || row > letzte) vergeben.add(normal(text));
    }
    let nummer = Number(ziffern);
    for (let row = erste; row <= letzte; row++) {
      let naechste: string;
      do naechste = `${vorsatz}${String(++nummer).padStart(ziffern.length, '0')}`;
      while (vergeben.has(normal(naechste)));
      this.dispatch('UPDATE_CELL', { sheetId, col, row, content: naechste });
    }
  }

  private text(sheetId: string, col: number, row: number): string {
    const { value } = this.getters.getEvaluatedCell({ sheetId, col, row });
    return value === null ? '' : String(value);
  }
}

/** Muss vor dem ersten `Model` laufen; mehrfach aufzurufen schadet nicht. */
export function richteKennungenEin(): void {
  if (!registries.featurePluginRegistry.contains('gk-kennungen'))
    registries.featurePluginRegistry.add('gk-kennungen', KennungenZaehlen);
}
