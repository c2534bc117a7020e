/**
 * Der Antrag, wie Anfragen ihn nennen dürfen. Gespeicherte lesen wir mit `gespeichert.ts`: Was hier strenger wird,
 * macht keine alte Version unlesbar. Neue Felder nur mit neuer Nummer in `formen.ts`.
 */
import * as z from 'zod';
import { MASSNAHMENBAUSTEINE } from '../grund/bausteine.ts';
import { namensschluessel } from '../grund/name.ts';
import { ZEITANTEILE } from '../kern/zeitanteil.ts';
import { abwicklungSchema } from './abwicklung.ts';
import {
  betrag,
  doppelteZeilen,
  haushaltsjahr,
  liste,
  objekt,
  personenzahl,
  pflichttext,
  quote,
  stellenanteil,
  tag,
  text,
} from './feldschemata.ts';

/** So viele Stellen und Maßnahmen zusammen darf ein Antrag haben. */
export const EINTRAEGE_HOECHSTENS = 500;

/** So viele Budgets darf ein Antrag nennen. */
const BUDGETZEILEN_HOECHSTENS = 100;

const traeger = objekt({
  name: pflichttext,
  art: z.enum(['kommune', 'partner'], 'Erwartet wird „kommune“ oder „partner“.'),
});
const eigenanteil = z.enum(['kommune', 'partner'], 'Erwartet wird „kommune“ oder „partner“.');
const weiterleitung = z.enum(['bescheid', 'vertrag'], 'Erwartet wird „bescheid“, „vertrag“ oder nichts.').nullable();
const verfahren = objekt({ antragAm: tag.nullable(), bewilligtAm: tag.nullable() });

/** Eine Stelle (Baustein 6 und andere Programme je Stelle). */
export const stelleSchema = objekt({
  id: pflichttext,
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
  /** Id des Regelstands dieser Stelle; `null`: der im Kopf. */
  regelstand: pflichttext.nullable().optional(),
});

/** Eine Maßnahme (Bausteine 1–5) in einem Haushaltsjahr. */
export const massnahmeSchema = objekt({
  id: pflichttext,
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
  /**
   * Das Geschehen nach dem Bescheid; kein Teil des Plans. Fehlt es in einem Speichern, gilt das der Version, auf der
   * es aufbaut; `null` leert es.
   */
  abwicklung: abwicklungSchema.nullable().optional(),
  /** Ids der Regelstände von Baustein 6 und der Bausteine 1–5; `null`: nach Tagen und Haushaltsjahr. */
  regelstand: objekt({ thm: pflichttext.nullable(), dia: pflichttext.nullable() }).nullable().optional(),
  /** Wie angebrochene Monate zählen, wo keine Quelle es sagt; `null`: in Dreißigsteln. */
  zeitanteil: z.enum(ZEITANTEILE, 'Erwartet wird „dreissigstel“, „zwoelftel“ oder „tage“.').nullable().optional(),
  /** Höchstens so viel Zuwendung erhält die Kommune je Programm (Id seines Regelstands) und Haushaltsjahr, in €. */
  budget: liste(objekt({ programm: pflichttext, haushaltsjahr, betrag }), BUDGETZEILEN_HOECHSTENS)
    .nullable()
    .optional(),
  /** Warum ein Regelstand gilt, der nur in Ausnahmen gilt. */
  ausnahmegrund: text.nullable().optional(),
  /** Ab wann vor der Bewilligung begonnen werden durfte, je Programm (R10). */
  vorzeitigerBeginn: objekt({ thm: tag.nullable(), dia: tag.nullable() }).nullable().optional(),
}).superRefine((antrag, pruefung) => {
  if (antrag.stellen.length + antrag.massnahmen.length > EINTRAEGE_HOECHSTENS) {
    pruefung.addIssue({
      code: 'custom',
      path: ['stellen'],
      message: `Höchstens ${EINTRAEGE_HOECHSTENS} Stellen und Maßnahmen zusammen.`,
    });
  }
  const doppelte = doppelteZeilen(
    ['budget', 'programm'],
    antrag.budget ?? [],
    ({ programm, haushaltsjahr: jahr }) => `${jahr} ${programm}`,
    ({ programm, haushaltsjahr: jahr }) => `Das Budget für ${programm} ${jahr} steht mehrfach da.`,
  );
  for (const befund of [...doppelteKennungen(antrag), ...doppelte]) pruefung.addIssue({ code: 'custom', ...befund });
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
