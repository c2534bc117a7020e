/** Die Inhalte der Antworten. Beträge sind Dezimaltexte, Zeiten RFC 3339 in UTC. */
import * as z from 'zod';
import type { Kettenpruefung } from '../antrag/kette.ts';
import type { Abweichung } from '../antrag/nachrechnen.ts';
import type { Betraege, Ergebnis, Hinweis } from '../antrag/plan-typen.ts';
import { antragSchema, bescheidSchema, massnahmeSchema, stelleSchema } from '../antrag/schema.ts';
import type { Vergleich } from '../antrag/vergleich.ts';
import { type Antragsversion, type RegelstandVerweis, STATUS } from '../antrag/version.ts';
import type { Rechenwegzeile } from '../kern/rechenweg-text.ts';
import type { RegelId } from '../regelstand/regelid.ts';
import { REGELN } from '../regelstand/regeln.ts';
import { planzielSchema } from './anfragen.ts';
import { antragIdSchema } from './kennungen.ts';

const dezimaltext = z.string();
const zeitpunkt = z.iso.datetime();
const hash = z.string().regex(/^[0-9a-f]{64}$/);
const nummer = z.int().min(1);
const cursor = z.string().nullable();
const status = z.enum(STATUS);
const regelId = z.enum(Object.keys(REGELN) as [RegelId, ...RegelId[]]);
const baustein = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5), z.literal(6)]);

const betraegeSchema = z.object({
  foerdertage: z.int(),
  bemessung: dezimaltext,
  ausgaben: dezimaltext,
  zuwendung: dezimaltext,
  eigenanteil: dezimaltext,
  nichtZuwendungsfaehig: dezimaltext,
  kommune: dezimaltext,
  partner: dezimaltext,
  integrationspauschale: dezimaltext,
}) satisfies z.ZodType<Betraege>;

function summe<S extends z.ZodType>(schluessel: S) {
  return z.object({ schluessel, betraege: betraegeSchema.nullable() });
}

/** Ergebnis einer Version, wie es gespeichert ist. */
export const ergebnisSchema = z.object({
  finanzierungsplan: z.object({
    zeilen: z.array(
      z.object({
        id: z.string(),
        art: z.enum(['stelle', 'massnahme']),
        baustein,
        bezeichnung: z.string(),
        traeger: z.string(),
        haushaltsjahr: z.int().nullable(),
        betraege: betraegeSchema.nullable(),
      }),
    ),
    jeHaushaltsjahr: z.array(summe(z.int())),
    jeBaustein: z.array(summe(z.int())),
    jeTraeger: z.array(summe(z.string())),
    gesamt: betraegeSchema.nullable(),
    stellenNachSchluessel: dezimaltext.nullable(),
  }),
}) satisfies z.ZodType<Ergebnis>;

export const hinweisSchema = z.object({
  code: z.string(),
  schweregrad: z.enum(['fehler', 'warnung', 'info']),
  felder: z.array(z.string()),
  text: z.string(),
  regel: z.string().nullable(),
}) satisfies z.ZodType<Hinweis>;

const regelstandVerweis = z.object({ id: z.string(), hash }) satisfies z.ZodType<RegelstandVerweis>;
const regelstaende = z
  .array(regelstandVerweis)
  .describe('Die Regelstände, mit denen gerechnet ist, nach Id geordnet: Stellen und Maßnahmen gehören zu verschiedenen Programmen mit je eigenem Regelstand.');
const autor = z.object({ oid: z.string(), name: z.string() });

/** Eine gespeicherte Version mit Antrag, Ergebnis und Hinweisen. */
export const antragsversionSchema = z.object({
  antragId: antragIdSchema,
  version: nummer,
  status,
  festgeschrieben: z.boolean(),
  antrag: antragSchema,
  ergebnis: ergebnisSchema,
  hinweise: z.array(hinweisSchema),
  regelstand: regelstaende,
  kern: z.string(),
  kommentar: z.string(),
  bescheid: bescheidSchema.nullable(),
  autor,
  erstelltAm: zeitpunkt,
  vorgaengerHash: hash.nullable(),
  hash,
}) satisfies z.ZodType<Antragsversion>;

/** Eine Version in der Liste, ohne Inhalt. */
export const versionskopfSchema = antragsversionSchema.pick({
  version: true,
  status: true,
  festgeschrieben: true,
  kommentar: true,
  autor: true,
  erstelltAm: true,
  vorgaengerHash: true,
  hash: true,
});
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
});
export type Antragskopf = Readonly<z.infer<typeof antragskopfSchema>>;

export const antragslisteSchema = z.object({ eintraege: z.array(antragskopfSchema), cursor });
export const versionslisteSchema = z.object({ eintraege: z.array(versionskopfSchema), cursor });

const einfach = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const feldaenderungen = z.array(z.object({ feld: z.string(), alt: einfach, neu: einfach }));
const wirkung = z.object({ alt: dezimaltext.nullable(), neu: dezimaltext.nullable(), unterschied: dezimaltext.nullable() });

function eintragsvergleich<E extends z.ZodType>(eintrag: E) {
  return z.object({
    hinzugefuegt: z.array(eintrag),
    entfernt: z.array(eintrag),
    geaendert: z.array(z.object({ id: z.string(), felder: feldaenderungen })),
  });
}

/** Was sich zwischen zwei Versionen geändert hat und was das ausmacht. */
export const vergleichSchema = z.object({
  gleich: z.boolean(),
  kopf: feldaenderungen,
  stellen: eintragsvergleich(stelleSchema),
  massnahmen: eintragsvergleich(massnahmeSchema),
  zuwendung: wirkung,
  eigenanteil: wirkung,
  jeHaushaltsjahr: z.array(z.object({ haushaltsjahr: z.int(), zuwendung: wirkung, eigenanteil: wirkung })),
}) satisfies z.ZodType<Vergleich>;

/** Ein Schritt des Rechenwegs, deutsch geschrieben, mit Fundstelle. */
export const rechenwegzeileSchema = z.object({
  nr: z.int(),
  id: z.string(),
  haushaltsjahr: z.int().nullable(),
  schritt: z.string(),
  rechnung: z.string(),
  wert: z.string(),
  einheit: z.enum(['€', 'Tage', 'Stellen', 'Personen', 'Anteil', 'Monate', 'Jahr', 'Datum']),
  regeln: z.array(regelId),
  fundstelle: z.string(),
  auslegungen: z.array(z.object({ id: regelId, text: z.string(), wert: z.string() })),
}) satisfies z.ZodType<Rechenwegzeile>;

const abweichungSchema = z.object({
  pfad: z.string(),
  gespeichert: einfach,
  berechnet: einfach,
  schritt: rechenwegzeileSchema.nullable(),
}) satisfies z.ZodType<Abweichung>;

const kettenpruefungSchema = z.object({
  ok: z.boolean(),
  bruch: z.object({ version: z.int(), grund: z.enum(['inhalt', 'reihenfolge', 'luecke', 'antrag', 'vorgaenger']) }).nullable(),
}) satisfies z.ZodType<Kettenpruefung>;

/** Kette und Nachrechnen der Versionen dieser Seite; eine unlesbare Version hat keine Abweichungen, sondern bricht die Kette. */
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
  readonly versionen: readonly { readonly version: number; readonly lesbar: boolean; readonly abweichungen: readonly Abweichung[]; readonly weitere: number }[];
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
  regelstand: regelstaende,
  kern: z.string(),
});
