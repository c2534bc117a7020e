/** Wer an einem Schritt der Kette beteiligt ist, und ob er es sein durfte. */
import { gleich } from '../grund/gleich.ts';
import type { Setzung } from './setzung.ts';
import type { Antragsversion } from './version.ts';

/** Eine Version und was über den Weg zu ihr bekannt ist. */
export interface Schrittangaben {
  readonly version: Antragsversion;
  /** `null`, wenn sie fehlt oder nicht lesbar ist. */
  readonly vorige: Antragsversion | null;
  /** Wer den neuesten Plan gespeichert hat; `null`, wenn das niemand weiß. */
  readonly inhaltVon: string | null;
  readonly vierAugen: boolean;
}

/** Form 1 hält keine Rollen fest; dort ist das nicht zu prüfen. */
export function hatRollen({ form, autor }: Antragsversion, noetig: readonly string[]): boolean {
  return form === undefined || noetig.every((rolle) => autor.rollen?.some((hat) => hat === rolle));
}

/**
 * Neu Gesetztes nennt den Autor dieser Version, Übernommenes den der vorigen; was aus Form 1 kommt, nannte niemanden.
 */
export function passt(
  jetzt: Setzung | null | undefined,
  davor: Setzung | null | undefined,
  version: Antragsversion,
  neu: boolean,
): boolean {
  if (neu) return gleich(jetzt ?? null, selbst(version));
  if (davor === undefined) return !jetzt || jetzt.rollen.length === 0;
  return gleich(jetzt ?? null, davor);
}

export function selbst({ autor, erstelltAm }: Antragsversion): Setzung {
  return { oid: autor.oid, name: autor.name, rollen: autor.rollen ?? [], am: erstelltAm };
}
