/** Ein Bescheid des Kerns, in dem nur steht, was ein Test nennt. */
import type { Bescheid } from '../../../shared/kern/bescheide.ts';
import { d } from '../tage.ts';

export function bescheid(datum: string, jahre: Record<number, string>, angaben: Partial<Bescheid> = {}): Bescheid {
  return {
    datum: d(datum),
    aktenzeichen: `Az ${datum}`,
    stellen: '1',
    von: null,
    bis: null,
    zuwendung: null,
    jahre: Object.entries(jahre).map(([jahr, zuwendung]) => ({ haushaltsjahr: Number(jahr), zuwendung })),
    anteile: [],
    bestandskraeftigAm: null,
    verzichtAm: null,
    einzelnachweise: null,
    zwischennachweise: null,
    letzterAbruf: [],
    ...angaben,
  };
}
