/**
 * Angaben, nach denen Hinweise fragen und die in keinem Antrag stehen: Grenze der Abweichung, Tage vor unserer Frist,
 * Tag des Nachweises. Je Antrag im Browser aufgehoben, nie gespeichert; ohne Angabe wird nicht geprüft.
 */
import type { Pruefangaben } from '../../../shared/antrag/pruefangaben.ts';
import { alsIso, type Datum } from '../../../shared/grund/datum.ts';
import { liesTag } from '../../../shared/tabellentext/tagtext.ts';
import { lesemeldung } from '../format/lesemeldung.ts';

export const PRUEFFELDER = ['abweichung', 'partnertage', 'vorgelegtThm', 'vorgelegtDia'] as const;
export type Prueffeld = (typeof PRUEFFELDER)[number];
/** Wie sie jemand eingetippt hat; leer heißt ohne Angabe. */
export type Pruefeingaben = Readonly<Record<Prueffeld, string>>;

export const OHNE_EINGABEN: Pruefeingaben = { abweichung: '', partnertage: '', vorgelegtThm: '', vorgelegtDia: '' };

const TAGE_HOECHSTENS = 365;

/** Was sich nicht lesen lässt, gilt als nicht angegeben, und sein Feld sagt, was erwartet wird. */
export function pruefangabenAus(
  eingaben: Pruefeingaben,
  heute: Datum,
): { readonly angaben: Pruefangaben; readonly fehler: Partial<Record<Prueffeld, string>> } {
  const fehler: Partial<Record<Prueffeld, string>> = {};
  const gelesen = <T>(feld: Prueffeld, lies: (text: string) => T | null, erwartet: string): T | null => {
    const text = eingaben[feld].trim();
    if (text === '') return null;
    const wert = lies(text);
    if (wert === null) fehler[feld] = erwartet;
    return wert;
  };
  const tag = (feld: Prueffeld) => {
    const text = eingaben[feld].trim();
    if (text === '') return null;
    const lesung = liesTag(text);
    if (lesung.art === 'tag') return lesung.tag;
    fehler[feld] = lesemeldung(lesung, 'Erwartet wird ein Datum wie 31.03.2023.');
    return null;
  };
  return {
    angaben: {
      stichtag: alsIso(heute),
      abweichungProzent: gelesen('abweichung', prozent, 'Erwartet wird eine Zahl in Prozent wie 20 oder 12,5.'),
      partnernachweisTage: gelesen(
        'partnertage',
        (text) => (/^\d{1,3}$/.test(text) && Number(text) <= TAGE_HOECHSTENS ? Number(text) : null),
        `Erwartet wird eine ganze Zahl von 0 bis ${TAGE_HOECHSTENS}.`,
      ),
      nachweisVorgelegtAm: { thm: tag('vorgelegtThm'), dia: tag('vorgelegtDia') },
    },
    fehler,
  };
}

/** „12,5 %“ → "12.5" */
function prozent(text: string): string | null {
  const zahl = /^(\d{1,4})(?:,(\d{1,6}))?\s*%?$/.exec(text);
  if (!zahl) return null;
  const ganz = String(Number(zahl[1]));
  return zahl[2] === undefined ? ganz : `${ganz}.${zahl[2]}`;
}

const schluessel = (antragId: string) => `gk.pruefangaben.${antragId}`;

/** Was für den Antrag aufgehoben ist; ohne Speicher und bei Unlesbarem nichts. */
export function aufgehobene(antragId: string | null, speicher: Pick<Storage, 'getItem'> | null): Pruefeingaben {
  if (antragId === null) return OHNE_EINGABEN;
  try {
    const gelesen: unknown = JSON.parse(speicher?.getItem(schluessel(antragId)) ?? 'null');
    if (typeof gelesen !== 'object' || gelesen === null) return OHNE_EINGABEN;
    const texte = gelesen as Record<string, unknown>;
    const feld = (name: Prueffeld) => {
      const text = texte[name];
      return typeof text === 'string' ? text : '';
    };
    return Object.fromEntries(PRUEFFELDER.map((name) => [name, feld(name)])) as Record<Prueffeld, string>;
  } catch {
    return OHNE_EINGABEN;
  }
}

/** Ein Browser ohne Speicher vergisst sie mit der Seite; mehr geht dabei nicht verloren. */
export function hebeAuf(antragId: string | null, eingaben: Pruefeingaben, speicher: Pick<Storage, 'setItem'> | null) {
  if (antragId === null) return;
  try {
    speicher?.setItem(schluessel(antragId), JSON.stringify(eingaben));
  } catch {
    // Voll oder gesperrt.
  }
}
