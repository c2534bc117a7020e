/** Die Inhalte der Antworten. Beträge sind Dezimaltexte, Zeiten RFC 3339 in UTC. */

import * as z from 'zod';
import {
  gespeicherteMassnahme,
  gespeicherterAntrag,
  gespeicherterBescheid,
  gespeicherterHinweis,
  gespeicherteStelle,
  gespeichertesErgebnis,
} from '../antrag/gespeichert.ts';
import { bescheidInVersion } from '../antrag/gespeicherte-abwicklung.ts';
import { setzung, versionshash, zeitpunkt } from '../antrag/gespeicherte-felder.ts';
import type { Kettenpruefung } from '../antrag/kette.ts';
import { BRUCHARTEN } from '../antrag/kettenbruch.ts';
import type { Antragskopf } from '../antrag/kopf.ts';
import type { GenannteAbweichung } from '../antrag/nachrechnen.ts';
import { type Vergleich, WIRKUNGSFELDER } from '../antrag/vergleich.ts';
import { type Antragsversion, type RegelstandVerweis, STATUS } from '../antrag/version.ts';
import type { Rechenwegzeile } from '../kern/rechenweg-text.ts';
import { planzielSchema } from './anfragen.ts';
import { antragIdSchema } from './antragid.ts';
import { nachDemBescheidSchema } from './nach-dem-bescheid.ts';
import { regelkennung } from './regelkennung.ts';

const dezimaltext = z.string();
const nummer = z.int().min(1);
const cursor = z.string().nullable();
const status = z.enum(STATUS);
/** Ergebnis einer Version, wie es gespeichert ist. */
export const ergebnisSchema = gespeichertesErgebnis;
export const hinweisSchema = gespeicherterHinweis;

const regelstandVerweis = z.object({ id: z.string(), hash: versionshash }) satisfies z.ZodType<RegelstandVerweis>;
const regelstaende = z
  .array(regelstandVerweis)
  .describe(
    'Die Regelstände, mit denen gerechnet ist, nach Id geordnet: Stellen und Maßnahmen gehören zu verschiedenen Programmen mit je eigenem Regelstand.',
  );
const autor = z.object({ oid: z.string(), name: z.string() });

/**
 * Eine gespeicherte Version mit Antrag, Ergebnis und Hinweisen, so, wie sie gehasht wurde; was erst eine
 * spätere Form brachte, fehlt in einer früheren.
 */
export const antragsversionSchema = z.object({
  form: nummer.optional().describe('Form der Version; fehlt in Form 1.'),
  schema: nummer.optional().describe('Form des Antrags; fehlt in Form 1 und ist dort 1.'),
  tid: z.string().optional().describe('Mandant der Kommune; fehlt in Form 1.'),
  antragId: antragIdSchema,
  version: nummer,
  status,
  festgeschrieben: z.boolean(),
  antrag: gespeicherterAntrag,
  ergebnis: ergebnisSchema,
  hinweise: z.array(hinweisSchema),
  regelstand: regelstaende,
  kern: z.string(),
  bescheid: gespeicherterBescheid.nullable().describe('Der neueste Bescheid für Baustein 6 zum heutigen Plan.'),
  bescheide: z
    .array(bescheidInVersion)
    .optional()
    .describe('Alle Bescheide in der Reihenfolge, in der sie festgehalten wurden; fehlt in Form 1 und 2.'),
  festgeschriebenVon: setzung.nullable().optional(),
  bescheidVon: setzung.nullable().optional(),
  planVon: setzung.optional().describe('Wer den Plan, wie er jetzt dasteht, gespeichert hat; fehlt in Form 1 und 2.'),
  kommentar: z.string(),
  autor: autor.extend({
    rollen: setzung.shape.rollen.optional().describe('Bekannte Rollen, geordnet; fehlt in Form 1.'),
  }),
  erstelltAm: zeitpunkt,
  vorgaengerHash: versionshash.nullable(),
  hash: versionshash,
}) satisfies z.ZodType<Antragsversion>;

/** Eine Version in der Liste, ohne Inhalt. */
export const versionskopfSchema = antragsversionSchema
  .pick({
    version: true,
    status: true,
    festgeschrieben: true,
    kommentar: true,
    erstelltAm: true,
    vorgaengerHash: true,
    hash: true,
  })
  .extend({ autor });
export type Versionskopf = Readonly<z.infer<typeof versionskopfSchema>>;

/** Ein Antrag in der Liste. */
export const antragskopfSchema = z.object({
  antragId: antragIdSchema,
  titel: z.string(),
  kommune: z.string(),
  status,
  festgeschrieben: z.boolean(),
  neuesteVersion: nummer,
  geaendertAm: zeitpunkt,
  autor,
}) satisfies z.ZodType<Antragskopf>;
export type { Antragskopf };

export const antragslisteSchema = z.object({
  eintraege: z.array(antragskopfSchema),
  cursor,
  vierAugen: z
    .literal(true)
    .optional()
    .describe(
      'Diese Kommune verlangt vier Augen: Wer den Inhalt gespeichert hat, bewilligt ihn nicht und schreibt ihn nicht fest.',
    ),
});
export const versionslisteSchema = z.object({ eintraege: z.array(versionskopfSchema), cursor });

