/** Ein getippter Tag als Seriennummer von Excel. */
import type { Datum } from '../../../shared/grund/datum.ts';
import { alsSeriell, SERIELL_MINDESTENS } from '../../../shared/grund/seriell.ts';
import { liesDeutschenTag } from '../../../shared/grund/tageslesung.ts';

/**
 * `31.12.2020` → 44196; `null`, wenn der Text kein Datum ist oder es den Tag nicht gibt. Zweistellige Jahre ab 30 sind
 * 19…, wie in Excel.
 */
export function seriennummer(text: string): number | null {
  return alsSeriennummer(liesDeutschenTag(text.trim(), { einstellig: true, kurzesJahr: true }));
}

/** `null` vor dem ersten Tag, den Excel richtig zählt. */
export function alsSeriennummer(d: Datum | null): number | null {
  return d && alsSeriell(d) >= SERIELL_MINDESTENS ? alsSeriell(d) : null;
}
