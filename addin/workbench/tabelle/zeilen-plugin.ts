/**
 * Eine eingefügte Zeile in einer Tabelle mit GK-Formeln rechnet von selbst: Sie bekommt die Formeln und Formate ihrer
 * Nachbarin, und wo sie unter der letzten Zeile steht, reichen die Bereiche der Tabelle bis zu ihr. Ganze Zeilen lassen
 * sich trotz fixierter Spalte einfügen.
 */
import { registries, UIPlugin } from '@odoo/o-spreadsheet';
import { gedehnt } from '../../workbook/zeilenbereich.ts';
import { normal } from '../../workbook/zellen.ts';
import { rechnet, SUMME, zellenIn } from './eintragstabelle.ts';

interface Eingefuegt {
  readonly type: string;
  readonly sheetId: string;
  readonly dimension: 'ROW' | 'COL';
  readonly base: number;
  readonly position: 'before' | 'after';
  readonly quantity: number;
}

class ZeilenFuellen extends UIPlugin {
  override handle(befehl: Parameters<UIPlugin['handle']>[0]): void {
    if (befehl.type !== 'ADD_COLUMNS_ROWS') return;
    const { sheetId, dimension, base, position, quantity } = befehl as unknown as Eingefuegt;
    if (dimension !== 'ROW') return;
    const erste = position === 'after' ? base + 1 : base;
    const darunter = erste + quantity;
    const vorlage = [erste - 1, darunter].find(
      (zeile) => rechnet(this.getters, sheetId, zeile) && !this.istSumme(sheetId, zeile),
    );
    if (vorlage === undefined) return;
    for (let zeile = erste; zeile < darunter; zeile++) this.fuelle(sheetId, vorlage, zeile);
    if (vorlage < erste && this.istSumme(sheetId, darunter)) this.dehne(sheetId, vorlage, quantity);
  }

  private istSumme(sheetId: string, row: number): boolean {
    return zellenIn(this.getters, sheetId, row).some(
      ({ zelle }) => !zelle.isFormula && normal(zelle.content) === SUMME,
    );
  }

  private fuelle(sheetId: string, von: number, nach: number): void {
    for (const { col, zelle } of zellenIn(this.getters, sheetId, von)) {
      const content = zelle.isFormula
        ? this.getters.getTranslatedCellFormula(sheetId, 0, nach - von, zelle.compiledFormula)
        : '';
      this.dispatch('UPDATE_CELL', {
        sheetId,
        col,
        row: nach,
        content,
        style: zelle.style ?? null,
        format: zelle.format ?? '',
      });
      const border = this.getters.getCellBorder({ sheetId, col, row: von });
      if (border)
        this.dispatch('SET_BORDERS_ON_TARGET', {
          sheetId,
          border,
          target: [{ left: col, right: col, top: nach, bottom: nach }],
        });
    }
  }

  /** Bereiche, die mit der bisher letzten Zeile enden, enden mit der neuen; auch die der Auswahllisten. */
  private dehne(sheetId: string, letzte: number, um: number): void {
    const dehne = (text: string) => gedehnt(text, letzte + 1, um);
    for (const zelle of this.getters.getCells(sheetId)) {
      if (!zelle.isFormula) continue;
      const formel = zelle.compiledFormula.toFormulaString(this.getters);
      const content = dehne(formel);
      if (content === formel) continue;
      const { col, row } = this.getters.getCellPosition(zelle.id);
      this.dispatch('UPDATE_CELL', { sheetId, col, row, content });
    }
    for (const { id, criterion, isBlocking, ranges } of this.getters.getDataValidationRules(sheetId)) {
      const bisher = ranges.map((bereich) => this.getters.getRangeString(bereich, sheetId));
      const neu = bisher.map(dehne);
      if (neu.every((bereich, i) => bereich === bisher[i])) continue;
      const bereiche = neu.map((bereich) => this.getters.getRangeDataFromXc(sheetId, bereich));
      this.dispatch('ADD_DATA_VALIDATION_RULE', {
        sheetId,
        ranges: bereiche,
        rule: { id, criterion, isBlocking: isBlocking ?? false },
      });
    }
  }
}

/** Muss vor dem ersten `Model` laufen; mehrfach aufzurufen schadet nicht. */
export function richteZeilenEin(): void {
  if (registries.featurePluginRegistry.contains('gk-zeilen')) return;
  registries.featurePluginRegistry.add('gk-zeilen', ZeilenFuellen);
  // o-spreadsheet lehnt jedes Einfügen ab, das über die fixierte Spalte reicht. Schaden könnte es nur verbundenen
  // Zellen, und die prüft es eigens.
  const ablage = registries.clipboardHandlersRegistries.cellHandlers.get('sheet').prototype as unknown as {
    isPasteAllowed(): string;
  };
  ablage.isPasteAllowed = () => 'Success';
}
