/**
 * Auf welcher Zeile von „Plan“ und „Zeilen“ ein Eintrag in einem Haushaltsjahr steht: Jahr für Jahr, im Jahr wie im
 * Plan. So beginnt auf Papier jedes Haushaltsjahr auf einer neuen Seite.
 */
import type { Planrechnung } from '../antrag/planrechnung.ts';
import { ERSTE_ZEILE } from './eingaben-blaetter.ts';

export interface Zeilenfolge {
  /** Zeile im Blatt für die Zeile Nr. `index` des Plans, ab 0. */
  zeile(index: number): number;
  /** Erste Zeile jedes Haushaltsjahrs nach dem ersten. */
  readonly jahresanfaenge: readonly number[];
}

/** Was zu keinem Haushaltsjahr gehört, steht am Ende. */
export function zeilenfolge({ zeilen }: Pick<Planrechnung, 'zeilen'>): Zeilenfolge {
  const jahr = (index: number) => zeilen[index]?.haushaltsjahr ?? Number.MAX_SAFE_INTEGER;
  const geordnet = zeilen.map((_, index) => index).sort((a, b) => jahr(a) - jahr(b) || a - b);
  const plaetze = new Map(geordnet.map((index, i) => [index, ERSTE_ZEILE + i]));
  return {
    zeile: (index) => plaetze.get(index) ?? ERSTE_ZEILE,
    jahresanfaenge: jahresanfaenge(geordnet.map(jahr)),
  };
}

/** Die Zeilen, mit denen ein anderes Jahr beginnt, wenn sie von {@link ERSTE_ZEILE} an in dieser Folge stehen. */
export function jahresanfaenge(jahre: readonly number[]): number[] {
  return jahre.flatMap((jahr, i) => (i > 0 && jahr !== jahre[i - 1] ? [ERSTE_ZEILE + i] : []));
}
