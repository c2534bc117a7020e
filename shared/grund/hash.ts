/** SHA-256 über die kanonische JSON-Form (RFC 8785), in Kleinbuchstaben hexadezimal. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import canonicalize from 'canonicalize';

/**
 * Kanonische JSON-Form (RFC 8785). @throws {TypeError} für Werte ohne JSON-Form und für Texte mit einem halben Zeichen
 * (einsames Surrogat): Es hat keine Bytes in UTF-8, und RFC 8785, 3.2.2.2 verlangt den Fehler.
 */
export function kanonisch(wert: unknown): string {
  return kanonischeTeile(wert).join('');
}

/**
 * Dieselbe Form in Stücken, die aneinandergehängt {@link kanonisch} sind: Wer sie hasht, braucht den ganzen Text nie, und
 * ein „–“ in einem Hinweis macht nicht auch alle Zahlen zu Text mit zwei Bytes je Zeichen. @throws {TypeError} wie dort
 */
export function kanonischeTeile(wert: unknown): readonly string[] {
  const teile = geordnet(wert) ?? [canonicalize(wert)];
  for (const text of teile) {
    if (text === undefined) throw new TypeError('Dieser Wert hat keine JSON-Form.');
    if (text.includes('\\ud') && HALBES_ZEICHEN.test(text))
      throw new TypeError('Ein Text enthält ein halbes Zeichen (einsames Surrogat).');
  }
  return teile as readonly string[];
}

/** JSON schreibt nur halbe Zeichen als `\ud…`; ein Rückstrich, der selbst im Text steht, ist verdoppelt. */
const HALBES_ZEICHEN = /(?<!\\)(?:\\\\)*\\ud[89a-f]/;

/** SHA-256 der kanonischen Form, 64 Zeichen hexadezimal. @throws {TypeError} wie {@link kanonisch} */
export function hashVon(wert: unknown): string {
  const summe = sha256.create();
  for (const teil of kanonischeTeile(wert)) summe.update(utf8ToBytes(teil));
  return bytesToHex(summe.digest());
}

/** Tiefer sind unsere Daten nie; ein Kreis endet hier, und die Bibliothek nennt ihn. */
const TIEFE_HOECHSTENS = 100;

/** Gibt es in keinen Daten: So sagt {@link inOrdnung}, dass sich dieser Wert nicht auf dem kurzen Weg schreiben lässt. */
const UNGEWOEHNLICH = Symbol('ungewöhnlich');

/**
 * Der kurze Weg: ein Abbild mit geordneten Feldern, geschrieben von `JSON.stringify`; für gewöhnliche Daten in einem
 * Drittel der Zeit der Bibliothek. `null` für alles, was so anders herauskäme.
 */
function geordnet(wert: unknown): string[] | null {
  const abbild = inOrdnung(wert, 0);
  if (abbild === UNGEWOEHNLICH) return null;
  if (typeof abbild !== 'object' || abbild === null || Array.isArray(abbild)) return [JSON.stringify(abbild)];
  const teile: string[] = [];
  let offen = '{';
  for (const [name, feld] of Object.entries(abbild)) {
    const text = JSON.stringify(feld);
    offen += `${offen === '{' ? '' : ','}${JSON.stringify(name)}:`;
    if (text.length < STUECK_MINDESTENS) {
      offen += text;
      continue;
    }
    teile.push(offen, text);
    offen = '';
  }
  return [...teile, `${offen}}`];
}

/** Kürzere Felder kommen zusammen in ein Stück. */
const STUECK_MINDESTENS = 1_000;

/** Derselbe Wert mit geordneten Feldern. */
function inOrdnung(wert: unknown, tiefe: number): unknown {
  if (typeof wert === 'string' || typeof wert === 'boolean' || wert === null) return wert;
  if (typeof wert === 'number') return Number.isFinite(wert) ? wert : UNGEWOEHNLICH;
  // Was `toJSON` hat, kann sich auf seine Weise schreiben.
  if (typeof wert !== 'object' || tiefe > TIEFE_HOECHSTENS || 'toJSON' in wert) return UNGEWOEHNLICH;
  if (Array.isArray(wert)) return listeInOrdnung(wert, tiefe);
  return felderInOrdnung(wert as Readonly<Record<string, unknown>>, tiefe);
}

function listeInOrdnung(werte: readonly unknown[], tiefe: number): unknown {
  const abbild: unknown[] = [];
  for (const wert of werte) {
    const teil = inOrdnung(wert, tiefe + 1);
    if (teil === UNGEWOEHNLICH) return UNGEWOEHNLICH;
    abbild.push(teil);
  }
  return abbild;
}

function felderInOrdnung(objekt: Readonly<Record<string, unknown>>, tiefe: number): unknown {
  const namen = ordnung(Object.keys(objekt));
  if (namen === null) return UNGEWOEHNLICH;
  const abbild: Record<string, unknown> = {};
  for (const name of namen) {
    const wert = objekt[name];
    // Ein fehlendes Feld schreiben beide nicht.
    if (wert === undefined) continue;
    const teil = inOrdnung(wert, tiefe + 1);
    if (teil === UNGEWOEHNLICH) return UNGEWOEHNLICH;
    abbild[name] = teil;
  }
  return abbild;
}

/** Namen, wie sie kamen, und geordnet; eine Version hat Hunderte Zeilen mit denselben. */
type Form = readonly [namen: readonly string[], geordnete: readonly string[]];
/** Von jeder Anzahl Namen die zuletzt gesehene Form, bei vielen die von einer, die sich den Platz mit ihr teilt. */
const formen: (Form | undefined)[] = [];
const PLAETZE = 32;

/**
 * Die Namen in der Ordnung von RFC 8785 (nach UTF-16). `null`, wo ein Objekt sie nicht in dieser Ordnung halten kann:
 * Ganze Zahlen stellt es voran, und `__proto__` ist in ihm kein Feld.
 */
function ordnung(namen: readonly string[]): readonly string[] | null {
  const platz = namen.length % PLAETZE;
  const bekannt = formen[platz];
  if (bekannt?.[0].length === namen.length && namen.every((name, i) => name === bekannt[0][i])) return bekannt[1];
  if (namen.some((name) => /^\d/.test(name) || name === '__proto__')) return null;
  const geordnete = [...namen].sort();
  formen[platz] = [namen, geordnete];
  return geordnete;
}
