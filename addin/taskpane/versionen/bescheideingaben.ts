/**
 * Liest Eingaben, wie Menschen sie schreiben („½“, „65.300,- €“, „1. April 2020“), und rät nie: „107.756.134“ wird mit
 * beiden Lesarten genannt.
 */
import type { Bescheidangabe } from '../../../shared/antrag/bescheidschema.ts';
import type { Programm } from '../../../shared/antrag/programm.ts';
import { liesTag } from '../../../shared/tabellentext/tagtext.ts';
import { liesZahl } from '../../../shared/tabellentext/zahltext.ts';
import { lesemeldung } from '../format/lesemeldung.ts';

/** Der Bescheid, wie er eingetippt ist. */
export interface Bescheideingaben {
  readonly datum: string;
  readonly aktenzeichen: string;
  readonly stellen: string;
  readonly zuwendung: string;
  /** Ohne Angabe Baustein 6. */
  readonly programm?: Programm;
  readonly von?: string;
  readonly bis?: string;
  readonly bestandskraeftigAm?: string;
  /** Betrag je Haushaltsjahr; leer: Der Bescheid nennt es nicht. */
  readonly jahre?: Readonly<Record<number, string>>;
}

export const LEERE_EINGABEN: Bescheideingaben = { datum: '', aktenzeichen: '', stellen: '', zuwendung: '' };

/** Nach dem Namen des Felds; ein Haushaltsjahr heißt wie sein Jahr. */
type Feldfehler = Readonly<Record<string, string>>;

const TAG_ERWARTET = 'Erwartet wird ein Datum wie 15.04.2020.';
const BETRAG_ERWARTET = 'Erwartet wird ein Betrag wie 143660,00 oder 143.660,00.';

/** `bescheid` ist `null`, sobald ein Feld nicht gelesen werden kann; freiwillige leere Felder nennt er nicht. */
export function bescheidAusEingaben(eingaben: Bescheideingaben): {
  bescheid: Bescheidangabe | null;
  fehler: Feldfehler;
} {
  const fehler: Record<string, string> = {};
  const merke = (feld: string, gelesen: Gelesen): string => {
    if ('meldung' in gelesen) fehler[feld] = gelesen.meldung;
    return 'meldung' in gelesen ? '' : gelesen.zahl;
  };
  const freiwillig = (feld: 'von' | 'bis' | 'bestandskraeftigAm') => {
    const text = eingaben[feld] ?? '';
    return text.trim() === '' ? {} : { [feld]: merke(feld, liesTagEingabe(text)) };
  };
  const datum = merke('datum', liesTagEingabe(eingaben.datum));
  const aktenzeichen = eingaben.aktenzeichen.trim();
  if (aktenzeichen === '') fehler.aktenzeichen = 'Bitte geben Sie das Aktenzeichen an.';
  const ohneStellen = eingaben.programm === 'DIA' && eingaben.stellen.trim() === '';
  const stellen = ohneStellen
    ? null
    : merke('stellen', liesEingabe(eingaben.stellen, 'stellen', 'Erwartet wird eine Zahl wie 2,5.'));
  const zuwendung = merke('zuwendung', liesEingabe(eingaben.zuwendung, 'betrag', BETRAG_ERWARTET));
  const jahre = Object.entries(eingaben.jahre ?? {}).flatMap(([jahr, text]) =>
    text.trim() === ''
      ? []
      : [{ haushaltsjahr: Number(jahr), zuwendung: merke(jahr, liesEingabe(text, 'betrag', BETRAG_ERWARTET)) }],
  );
  const bescheid = {
    datum,
    aktenzeichen,
    stellen,
    zuwendung,
    ...(eingaben.programm === 'DIA' && { programm: eingaben.programm }),
    ...freiwillig('von'),
    ...freiwillig('bis'),
    ...freiwillig('bestandskraeftigAm'),
    ...(jahre.length > 0 && { jahre }),
  };
  return { bescheid: Object.keys(fehler).length === 0 ? bescheid : null, fehler };
}

function liesTagEingabe(text: string): Gelesen {
  const tag = liesTag(text);
  if (tag.art === 'tag') return { zahl: tag.tag };
  return { meldung: lesemeldung(tag, TAG_ERWARTET) };
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

type Gelesen = { readonly zahl: string } | { readonly meldung: string };

function liesEingabe(text: string, art: keyof typeof NACHKOMMASTELLEN, erwartet: string): Gelesen {
  const schlicht = deutscheZahl(text, NACHKOMMASTELLEN[art]);
  if (schlicht !== null) return { zahl: schlicht };
  const gelesen = liesZahl(text, art);
  if (gelesen.art === 'leer') return { meldung: erwartet };
  if (gelesen.art === 'unklar') return { meldung: lesemeldung(gelesen, erwartet) };
  if (gelesen.hinweis) return { meldung: `${gelesen.hinweis} Bitte geben Sie es so ein.` };
  return gelesen.wert.decimalPlaces() > NACHKOMMASTELLEN[art]
    ? { meldung: erwartet }
    : { zahl: gelesen.wert.toFixed(art === 'betrag' ? 2 : gelesen.wert.decimalPlaces()) };
}
