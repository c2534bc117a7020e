/** Tage des Antrags und der Bescheide als Datum. */
import { ausIso, type Datum } from '../grund/datum.ts';
import type { IsoTag } from '../grund/marken.ts';

/** Ein Tag des Antrags; das Schema lässt nur echte Tage zu. */
export function tag(iso: IsoTag): Datum {
  const gelesen = ausIso(iso);
  if (!gelesen) throw new Error(`Kein Tag: ${iso}`);
  return gelesen;
}
