/** Fasst gleiche Hinweise zusammen: Fünfzig Stellen ohne Weiterleitungsvertrag sind eine Nachricht, nicht fünfzig. */
import type { Befund } from '../../../shared/antrag/befund.ts';

export interface Hinweisgruppe {
  readonly erster: Befund;
  /** Die übrigen mit demselben Code, in der Reihenfolge des Antrags. */
  readonly weitere: readonly Befund[];
}

/** Höchstens so viele gleiche stehen einzeln da; was darüber ist, wird zusammengefasst. */
const EINZELN_HOECHSTENS = 2;

/** Gruppen in der Reihenfolge ihres ersten Hinweises. */
export function hinweisgruppen(hinweise: readonly Befund[]): Hinweisgruppe[] {
  const jeCode = new Map<string, Befund[]>();
  for (const hinweis of hinweise) {
    const bisher = jeCode.get(hinweis.code);
    if (bisher) bisher.push(hinweis);
    else jeCode.set(hinweis.code, [hinweis]);
  }
  return [...jeCode.values()].flatMap((gleiche) => {
    const [erster, ...weitere] = gleiche;
    if (erster === undefined) return [];
    return gleiche.length <= EINZELN_HOECHSTENS
      ? gleiche.map((einer) => ({ erster: einer, weitere: [] }))
      : [{ erster, weitere }];
  });
}
