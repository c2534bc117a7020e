/**
 * Zahlen aus Listen, deutsch geschrieben und streng gelesen: Was zwei Lesarten hat, wird nicht geraten, sondern mit
 * beiden abgewiesen. „107.756.134“ kann 107.756.134 oder 107.756,134 heißen (W3), „1.047“ bei einem Betrag 1047 oder
 * 1,047.
 */
import { Dezimal } from '../grund/geld.ts';
import {
  BETRAG_HOECHSTENS,
  GRENZTEXT,
  PERSONEN_HOECHSTENS,
  STELLENANTEIL_HOECHSTENS,
  wieGezeigt,
} from '../grund/grenzen.ts';
import { deutscherWert } from '../grund/zahlformat.ts';

/** Der Inhalt einer Zelle der Liste: eingefügter Text, oder eine echte Zahl aus der Arbeitsmappe. */
export type Listenzelle = string | number | null;

/** `personen` sind ganze Zahlen, `stellen` Anteile einer Vollzeitstelle (auch als Bruch: ½, 25/39), `betrag` €. */
export type Zahlart = 'personen' | 'stellen' | 'betrag';

/** Ein möglicher Wert, und wann er gemeint ist: „wenn die Punkte Tausender trennen“. */
export interface Lesart {
  readonly wert: Dezimal;
  readonly wenn: string;
}

/** `unklar`: mehrdeutig oder keine Zahl; die Meldung ist für die Person, die die Liste prüft. */
export type Zahllesung =
  | { readonly art: 'leer' }
  /** `hinweis`: was beim Lesen gerundet wurde. */
  | { readonly art: 'zahl'; readonly wert: Dezimal; readonly hinweis?: string }
  | { readonly art: 'unklar'; readonly meldung: string; readonly lesarten: readonly Lesart[] };

const LEER = /^[-–—−‐‑.]*$/;
const SCHLICHT = /^\d+(?:,\d+)?$/;
const TAUSENDERPUNKTE_VOR_KOMMA = /^\d{1,3}(?:\.\d{3})+,\d+$/;
const LEERZEICHEN_GRUPPEN = /^\d{1,3}(?: \d{3})+(?:,\d+)?$/;
const NUR_PUNKTGRUPPEN = /^\d{1,3}(?:\.\d{3})+$/;
const NUR_KOMMAGRUPPEN = /^\d{1,3}(?:,\d{3})+$/;
const ENGLISCH = /^\d{1,3}(?:,\d{3})+\.\d+$/;
const EIN_PUNKT = /^\d+\.\d+$/;
const FUEHRENDE_NULL = /^0\d+$/;
/** „1½“, „3/4“, „25 / 39“ */
const BRUCH = /^(?:(?:(\d{1,3}) ?)?([½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞])|(?:(\d{1,3}) )?(\d{1,4}) ?[/⁄] ?(\d{1,4}))$/;
const ZEICHENBRUCH: Readonly<Record<string, readonly [number, number]>> = {
  '½': [1, 2], '⅓': [1, 3], '⅔': [2, 3], '¼': [1, 4], '¾': [3, 4], '⅕': [1, 5], '⅖': [2, 5], '⅗': [3, 5], '⅘': [4, 5], '⅙': [1, 6], '⅚': [5, 6], '⅛': [1, 8], '⅜': [3, 8], '⅝': [5, 8], '⅞': [7, 8],
}; // biome-ignore format: ein Bruch je Zeichen
/** So viele Nachkommastellen hat ein Anteil im Antrag. */
const ANTEIL_STELLEN = 6;
/** Längere Zellen sind keine Zahl; so kostet auch eine volle Excel-Zelle nichts. */
const LAENGE_HOECHSTENS = 200;

