/**
 * Zahlen aus Listen, deutsch geschrieben und streng gelesen: Was zwei Lesarten hat, wird nicht geraten, sondern mit beiden abgewiesen.
 * „107.756.134“ kann 107.756.134 oder 107.756,134 heißen (W3), „1.047“ bei einem Betrag 1047 oder 1,047.
 */
import { Dezimal } from '../grund/geld.ts';
import { BETRAG_HOECHSTENS, GRENZTEXT, PERSONEN_HOECHSTENS, STELLENANTEIL_HOECHSTENS, wieGezeigt } from '../grund/grenzen.ts';
import { deutscherWert } from '../grund/zahlformat.ts';

/** Was in einer Zelle der Liste steht: eingefügter Text, oder eine echte Zahl aus der Arbeitsmappe. */
export type Listenzelle = string | number | null;

/** `personen` sind ganze Zahlen, `stellen` Anteile, `betrag` €. */
export type Zahlart = 'personen' | 'stellen' | 'betrag';

/** Ein möglicher Wert, und wann er gemeint ist: „wenn die Punkte Tausender trennen“. */
export interface Lesart {
  readonly wert: Dezimal;
  readonly wenn: string;
}

/** `unklar`: mehrdeutig oder keine Zahl; die Meldung ist für die Person, die die Liste prüft. */
export type Zahllesung =
  | { readonly art: 'leer' }
  | { readonly art: 'zahl'; readonly wert: Dezimal }
  | { readonly art: 'unklar'; readonly meldung: string; readonly lesarten: readonly Lesart[] };

const LEER = /^[-–—.]*$/;
const SCHLICHT = /^\d+(?:,\d+)?$/;
const TAUSENDERPUNKTE_VOR_KOMMA = /^\d{1,3}(?:\.\d{3})+,\d+$/;
const LEERZEICHEN_GRUPPEN = /^\d{1,3}(?: \d{3})+(?:,\d+)?$/;
const NUR_PUNKTGRUPPEN = /^\d{1,3}(?:\.\d{3})+$/;
const NUR_KOMMAGRUPPEN = /^\d{1,3}(?:,\d{3})+$/;
const ENGLISCH = /^\d{1,3}(?:,\d{3})+\.\d+$/;
const EIN_PUNKT = /^\d+\.\d+$/;

const HOECHSTENS: Readonly<Record<Zahlart, number>> = { personen: PERSONEN_HOECHSTENS, stellen: STELLENANTEIL_HOECHSTENS, betrag: BETRAG_HOECHSTENS };
const BEREICH: Readonly<Record<Zahlart, string>> = {
  personen: `eine ganze Zahl von 0 bis ${GRENZTEXT.personen}`,
  stellen: `eine Zahl von 0 bis ${GRENZTEXT.stellenanteil}, z. B. 2,5`,
  betrag: `ein Betrag von 0 bis ${GRENZTEXT.betrag}, z. B. 1.234,56`,
};

const ZITAT_HOECHSTENS = 60;

/** Liest eine Zelle. Bei Personen gibt es keine Bruchteile, deshalb kann der Punkt in „1.047“ dort nur Tausender trennen. */
export function liesZahl(zelle: Listenzelle, art: Zahlart): Zahllesung {
  if (zelle === null) return { art: 'leer' };
  if (typeof zelle === 'number') {
    if (!Number.isFinite(zelle)) return unklar('Das ist keine Zahl.');
    return inGrenzen(new Dezimal(wieGezeigt(zelle)), String(zelle).replace('.', ','), art);
  }
  const roh = bereinigt(zelle);
  return LEER.test(roh) ? { art: 'leer' } : ausText(roh, art);
}

