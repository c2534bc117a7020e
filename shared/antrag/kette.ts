/**
 * Die Hashkette eines Antrags: Jede Version trägt den SHA-256 ihres Inhalts und den ihrer Vorgängerin (RFC 8785, kanonisches JSON).
 * Wer eine alte Version ändert, müsste alle späteren neu schreiben; ausgedruckte Hashes verraten auch das.
 */
import { hashVon } from '../regelstand/hash.ts';
import type { Antragsversion } from './version.ts';

/**
 * Was an einer Stelle der Kette nicht stimmt: der Inhalt passt nicht zum Hash, die Versionen stehen nicht in Folge,
 * eine Version fehlt oder der genannte Vorgänger ist ein anderer.
 */
export type Bruchgrund = 'inhalt' | 'reihenfolge' | 'luecke' | 'vorgaenger';

export interface Bruch {
  readonly version: number;
  readonly grund: Bruchgrund;
}

export interface Kettenpruefung {
  readonly ok: boolean;
  /** Die erste Stelle, an der die Kette gebrochen ist. */
  readonly bruch: Bruch | null;
}

/** Woran die erste geprüfte Version anschließen muss, wenn nicht von Version 1 an geprüft wird. */
export type Anschluss = Pick<Antragsversion, 'version' | 'hash'>;

/** SHA-256 über alles außer dem Hash selbst; auch ein zusätzliches Feld ändert ihn. */
export function versionsHash(version: Omit<Antragsversion, 'hash'>): string {
  const { hash: _, ...inhalt } = version as Antragsversion;
  return hashVon(inhalt);
}

/** Prüft Versionen in aufsteigender Folge, von Version 1 an oder im Anschluss an `davor`. */
export function pruefeKette(versionen: readonly Antragsversion[], davor: Anschluss | null = null): Kettenpruefung {
  let vorige = davor;
  for (const version of versionen) {
    const grund = bruchgrund(version, vorige);
    if (grund) return { ok: false, bruch: grund === 'luecke' ? { version: (vorige?.version ?? 0) + 1, grund } : { version: version.version, grund } };
    vorige = version;
  }
  return { ok: true, bruch: null };
}

function bruchgrund(version: Antragsversion, vorige: Anschluss | null): Bruchgrund | null {
  const erwartet = (vorige?.version ?? 0) + 1;
  if (!Number.isInteger(version.version) || version.version < erwartet) return 'reihenfolge';
  if (version.version > erwartet) return 'luecke';
  if (versionsHash(version) !== version.hash) return 'inhalt';
  return version.vorgaengerHash === (vorige?.hash ?? null) ? null : 'vorgaenger';
}
