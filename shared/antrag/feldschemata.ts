/** Die einzelnen Angaben einer Anfrage: Texte, Tage, Beträge, Anteile, jede mit ihrer Grenze und ihrer Meldung. */
import * as z from 'zod';
import { ausIso } from '../grund/datum.ts';
import { BETRAG_HOECHSTENS, GRENZTEXT, PERSONEN_HOECHSTENS, STELLENANTEIL_HOECHSTENS } from '../grund/grenzen.ts';
import type { Betrag, IsoTag } from '../grund/marken.ts';

const TEXTLAENGE = 200;

const STEUERZEICHEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: genau diese Zeichen sollen abgewiesen werden
  /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/**
 * Zeichen ohne Bild (Unicode: Default_Ignorable_Code_Point) und solche, die keine sind (Noncharacter): Zwei Namen sähen
 * gleich aus und wären es nicht.
 */
const UNSICHTBAR = /[\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}]/u;
const ZEICHENNAMEN: Readonly<Record<string, string>> = {
  'U+00AD': 'bedingter Trennstrich',
  'U+200B': 'Leerzeichen ohne Breite',
  'U+200C': 'Bindehemmer',
  'U+200D': 'Verbinder ohne Breite',
  'U+2060': 'Wortverbinder',
  'U+3164': 'leeres Hangul-Zeichen',
  'U+FE0F': 'Darstellungswähler',
  'U+FFFE': 'kein Zeichen',
  'U+FFFF': 'kein Zeichen',
};

/** Nennt das erste unsichtbare Zeichen; `null`, wenn es keines gibt. */
function unsichtbares(t: string): string | null {
  const zeichen = UNSICHTBAR.exec(t)?.[0].codePointAt(0);
  if (zeichen === undefined) return null;
  const punkt = `U+${zeichen.toString(16).toUpperCase().padStart(4, '0')}`;
  const name = ZEICHENNAMEN[punkt];
  return `Der Text enthält ein unsichtbares Zeichen: ${punkt}${name ? ` (${name})` : ''}. Bitte entfernen.`;
}

/** Ein Objekt mit genau diesen Feldern. */
export function objekt<F extends z.core.$ZodLooseShape>(felder: F) {
  return z.strictObject(felder, {
    error: (befund) =>
      befund.code === 'unrecognized_keys'
        ? `Unbekanntes Feld: ${befund.keys.join(', ')}.`
        : 'Hier wird ein Objekt erwartet.',
  });
}

/** Eine Liste mit höchstens so vielen Zeilen. */
export function liste<S extends z.ZodType>(zeile: S, hoechstens: number) {
  return z.array(zeile, 'Hier wird eine Liste erwartet.').max(hoechstens, `Höchstens ${hoechstens} Zeilen.`);
}

/** Zeilen, deren Schlüssel schon eine frühere trägt, am Feld `name`; die zweite überschriebe die erste still. */
export function doppelteZeilen<Z>(
  [feld, name]: readonly [feld: string, name: string],
  zeilen: readonly Z[],
  schluesselVon: (zeile: Z) => string,
  meldung: (zeile: Z) => string,
): { path: (string | number)[]; message: string }[] {
  const gesehen = new Set<string>();
  return zeilen.flatMap((zeile, i) => {
    const schluessel = schluesselVon(zeile);
    const doppelt = gesehen.has(schluessel);
    gesehen.add(schluessel);
    return doppelt ? [{ path: [feld, i, name], message: meldung(zeile) }] : [];
  });
}

/** Ein Text ohne Steuerzeichen und unsichtbare Zeichen, höchstens 200 Zeichen. */
export const text = z
  .string('Hier wird ein Text erwartet.')
  .max(TEXTLAENGE, `Höchstens ${TEXTLAENGE} Zeichen.`)
  .superRefine((t, pruefung) => {
    const message = STEUERZEICHEN.test(t) ? 'Der Text enthält Steuerzeichen.' : unsichtbares(t);
    if (message !== null) pruefung.addIssue({ code: 'custom', message });
  });
/** Wie {@link text}, aber nicht leer. */
export const pflichttext = text.refine((t) => t.trim() !== '', 'Darf nicht leer sein.');

/** JJJJ-MM-TT, ein Tag, den es gibt. */
export const tag: z.ZodType<IsoTag, string> = z
  .string('Hier wird ein Tag als JJJJ-MM-TT erwartet.')
  .refine((t) => ausIso(t) !== null, 'Kein gültiger Tag; erwartet wird JJJJ-MM-TT.');

/** Betrag in € als Dezimaltext, 0 bis 10 Milliarden, höchstens zwei Nachkommastellen: "65300.00". */
export const betrag: z.ZodType<Betrag, string> = z
  .string('Hier wird ein Betrag als Text erwartet, z. B. "65300.00".')
  .regex(/^(0|[1-9]\d{0,10})(\.\d{1,2})?$/, {
    error:
      'Kein gültiger Betrag; erwartet werden Ziffern mit Punkt und höchstens zwei Nachkommastellen, z. B. "65300.00".',
    abort: true,
  })
  .refine((b) => Number(b) <= BETRAG_HOECHSTENS, `Höchstens ${GRENZTEXT.betrag} €.`);

/** Stellenanteil als Dezimaltext über 0; 1.0 ist Vollzeit. */
export const stellenanteil = z
  .string('Hier wird ein Stellenanteil als Text erwartet, z. B. "1.0".')
  .regex(/^(0|[1-9]\d{0,5})(\.\d{1,6})?$/, {
    error: 'Kein gültiger Stellenanteil; erwartet wird z. B. "0.5" oder "1.0".',
    abort: true,
  })
  .refine(
    (a) => Number(a) > 0 && Number(a) <= STELLENANTEIL_HOECHSTENS,
    `Der Stellenanteil muss größer als 0 und höchstens ${GRENZTEXT.stellenanteil} sein.`,
  );

/** Förderquote als Dezimaltext zwischen 0 und 1; ob sie zulässig ist, sagt ein Hinweis. */
export const quote = z
  .string('Hier wird eine Quote als Text erwartet, z. B. "0.8".')
  .regex(/^(0(\.\d{1,6})?|1(\.0{1,6})?)$/, 'Keine gültige Quote; erwartet wird z. B. "0.8".');

export const personenzahl = z
  .int('Hier wird eine ganze Zahl erwartet.')
  .min(0, 'Nicht unter 0.')
  .max(PERSONEN_HOECHSTENS, `Höchstens ${GRENZTEXT.personen}.`);
export const haushaltsjahr = z
  .int('Hier wird ein ganzes Jahr erwartet.')
  .min(1900, 'Ein Jahr von 1900 bis 9999.')
  .max(9999, 'Ein Jahr von 1900 bis 9999.');
