/** Wann ein Programm bewilligt wurde und wie lange: nach seinen Bescheiden, ohne sie nach dem Antrag (R10, R18). */
import { alsIso } from '../grund/datum.ts';
import type { IsoTag } from '../grund/marken.ts';
import { Bescheidkette } from '../kern/bescheide.ts';
import { alsKernbescheid } from './bescheid.ts';
import type { Pfad } from './pfad.ts';
import type { Planrechnung } from './planrechnung.ts';
import type { Programm } from './programm.ts';

/**
 * Die Bescheide eines Programms, in ihrer Reihenfolge. Ihre Anteile nennen die Einträge, wie der Antrag sie schreibt:
 * „s1 “ ist S1, hier wie beim Ist.
 */
export function bescheidkette({ antrag, bescheide, vergleich }: Bescheidquelle, programm: Programm): Bescheidkette {
  const eintraege = programm === 'THM' ? antrag.stellen : antrag.massnahmen;
  const kennungen = new Map(eintraege.map(({ id }) => [vergleich(id), id]));
  return new Bescheidkette(
    bescheide
      .filter((bescheid) => bescheid.programm === programm)
      .map(alsKernbescheid)
      .map((bescheid) => ({
        ...bescheid,
        anteile: bescheid.anteile.map((anteil) => ({
          ...anteil,
          id: kennungen.get(vergleich(anteil.id)) ?? anteil.id,
        })),
      })),
  );
}

type Bescheidquelle = Pick<Planrechnung, 'antrag' | 'bescheide' | 'vergleich'>;

/** Der Tag des ersten Bescheids, ohne Bescheid der eingetragene; dazu, wo er steht. `null` ohne beides. */
export function bewilligung(rechnung: Planrechnung, programm: Programm): { am: IsoTag; feld: Pfad } | null {
  const { bewilligtAm } = bescheidkette(rechnung, programm);
  if (bewilligtAm) return { am: alsIso(bewilligtAm), feld: ['bescheide'] };
  const pfad = programm === 'THM' ? 'thm' : 'dia';
  const am = rechnung.antrag.verfahren[pfad].bewilligtAm;
  return am === null ? null : { am, feld: ['verfahren', pfad, 'bewilligtAm'] };
}
