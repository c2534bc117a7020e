/**
 * Die Hashkette eines Antrags: Jede Version trägt den SHA-256 ihres Inhalts und den ihrer Vorgängerin (RFC 8785, kanonisches JSON).
 * Wer eine alte Version ändert, müsste alle späteren neu schreiben; ausgedruckte Hashes verraten auch das.
 */
import { hashVon } from '../grund/hash.ts';
import type { Antragsversion } from './version.ts';

/**
 * Was an einer Stelle der Kette nicht stimmt: der Inhalt passt nicht zum Hash, die Versionen stehen nicht in Folge,
 * eine Version fehlt, sie gehört zu einem anderen Antrag oder der genannte Vorgänger ist ein anderer.
 */
export type Bruchgrund = 'inhalt' | 'reihenfolge' | 'luecke' | 'antrag' | 'vorgaenger';

/** Fortsetzung von „Die Kette ist bei Version n gebrochen.“ oder „Version n:“. */
export const BRUCHGRUENDE: Readonly<Record<Bruchgrund, string>> = {
  inhalt: 'Ihr Inhalt passt nicht zu ihrem Hash. Sie wurde nach dem Speichern verändert oder ist beschädigt.',
  reihenfolge: 'Ihre Nummer passt nicht in die Folge. Versionen wurden vertauscht oder doppelt abgelegt.',
  luecke: 'Sie fehlt.',
  antrag: 'Sie gehört zu einem anderen Antrag und wurde hierher kopiert.',
  vorgaenger: 'Sie nennt einen anderen Vorgänger als die Version vor ihr. Eine der beiden wurde ersetzt.',
};

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

/**
 * Prüft Versionen in aufsteigender Folge, von Version 1 an oder im Anschluss an `davor`. Alle müssen zu `antragId` gehören: Auch eine
 * in sich heile Kette ist falsch, wenn jemand sie von einem anderen Antrag hierher kopiert hat.
 */
export function pruefeKette(antragId: string, versionen: readonly Antragsversion[], davor: Anschluss | null = null): Kettenpruefung {
  let vorige = davor;
  for (const version of versionen) {
    const grund = bruchgrund(antragId, version, vorige);
    if (grund) return { ok: false, bruch: grund === 'luecke' ? { version: (vorige?.version ?? 0) + 1, grund } : { version: version.version, grund } };
    vorige = version;
  }
  return { ok: true, bruch: null };
}

function bruchgrund(antragId: string, version: Antragsversion, vorige: Anschluss | null): Bruchgrund | null {
  const erwartet = (vorige?.version ?? 0) + 1;
  if (!Number.isInteger(version.version) || version.version < erwartet) return 'reihenfolge';
  if (version.version > erwartet) return 'luecke';
  if (versionsHash(version) !== version.hash) return 'inhalt';
  if (version.antragId !== antragId) return 'antrag';
  return version.vorgaengerHash === (vorige?.hash ?? null) ? null : 'vorgaenger';
}
