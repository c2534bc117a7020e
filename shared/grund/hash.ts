/** SHA-256 über die kanonische JSON-Form (RFC 8785), in Kleinbuchstaben hexadezimal. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import canonicalize from 'canonicalize';

/**
 * Kanonische JSON-Form (RFC 8785). @throws {TypeError} für Werte ohne JSON-Form und für Texte mit einem halben Zeichen
 * (einsames Surrogat): Es hat keine Bytes in UTF-8, und RFC 8785, 3.2.2.2 verlangt den Fehler.
 */
export function kanonisch(wert: unknown): string {
  const text = rasch(wert, 0) ?? canonicalize(wert);
  if (text === undefined) throw new TypeError('Dieser Wert hat keine JSON-Form.');
  if (text.includes('\\ud') && HALBES_ZEICHEN.test(text))
    throw new TypeError('Ein Text enthält ein halbes Zeichen (einsames Surrogat).');
  return text;
}

/** JSON schreibt nur halbe Zeichen als `\ud…`; ein Rückstrich, der selbst im Text steht, ist verdoppelt. */
const HALBES_ZEICHEN = /(?<!\\)(?:\\\\)*\\ud[89a-f]/;

/** SHA-256 der kanonischen Form, 64 Zeichen hexadezimal. @throws {TypeError} wie {@link kanonisch} */
export function hashVon(wert: unknown): string {
  return bytesToHex(sha256(utf8ToBytes(kanonisch(wert))));
}

/** Tiefer sind unsere Daten nie; ein Kreis endet hier, und die Bibliothek nennt ihn. */
const TIEFE_HOECHSTENS = 100;

/**
 * Schreibt dasselbe wie die Bibliothek, für gewöhnliche Daten in gut halber Zeit: Jedes Lesen und Speichern rechnet
 * einen Hash.
 * `null` für alles Ungewöhnliche (Werte ohne JSON-Form, `toJSON`, fehlende Felder in Listen); das schreibt sie selbst.
 */
function rasch(wert: unknown, tiefe: number): string | null {
  switch (typeof wert) {
    case 'string':
      return JSON.stringify(wert);
    case 'number':
      return Number.isFinite(wert) ? JSON.stringify(wert) : null;
    case 'boolean':
      return wert ? 'true' : 'false';
    case 'object':
      if (wert === null) return 'null';
      if (tiefe > TIEFE_HOECHSTENS || 'toJSON' in wert) return null;
      return Array.isArray(wert) ? liste(wert, tiefe) : felder(wert as Readonly<Record<string, unknown>>, tiefe);
    default:
      return null;
  }
}

function liste(werte: readonly unknown[], tiefe: number): string | null {
  let text = '[';
  for (let i = 0; i < werte.length; i++) {
    const teil = rasch(werte[i], tiefe + 1);
    if (teil === null) return null;
    text += i === 0 ? teil : `,${teil}`;
  }
  return `${text}]`;
}

function felder(objekt: Readonly<Record<string, unknown>>, tiefe: number): string | null {
  let text = '{';
  for (const name of Object.keys(objekt).sort()) {
    const wert = objekt[name];
    if (wert === undefined) continue;
    const teil = rasch(wert, tiefe + 1);
    if (teil === null) return null;
    text += `${text === '{' ? '' : ','}${JSON.stringify(name)}:${teil}`;
  }
  return `${text}}`;
}
