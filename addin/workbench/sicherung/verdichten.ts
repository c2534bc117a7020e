/** Aus Daten und den Revisionen seither neue Daten, in denen sie aufgegangen sind. */
import { neueMappe, type Revisionen } from '../tabelle/mappe.ts';

/**
 * Beides als JSON. `null`, wenn sich nicht alle nachspielen lassen. Baut die Mappe zweimal auf und gehört deshalb nicht
 * dorthin, wo jemand tippt. Braucht die registrierten GK-Funktionen: Eine unbekannte ist keine Formel, und ihre Bezüge
 * wanderten nicht mit.
 */
export function verdichte(daten: string, nachrichten: readonly string[]): string | null {
  const revisionen = nachrichten.map((text) => JSON.parse(text)) as Revisionen;
  const neu = neueMappe(JSON.parse(daten), { revisionen, nurDaten: true }).exportData();
  const letzte = revisionen.at(-1);
  return letzte === undefined || neu.revisionId === letzte.nextRevisionId ? JSON.stringify(neu) : null;
}
