/**
 * Der Antrag, wie Anfragen ihn nennen dürfen. Gespeicherte lesen wir mit `gespeichert.ts`: Was hier strenger wird,
 * macht keine alte Version unlesbar. Neue Felder nur mit neuer Nummer in `formen.ts`.
 */
import * as z from 'zod';
import { MASSNAHMENBAUSTEINE } from '../grund/bausteine.ts';
import { ausIso } from '../grund/datum.ts';
import { BETRAG_HOECHSTENS, GRENZTEXT, PERSONEN_HOECHSTENS, STELLENANTEIL_HOECHSTENS } from '../grund/grenzen.ts';
import type { Betrag, IsoTag } from '../grund/marken.ts';
import { namensschluessel } from '../grund/name.ts';

/** So viele Stellen und Maßnahmen zusammen darf ein Antrag haben. */
export const EINTRAEGE_HOECHSTENS = 500;

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

/** Ein Text ohne Steuerzeichen und unsichtbare Zeichen, höchstens 200 Zeichen. */
export const text = z
  .string('Hier wird ein Text erwartet.')
  .max(TEXTLAENGE, `Höchstens ${TEXTLAENGE} Zeichen.`)
  .superRefine((t, pruefung) => {
    const message = STEUERZEICHEN.test(t) ? 'Der Text enthält Steuerzeichen.' : unsichtbares(t);
    if (message !== null) pruefung.addIssue({ code: 'custom', message });
  });
const pflichttext = text.refine((t) => t.trim() !== '', 'Darf nicht leer sein.');

/** JJJJ-MM-TT, ein Tag, den es gibt. */
const tag: z.ZodType<IsoTag, string> = z
  .string('Hier wird ein Tag als JJJJ-MM-TT erwartet.')
  .refine((t) => ausIso(t) !== null, 'Kein gültiger Tag; erwartet wird JJJJ-MM-TT.');

/** Betrag in € als Dezimaltext, 0 bis 10 Milliarden, höchstens zwei Nachkommastellen: "65300.00". */
const betrag: z.ZodType<Betrag, string> = z
  .string('Hier wird ein Betrag als Text erwartet, z. B. "65300.00".')
  .regex(/^(0|[1-9]\d{0,10})(\.\d{1,2})?$/, {
    error:
      'Kein gültiger Betrag; erwartet werden Ziffern mit Punkt und höchstens zwei Nachkommastellen, z. B. "65300.00".',
    abort: true,
  })
  .refine((b) => Number(b) <= BETRAG_HOECHSTENS, `Höchstens ${GRENZTEXT.betrag} €.`);

/** Stellenanteil als Dezimaltext über 0; 1.0 ist Vollzeit. */
const stellenanteil = z
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
const quote = z
  .string('Hier wird eine Quote als Text erwartet, z. B. "0.8".')
  .regex(/^(0(\.\d{1,6})?|1(\.0{1,6})?)$/, 'Keine gültige Quote; erwartet wird z. B. "0.8".');

const kennung = pflichttext;
const personenzahl = z
  .int('Hier wird eine ganze Zahl erwartet.')
  .min(0, 'Nicht unter 0.')
  .max(PERSONEN_HOECHSTENS, `Höchstens ${GRENZTEXT.personen}.`);
const haushaltsjahr = z
  .int('Hier wird ein ganzes Jahr erwartet.')
  .min(1900, 'Ein Jahr von 1900 bis 9999.')
  .max(9999, 'Ein Jahr von 1900 bis 9999.');

const traeger = objekt({
  name: pflichttext,
  art: z.enum(['kommune', 'partner'], 'Erwartet wird „kommune“ oder „partner“.'),
});
const eigenanteil = z.enum(['kommune', 'partner'], 'Erwartet wird „kommune“ oder „partner“.');
const weiterleitung = z.enum(['bescheid', 'vertrag'], 'Erwartet wird „bescheid“, „vertrag“ oder nichts.').nullable();
const verfahren = objekt({ antragAm: tag.nullable(), bewilligtAm: tag.nullable() });

