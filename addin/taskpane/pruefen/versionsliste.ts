/** Holt alle Versionen eines Antrags und ihre Belege für das Prüfprotokoll, Seite um Seite. */

import type { Versionskopf } from '../../../shared/api/antworten.ts';
import { BELEGE_HOECHSTENS, type Belege } from '../../../shared/api/belegantworten.ts';
import type { AntragId } from '../../../shared/grund/marken.ts';
import type { Versionsliste } from '../../../shared/schriftstuecke/protokoll-versionen.ts';
import type { Ablage } from '../api/schnittstelle.ts';

/** So viele nennt das Protokoll, die neuesten. */
const VERSIONEN_HOECHSTENS = 500;

/** `melde` bekommt, wie viele schon da sind. @throws {Error} der Ablage, oder der Grund des Abbruchs */
export async function holeVersionsliste(
  ablage: Pick<Ablage, 'versionen' | 'belege'>,
  antragId: AntragId,
  abbruch: AbortSignal,
  melde: (geholt: number, gesamt: number) => void,
): Promise<Versionsliste> {
  const eintraege: Versionskopf[] = [];
  let cursor: string | null = null;
  do {
    const seite = await ablage.versionen(antragId, cursor);
    abbruch.throwIfAborted();
    eintraege.push(...seite.eintraege);
    cursor = seite.cursor;
    melde(Math.min(eintraege.length, VERSIONEN_HOECHSTENS), zuHolen(eintraege));
  } while (cursor !== null && eintraege.length < VERSIONEN_HOECHSTENS);
  const genannte = eintraege.slice(0, VERSIONEN_HOECHSTENS);
  return {
    eintraege: genannte,
    weitere: Math.max(0, (genannte[0]?.version ?? 0) - genannte.length),
    // Antwortet der Anker nicht, steht das im Protokoll; geschrieben wird es trotzdem.
    belege: await holeBelege(ablage, antragId, genannte, abbruch).catch((fehler: unknown) => {
      abbruch.throwIfAborted();
      if (fehler instanceof Error) return null;
      throw fehler;
    }),
  };
}

/** Versionen haben keine Lücken: Die neueste sagt, wie viele es sind. */
function zuHolen(eintraege: readonly Versionskopf[]): number {
  return Math.min(eintraege[0]?.version ?? 0, VERSIONEN_HOECHSTENS);
}

async function holeBelege(
  ablage: Pick<Ablage, 'belege'>,
  antragId: AntragId,
  versionen: readonly Versionskopf[],
  abbruch: AbortSignal,
): Promise<Belege> {
  const [letzte, erste] = [versionen[0]?.version ?? 0, versionen.at(-1)?.version ?? 1];
  let alle: Belege = { anker: true, eintraege: [] };
  for (let von = erste; von <= letzte && alle.anker; von += BELEGE_HOECHSTENS) {
    const belege = await ablage.belege(antragId, von, Math.min(letzte, von + BELEGE_HOECHSTENS - 1));
    abbruch.throwIfAborted();
    alle = { anker: belege.anker, eintraege: [...alle.eintraege, ...belege.eintraege] };
  }
  return alle;
}
