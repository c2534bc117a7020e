/**
 * Der Anker antwortet damit auf die Frage nach den Versionen eines Antrags. Die Schemas stehen hier für sich: Der
 * Vertrag kennt den Anker nicht.
 */
import * as z from 'zod';
import { versionshash } from '../antrag/gespeicherte-felder.ts';
import { antragIdSchema } from './antragid.ts';

/** So viele Versionen nennt eine Anfrage höchstens. */
export const BELEGE_HOECHSTENS = 100;

const nummer = z.int().min(1);
const anker = z.boolean().describe('Ob es einen Anker gibt; ohne ihn gibt es keine Belege, und das ist kein Fehler.');

/** Die Belege von `von` bis `bis`; was fehlt, hat keinen Beleg oder noch keinen. */
export const belegeSchema = z.object({
  anker,
  eintraege: z.array(
    z.object({
      version: nummer,
      hash: versionshash,
      am: z.iso.datetime().describe('Wann der Beleg geschrieben wurde.'),
      nachgeholt: z.boolean().describe('Erst beim nächsten Start geschrieben; er bezeugt den Stand von dann.'),
    }),
  ),
});
export type Belege = Readonly<z.infer<typeof belegeSchema>>;

/**
 * Der Beleg einer Version, der Beweis, dass er im Merkle-Baum (RFC 6962) seines Tags liegt, und der Zeitstempel (RFC
 * 3161) über dessen Wurzel.
 */
export const versionsbelegSchema = z.object({
  anker,
  beleg: z
    .object({
      beleg: z.literal(1),
      tid: z.string(),
      antragId: antragIdSchema,
      version: nummer,
      hash: versionshash,
      am: z.iso.datetime(),
      nachgeholt: z.boolean(),
    })
    .nullable()
    .describe('Als kanonisches JSON (RFC 8785) ist er das Blatt im Baum.'),
  beweis: z
    .object({
      tag: z.iso.date(),
      nummer: z.int().min(0),
      anzahl: nummer,
      wurzel: versionshash,
      hashes: z.array(versionshash),
    })
    .nullable()
    .describe('null, solange der Tag nicht abgeschlossen ist.'),
  zeitstempel: z
    .object({
      zeit: z.iso.datetime(),
      tsa: z.string(),
      vertraut: z
        .boolean()
        .nullable()
        .describe('Ob die TSA zu den vorgegebenen gehört; null, wenn keine vorgegeben ist.'),
    })
    .nullable()
    .describe('null, solange die Wurzel keinen gültigen hat.'),
});
export type Versionsbeleg = Readonly<z.infer<typeof versionsbelegSchema>>;
