/** Wann ein Programm bewilligt wurde und wie lange: nach seinen Bescheiden, ohne sie nach dem Antrag (R10, R18). */
import { alsIso } from '../grund/datum.ts';
import type { IsoTag } from '../grund/marken.ts';
import { Bescheidkette } from '../kern/bescheide.ts';
import { alsKernbescheid } from './bescheid.ts';
import type { Pfad } from './pfad.ts';
import type { Planrechnung } from './planrechnung.ts';
import type { Programm } from './programm.ts';

/** Die Bescheide eines Programms, in ihrer Reihenfolge. */
export function bescheidkette({ bescheide }: Pick<Planrechnung, 'bescheide'>, programm: Programm): Bescheidkette {
  return new Bescheidkette(bescheide.filter((bescheid) => bescheid.programm === programm).map(alsKernbescheid));
}

/** Der Tag des ersten Bescheids, ohne Bescheid der eingetragene; dazu, wo er steht. `null` ohne beides. */
export function bewilligung(rechnung: Planrechnung, programm: Programm): { am: IsoTag; feld: Pfad } | null {
  const { bewilligtAm } = bescheidkette(rechnung, programm);
  if (bewilligtAm) return { am: alsIso(bewilligtAm), feld: ['bescheide'] };
  const pfad = programm === 'THM' ? 'thm' : 'dia';
  const am = rechnung.antrag.verfahren[pfad].bewilligtAm;
  return am === null ? null : { am, feld: ['verfahren', pfad, 'bewilligtAm'] };
}
