/** Liest deutsche Eingaben streng: Ein Punkt ist kein Komma, „107.756.134“ wird nicht geraten. */
import { alsIso } from '../../../shared/grund/datum.ts';
import { liesDeutschenTag } from '../../../shared/grund/tageslesung.ts';

/**
 * Der Bescheid, wie er eingetippt ist. In `bescheid` zurückgegeben: Datum JJJJ-MM-TT, Stellen und Zuwendung (€) als
 * Dezimaltext.
 */
export interface Bescheideingaben {
  readonly datum: string;
  readonly aktenzeichen: string;
  readonly stellen: string;
  readonly zuwendung: string;
}

export const LEERE_EINGABEN: Bescheideingaben = { datum: '', aktenzeichen: '', stellen: '', zuwendung: '' };

type Feldfehler = Partial<Record<keyof Bescheideingaben, string>>;

/** `bescheid` ist `null`, sobald ein Feld nicht gelesen werden kann. */
export function bescheidAusEingaben(eingaben: Bescheideingaben): {
  bescheid: Bescheideingaben | null;
  fehler: Feldfehler;
} {
  const fehler: Feldfehler = {};
  const tag = deutschesDatum(eingaben.datum);
  if (tag === null) fehler.datum = 'Erwartet wird ein Datum wie 15.04.2020.';
  if (eingaben.aktenzeichen.trim() === '') fehler.aktenzeichen = 'Bitte geben Sie das Aktenzeichen an.';
  const stellen = deutscheZahl(eingaben.stellen, 6);
  if (stellen === null) fehler.stellen = 'Erwartet wird eine Zahl wie 2,5.';
  const zuwendung = deutscheZahl(eingaben.zuwendung, 2);
  if (zuwendung === null) fehler.zuwendung = 'Erwartet wird ein Betrag wie 143660,00 oder 143.660,00.';
  const bescheid =
    tag !== null && stellen !== null && zuwendung !== null && !fehler.aktenzeichen
      ? { datum: tag, aktenzeichen: eingaben.aktenzeichen.trim(), stellen, zuwendung }
      : null;
  return { bescheid, fehler };
}

/** "143.660,00" → "143660.00". Punkte nur als Tausenderpunkte vor einem Komma; sonst `null`. */
export function deutscheZahl(text: string, nachkommastellen: number): string | null {
  const teile = /^(\d{1,3}(?:\.\d{3})+(?=,)|\d+)(?:,(\d+))?$/.exec(text.trim());
  if (!teile) return null;
  const [, ganz = '', bruch = ''] = teile;
  if (bruch.length > nachkommastellen) return null;
  const ziffern = ganz.replaceAll('.', '').replace(/^0+(?=\d)/, '');
  return bruch === '' ? ziffern : `${ziffern}.${bruch}`;
}

function deutschesDatum(text: string): string | null {
  const tag = liesDeutschenTag(text.trim(), { einstellig: true });
  return tag ? alsIso(tag) : null;
}
