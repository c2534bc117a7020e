/**
 * Der Hash, an dem eine gespeicherte Version ihren Regelstand wiedererkennt: über die rohen Daten, wie sie in seiner
 * Datei stehen.
 */
import { hashVon } from '../grund/hash.ts';
import type { Regelstand } from './typen.ts';

const hashes = new WeakMap<Regelstand, string>();

/** SHA-256 der kanonischen Form des Regelstands, 64 Zeichen hexadezimal. */
export function regelstandHash(regelstand: Regelstand): string {
  const bekannt = hashes.get(regelstand);
  if (bekannt) return bekannt;
  const neu = hashVon(regelstand);
  hashes.set(regelstand, neu);
  return neu;
}
