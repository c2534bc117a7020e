/**
 * Gespeicherte Versionen lesen: je Form ein Schema, das sich nie mehr ändert. Es fragt nur, ob alles da ist, womit
 * gerechnet und verglichen wird, nicht, was eine Anfrage heute enthalten darf; ob jemand etwas verändert hat, sagt der
 * Hash.
 */
import * as z from 'zod';
import { BAUSTEINE, MASSNAHMENBAUSTEINE } from '../grund/bausteine.ts';
import type { Bescheid } from './bescheid.ts';
import {
  bescheidInVersion,
  gespeicherteAbwicklung,
  gespeicherterHaushalt,
  gespeichertesAbwicklungsergebnis,
} from './gespeicherte-abwicklung.ts';
import { dezimal, ganz, setzung, tag, text, versionshash, zeitpunkt } from './gespeicherte-felder.ts';
import type { Antragskopf } from './kopf.ts';
import type { Ergebnis, Hinweis } from './plan-typen.ts';
import { type Betraege, istBetragsfeld, PLANFELD, type Planfeld } from './planfelder.ts';
import type { Antrag } from './schema.ts';
import { type Antragsversion, STATUS } from './version.ts';

const traegerart = z.enum(['kommune', 'partner']);
const weiterleitung = z.enum(['bescheid', 'vertrag']).nullable();
const verfahren = z.object({ antragAm: tag.nullable(), bewilligtAm: tag.nullable() });
const traeger = z.object({ name: text, art: traegerart });

export const gespeicherteStelle = z.object({
  id: text,
  stelle: text.nullable(),
  bezeichnung: text,
  traeger,
  eigenanteil: traegerart,
  stellenanteil: dezimal,
  von: tag,
  bis: tag,
  jahresausgaben: dezimal.nullable(),
  weiterleitung,
  /** Ab Schema 4. */
  regelstand: text.nullable().optional(),
});

export const gespeicherteMassnahme = z.object({
  id: text,
  baustein: z.literal(MASSNAHMENBAUSTEINE),
  bezeichnung: text,
  traeger,
  eigenanteil: traegerart,
  haushaltsjahr: ganz,
  ausgaben: dezimal,
  ausgabenImFenster: dezimal.nullable(),
  quote: dezimal.nullable(),
  teilnehmende: ganz.nullable(),
  weiterleitung,
});

/** Der Antrag in jedem Schema; `abwicklung` gibt es ab Schema 3, was darunter steht ab Schema 4, dort immer. */
export const gespeicherterAntrag = z.object({
  titel: text,
  kommune: z.object({
    name: text,
    regierungsbezirk: text,
    art: z.enum(['kreisfrei', 'kreis', 'kreisangehoerig']),
    geschaeftsfuehrendeStelle: z.boolean(),
  }),
  stand: tag,
  personen: z.object({ geduldete: ganz, gestattete: ganz }),
  verfahren: z.object({ thm: verfahren, dia: verfahren }),
  foerdervolumen: dezimal.nullable(),
  stellen: z.array(gespeicherteStelle),
  massnahmen: z.array(gespeicherteMassnahme),
  integrationspauschale: z.boolean(),
  bagatellgrenze: dezimal.nullable(),
  abwicklung: gespeicherteAbwicklung.nullable().optional(),
  regelstand: z.object({ thm: text.nullable(), dia: text.nullable() }).optional(),
  zeitanteil: z.enum(['dreissigstel', 'zwoelftel', 'tage']).optional(),
  budget: z.array(z.object({ programm: text, haushaltsjahr: ganz, betrag: dezimal })).optional(),
  ausnahmegrund: text.nullable().optional(),
  vorzeitigerBeginn: z.object({ thm: tag.nullable(), dia: tag.nullable() }).optional(),
}) satisfies z.ZodType<Antrag>;

/**
 * Die Zahlen, die eine Version bis Form 2 hat. Eine neue im Plan gehört erst in die nächste Form: Alte Versionen haben
 * sie nicht.
 */
const ZAHLEN_BIS_FORM_2 = [
  'foerdertage',
  'bemessung',
  'ausgaben',
  'zuwendung',
  'eigenanteil',
  'nichtZuwendungsfaehig',
  'kommune',
  'partner',
  'integrationspauschale',
] as const satisfies readonly Planfeld[];

/** Jede mit ihrem Titel und der Regel, aus der sie kommt. */
const betraege = z.object(
  Object.fromEntries(
    ZAHLEN_BIS_FORM_2.map((feld) => {
      const { titel, einheit, herkunft, regeln } = PLANFELD[feld];
      return [
        feld,
        (istBetragsfeld(feld) ? dezimal : ganz).describe(`${titel} (${einheit}). ${herkunft}. (${regeln.join(', ')})`),
      ];
    }),
  ),
) as unknown as z.ZodType<Betraege>;

function summe<S extends z.ZodType>(schluessel: S) {
  return z.object({ schluessel, betraege: betraege.nullable() });
}

const baustein = z.literal(BAUSTEINE);

