/** Ein Schritt, wie Prüfmappe und Schriftstücke ihn schreiben. */
import { alsDeutschesDatum } from '../grund/datum.ts';
import { quotient } from '../grund/geld.ts';
import { ausSeriell } from '../grund/seriell.ts';
import { deutscherWert } from '../grund/zahlformat.ts';
import type { Schritt } from '../kern/rechenweg.ts';
import { ergebniseintrag } from '../kern/rechenweg-text.ts';
import type { RegelId } from '../regelstand/regelid.ts';

/** So viele Summanden nennt eine Summe einzeln. */
const SUMMANDEN_HOECHSTENS = 12;

/** Sein Wert, mit € oder als Tag. */
export function schrittwert({ wert, einheit, angaben }: Schritt): string {
  if (einheit === 'Tageszahl') return alsDeutschesDatum(ausSeriell(quotient(wert).toNumber()));
  if (einheit === '€')
    return `${angaben.gezeigt ? quotient(wert).toFixed(angaben.gezeigt).replace('.', ',') : deutscherWert(wert, 2)} €`;
  return deutscherWert(wert);
}

/** Ein Schritt in Worten; der Wert steht am Ende der Rechnung. */
interface Schrittworte {
  readonly name: string;
  readonly rechnung: string;
  readonly regeln: readonly RegelId[];
  readonly fundstellen: readonly string[];
}

/** Eine lange Summe nennt nur, wie viele Werte sie hat und `wo` sie einzeln stehen. */
export function schrittInWorten(schritt: Schritt, wo: string): Schrittworte {
  const { rechnung, regeln } = schritt.angaben;
  if (rechnung.art === 'summe' && rechnung.operanden.length > SUMMANDEN_HOECHSTENS)
    return {
      name: schritt.name,
      rechnung: `Summe der ${deutscherWert(rechnung.operanden.length)} Werte ${wo} = ${schrittwert(schritt)}`,
      regeln,
      fundstellen: [],
    };
  const { schritt: name, ...eintrag } = ergebniseintrag(schritt);
  return { name, ...eintrag };
}