const HOECHSTENS: Readonly<Record<Zahlart, number>> = {
  personen: PERSONEN_HOECHSTENS,
  stellen: STELLENANTEIL_HOECHSTENS,
  betrag: BETRAG_HOECHSTENS,
};
const BEREICH: Readonly<Record<Zahlart, string>> = {
  personen: `eine ganze Zahl von 0 bis ${GRENZTEXT.personen}`,
  stellen: `eine Zahl von 0 bis ${GRENZTEXT.stellenanteil}, z. B. 2,5`,
  betrag: `ein Betrag von 0 bis ${GRENZTEXT.betrag}, z. B. 1.234,56`,
};

const ZITAT_HOECHSTENS = 60;

/**
 * Liest eine Zelle. Bei Personen gibt es keine Bruchteile, deshalb kann der Punkt in „1.047“ dort nur Tausender
 * trennen.
 */
export function liesZahl(zelle: Listenzelle, art: Zahlart): Zahllesung {
  if (zelle === null) return { art: 'leer' };
  if (typeof zelle === 'number') {
    if (!Number.isFinite(zelle)) return unklar('Das ist keine Zahl.');
    return inGrenzen(new Dezimal(wieGezeigt(zelle)), String(zelle).replace('.', ','), art);
  }
  if (zelle.length > LAENGE_HOECHSTENS) return zelle.trim() === '' ? { art: 'leer' } : keineZahl(zelle.trim(), art);
  const roh = bereinigt(zelle);
  return LEER.test(roh) ? { art: 'leer' } : ausText(roh, art, einfach(zelle));
}

function keineZahl(zelle: string, art: Zahlart): Zahllesung {
  return unklar(`${zitiert(zelle)} ist keine Zahl; erwartet wird ${BEREICH[art]}.`);
}

/** `zelle`: wie sie dasteht, für Meldungen. */
function ausText(roh: string, art: Zahlart, zelle: string): Zahllesung {
  const bruch = art === 'stellen' ? BRUCH.exec(roh) : null;
  if (bruch) return ausBruch(bruch, zelle, art);
  if (FUEHRENDE_NULL.test(roh))
    return unklar(
      `${zitiert(zelle)} beginnt mit einer Null, ist also eher eine Nummer als eine Zahl; erwartet wird ${BEREICH[art]}.`,
    );
  if (/^[-−] ?\d/.test(roh)) return unklar(`${zitiert(zelle)} ist negativ; erwartet wird ${BEREICH[art]}.`);
  if (NUR_PUNKTGRUPPEN.test(roh)) {
    const tausender = alsDezimal(roh.replaceAll('.', ''));
    if (art === 'personen' && tausender.lte(HOECHSTENS.personen)) return { art: 'zahl', wert: tausender };
    return zweideutig(zelle, [
      { wert: tausender, wenn: 'wenn die Punkte Tausender trennen' },
      { wert: letztesAlsKomma(roh, '.'), wenn: 'wenn der letzte Punkt das Komma ist' },
    ]);
  }
  if (NUR_KOMMAGRUPPEN.test(roh) && (art !== 'stellen' || roh.split(',').length > 2)) {
    const lesarten = [{ wert: alsDezimal(roh.replaceAll(',', '')), wenn: 'wenn das Komma Tausender trennt' }];
    if (roh.split(',').length === 2)
      lesarten.unshift({ wert: letztesAlsKomma(roh, ','), wenn: 'wenn das Komma die Nachkommastellen trennt' });
    return zweideutig(zelle, lesarten);
  }
  if (SCHLICHT.test(roh)) return inGrenzen(alsDezimal(roh), zelle, art);
  if (TAUSENDERPUNKTE_VOR_KOMMA.test(roh) || LEERZEICHEN_GRUPPEN.test(roh))
    return inGrenzen(alsDezimal(roh.replaceAll(/[. ]/g, '')), zelle, art);
  if (ENGLISCH.test(roh))
    return zweideutig(zelle, [
      { wert: alsDezimal(roh.replaceAll(',', '').replace('.', ',')), wenn: 'wenn sie englisch geschrieben ist' },
    ]);
  if (EIN_PUNKT.test(roh)) return zweideutig(zelle, punktlesarten(roh));
  return keineZahl(zelle, art);
}

