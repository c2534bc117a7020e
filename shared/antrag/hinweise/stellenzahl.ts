/** R1–R3: mehr oder weniger Stellen, als der Schlüssel gibt, gemessen am Tag mit den meisten besetzten Stellen. */
import { alsIso, ausTagesnummer, type Datum, tagesnummer } from '../../kern/datum.ts';
import { Dezimal, quotient } from '../../kern/geld.ts';
import { deutscherWert } from '../../kern/zahlformat.ts';
import type { Hinweis } from '../plan-typen.ts';
import type { Planrechnung, Stellenbesetzung } from '../planrechnung.ts';
import { deutscherTag } from '../worte.ts';

/** `warnung` bei mehr, `info` bei weniger Stellen als nach Schlüssel (R1–R3); keiner, wenn es keinen Schlüssel gibt. */
export function stellenzahl({ antrag, besetzungen, stellenNachSchluessel }: Planrechnung): Hinweis[] {
  if (stellenNachSchluessel === null) return [];
  const moeglich = quotient(stellenNachSchluessel.wert);
  const spitze = staerksterTag(besetzungen);
  const geplant = spitze?.stellen ?? new Dezimal(0);
  const unterschied = geplant.minus(moeglich);
  if (unterschied.isZero()) return [];
  const nachSchluessel = `nach dem Schlüssel sind für ${deutscherWert(antrag.personen.geduldete)} Geduldete ${deutscherWert(moeglich, 1)} möglich`;
  if (unterschied.gt(0) && spitze) {
    return [
      {
        code: 'MEHR_STELLEN_ALS_SCHLUESSEL',
        schweregrad: 'warnung',
        felder: ['personen.geduldete', ...spitze.besetzungen.map(({ index }) => `stellen[${index}].stellenanteil`)],
        text: `Am ${deutscherTag(spitze.tag)} sind ${deutscherWert(geplant, 1)} Stellen geplant, ${nachSchluessel}: ${deutscherWert(unterschied, 1)} zu viel.`,
        regel: 'R1',
      },
    ];
  }
  const wann = spitze ? `am stärksten Tag (${deutscherTag(spitze.tag)}) sind ${deutscherWert(geplant, 1)} geplant` : 'geplant ist keine';
  return [
    {
      code: 'WENIGER_STELLEN_ALS_MOEGLICH',
      schweregrad: 'info',
      felder: ['personen.geduldete'],
      text: `Es bleiben ${deutscherWert(unterschied.negated(), 1)} Stellen ungenutzt: ${nachSchluessel}, ${wann}.`,
      regel: 'R1',
    },
  ];
}

/** Der Tag mit den meisten Stellen und wer sie besetzt. */
export interface Spitze {
  readonly tag: Datum;
  readonly stellen: Dezimal;
  readonly besetzungen: readonly Stellenbesetzung[];
}

/** Der erste Tag mit den meisten Stellen: gezählt wird dort, wo jemand beginnt oder gerade aufgehört hat. */
export function staerksterTag(besetzungen: readonly Stellenbesetzung[]): Spitze | null {
  const aenderungen = new Map<string, Dezimal>();
  const aendere = (iso: string, um: Dezimal) => aenderungen.set(iso, um.plus(aenderungen.get(iso) ?? 0));
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
  return { tag: (amTag.find(({ eintrag }) => eintrag.von === tag) as Stellenbesetzung).von, stellen: hoechster, besetzungen: amTag };
}
