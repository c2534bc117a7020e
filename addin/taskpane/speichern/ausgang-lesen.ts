/**
 * Liest den Ausgang aus der Arbeitsmappe. Was dort steht, kann jemand geändert haben: Nur ein vollständiger Ausgang
 * gilt.
 */
import * as z from 'zod';
import { antragSchema } from '../../../shared/antrag/schema.ts';
import { antragIdSchema } from '../../../shared/api/antragid.ts';
import { IDEMPOTENCY_KEY, VERSION_HOECHSTENS } from '../../../shared/api/kennungen.ts';
import type { Ausgang } from './ausgang.ts';

const vorhabenSchema = z.strictObject({
  schluessel: z.string().regex(IDEMPOTENCY_KEY),
  antragId: antragIdSchema,
  basis: z.int().min(1).max(VERSION_HOECHSTENS).nullable(),
  antrag: antragSchema,
  antragHash: z.string(),
  kommentar: z.string(),
  von: z.strictObject({ tid: z.string(), oid: z.string(), name: z.string() }),
  folgt: z.boolean(),
  gesendet: z.boolean(),
  imBlatt: z.boolean(),
});
const ausgangSchema = z.strictObject({ fassung: z.literal(1), vorhaben: z.array(vorhabenSchema) });

/** Ein leerer Ausgang, wenn der Text keiner ist. */
export function ausText(text: string): Ausgang {
  try {
    return ausgangSchema.parse(JSON.parse(text)).vorhaben;
  } catch {
    return [];
  }
}
