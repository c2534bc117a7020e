/** R9 mit A6: Fristen nach §§ 187, 188 und 193 BGB. Gesetzliche Feiertage sind nicht berücksichtigt. */
import { ausTagesnummer, type Datum, tageDesMonats, tagesnummer, wochentag } from '../grund/datum.ts';

export interface Frist {
  /** Letzter Tag der Frist nach §§ 187, 188 BGB. */
  readonly tag: Datum;
  /** Der nächste Werktag, wenn `tag` auf Samstag oder Sonntag fällt (§ 193 BGB), sonst `null`. */
  readonly naechsterWerktag: Datum | null;
}

/**
 * `monate` Monate nach `ende`: der Tag mit derselben Zahl oder der letzte eines kürzeren Monats. 31.12.2022 →
 * 31.03.2023.
 */
export function fristNachMonaten(ende: Datum, monate: number): Frist {
  const gezaehlt = ende.jahr * 12 + (ende.monat - 1) + monate;
  const jahr = Math.floor(gezaehlt / 12);
  const monat = (gezaehlt % 12) + 1;
  const tag: Datum = { jahr, monat, tag: Math.min(ende.tag, tageDesMonats(jahr, monat)) };
  const bisMontag = [1, 0, 0, 0, 0, 0, 2][wochentag(tag)] ?? 0;
  return { tag, naechsterWerktag: bisMontag === 0 ? null : ausTagesnummer(tagesnummer(tag) + bisMontag) };
}
