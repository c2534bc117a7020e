/**
 * Filter und verborgene Zeilen eines Blatts: Vor dem Ersetzen wird alles gezeigt, die Rücknahme stellt es wieder her.
 */
import type { Bereich } from '../modell.ts';
import type { Verborgenes } from './lesen.ts';

/** Ein Filter mit seinen Bedingungen je Spalte; `null` an Spalten ohne. */
export interface Filter {
  readonly adresse: string;
  readonly bedingungen: readonly (Excel.FilterCriteria | null)[];
}

/** Die Bedingungen eines geladenen Filters. */
export function bedingungenIn({ criteria }: Pick<Excel.AutoFilter, 'criteria'>): Filter['bedingungen'] {
  return (criteria ?? []).map((bedingung) => (bedingung?.filterOn ? bedingung : null));
}

/** Wirkt mit dem nächsten Abgleich. */
export function wendeAn(filter: Excel.AutoFilter, bereich: Excel.Range, { bedingungen }: Filter): void {
  for (const [spalte, bedingung] of bedingungen.entries()) if (bedingung) filter.apply(bereich, spalte, bedingung);
}

/** Zeigt alle Zeilen und Spalten; wirkt mit dem nächsten Abgleich. */
export function zeigeAlles(blatt: Excel.Worksheet): void {
  blatt.autoFilter.remove();
  const alle = blatt.getRange();
  alle.rowHidden = false;
  alle.columnHidden = false;
}

/** Blendet aus, was ausgeblendet war, ohne die Zeilen `gefilterter` Bereiche: Die verbirgt ihr Filter selbst. */
export function verbirg(
  blatt: Excel.Worksheet,
  { verborgeneZeilen, verborgeneSpalten }: Verborgenes,
  gefilterte: readonly Bereich[],
): void {
  const imFilter = (zeile: number) => gefilterte.some((b) => zeile >= b.zeile && zeile < b.zeile + b.zeilen);
  for (const [ab, anzahl] of folgen([...verborgeneZeilen].filter((zeile) => !imFilter(zeile))))
    blatt.getRangeByIndexes(ab, 0, anzahl, 1).rowHidden = true;
  for (const [ab, anzahl] of folgen([...verborgeneSpalten]))
    blatt.getRangeByIndexes(0, ab, 1, anzahl).columnHidden = true;
}

/** 3, 4, 5, 9 → [3, 3], [9, 1] */
function folgen(nummern: readonly number[]): [number, number][] {
  const ergebnis: [number, number][] = [];
  for (const nummer of [...nummern].sort((a, b) => a - b)) {
    const letzte = ergebnis.at(-1);
    if (letzte && letzte[0] + letzte[1] === nummer) letzte[1]++;
    else ergebnis.push([nummer, 1]);
  }
  return ergebnis;
}
