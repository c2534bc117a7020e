/** Die einzelnen Angaben in gespeicherten Versionen, so weit, wie damit gerechnet und verglichen wird. */
import * as z from 'zod';
import { ausIso } from '../grund/datum.ts';
import { ROLLEN } from './rollen.ts';
import type { Setzung } from './setzung.ts';

export const text = z.string();
export const ganz = z.int();
export const tag = text.refine((t) => ausIso(t) !== null);
export const dezimal = text.regex(/^-?\d{1,20}(\.\d{1,20})?$/);
export const zeitpunkt = z.iso.datetime();
export const versionshash = text.regex(/^[0-9a-f]{64}$/);
export const setzung = z.object({
  oid: text,
  name: text,
  rollen: z.array(z.enum(ROLLEN)),
  am: zeitpunkt,
}) satisfies z.ZodType<Setzung>;
