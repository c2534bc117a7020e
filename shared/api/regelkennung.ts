/** Die Kennung einer Regel, Auslegung oder eines Widerspruchs in Antworten: `R20`, `A8`, `W1`. */
import * as z from 'zod';
import type { RegelId } from '../regelstand/regelid.ts';
import { REGELN } from '../regelstand/regeln.ts';

export const regelkennung = z.enum(Object.keys(REGELN) as [RegelId, ...RegelId[]]);
