import { alsDeutschesDatum, ausIso } from '../../../shared/grund/datum.ts';
import type { IsoTag } from '../../../shared/grund/marken.ts';

/**
 * RFC-3339-Zeitpunkt in der Ortszeit der Person: "21.11.2026, 05:35 Uhr". Ohne Intl, damit es überall gleich aussieht.
 */
export function zeitpunkt(iso: string): string {
  const zeit = new Date(iso);
  if (Number.isNaN(zeit.getTime())) return iso;
  const zwei = (n: number) => String(n).padStart(2, '0');
  return `${zwei(zeit.getDate())}.${zwei(zeit.getMonth() + 1)}.${zeit.getFullYear()}, ${zwei(zeit.getHours())}:${zwei(zeit.getMinutes())}\u00A0Uhr`;
}

/** "2020-04-01" → "01.04.2020" */
export function deutscherTag(iso: IsoTag): string {
  const gelesen = ausIso(iso);
  return gelesen ? alsDeutschesDatum(gelesen) : iso;
}
