/**
 * R24: alle Ergebnisse nebeneinander, denn von welchem Tag an 3 Punkte gelten und wie Tage zählen, nennt keine unserer
 * Quellen: 3 und 5 Punkte, auf Wunsch der Wechsel an einem Tag, jedes in beiden Zählungen.
 */
import { alsDeutschesDatum, type Datum } from '../grund/datum.ts';
import { type Ratenangaben, type Ratenzinsen, ratenzinsen } from './ratenzinsen.ts';
import type { Schritt } from './rechenweg.ts';
import type { Zinszaehlung } from './rechnungen-abwicklung.ts';
import type { Zinswahl } from './zinsabschnitte.ts';

export interface Zinsfrage extends Pick<Ratenangaben, 'betrag' | 'ab' | 'raten'> {
  /** Von diesem Tag an 3 statt 5 Punkte; `null`: kein Wechsel, gezeigt wird mit 3. */
  readonly wechselAb: Datum | null;
}

export const ZAEHLUNGEN: readonly (readonly [Zinszaehlung, string])[] = [
  ['act/365', 'Kalendertage, immer 365 (act/365)'],
  ['30/360', '30E/360'],
];

export interface Zinsergebnisse {
  /** Mit 3 Punkten, wo ein Wechsel genannt ist mit ihm, und act/365. */
  readonly gezeigt: Ratenzinsen;
  /** „3 Punkte, act/365“ */
  readonly womit: string;
  /** Je Spalte „3 Punkte“, „5 Punkte“ …, darin je Zählung in der Reihenfolge von {@link ZAEHLUNGEN}. */
  readonly arten: readonly { readonly titel: string; readonly jeZaehlung: readonly Schritt<'€'>[] }[];
}

/** @throws {KernFehler} AUSGABEN_UNGUELTIG, ZEITRAUM_VERKEHRT, ABWICKLUNG_UNGUELTIG, BASISZINS_UNBEKANNT */
export function zinsergebnisse({ wechselAb, ...grund }: Zinsfrage): Zinsergebnisse {
  const mit = (wahl: Zinswahl) => ratenzinsen({ ...grund, ...wahl });
  const wechsel = wechselAb && { tag: alsDeutschesDatum(wechselAb), wahl: mitWechsel(wechselAb) };
  const arten: readonly (readonly [string, Zinswahl])[] = [
    ['3 Punkte', { punkte: 3 }],
    ['5 Punkte', { punkte: 5 }],
    ...(wechsel ? [[`5, ab ${wechsel.tag} 3 Punkte`, wechsel.wahl] as const] : []),
  ];
  return {
    gezeigt: mit(wechsel ? wechsel.wahl : {}),
    womit: wechsel ? `5 Punkte, ab dem ${wechsel.tag} 3 Punkte, act/365` : '3 Punkte, act/365',
    arten: arten.map(([titel, wahl]) => ({
      titel,
      jeZaehlung: ZAEHLUNGEN.map(([zaehlung]) => mit({ ...wahl, zaehlung }).zinsen),
    })),
  };
}

function mitWechsel(ab: Datum): Zinswahl {
  return { punkte: 5, wechsel: [{ ab, punkte: 3 }] };
}
