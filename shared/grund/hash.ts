/** SHA-256 über die kanonische JSON-Form (RFC 8785), in Kleinbuchstaben hexadezimal. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import canonicalize from 'canonicalize';

/** Kanonische JSON-Form (RFC 8785). @throws {TypeError} für Werte ohne JSON-Form */
export function kanonisch(wert: unknown): string {
  const text = canonicalize(wert);
  if (text === undefined) throw new TypeError('Dieser Wert hat keine JSON-Form.');
  return text;
}

/** SHA-256 der kanonischen Form, 64 Zeichen hexadezimal. @throws {TypeError} wie {@link kanonisch} */
export function hashVon(wert: unknown): string {
  return bytesToHex(sha256(utf8ToBytes(kanonisch(wert))));
}
