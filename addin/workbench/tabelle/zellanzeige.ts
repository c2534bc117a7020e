/**
 * Zeigt in einer Zelle der Tabelle Wahrheits- und Fehlerwerte und, bei „Ansicht › Anzeigen › Formeln“, Formeln auf
 * Deutsch.
 */
import { type CellPosition, type Getters, registries } from '@odoo/o-spreadsheet';
import { wahrheitswort } from '../../../shared/grund/wahrheitswert.ts';
import { fehlername } from '../../workbook/zellen.ts';
import { aufDeutsch } from './deutsche-namen.ts';
import { DEUTSCH } from './locale.ts';

/** Der Teil von o-spreadsheet, der zu jeder Zelle ihren Text liefert; Suche und Zwischenablage fragen ihn auch. */
interface Zelltexte {
  readonly getters: Getters;
  getCellText(position: CellPosition, angaben?: { readonly showFormula?: boolean }): string;
}

let eingerichtet = false;

/** Muss vor dem ersten `Model` laufen; mehrfach aufzurufen schadet nicht. */
export function richteZellanzeigeEin(): void {
  if (eingerichtet) return;
  eingerichtet = true;
  const prototyp = registries.featurePluginRegistry.get('ui_sheet').prototype as unknown as Zelltexte;
  const urspruenglich = prototyp.getCellText;
  prototyp.getCellText = function (this: Zelltexte, position, angaben) {
    const text = urspruenglich.call(this, position, angaben);
    if (angaben?.showFormula && this.getters.getCell(position)?.isFormula) return aufDeutsch(text, DEUTSCH);
    const { type, value } = this.getters.getEvaluatedCell(position);
    if (type === 'boolean') return wahrheitswort(value);
    return type === 'error' ? fehlername(text) : text;
  };
}
