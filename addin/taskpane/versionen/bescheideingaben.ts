/**
 * Liest Eingaben, wie Menschen sie schreiben („½“, „65.300,- €“, „1. April 2020“), und rät nie: „107.756.134“ wird mit
 * beiden Lesarten genannt.
 */
import { liesTag } from '../../../shared/tabellentext/tagtext.ts';
import { liesZahl } from '../../../shared/tabellentext/zahltext.ts';

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
  const tag = liesTag(eingaben.datum);
  if (tag.art !== 'tag')
    fehler.datum = lesartenOder(tag.lesarten.length, tag.meldung, 'Erwartet wird ein Datum wie 15.04.2020.');
  if (eingaben.aktenzeichen.trim() === '') fehler.aktenzeichen = 'Bitte geben Sie das Aktenzeichen an.';
  const stellen = liesEingabe(eingaben.stellen, 'stellen', 'Erwartet wird eine Zahl wie 2,5.');
  if ('meldung' in stellen) fehler.stellen = stellen.meldung;
  const zuwendung = liesEingabe(
    eingaben.zuwendung,
    'betrag',
    'Erwartet wird ein Betrag wie 143660,00 oder 143.660,00.',
  );
  if ('meldung' in zuwendung) fehler.zuwendung = zuwendung.meldung;
  const bescheid =
    tag.art === 'tag' && 'zahl' in stellen && 'zahl' in zuwendung && !fehler.aktenzeichen
      ? {
          datum: tag.tag,
          aktenzeichen: eingaben.aktenzeichen.trim(),
          stellen: stellen.zahl,
          zuwendung: zuwendung.zahl,
        }
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

/** Höchstens so viele Nachkommastellen; mehr wäre gerundet, und das sagt die Person selbst. */
const NACHKOMMASTELLEN = { stellen: 6, betrag: 2 } as const;

function liesEingabe(
  text: string,
  art: keyof typeof NACHKOMMASTELLEN,
  erwartet: string,
): { readonly zahl: string } | { readonly meldung: string } {
  const schlicht = deutscheZahl(text, NACHKOMMASTELLEN[art]);
  if (schlicht !== null) return { zahl: schlicht };
  const gelesen = liesZahl(text, art);
  if (gelesen.art === 'leer') return { meldung: erwartet };
  if (gelesen.art === 'unklar') return { meldung: lesartenOder(gelesen.lesarten.length, gelesen.meldung, erwartet) };
  if (gelesen.hinweis) return { meldung: `${gelesen.hinweis} Bitte geben Sie es so ein.` };
  return gelesen.wert.decimalPlaces() > NACHKOMMASTELLEN[art]
    ? { meldung: erwartet }
    : { zahl: gelesen.wert.toFixed(art === 'betrag' ? 2 : gelesen.wert.decimalPlaces()) };
}

/** Nennt beide Lesarten, wo es zwei gibt. */
function lesartenOder(anzahl: number, meldung: string, erwartet: string): string {
  return anzahl > 0 ? meldung.replace(' Gelesen wird davon nichts.', '') : erwartet;
}
