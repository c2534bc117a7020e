/** Der Wert eines Schritts, deutsch geschrieben, mit € oder als Tag. */
import { alsDeutschesDatum } from '../grund/datum.ts';
import { quotient } from '../grund/geld.ts';
import { ausSeriell } from '../grund/seriell.ts';
import { deutscherWert } from '../grund/zahlformat.ts';
import type { Schritt } from '../kern/rechenweg.ts';

export function schrittwert({ wert, einheit, angaben }: Schritt): string {
  if (einheit === 'Tageszahl') return alsDeutschesDatum(ausSeriell(quotient(wert).toNumber()));
  if (einheit === '€')
    return `${angaben.gezeigt ? quotient(wert).toFixed(angaben.gezeigt).replace('.', ',') : deutscherWert(wert, 2)} €`;
  return deutscherWert(wert);
}
