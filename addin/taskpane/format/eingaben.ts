/**
 * Liest ein Eingabefeld, wie Menschen es schreiben („½“, „65.300,- €“, „1. April 2020“), und rät nie: „107.756.134“ wird
 * mit beiden Lesarten genannt.
 */
import { liesTag } from '../../../shared/tabellentext/tagtext.ts';
import { liesZahl } from '../../../shared/tabellentext/zahltext.ts';
import { lesemeldung } from './lesemeldung.ts';

/** `text` ist ein Dezimaltext oder ein Tag als JJJJ-MM-TT; die Meldung sagt, was erwartet wird. */
export type Gelesen = { readonly text: string } | { readonly meldung: string };

export const BETRAG_ERWARTET = 'Erwartet wird ein Betrag wie 143660,00 oder 143.660,00.';

/** `beispiel` nennt einen Tag, wie er erwartet wird. */
export function liesTagEingabe(text: string, beispiel: string): Gelesen {
  const tag = liesTag(text);
  if (tag.art === 'tag') return { text: tag.tag };
  return { meldung: lesemeldung(tag, `Erwartet wird ein Datum wie ${beispiel}.`) };
}

/** Höchstens so viele Nachkommastellen; mehr wäre gerundet, und das sagt die Person selbst. */
const NACHKOMMASTELLEN = { stellen: 6, betrag: 2 } as const;

export function liesZahlEingabe(text: string, art: keyof typeof NACHKOMMASTELLEN, erwartet: string): Gelesen {
  const schlicht = deutscheZahl(text, NACHKOMMASTELLEN[art]);
  if (schlicht !== null) return { text: schlicht };
  const gelesen = liesZahl(text, art);
  if (gelesen.art === 'leer') return { meldung: erwartet };
  if (gelesen.art === 'unklar') return { meldung: lesemeldung(gelesen, erwartet) };
  if (gelesen.hinweis) return { meldung: `${gelesen.hinweis} Bitte geben Sie es so ein.` };
  return gelesen.wert.decimalPlaces() > NACHKOMMASTELLEN[art]
    ? { meldung: erwartet }
    : { text: gelesen.wert.toFixed(art === 'betrag' ? 2 : gelesen.wert.decimalPlaces()) };
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