const einfach = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const feldaenderungen = z.array(z.object({ feld: z.string(), alt: einfach, neu: einfach }));
const wirkung = z.object({
  alt: dezimaltext.nullable(),
  neu: dezimaltext.nullable(),
  unterschied: dezimaltext.nullable(),
});
const wirkungen = Object.fromEntries(WIRKUNGSFELDER.map((feld) => [feld, wirkung])) as Record<
  (typeof WIRKUNGSFELDER)[number],
  typeof wirkung
>;

function eintragsvergleich<E extends z.ZodType>(eintrag: E) {
  return z.object({
    hinzugefuegt: z.array(eintrag),
    entfernt: z.array(eintrag),
    geaendert: z.array(z.object({ id: z.string(), felder: feldaenderungen })),
  });
}

/** Die Änderungen zwischen zwei Versionen und ihre Folge. */
export const vergleichSchema = z.object({
  gleich: z.boolean(),
  kopf: feldaenderungen,
  stellen: eintragsvergleich(gespeicherteStelle),
  massnahmen: eintragsvergleich(gespeicherteMassnahme),
  ...wirkungen,
  jeHaushaltsjahr: z.array(z.object({ haushaltsjahr: z.int(), ...wirkungen })),
  abwicklung: feldaenderungen.describe('Zeilen nach dem Bescheid unter ihrem Namen, z. B. „ist.S1 2021.betrag“.'),
  abwicklungWeitere: z.int().describe('So viele weitere Felder sind verschieden und hier nicht genannt.'),
  bescheide: feldaenderungen,
}) satisfies z.ZodType<Vergleich>;

/** Ein Schritt des Rechenwegs, deutsch geschrieben, mit Fundstelle. */
export const rechenwegzeileSchema = z.object({
  nr: z.int(),
  id: z.string(),
  haushaltsjahr: z.int().nullable(),
  schritt: z.string(),
  rechnung: z.string(),
  wert: z.string(),
  einheit: z.enum(['€', 'Tage', 'Stellen', 'Personen', 'Anteil', 'Monate', 'Jahr', 'Tageszahl', 'Datum']),
  regeln: z.array(regelkennung),
  fundstelle: z.string(),
  auslegungen: z.array(z.object({ id: regelkennung, text: z.string(), wert: z.string() })),
}) satisfies z.ZodType<Rechenwegzeile>;

const abweichungSchema = z.object({
  pfad: z.string(),
  gespeichert: einfach,
  berechnet: einfach,
  schritt: rechenwegzeileSchema.nullable(),
}) satisfies z.ZodType<GenannteAbweichung>;

const bruch = z.object({ version: z.int(), grund: z.enum(BRUCHARTEN) });
const kettenpruefungSchema = z.object({
  ok: z.boolean(),
  bruch: bruch.nullable(),
  weitere: z.array(bruch).optional().describe('Weitere Brüche dieser Seite.'),
  form1: nummer
    .optional()
    .describe('So viele Versionen dieser Seite stehen in Form 1; Kommune und Rollen sind dort nicht prüfbar.'),
}) satisfies z.ZodType<Kettenpruefung>;

/**
 * Kette und Nachrechnen der Versionen dieser Seite; eine unlesbare Version hat keine Abweichungen, sondern bricht die
 * Kette.
 */
export const pruefungSchema = z.object({
  kette: kettenpruefungSchema,
  versionen: z.array(
    z.object({
      version: z.int(),
      lesbar: z.boolean(),
      abweichungen: z.array(abweichungSchema),
      weitere: z.int().describe('Weitere Abweichungen, die hier nicht aufgeführt sind.'),
    }),
  ),
  cursor,
}) satisfies z.ZodType<Pruefung>;
export interface Pruefung {
  readonly kette: Kettenpruefung;
  readonly versionen: readonly {
    readonly version: number;
    readonly lesbar: boolean;
    readonly abweichungen: readonly GenannteAbweichung[];
    readonly weitere: number;
  }[];
  readonly cursor: string | null;
}

const rechenweg = z.array(rechenwegzeileSchema);

/** Ergebnis einer Berechnung, die nichts speichert. */
export const berechnungsantwortSchema = z.object({
  ergebnis: ergebnisSchema,
  hinweise: z.array(hinweisSchema),
  rechenweg: z.object({
    /** Je Eintrag und Haushaltsjahr; `null` bei mehr als 300 Zeilen, dann mit `ziele` fragen. */
    zeilen: z.array(z.object({ id: z.string(), haushaltsjahr: z.int().nullable(), schritte: rechenweg })).nullable(),
    stellenNachSchluessel: rechenweg.nullable(),
    ziele: z.array(z.object({ ziel: planzielSchema, schritte: rechenweg.nullable() })),
  }),
  nachDemBescheid: nachDemBescheidSchema
    .nullable()
    .describe('Was aus Bescheiden und Abwicklung folgt und keine Version speichert; null ohne beides.'),
  zinsen: z
    .array(
      z.object({
        zinsen: dezimaltext.describe('In €, einmal gerundet auf der Summe der exakten Abschnitte. (R24, A10)'),
        schritte: rechenweg.describe(
          'Jeder Abschnitt mit seinem Satz; beim Ergebnis die Lesarten, die nicht gewählt sind.',
        ),
      }),
    )
    .describe('Zu jeder gefragten Zinsrechnung eine, in deren Reihenfolge.'),
  regelstand: regelstaende,
  kern: z.string(),
});
