/** Der Hash einer Version wie `versionsHash`, mit dem schnelleren SHA-256 von Node: Gehasht wird bei jedem Lesen und Schreiben. */
import { createHash } from 'node:crypto';
import { gehashterText } from '../../shared/antrag/kette.ts';
import type { Antragsversion } from '../../shared/antrag/version.ts';

/** 64 Zeichen hexadezimal. */
export function versionshash(version: Omit<Antragsversion, 'hash'>): string {
  return createHash('sha256').update(gehashterText(version)).digest('hex');
}
