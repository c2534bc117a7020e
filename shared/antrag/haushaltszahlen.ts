/**
 * Der Haushalt vor Bescheid und Abwicklung ohne Rechenweg, in ganzen Cent: So schnell wie der Plan selbst, und auf den
 * Cent, was {@link haushalte} mit Schritten ergibt.
 */

import type { Planrechnung } from './planrechnung.ts';
import { zahlenVon } from './planschritte.ts';
import { EINTRAGSART, PROGRAMME } from './programm.ts';

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
  const jeJahr = new Map<number, Haushaltszahlen>();
  for (const { id, art, haushaltsjahr, schritte } of zeilen) {
    // Eine Kürzung gehört zu keinem Eintrag. Solange niemand weiß, ob das Budget kürzt, macht es kein Haushaltsjahr.
    const eintrag = eintraege.get(id);
    if (haushaltsjahr === null || (!eintrag && schritte === null)) continue;
    const jahr = jeJahr.get(haushaltsjahr) ?? leer();
    jeJahr.set(haushaltsjahr, jahr);
    if (schritte === null) continue;
    const zahlen = zahlenVon(schritte);
    if (zahlen === null) return null;
    jahr.ertrag += zahlen.zuwendung;
    // Eine Kürzung mindert nur den Ertrag.
    if (!eintrag) continue;
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
  const unbekannt = new Set(unvollstaendige(rechnung));
  for (const zahlen of jeJahr.values()) if (!Object.values(zahlen).every(Number.isSafeInteger)) return null;
  const aufsteigend = [...jeJahr].sort(([a], [b]) => a - b);
  return new Map(aufsteigend.map(([jahr, zahlen]) => [jahr, unbekannt.has(jahr) ? null : zahlen]));
}

/** Ein Eintrag ohne Haushaltsjahr (`null`) könnte in jedem seines Programms stehen. */
function unvollstaendige({ zeilen }: Planrechnung): (number | null)[] {
  return PROGRAMME.flatMap((programm) => {
    const eigene = zeilen.filter(({ art }) => art === EINTRAGSART[programm]);
    const ohneJahr = eigene.some(({ haushaltsjahr }) => haushaltsjahr === null);
    return eigene.filter(({ schritte }) => ohneJahr || schritte === null).map(({ haushaltsjahr }) => haushaltsjahr);
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
