/**
 * Merkle-Baum nach RFC 6962, Abschnitt 2.1 (gleich in RFC 9162), mit SHA-256: Wurzel, fortlaufendes Anhängen und
 * Beweis, dass ein Blatt darin liegt. Hashes sind Text, 64 Zeichen hexadezimal.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, hexToBytes } from '@noble/hashes/utils.js';

const BLATT = Uint8Array.of(0);
const KNOTEN = Uint8Array.of(1);

/** Wurzel des leeren Baums: SHA-256 über nichts. */
const LEER = bytesToHex(sha256(new Uint8Array()));

/** Hash eines Blatts: SHA-256(0x00 ‖ Inhalt). */
export function blattHash(inhalt: Uint8Array): string {
  return bytesToHex(sha256(concatBytes(BLATT, inhalt)));
}

/** Hash eines Knotens: SHA-256(0x01 ‖ links ‖ rechts). */
function knotenHash(links: string, rechts: string): string {
  return bytesToHex(sha256(concatBytes(KNOTEN, hexToBytes(links), hexToBytes(rechts))));
}

/**
 * Ein Baum, dessen frühe Blätter nur noch als Rand bekannt sind: die Wurzeln der vollen Teilbäume, aus denen er
 * besteht, der größte zuerst (Größe 6 = 4 + 2, also zwei). Mehr braucht es nicht, um Blätter anzuhängen, die Wurzel zu
 * nennen und neue Blätter zu beweisen.
 */
export interface Rand {
  readonly anzahl: number;
  readonly hashes: readonly string[];
}

export const LEERER_RAND: Rand = { anzahl: 0, hashes: [] };

/** Der Rand nach dem Anhängen dieser Blätter. */
export function angehaengt(rand: Rand, blaetter: readonly string[]): Rand {
  const hashes = [...rand.hashes];
  let { anzahl } = rand;
  for (const blatt of blaetter) {
    let neu = blatt;
    for (let n = anzahl; n % 2 === 1; n = (n - 1) / 2) neu = knotenHash(hashes.pop() ?? '', neu);
    hashes.push(neu);
    anzahl++;
  }
  return { anzahl, hashes };
}

/** Die Wurzel des Baums mit diesem Rand. */
export function wurzelVon({ hashes }: Rand): string {
  return hashes.length === 0 ? LEER : hashes.reduceRight((rechts, links) => knotenHash(links, rechts));
}

/** Wie viele volle Teilbäume ein Baum dieser Größe hat: so viele Hashes hat sein Rand. */
export function randgroesse(anzahl: number): number {
  let einsen = 0;
  for (let rest = anzahl; rest > 0; rest = Math.floor(rest / 2)) einsen += rest % 2;
  return einsen;
}

/**
 * Die Hashes, mit denen sich aus dem Blatt `nummer` (ab 0 im ganzen Baum) die Wurzel von `rand` mit `blaetter` bilden
 * lässt, vom Blatt aufwärts.
 * @throws {RangeError} wenn das Blatt nicht unter `blaetter` ist
 */
export function inklusionsbeweis(rand: Rand, blaetter: readonly string[], nummer: number): string[] {
  const ende = rand.anzahl + blaetter.length;
  if (nummer < rand.anzahl || nummer >= ende)
    throw new RangeError(`Das Blatt ${nummer} ist nicht von ${rand.anzahl} bis ${ende - 1}.`);
  const teilbaum = (von: number, bis: number): string => {
    // Liegt ein Bereich ganz im alten Teil, ist er einer von dessen vollen Teilbäumen.
    if (bis <= rand.anzahl) return rand.hashes[randgroesse(von)] ?? '';
    if (bis - von === 1) return blaetter[von - rand.anzahl] ?? '';
    const mitte = von + groessteZweierpotenzUnter(bis - von);
    return knotenHash(teilbaum(von, mitte), teilbaum(mitte, bis));
  };
  const weg = (von: number, bis: number): string[] => {
    if (bis - von === 1) return [];
    const mitte = von + groessteZweierpotenzUnter(bis - von);
    return nummer < mitte ? [...weg(von, mitte), teilbaum(mitte, bis)] : [...weg(mitte, bis), teilbaum(von, mitte)];
  };
  return weg(0, ende);
}

/**
 * Die Wurzel, die aus Blatt und Beweis folgt (RFC 9162, 2.1.3.2); `null`, wenn der Beweis nicht zu Nummer und Anzahl
 * passt.
 */
export function wurzelAus(blatt: string, nummer: number, anzahl: number, beweis: readonly string[]): string | null {
  if (!Number.isInteger(nummer) || nummer < 0 || nummer >= anzahl) return null;
  let [stelle, letzte, hash] = [nummer, anzahl - 1, blatt];
  for (const nachbar of beweis) {
    if (letzte === 0) return null;
    if (stelle % 2 === 1 || stelle === letzte) {
      hash = knotenHash(nachbar, hash);
      while (stelle % 2 === 0 && stelle !== 0) [stelle, letzte] = [halb(stelle), halb(letzte)];
    } else {
      hash = knotenHash(hash, nachbar);
    }
    [stelle, letzte] = [halb(stelle), halb(letzte)];
  }
  return letzte === 0 ? hash : null;
}

function halb(zahl: number): number {
  return Math.floor(zahl / 2);
}

function groessteZweierpotenzUnter(anzahl: number): number {
  let potenz = 1;
  while (potenz * 2 < anzahl) potenz *= 2;
  return potenz;
}