/** Das Ergebnis in jedem Schema; `abwicklung` gibt es ab Schema 3, dort immer, `haushalt` nur in neueren Versionen. */
export const gespeichertesErgebnis = z.object({
  finanzierungsplan: z.object({
    zeilen: z.array(
      z.object({
        id: text,
        art: z.enum(['stelle', 'massnahme', 'kuerzung']),
        baustein,
        bezeichnung: text,
        traeger: text,
        haushaltsjahr: ganz.nullable(),
        regelstand: text.nullable().optional(),
        betraege: betraege.nullable(),
      }),
    ),
    jeHaushaltsjahr: z.array(summe(ganz)),
    jeBaustein: z.array(summe(ganz)),
    jeTraeger: z.array(summe(text)),
    gesamt: betraege.nullable(),
    stellenNachSchluessel: dezimal.nullable(),
  }),
  abwicklung: gespeichertesAbwicklungsergebnis.optional(),
  haushalt: gespeicherterHaushalt
    .optional()
    .describe('Was durch den Haushalt der Kommune geht; fehlt in Versionen, die vorher gespeichert wurden.'),
}) satisfies z.ZodType<Ergebnis>;

export const gespeicherterHinweis = z.object({
  code: text,
  schweregrad: z.enum(['fehler', 'warnung', 'info']),
  felder: z.array(text),
  text,
  regel: text.nullable(),
}) satisfies z.ZodType<Hinweis>;

export const gespeicherterBescheid = z.object({
  datum: tag,
  aktenzeichen: text,
  stellen: dezimal,
  zuwendung: dezimal,
}) satisfies z.ZodType<Bescheid>;

const autor1 = z.object({ oid: text, name: text });

/** Version der Form 1. */
const form1 = z.object({
  antragId: text,
  version: ganz.min(1),
  status: z.enum(STATUS),
  festgeschrieben: z.boolean(),
  antrag: gespeicherterAntrag,
  ergebnis: gespeichertesErgebnis,
  hinweise: z.array(gespeicherterHinweis),
  regelstand: z.array(z.object({ id: text, hash: text })),
  kern: text,
  kommentar: text,
  bescheid: gespeicherterBescheid.nullable(),
  autor: autor1,
  erstelltAm: zeitpunkt,
  vorgaengerHash: versionshash.nullable(),
  hash: versionshash,
}) satisfies z.ZodType<Antragsversion>;

/** Version der Form 2: Kommune, Rollen und die Urheber von Festschreibung und Bescheid sind Teil des Gehashten. */
const form2 = form1.extend({
  form: z.literal(2),
  schema: ganz.min(1),
  tid: text,
  autor: autor1.extend({ rollen: setzung.shape.rollen }),
  festgeschriebenVon: setzung.nullable(),
  bescheidVon: setzung.nullable(),
}) satisfies z.ZodType<Antragsversion>;

const abForm3 = form2.extend({ form: z.literal(3), bescheide: z.array(bescheidInVersion), planVon: setzung });

/** Version der Form 3: alle Bescheide mit ihrem Urheber, und wer den Plan gespeichert hat. */
const form3 = abForm3.refine(nenntAbwicklung) satisfies z.ZodType<Antragsversion>;

/** Version der Form 4: der Regelstand jeder Zeile, und was der Antrag dazu wählt. */
const form4 = abForm3
  .extend({ form: z.literal(4) })
  .refine(nenntAbwicklung)
  .refine(nenntWahl) satisfies z.ZodType<Antragsversion>;

type Schemainhalt = Pick<Antragsversion, 'antrag' | 'ergebnis'> & { readonly schema: number };

function nenntAbwicklung({ schema, antrag, ergebnis }: Schemainhalt): boolean {
  return schema < 3 === (antrag.abwicklung === undefined) && schema < 3 === (ergebnis.abwicklung === undefined);
}

function nenntWahl({ schema, antrag, ergebnis }: Schemainhalt): boolean {
  const teile = [
    ...[antrag.regelstand, antrag.zeitanteil, antrag.budget, antrag.ausnahmegrund, antrag.vorzeitigerBeginn],
    ...antrag.stellen.map(({ regelstand }) => regelstand),
    ...ergebnis.finanzierungsplan.zeilen.map(({ regelstand }) => regelstand),
  ];
  return teile.every((teil) => schema < 4 === (teil === undefined));
}

/** Das Schema jeder Form, die es gab; `FORMSCHEMATA[n]` gehört zu Form n. */
const FORMSCHEMATA: Readonly<Record<number, z.ZodType<Antragsversion>>> = { 1: form1, 2: form2, 3: form3, 4: form4 };

/** Ob der Inhalt eine Version dieser Form ist. */
export function istVersion(inhalt: unknown, form: number): inhalt is Antragsversion {
  return FORMSCHEMATA[form]?.safeParse(inhalt).success ?? false;
}

const versionskopf = form1.pick({
  version: true,
  status: true,
  festgeschrieben: true,
  kommentar: true,
  autor: true,
  erstelltAm: true,
  vorgaengerHash: true,
  hash: true,
});

/** Ob der Inhalt der Kopf einer Version ist, wie ihn die Liste zeigt; er sieht in jeder Form gleich aus. */
export function istVersionskopf(inhalt: unknown): inhalt is z.infer<typeof versionskopf> {
  return versionskopf.safeParse(inhalt).success;
}

const antragskopf = z.object({
  antragId: text,
  titel: text,
  kommune: text,
  status: z.enum(STATUS),
  festgeschrieben: z.boolean(),
  neuesteVersion: ganz.min(1),
  geaendertAm: zeitpunkt,
  autor: autor1,
}) satisfies z.ZodType<Antragskopf>;

/** Ob der Inhalt der Kopf eines Antrags ist. */
export function istAntragskopf(inhalt: unknown): inhalt is Antragskopf {
  return antragskopf.safeParse(inhalt).success;
}
