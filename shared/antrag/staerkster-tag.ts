/** An welchem Tag die meisten Stellen besetzt sind: an ihm wird der Plan am Schlüssel gemessen (R1–R3). */

import { alsIso, ausTagesnummer, type Datum, tagesnummer } from '../grund/datum.ts';
import { Dezimal } from '../grund/geld.ts';
import type { IsoTag } from '../grund/marken.ts';
import type { Stellenbesetzung } from './planrechnung.ts';

/** Der Tag mit den meisten Stellen und wer sie besetzt. */
export interface Spitze {
  readonly tag: Datum;
  readonly stellen: Dezimal;
  readonly besetzungen: readonly Stellenbesetzung[];
}

/** Der erste Tag mit den meisten Stellen: gezählt wird dort, wo jemand beginnt oder gerade aufgehört hat. */
export function staerksterTag(besetzungen: readonly Stellenbesetzung[]): Spitze | null {
  const aenderungen = new Map<string, Dezimal>();
  const aendere = (iso: IsoTag, um: Dezimal) => aenderungen.set(iso, um.plus(aenderungen.get(iso) ?? 0));
  for (const { eintrag, bis } of besetzungen) {
    const anteil = new Dezimal(eintrag.stellenanteil);
    aendere(eintrag.von, anteil);
    aendere(alsIso(ausTagesnummer(tagesnummer(bis) + 1)), anteil.negated());
  }
  let stand = new Dezimal(0);
  let hoechster = new Dezimal(0);
  let tag: string | null = null;
  for (const iso of [...aenderungen.keys()].sort()) {
    stand = stand.plus(aenderungen.get(iso) ?? 0);
    if (stand.lte(hoechster)) continue;
    hoechster = stand;
    tag = iso;
  }
  if (tag === null) return null;
  const amTag = besetzungen.filter(({ eintrag }) => eintrag.von <= tag && tag <= eintrag.bis);
  return {
    tag: (amTag.find(({ eintrag }) => eintrag.von === tag) as Stellenbesetzung).von,
    stellen: hoechster,
    besetzungen: amTag,
  };
}
