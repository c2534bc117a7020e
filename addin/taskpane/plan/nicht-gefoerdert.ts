/**
 * Einträge, die in den Summen stehen, obwohl ein Fehler sagt, dass sie nicht gefördert werden: Der Plan rechnet sie
 * mit, damit man sieht, um wie viel es geht, und sagt es neben der Summe.
 */
import type { Befund } from '../../../shared/antrag/befund.ts';
import type { Finanzierungsplan } from '../../../shared/antrag/plan-typen.ts';
import type { Antrag } from '../../../shared/antrag/schema.ts';
import type { Betrag } from '../../../shared/grund/marken.ts';
import { summe } from '../format/betrag.ts';

/** Begonnen vor der Bewilligung (R10); Bausteine, die diese Kommune nicht beantragen darf (R16). */
const CODES: ReadonlySet<string> = new Set(['BEGINN_VOR_BEWILLIGUNG', 'NICHT_ANTRAGSBERECHTIGT']);

interface NichtGefoerdert {
  readonly ids: readonly string[];
  /** In € enthalten. */
  readonly zuwendung: Betrag;
}

/** `null`, wenn die Summen nichts davon enthalten. */
export function nichtGefoerdert(
  antrag: Pick<Antrag, 'stellen' | 'massnahmen'>,
  plan: Finanzierungsplan,
  hinweise: readonly Befund[],
): NichtGefoerdert | null {
  const ids = new Set<string>();
  for (const { code, felder } of hinweise) {
    if (!CODES.has(code)) continue;
    for (const [gruppe, nummer] of felder)
      if ((gruppe === 'stellen' || gruppe === 'massnahmen') && typeof nummer === 'number')
        ids.add(antrag[gruppe][nummer]?.id ?? '');
  }
  const betraege = plan.zeilen.flatMap(({ id, betraege: b }) => (ids.has(id) && b !== null ? [b.zuwendung] : []));
  const zuwendung = summe(...betraege);
  return /[1-9]/.test(zuwendung) ? { ids: [...ids], zuwendung } : null;
}
