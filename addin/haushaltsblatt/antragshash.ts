import { ohneVorgaben } from '../../shared/antrag/antragsteile.ts';
import type { Antrag } from '../../shared/antrag/schema.ts';
import { hashVon } from '../../shared/grund/hash.ts';
import { blattform } from './blattform.ts';

/**
 * Hash des Antrags in der Schreibweise des Blatts, damit "65300" und "65300.00" als gleich gelten; was vorgegeben ist,
 * zählt nicht, ob es dasteht oder nicht.
 */
export function antragHash(antrag: Antrag): string {
  return hashVon(blattform(ohneVorgaben(antrag)));
}
