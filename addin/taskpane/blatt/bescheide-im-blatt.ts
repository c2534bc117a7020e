/** Holt den Rechenkern erst, wenn ein Blatt mit Bescheiden zu schreiben ist: Ihre Anteile verteilt er. */
import type { FestgehaltenerBescheid } from '../../../shared/antrag/bescheid.ts';
import type { Antrag } from '../../../shared/antrag/schema.ts';
import type { Bescheidzeile } from '../../haushaltsblatt/bescheidtabelle.ts';

/** Die Zeilen der Tabelle „Bescheide“; keine, wo der Antrag keine Tabellen nach dem Bescheid hat. */
export async function bescheidzeilenFuer(
  antrag: Antrag,
  bescheide: readonly FestgehaltenerBescheid[],
): Promise<readonly Bescheidzeile[]> {
  if (bescheide.length === 0 || (antrag.abwicklung ?? null) === null) return [];
  return (await import('../../haushaltsblatt/bescheidzeilen.ts')).bescheidzeilen(antrag, bescheide);
}
