/** Fehler als `application/problem+json` (RFC 9457), auf Deutsch. */
import * as z from 'zod';
import { versionshash } from '../antrag/gespeichert.ts';
import { STATUS } from '../antrag/version.ts';
import { hinweisSchema, vergleichSchema } from './antworten.ts';

/** So viele Feldfehler werden höchstens genannt. */
export const FELDFEHLER_HOECHSTENS = 50;

/** Stabile Kennungen, an denen ein Programm den Fehler erkennt. */
export const PROBLEMCODES = {
  ANFRAGE_UNGUELTIG: 400,
  NICHT_ANGEMELDET: 401,
  NICHT_ERLAUBT: 403,
  NICHT_GEFUNDEN: 404,
  METHODE_NICHT_ERLAUBT: 405,
  SCHRITT_NICHT_ERLAUBT: 409,
  SCHON_VORHANDEN: 409,
  BESCHAEDIGT: 409,
  NEUERE_FORM: 409,
  VERSIONEN_FEHLEN: 409,
  VERALTET: 412,
  ZU_GROSS: 413,
  FALSCHES_FORMAT: 415,
  INHALT_UNGUELTIG: 422,
  SCHLUESSEL_WIEDERVERWENDET: 422,
  FEHLER_IM_ANTRAG: 422,
  VERSION_FEHLT: 428,
  ZU_VIELE_ANFRAGEN: 429,
  UNERWARTET: 500,
  NICHT_ERREICHBAR: 503,
} as const;
export type Problemcode = keyof typeof PROBLEMCODES;

/** Jeder Fehler der Schnittstelle; `code` ist stabil, `detail` für Menschen. */
export const problemSchema = z.object({
  type: z.literal('about:blank'),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  code: z.enum(Object.keys(PROBLEMCODES) as [Problemcode, ...Problemcode[]]),
  /** Nennt die Fehler der Eingaben; `pfad` wie `antrag.stellen[0].von`. */
  fehler: z.array(z.object({ pfad: z.string(), meldung: z.string() })).optional(),
});

/**
 * 412: die neueste Version und was sich seit der Version in `If-Match` geändert hat; `null`, wenn es jene nicht
 * (lesbar) gibt oder wenn nur der gesehene Hash ein anderer ist.
 */
export const veraltetSchema = problemSchema.extend({
  version: z.int(),
  hash: versionshash.optional(),
  autor: z.object({ oid: z.string(), name: z.string() }),
  erstelltAm: z.iso.datetime(),
  vergleich: vergleichSchema.nullable(),
});

/** 409: die Status, die von hier aus möglich sind. */
export const schrittproblemSchema = problemSchema.extend({ erlaubt: z.array(z.enum(STATUS)).optional() });

/** 422: die Hinweise, die das Einreichen verhindern. */
export const inhaltsproblemSchema = problemSchema.extend({ hinweise: z.array(hinweisSchema).optional() });

/** Eine Stelle der Eingabe und was an ihr nicht stimmt. */
export type Feldfehler = { readonly pfad: string; readonly meldung: string };