/** Eine Stelle (Baustein 6). */
export const stelleSchema = objekt({
  id: kennung,
  /** Einträge mit derselben Stelle besetzen sie nacheinander (A2). */
  stelle: pflichttext.nullable(),
  bezeichnung: text,
  traeger,
  eigenanteil,
  stellenanteil,
  von: tag,
  bis: tag,
  jahresausgaben: betrag.nullable(),
  weiterleitung,
});

/** Eine Maßnahme (Bausteine 1–5) in einem Haushaltsjahr. */
export const massnahmeSchema = objekt({
  id: kennung,
  baustein: z.literal(MASSNAHMENBAUSTEINE, 'Erwartet wird ein Baustein von 1 bis 5.'),
  bezeichnung: text,
  traeger,
  eigenanteil,
  haushaltsjahr,
  ausgaben: betrag,
  /** Der Teil davon, der in das Fenster der Integrationspauschale fällt (R12); `null`, wenn nichts angegeben ist. */
  ausgabenImFenster: betrag.nullable(),
  quote: quote.nullable(),
  teilnehmende: personenzahl.nullable(),
  weiterleitung,
});

/** Ein Antrag; Kennungen sind über Stellen und Maßnahmen hinweg eindeutig. */
export const antragSchema = objekt({
  titel: pflichttext,
  kommune: objekt({
    name: pflichttext,
    regierungsbezirk: text,
    art: z.enum(
      ['kreisfrei', 'kreis', 'kreisangehoerig'],
      'Erwartet wird „kreisfrei“, „kreis“ oder „kreisangehoerig“.',
    ),
    geschaeftsfuehrendeStelle: z.boolean('Hier wird ja oder nein erwartet.'),
  }),
  stand: tag,
  personen: objekt({ geduldete: personenzahl, gestattete: personenzahl }),
  verfahren: objekt({ thm: verfahren, dia: verfahren }),
  foerdervolumen: betrag.nullable(),
  stellen: z.array(stelleSchema, 'Hier wird eine Liste erwartet.'),
  massnahmen: z.array(massnahmeSchema, 'Hier wird eine Liste erwartet.'),
  integrationspauschale: z.boolean('Hier wird ja oder nein erwartet.'),
  bagatellgrenze: betrag.nullable(),
}).superRefine((antrag, pruefung) => {
  if (antrag.stellen.length + antrag.massnahmen.length > EINTRAEGE_HOECHSTENS) {
    pruefung.addIssue({
      code: 'custom',
      path: ['stellen'],
      message: `Höchstens ${EINTRAEGE_HOECHSTENS} Stellen und Maßnahmen zusammen.`,
    });
  }
  for (const befund of doppelteKennungen(antrag)) pruefung.addIssue({ code: 'custom', ...befund });
});

export type Antrag = z.infer<typeof antragSchema>;
export type Stelleneintrag = z.infer<typeof stelleSchema>;
export type Massnahmeneintrag = z.infer<typeof massnahmeSchema>;

/**
 * Einträge, deren Kennung schon ein früherer trägt, mit dem Pfad des Felds; die Einträge dürfen sonst noch
 * unvollständig sein.
 */
export function doppelteKennungen(
  antrag: Readonly<Record<'stellen' | 'massnahmen', readonly { readonly id: unknown }[]>>,
) {
  const befunde: { path: (string | number)[]; message: string }[] = [];
  const gesehen = new Set<unknown>();
  for (const liste of ['stellen', 'massnahmen'] as const) {
    antrag[liste].forEach(({ id }, i) => {
      const schluessel = typeof id === 'string' ? namensschluessel(id) : id;
      if (gesehen.has(schluessel))
        befunde.push({ path: [liste, i, 'id'], message: `Die Kennung „${id}“ kommt mehrfach vor.` });
      gesehen.add(schluessel);
    });
  }
  return befunde;
}

/** Von der Bewilligungsbehörde bewilligt; wird mit dem Status „bewilligt“ festgehalten. */
export const bescheidSchema = objekt({
  datum: tag,
  aktenzeichen: pflichttext,
  stellen: stellenanteil,
  zuwendung: betrag,
});
export type Bescheid = z.infer<typeof bescheidSchema>;