/** Ein Anteil als Bruch; was nicht aufgeht, gilt auf sechs Stellen gerundet, mit Hinweis. */
function ausBruch(
  [, vorZeichen, zeichen, vorBruch, oben, unten]: RegExpExecArray,
  zelle: string,
  art: Zahlart,
): Zahllesung {
  const [zaehler, nenner] = (zeichen && ZEICHENBRUCH[zeichen]) || [Number(oben), Number(unten)];
  if (nenner === 0) return unklar(`${zitiert(zelle)} teilt durch 0; erwartet wird ${BEREICH[art]}.`);
  return mitSechsStellen(new Dezimal(zaehler).div(nenner).plus(vorZeichen ?? vorBruch ?? 0), zelle, art);
}

function mitSechsStellen(genau: Dezimal, zelle: string, art: Zahlart): Zahllesung {
  const wert = genau.toDecimalPlaces(ANTEIL_STELLEN, Dezimal.ROUND_HALF_UP);
  const gelesen = inGrenzen(wert, zelle, art);
  if (gelesen.art !== 'zahl' || wert.eq(genau)) return gelesen;
  return { ...gelesen, hinweis: `${zitiert(zelle)} gilt auf sechs Nachkommastellen gerundet: ${deutscherWert(wert)}.` };
}

/** „2.5“: ein Punkt, der keine Tausender trennen kann; mit drei Ziffern dahinter („107756.134“) vielleicht doch. */
function punktlesarten(roh: string): Lesart[] {
  const komma = { wert: letztesAlsKomma(roh, '.'), wenn: 'wenn der Punkt das Komma ist' };
  return /\.\d{3}$/.test(roh)
    ? [{ wert: alsDezimal(roh.replace('.', '')), wenn: 'wenn der Punkt Tausender trennt' }, komma]
    : [komma];
}

function inGrenzen(wert: Dezimal, roh: string, art: Zahlart): Zahllesung {
  const passt = !wert.isNegative() && wert.lte(HOECHSTENS[art]) && (art !== 'personen' || wert.isInteger());
  return passt ? { art: 'zahl', wert } : unklar(`${zitiert(roh)} passt hier nicht; erwartet wird ${BEREICH[art]}.`);
}

function zweideutig(roh: string, lesarten: readonly Lesart[]): Zahllesung {
  const genannt = lesarten.map(({ wert, wenn }) => `${deutscherWert(wert)} (${wenn})`).join(' oder ');
  return {
    art: 'unklar',
    meldung: `${zitiert(roh)} ist nicht eindeutig: ${genannt}. Gelesen wird davon nichts.`,
    lesarten,
  };
}

/** Wer einen ganzen Absatz in einer Zelle hat, erkennt ihn am Anfang. */
function zitiert(roh: string): string {
  return `„${roh.length > ZITAT_HOECHSTENS ? `${roh.slice(0, ZITAT_HOECHSTENS)}…` : roh}“`;
}

function unklar(meldung: string): Zahllesung {
  return { art: 'unklar', meldung, lesarten: [] };
}

/** Mit einfachen Leerzeichen und ohne unsichtbare Zeichen: Excel schreibt geschützte und schmale. */
function einfach(text: string): string {
  return text
    .replaceAll(/\p{Default_Ignorable_Code_Point}/gu, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/** Ohne Währung, und ohne „,-“ am Ende: „65.300,- €“ ist 65.300 ohne Cent. */
function bereinigt(text: string): string {
  return einfach(text)
    .replace(/^(?:€|EUR|Euro) ?/i, '')
    .replace(/ ?(?:€|EUR|Euro)$/i, '')
    .replace(/(?<=\d),(?:--?|[–—−])$/, ',00');
}

function letztesAlsKomma(roh: string, zeichen: '.' | ','): Dezimal {
  const stelle = roh.lastIndexOf(zeichen);
  return alsDezimal(`${roh.slice(0, stelle).replaceAll(zeichen, '')},${roh.slice(stelle + 1)}`);
}

function alsDezimal(deutsch: string): Dezimal {
  return new Dezimal(deutsch.replace(',', '.'));
}
