/**
 * Der Hash einer Version wie `versionsHash` und der eines Auftrags, mit dem schnelleren SHA-256 von Node: Gehasht wird
 * bei jedem Lesen und Schreiben.
 */
import { createHash } from 'node:crypto';
import { gehashteTeile } from '../../shared/antrag/kette.ts';
import type { Antragsversion } from '../../shared/antrag/version.ts';
import { kanonischeTeile } from '../../shared/grund/hash.ts';

/** 64 Zeichen hexadezimal. */
export function versionshash(version: Omit<Antragsversion, 'hash'>): string {
  return sha256(gehashteTeile(version));
}

/** Wie `hashVon`: daran wird eine wiederholte Anfrage erkannt. */
export function auftragshash(auftrag: unknown): string {
  return sha256(kanonischeTeile(auftrag));
}

function sha256(teile: readonly string[]): string {
  const summe = createHash('sha256');
  for (const teil of teile) summe.update(teil);
  return summe.digest('hex');
}
