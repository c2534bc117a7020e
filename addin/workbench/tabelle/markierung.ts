/**
 * Hebt Zellen über ein bedingtes Format hervor: Eigene Farben bleiben darunter unverändert, und es lässt sich restlos
 * entfernen.
 */
import type { Model } from '@odoo/o-spreadsheet';
import { adresse, type Zellbezug } from '../../workbook/zellen.ts';

/** Immer wahr; an ihr erkennen wir unsere Hervorhebung wieder, auch in einer neu geöffneten Mappe. */
const FORMEL = '=LEN("GK-Vergleich")>0';
const FARBE = '#FFE699';

/** Ersetzt jede frühere Hervorhebung. `false`, wenn ein Blatt gesperrt ist; dann ist nichts geändert. */
export function markiereZellen(model: Model, zellen: readonly Zellbezug[]): boolean {
  const { getters } = model;
  const jeBlatt = new Map<string, string[]>();
  for (const zelle of zellen) {
    const sheetId = getters.getSheetIdByName(zelle.blatt);
    if (sheetId) jeBlatt.set(sheetId, [...(jeBlatt.get(sheetId) ?? []), adresse(zelle)]);
  }
  const alte = unsere(model);
  if ([...alte.map(({ sheetId }) => sheetId), ...jeBlatt.keys()].some((id) => getters.isSheetLocked(id))) return false;
  for (const { sheetId, id } of alte) model.dispatch('REMOVE_CONDITIONAL_FORMAT', { sheetId, id });
  for (const [sheetId, adressen] of jeBlatt) {
    const ranges = adressen.map((xc) => getters.getRangeDataFromXc(sheetId, xc));
    const rule = {
      type: 'CellIsRule',
      operator: 'customFormula',
      values: [FORMEL],
      style: { fillColor: FARBE },
    } as const;
    model.dispatch('ADD_CONDITIONAL_FORMAT', {
      sheetId,
      ranges,
      cf: { id: `gk-vergleich-${sheetId}`, rule: { ...rule, values: [...rule.values] } },
    });
  }
  return true;
}

/** Ob in irgendeinem Blatt noch Zellen eines Vergleichs hervorgehoben sind. */
export function istMarkiert(model: Model): boolean {
  return unsere(model).length > 0;
}

function unsere({ getters }: Model): { readonly sheetId: string; readonly id: string }[] {
  return getters.getSheetIds().flatMap((sheetId) =>
    getters
      .getConditionalFormats(sheetId)
      .filter(
        ({ rule }) => rule.type === 'CellIsRule' && rule.operator === 'customFormula' && rule.values[0] === FORMEL,
      )
      .map(({ id }) => ({ sheetId, id })),
  );
}
