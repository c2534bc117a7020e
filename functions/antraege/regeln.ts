/**
 * Der Betreiber legt für das Speichern fest: vier Augen je Kommune, und wie viele Versionen ein Antrag am Tag
 * bekommen darf.
 */
import { UUID } from '../zugang/konfiguration.ts';

export interface Regeln {
  /** Kommunen, in denen niemand bewilligt oder festschreibt, was er selbst zuletzt gespeichert hat. */
  readonly vierAugen: ReadonlySet<string>;
  /** Versionen je Antrag in 24 Stunden; `null`: unbegrenzt. */
  readonly versionenJeTag: number | null;
}

/**
 * Liest `GK_VIER_AUGEN` (Mandanten-Ids mit Komma) und `GK_VERSIONEN_JE_TAG` (ganze Zahl ab 1; leer oder 0: unbegrenzt).
 * @throws {Error} nennt die unbrauchbare Angabe
 */
export function regelnAus(umgebung: Readonly<Record<string, string | undefined>>): Regeln {
  const genannt = (umgebung.GK_VIER_AUGEN ?? '').split(',').map((tid) => tid.trim().toLowerCase());
  const vierAugen = genannt.filter((tid) => tid !== '');
  if (!vierAugen.every((tid) => UUID.test(tid)))
    throw new Error('GK_VIER_AUGEN muss Ids von Mandanten nennen, getrennt durch Komma.');
  const anzahl = umgebung.GK_VERSIONEN_JE_TAG ?? '';
  if (!/^\d{0,8}$/.test(anzahl)) throw new Error('GK_VERSIONEN_JE_TAG muss eine ganze Zahl sein; 0 heißt unbegrenzt.');
  return { vierAugen: new Set(vierAugen), versionenJeTag: Number(anzahl) || null };
}
