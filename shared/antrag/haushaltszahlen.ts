/**
 * Der Haushalt vor Bescheid und Abwicklung ohne Rechenweg, in ganzen Cent: So schnell wie der Plan selbst, und auf den
 * Cent, was {@link haushalte} mit Schritten ergibt.
 */

import type { Planrechnung } from './planrechnung.ts';
import { zahlenVon } from './planschritte.ts';
import { PROGRAMME } from './programm.ts';

export interface Haushaltszahlen {
  ertrag: number;
  personalaufwand: number;
  transferaufwand: number;
  massnahmen: number;
  integrationspauschale: number;
  vonPartnern: number;
  beiPartnern: number;
}

/** Je Haushaltsjahr; `null` in einem Jahr, in dem sich ein Eintrag nicht rechnen lässt. Sonst `null`: dann mit Schritten. */
export function haushaltszahlen(rechnung: Planrechnung): ReadonlyMap<number, Haushaltszahlen | null> | null {
  const { antrag, bescheide, zeilen } = rechnung;
  if ((antrag.abwicklung ?? null) !== null || bescheide.length > 0) return null;
  const eintraege = new Map([...antrag.stellen, ...antrag.massnahmen].map((eintrag) => [eintrag.id, eintrag] as const));
  if (eintraege.size < antrag.stellen.length + antrag.massnahmen.length) return null;
  const jeJahr = new Map<number, Haushaltszahlen | null>();
  for (const { haushaltsjahr } of zeilen) if (haushaltsjahr !== null) jeJahr.set(haushaltsjahr, leer());
  for (const { id, art, haushaltsjahr, schritte } of zeilen) {
    if (art === 'kuerzung' && schritte === null) continue;
    if (haushaltsjahr === null || schritte === null) continue;
    const jahr = jeJahr.get(haushaltsjahr);
    const zahlen = zahlenVon(schritte);
    if (!jahr || zahlen === null) return null;
    jahr.ertrag += zahlen.zuwendung;
    if (art === 'kuerzung') continue;
    const eintrag = eintraege.get(id);
    if (!eintrag) return null;
    const eigenanteil = zahlen.ausgaben - zahlen.zuwendung;
    jahr.integrationspauschale += zahlen.integrationspauschale;
    const traegtKommune = eintrag.eigenanteil === 'kommune';
    if (eintrag.traeger.art === 'partner') {
      jahr.transferaufwand += zahlen.zuwendung + (traegtKommune ? eigenanteil : 0);
      if (!traegtKommune) jahr.beiPartnern += eigenanteil;
    } else {
      jahr[art === 'stelle' ? 'personalaufwand' : 'massnahmen'] += zahlen.ausgaben;
      if (!traegtKommune) jahr.vonPartnern += eigenanteil;
    }
  }
  for (const jahr of unvollstaendige(rechnung)) jeJahr.set(jahr, null);
  const sicher = [...jeJahr.values()].every((zahlen) =>
    Object.values(zahlen ?? {}).every((wert) => Number.isSafeInteger(wert)),
  );
  return sicher ? new Map([...jeJahr].sort(([a], [b]) => a - b)) : null;
}

/** Ein Eintrag ohne Haushaltsjahr könnte in jedem seines Programms stehen. */
function unvollstaendige({ zeilen }: Planrechnung): number[] {
  return PROGRAMME.flatMap((programm) => {
    const eigene = zeilen.filter(({ art }) => art === (programm === 'THM' ? 'stelle' : 'massnahme'));
    const ohneJahr = eigene.some(({ haushaltsjahr }) => haushaltsjahr === null);
    return eigene.flatMap(({ haushaltsjahr, schritte }) =>
      haushaltsjahr !== null && (ohneJahr || schritte === null) ? [haushaltsjahr] : [],
    );
  });
}

function leer(): Haushaltszahlen {
  return {
    ertrag: 0,
    personalaufwand: 0,
    transferaufwand: 0,
    massnahmen: 0,
    integrationspauschale: 0,
    vonPartnern: 0,
    beiPartnern: 0,
  };
}
