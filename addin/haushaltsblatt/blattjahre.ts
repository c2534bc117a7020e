/**
 * Welche Haushaltsjahre ein Haushaltsblatt zeigt: die der Regelstände, die sein Antrag braucht, nicht alle, die es
 * gibt.
 */
import { ausIso, type Datum } from '../../shared/grund/datum.ts';
import type { Regelstand } from '../../shared/regelstand/typen.ts';
import { diaRegelstandImJahr, REGELSTAENDE, umfasst } from '../../shared/regelstand/verzeichnis.ts';
import { vorgabe, vorgaben } from '../../shared/regelstand/vorgabe.ts';
import { leseOrt } from './pfade.ts';

export interface Blattjahre {
  readonly haushaltsjahre: readonly number[];
  /** Haushaltsjahre, in denen die Integrationspauschale den Eigenanteil decken darf (R12). */
  readonly pauschalenjahre: readonly number[];
}

/** Angaben in der Form des Antrags, ohne Anspruch auf Vollständigkeit. */
interface Angaben {
  readonly kopfdaten: unknown;
  readonly stellen: readonly unknown[];
  readonly massnahmen: readonly unknown[];
}

/** Alle Haushaltsjahre dieser Regelstände: So fehlt in keiner Summe ein Jahr, wenn ein Datum in ihnen geändert wird. */
export function blattjahre(angaben: Angaben): Blattjahre {
  const regelstaende = verwendete(angaben);
  return {
    haushaltsjahre: jahre(regelstaende.map(({ gueltigVon, gueltigBis }) => [gueltigVon.wert, gueltigBis.wert])),
    pauschalenjahre: jahre(
      regelstaende.map(({ kofinanzierung }) => [kofinanzierung.von.wert, kofinanzierung.bis.wert]),
    ),
  };
}

/**
 * Nach den Tagen der Stellen, ohne Stellen nach dem Stand der Angaben, dazu die der Maßnahmen; wo nichts davon einen
 * nennt, die Vorgabe.
 */
function verwendete({ kopfdaten, stellen, massnahmen }: Angaben): readonly Regelstand[] {
  const thm = thmAm(stellen.flatMap((stelle) => [leseOrt(stelle, ['von']), leseOrt(stelle, ['bis'])]));
  const dia = massnahmen.flatMap((massnahme) => {
    const jahr = leseOrt(massnahme, ['haushaltsjahr']);
    return (typeof jahr === 'number' && diaRegelstandImJahr(jahr, REGELSTAENDE)) || [];
  });
  if (thm.length > 0) return [...thm, ...dia];
  const amStand = thmAm([leseOrt(kopfdaten, ['stand'])]);
  if (amStand.length > 0) return [...amStand, ...dia];
  return dia.length > 0 ? [vorgabe('THM'), ...dia] : vorgaben();
}

function thmAm(tage: readonly unknown[]): Regelstand[] {
  const gelesen = tage
    .map((tag) => (typeof tag === 'string' ? ausIso(tag) : null))
    .filter((tag): tag is Datum => tag !== null);
  return REGELSTAENDE.filter(
    (regelstand) => regelstand.programm === 'THM' && gelesen.some((tag) => umfasst(regelstand, tag)),
  );
}

function jahre(spannen: readonly (readonly [string, string])[]): number[] {
  const alle = new Set<number>();
  for (const [von, bis] of spannen)
    for (let jahr = Number(von.slice(0, 4)); jahr <= Number(bis.slice(0, 4)); jahr++) alle.add(jahr);
  return [...alle].sort((a, b) => a - b);
}