function ausText(roh: string, art: Zahlart): Zahllesung {
  if (/^[-−]\s?\d/.test(roh)) return unklar(`${zitiert(roh)} ist negativ; erwartet wird ${BEREICH[art]}.`);
  if (NUR_PUNKTGRUPPEN.test(roh)) {
    const tausender = alsDezimal(roh.replaceAll('.', ''));
    if (art === 'personen' && tausender.lte(HOECHSTENS.personen)) return { art: 'zahl', wert: tausender };
    return zweideutig(roh, [
      { wert: tausender, wenn: 'wenn die Punkte Tausender trennen' },
      { wert: letztesAlsKomma(roh, '.'), wenn: 'wenn der letzte Punkt das Komma ist' },
    ]);
  }
  if (NUR_KOMMAGRUPPEN.test(roh) && (art !== 'stellen' || roh.split(',').length > 2)) {
    const lesarten = [{ wert: alsDezimal(roh.replaceAll(',', '')), wenn: 'wenn das Komma Tausender trennt' }];
    if (roh.split(',').length === 2) lesarten.unshift({ wert: letztesAlsKomma(roh, ','), wenn: 'wenn das Komma die Nachkommastellen trennt' });
    return zweideutig(roh, lesarten);
  }
  if (SCHLICHT.test(roh)) return inGrenzen(alsDezimal(roh), roh, art);
  if (TAUSENDERPUNKTE_VOR_KOMMA.test(roh) || LEERZEICHEN_GRUPPEN.test(roh)) return inGrenzen(alsDezimal(roh.replaceAll(/[. ]/g, '')), roh, art);
  if (ENGLISCH.test(roh)) return zweideutig(roh, [{ wert: alsDezimal(roh.replaceAll(',', '').replace('.', ',')), wenn: 'wenn sie englisch geschrieben ist' }]);
  if (EIN_PUNKT.test(roh)) return zweideutig(roh, punktlesarten(roh));
  return unklar(`${zitiert(roh)} ist keine Zahl; erwartet wird ${BEREICH[art]}.`);
}

/** „2.5“: ein Punkt, der keine Tausender trennen kann; mit drei Ziffern dahinter („107756.134“) vielleicht doch. */
function punktlesarten(roh: string): Lesart[] {
  const komma = { wert: letztesAlsKomma(roh, '.'), wenn: 'wenn der Punkt das Komma ist' };
  return /\.\d{3}$/.test(roh) ? [{ wert: alsDezimal(roh.replace('.', '')), wenn: 'wenn der Punkt Tausender trennt' }, komma] : [komma];
}

function inGrenzen(wert: Dezimal, roh: string, art: Zahlart): Zahllesung {
  const passt = !wert.isNegative() && wert.lte(HOECHSTENS[art]) && (art !== 'personen' || wert.isInteger());
  return passt ? { art: 'zahl', wert } : unklar(`${zitiert(roh)} passt hier nicht; erwartet wird ${BEREICH[art]}.`);
}

function zweideutig(roh: string, lesarten: readonly Lesart[]): Zahllesung {
  const genannt = lesarten.map(({ wert, wenn }) => `${deutscherWert(wert)} (${wenn})`).join(' oder ');
  return { art: 'unklar', meldung: `${zitiert(roh)} ist nicht eindeutig: ${genannt}. Gelesen wird davon nichts.`, lesarten };
}

/** Wer einen ganzen Absatz in einer Zelle hat, erkennt ihn am Anfang. */
function zitiert(roh: string): string {
  return `„${roh.length > ZITAT_HOECHSTENS ? `${roh.slice(0, ZITAT_HOECHSTENS)}…` : roh}“`;
}

function unklar(meldung: string): Zahllesung {
  return { art: 'unklar', meldung, lesarten: [] };
}

/** Ohne Währung und mit einfachen Leerzeichen: Excel schreibt geschützte und schmale. */
function bereinigt(text: string): string {
  return text
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replace(/^(?:€|EUR) ?/, '')
    .replace(/ ?(?:€|EUR|Euro)$/, '')
    .trim();
}

function letztesAlsKomma(roh: string, zeichen: '.' | ','): Dezimal {
  const stelle = roh.lastIndexOf(zeichen);
  return alsDezimal(`${roh.slice(0, stelle).replaceAll(zeichen, '')},${roh.slice(stelle + 1)}`);
}

function alsDezimal(deutsch: string): Dezimal {
  return new Dezimal(deutsch.replace(',', '.'));
}
