/** Liest eine fremde Zelle für ein Feld des Haushaltsblatts: streng. Was zwei Lesarten hat, wird mit beiden genannt und nie geraten. */
import { alsDeutschesDatum, alsIso, type Datum, datum } from '../../../shared/grund/datum.ts';
import { liesDeutschenTag } from '../../../shared/grund/tageslesung.ts';
import { deutscherWert } from '../../../shared/grund/zahlformat.ts';
import { liesZahl, type Zahlart } from '../../../shared/listenpruefung/zahltext.ts';
import { istLeer, istZellfehler, normal, type Zellwert } from '../../workbook/zellen.ts';
import { ANTEIL, BAUSTEIN, BETRAG, DATUM, GANZZAHL, JAHR, KOMMUNE_PARTNER, QUOTE } from '../feldarten.ts';
import type { Feld } from '../spalten.ts';

/** Eine mögliche Lesart zum Auswählen. */
export interface Lesart {
  readonly wert: unknown;
  readonly titel: string;
}

export type Zellenlesung =
  | { readonly art: 'leer' }
  | { readonly art: 'wert'; readonly wert: unknown }
  | { readonly art: 'unklar'; readonly meldung: string; readonly lesarten: readonly Lesart[] };

const LEER: Zellenlesung = { art: 'leer' };
const PROZENT = /^(\d+(?:,\d+)?)\s*%$/;

/** Die Zelle als Wert dieses Felds, wie er im Antrag steht: Beträge in Euro als Dezimaltext, Tage als JJJJ-MM-TT. */
export function liesFremd(feld: Feld, wert: Zellwert): Zellenlesung {
  if (wert === null || istLeer(wert)) return LEER;
  if (istZellfehler(wert)) return unklar(`In der Zelle steht der Fehler ${wert.fehler}.`);
  if (feld.art === DATUM) return liesDatum(wert);
  if (typeof wert === 'string') return liesText(feld, wert);
  return alsFeld(feld, wert);
}

function liesText(feld: Feld, roh: string): Zellenlesung {
  const text = roh.replaceAll(/\s+/g, ' ').trim();
  switch (feld.art) {
    case BETRAG:
      return liesZahltext(feld, text, 'betrag');
    case ANTEIL:
    case QUOTE:
      return PROZENT.test(text) ? alsFeld(feld, Number(text.replace(PROZENT, '$1').replace(',', '.')) / 100) : liesZahltext(feld, text, 'stellen');
    case GANZZAHL:
      return liesZahltext(feld, text, 'personen');
    case JAHR:
      return alsFeld(feld, zahlAus(/^(?:hj\.? ?|haushaltsjahr )?(\d{4})$/i, text) ?? roh);
    case BAUSTEIN:
      return alsFeld(feld, zahlAus(/^(?:baustein |b ?)?([1-5])$/i, text) ?? roh);
    case KOMMUNE_PARTNER:
      return alsFeld(feld, KOMMUNAL.test(normal(text)) ? 'Kommune' : PARTNER.test(normal(text)) ? 'Partner' : roh);
    default:
      return alsFeld(feld, text);
  }
}

const KOMMUNAL = /^(kommune|kommunal|kommunaler träger|öffentlicher träger)$/;
const PARTNER = /^(partner|freier träger|frei|partnerorganisation)$/;

function zahlAus(muster: RegExp, text: string): number | null {
  const treffer = muster.exec(text)?.[1];
  return treffer === undefined ? null : Number(treffer);
}

function liesZahltext(feld: Feld, text: string, art: Zahlart): Zellenlesung {
  const gelesen = liesZahl(text, art);
  if (gelesen.art === 'leer') return LEER;
  if (gelesen.art === 'zahl') return alsFeld(feld, gelesen.wert.toNumber());
  const lesarten = gelesen.lesarten.flatMap(({ wert, wenn }) => {
    const passend = feld.art.lies(wert.toNumber());
    return passend.ok ? [{ wert: passend.wert, titel: `${deutscherWert(wert)}, ${wenn}` }] : [];
  });
  return { art: 'unklar', meldung: gelesen.meldung, lesarten };
}

/** Dieselbe Regel wie im Haushaltsblatt selbst. */
function alsFeld(feld: Feld, wert: Zellwert): Zellenlesung {
  const gelesen = feld.art.lies(wert);
  return gelesen.ok ? { art: 'wert', wert: gelesen.wert } : unklar(gelesen.meldung);
}

/** Datumszelle, T.M.JJJJ oder JJJJ-MM-TT. Jahreszahlen, zweistellige Jahre und Schrägstriche sind nicht eindeutig. */
function liesDatum(wert: string | number | boolean): Zellenlesung {
  if (typeof wert === 'number') {
    if (Number.isInteger(wert) && wert >= 1900 && wert <= 2100) return unklar(`„${wert}“ ist nur ein Jahr; gebraucht wird ein Tag (TT.MM.JJJJ).`);
    const gelesen = DATUM.lies(wert);
    return gelesen.ok ? { art: 'wert', wert: gelesen.wert } : unklar(gelesen.meldung);
  }
  const text = typeof wert === 'string' ? wert.replaceAll(/\s+/g, '') : String(wert);
  const tag = liesDeutschenTag(text, { einstellig: true, iso: true });
  if (tag) return { art: 'wert', wert: alsIso(tag) };
  const lesarten = datumslesarten(text);
  const genannt = lesarten.map((l) => l.titel).join(' oder ');
  if (lesarten.length > 0) return { art: 'unklar', meldung: `„${text}“ ist nicht eindeutig: ${genannt}. Gelesen wird davon nichts.`, lesarten };
  return unklar(`„${text}“ ist kein Datum; erwartet wird TT.MM.JJJJ.`);
}

function datumslesarten(text: string): Lesart[] {
  const kurz = /^(\d{1,2})[.\-/](\d{1,2})[.\-/](\d{2})$/.exec(text)?.slice(1).map(Number);
  const schraeg = /^(\d{1,2})[-/](\d{1,2})[-/](\d{4})$/.exec(text)?.slice(1).map(Number);
  const [a = 0, b = 0, c = 0] = kurz ?? schraeg ?? [];
  const moegliche = kurz ? [datum(2000 + c, b, a), datum(2000 + c, a, b), datum(2000 + a, b, c)] : schraeg ? [datum(c, b, a), datum(c, a, b)] : [];
  const tage = moegliche.filter((tag): tag is Datum => tag !== null).map((tag) => ({ wert: alsIso(tag), titel: alsDeutschesDatum(tag) }));
  return tage.filter(({ wert }, i) => tage.findIndex((t) => t.wert === wert) === i);
}

function unklar(meldung: string): Zellenlesung {
  return { art: 'unklar', meldung, lesarten: [] };
}
