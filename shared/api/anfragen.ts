/** Die Inhalte der Anfragen. */
import * as z from 'zod';
import { bescheidSchema } from '../antrag/bescheidschema.ts';
import { objekt, tag, text } from '../antrag/feldschemata.ts';
import { PLANFELDER } from '../antrag/planfelder.ts';
import { antragSchema } from '../antrag/schema.ts';
import { STATUS } from '../antrag/version.ts';
import { antragIdSchema } from './antragid.ts';
import { ZINSEN_HOECHSTENS, zinsanfrage } from './nach-dem-bescheid.ts';

const kommentar = text;

const prozentgrenze = z
  .string('Hier werden Prozent als Text erwartet, z. B. "20".')
  .regex(/^(0|[1-9]\d{0,3})(\.\d{1,6})?$/, 'Keine gültigen Prozent; erwartet wird z. B. "20" oder "12.5".');
/** Mehr als ein Jahr vor unserer Frist weist niemand nach. */
const TAGE_HOECHSTENS = 365;

const status = z.enum(STATUS, `Erwartet wird einer von: ${STATUS.join(', ')}.`);

/** `POST /antraege`. Mit `antragId` ist eine Wiederholung gefahrlos. */
export const anlegenSchema = objekt({ antragId: antragIdSchema.optional(), antrag: antragSchema, kommentar });

/** `POST /antraege/{antragId}/versionen` */
export const speichernSchema = objekt({ antrag: antragSchema, kommentar });

/** `POST /antraege/{antragId}/status` */
export const statusSchema = objekt({
  status: status.optional(),
  festgeschrieben: z.literal(true, 'Erwartet wird true; ein Festschreiben lässt sich nicht aufheben.').optional(),
  bescheid: bescheidSchema.optional(),
  gesehenerHash: z
    .string('Erwartet wird der Hash der gesehenen Version.')
    .regex(
      /^[0-9a-f]{64}$/,
      'Erwartet werden 64 Zeichen aus 0–9 und a–f: der Hash der Version, die jemand gesehen hat.',
    )
    .optional()
    .describe(
      'Der Hash der Version, die gesehen wurde. Ist unter dieser Nummer ein anderer gespeichert, geschieht nichts (412).',
    ),
  kommentar,
}).refine(
  (auftrag) => auftrag.status !== undefined || auftrag.festgeschrieben !== undefined || auftrag.bescheid !== undefined,
  'Es fehlt, was geschehen soll: „status“, „festgeschrieben“ oder „bescheid“.',
);
export type Statusauftrag = z.infer<typeof statusSchema>;

const planfeld = z.enum(PLANFELDER);
const jahr = z.int('Hier wird ein ganzes Jahr erwartet.');

/** Eine Zahl des Finanzierungsplans, deren Rechenweg gefragt ist. */
export const planzielSchema = z.union(
  [
    objekt({ id: text, haushaltsjahr: jahr, feld: planfeld }),
    objekt({ summe: z.enum(['haushaltsjahr', 'baustein']), schluessel: jahr, feld: planfeld }),
    objekt({ summe: z.literal('traeger'), schluessel: text, feld: planfeld }),
    objekt({ summe: z.literal('gesamt'), feld: planfeld }),
    objekt({ feld: z.literal('stellenNachSchluessel') }),
  ],
  'Hier wird eine Zahl des Finanzierungsplans erwartet, z. B. {"id": "S1", "haushaltsjahr": 2020, "feld": "zuwendung"}.',
);

/** So viele Rechenwege beantwortet ein Aufruf. */
export const ZIELE_HOECHSTENS = 50;

/** So viele Bescheide nimmt eine Berechnung. */
export const BESCHEIDE_HOECHSTENS = 200;

/** Wonach Hinweise nach dem Bescheid fragen; was fehlt, wird nicht geprüft. */
const pruefungSchema = objekt({
  stichtag: tag
    .nullable()
    .optional()
    .describe('Der Tag, an dem geprüft wird; ohne ihn fehlt, was vom Kalender abhängt.'),
  abweichungProzent: prozentgrenze
    .nullable()
    .optional()
    .describe('Ab so viel Prozent Abweichung des Ist vom Plan kommt ein Hinweis; ohne Vorgabe. (R20)'),
  partnernachweisTage: z
    .int('Hier wird eine ganze Zahl von Tagen erwartet.')
    .min(0, 'Nicht unter 0.')
    .max(TAGE_HOECHSTENS, `Höchstens ${TAGE_HOECHSTENS} Tage.`)
    .nullable()
    .optional()
    .describe('So viele Tage vor unserer Frist weisen Partner nach; ohne Vorgabe. (R25)'),
  nachweisVorgelegtAm: objekt({ thm: tag.nullable(), dia: tag.nullable() })
    .nullable()
    .optional()
    .describe('Wann der Verwendungsnachweis vorgelegt wurde, je Programm. (R22)'),
});

/** `POST /berechnungen` */
export const berechnungSchema = objekt({
  antrag: antragSchema,
  ziele: z
    .array(planzielSchema, 'Hier wird eine Liste erwartet.')
    .max(ZIELE_HOECHSTENS, `Höchstens ${ZIELE_HOECHSTENS} Zahlen.`)
    .optional(),
  bescheide: z
    .array(bescheidSchema, 'Hier wird eine Liste erwartet.')
    .max(BESCHEIDE_HOECHSTENS, `Höchstens ${BESCHEIDE_HOECHSTENS} Bescheide.`)
    .optional(),
  /** Zinsen auf Erstattungen; vom Antrag unabhängig, weil Beginn und Zahlung in keinem stehen (R24). */
  zinsen: z
    .array(zinsanfrage, 'Hier wird eine Liste erwartet.')
    .max(ZINSEN_HOECHSTENS, `Höchstens ${ZINSEN_HOECHSTENS} Zinsrechnungen.`)
    .optional(),
  pruefung: pruefungSchema.optional(),
});

/** Größe der Seiten: `limit` in der Abfrage. */
export interface Seitengroesse {
  readonly vorgabe: number;
  readonly hoechstens: number;
}
export const SEITE_LISTE: Seitengroesse = { vorgabe: 50, hoechstens: 100 };
export const SEITE_PRUEFUNG: Seitengroesse = { vorgabe: 100, hoechstens: 200 };

/** Größter Inhalt einer Anfrage in Bytes: 1 MiB. */
export const INHALT_HOECHSTENS = 1024 * 1024;
