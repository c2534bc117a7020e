/**
 * Der Hash einer Version wie `versionsHash` und der eines Auftrags, mit dem schnelleren SHA-256 von Node: Gehasht wird
 * bei jedem Lesen und Schreiben.
 */
import { createHash } from 'node:crypto';
import { gehashterText } from '../../shared/antrag/kette.ts';
import type { Antragsversion } from '../../shared/antrag/version.ts';
import { kanonisch } from '../../shared/grund/hash.ts';

/** 64 Zeichen hexadezimal. */
export function versionshash(version: Omit<Antragsversion, 'hash'>): string {
  return sha256(gehashterText(version));
}

/** Wie `hashVon`: daran wird eine wiederholte Anfrage erkannt. */
export function auftragshash(auftrag: unknown): string {
  return sha256(kanonisch(auftrag));
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
