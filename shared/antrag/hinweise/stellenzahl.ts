/** R1–R3: mehr oder weniger Stellen, als der Schlüssel gibt, gemessen am Tag mit den meisten besetzten Stellen. */
import { Dezimal, quotient } from '../../grund/geld.ts';
import { deutscherWert } from '../../grund/zahlformat.ts';
import type { Befund } from '../befund.ts';
import type { Planrechnung } from '../planrechnung.ts';
import { staerksterTag } from '../staerkster-tag.ts';
import { deutscherTag } from '../worte.ts';

/** `warnung` bei mehr, `info` bei weniger Stellen als nach Schlüssel (R1–R3); keiner, wenn es keinen Schlüssel gibt. */
export function stellenzahl({ antrag, besetzungen, stellenNachSchluessel }: Planrechnung): Befund[] {
  if (stellenNachSchluessel === null) return [];
  const moeglich = quotient(stellenNachSchluessel.wert);
  const spitze = staerksterTag(besetzungen.filter(({ regelstand }) => regelstand.personenJeStelle));
  const geplant = spitze?.stellen ?? new Dezimal(0);
  const unterschied = geplant.minus(moeglich);
  if (unterschied.isZero()) return [];
  const nachSchluessel = `nach dem Schlüssel sind für ${deutscherWert(antrag.personen.geduldete)} Geduldete ${deutscherWert(moeglich, 1)} möglich`;
  if (unterschied.gt(0) && spitze) {
    return [
      {
        code: 'MEHR_STELLEN_ALS_SCHLUESSEL',
        schweregrad: 'warnung',
        felder: [
          ['personen', 'geduldete'],
          ...spitze.besetzungen.map(({ index }) => ['stellen', index, 'stellenanteil']),
        ],
        text: `Am ${deutscherTag(spitze.tag)} sind ${deutscherWert(geplant, 1)} Stellen geplant, ${nachSchluessel}: ${deutscherWert(unterschied, 1)} zu viel.`,
        regel: 'R1',
      },
    ];
  }
  const wann = spitze
    ? `am stärksten Tag (${deutscherTag(spitze.tag)}) sind ${deutscherWert(geplant, 1)} geplant`
    : 'geplant ist keine';
  return [
    {
      code: 'WENIGER_STELLEN_ALS_MOEGLICH',
      schweregrad: 'info',
      felder: [['personen', 'geduldete']],
      text: `Es bleiben ${deutscherWert(unterschied.negated(), 1)} Stellen ungenutzt: ${nachSchluessel}, ${wann}.`,
      regel: 'R1',
    },
  ];
}
