/**
 * Erkennt wieder, was dieses Gerät selbst vorgemerkt hat. Der Ausgang liegt in der Arbeitsmappe, und eine Mappe kommt
 * auch mit der Post: Ein Eintrag darin beweist nicht, dass die Person ihn wollte, denn ihre Kennung lässt sich erraten.
 * Deshalb merkt sich der Browser den Hash jedes Eintrags.
 */
import { hashVon } from '../../../shared/grund/hash.ts';
import type { Geraetespeicher } from '../zustand/steuerkern.ts';
import type { Vorhaben } from '../zustand/zustand.ts';

const SCHLUESSEL = 'gk-vorgemerkt';
/** Mehr Einträge warten nie zugleich; die ältesten fallen weg, und nach ihnen wird dann gefragt. */
const HOECHSTENS = 200;

/** Wirft nie: Was sich nicht merken oder nicht lesen lässt, gilt als unbekannt. */
export class Gedaechtnis {
  readonly #speicher: Geraetespeicher | null;
  /** Hashes, die diese Mappe beigetragen hat; andere gehören anderen Mappen auf diesem Gerät. */
  #eigene: ReadonlySet<string> = new Set();

  /** `null`, wenn der Browser keinen Speicher hergibt. */
  constructor(speicher: Geraetespeicher | null) {
    this.#speicher = speicher;
  }

  /** Ob dieses Gerät genau diesen Inhalt vorgemerkt hat. */
  kennt(vorhaben: Vorhaben): boolean {
    return this.#lies().includes(inhaltshash(vorhaben));
  }

  /** Merkt sich diese Vorhaben zusätzlich. */
  merke(vorhaben: readonly Vorhaben[]): void {
    const hashes = vorhaben.map(inhaltshash);
    this.#eigene = new Set([...this.#eigene, ...hashes]);
    const bisher = this.#lies();
    if (hashes.some((hash) => !bisher.includes(hash))) this.#schreibe([...new Set([...bisher, ...hashes])]);
  }

  /** Vergisst, was diese Mappe früher beigetragen hat und nun nicht mehr enthält: gesendet, ersetzt oder verworfen. */
  behalteNur(vorhaben: readonly Vorhaben[]): void {
    const hashes = new Set(vorhaben.map(inhaltshash));
    const bisher = this.#lies();
    const bleibt = bisher.filter((hash) => hashes.has(hash) || !this.#eigene.has(hash));
    this.#eigene = hashes;
    if (bleibt.length < bisher.length) this.#schreibe(bleibt);
  }

  #lies(): readonly string[] {
    try {
      const gelesen: unknown = JSON.parse(this.#speicher?.getItem(SCHLUESSEL) ?? '[]');
      return Array.isArray(gelesen) ? gelesen.filter((hash) => typeof hash === 'string') : [];
    } catch {
      return [];
    }
  }

  #schreibe(hashes: readonly string[]): void {
    try {
      this.#speicher?.setItem(SCHLUESSEL, JSON.stringify(hashes.slice(-HOECHSTENS)));
    } catch {
      // Gesperrt oder voll: Nach dem nächsten Öffnen wird gefragt.
    }
  }
}

/**
 * Über alles, was gesendet würde und wohin; nicht darüber, wie weit das Senden ist und ob das Blatt noch dazugehört.
 */
function inhaltshash({ gesendet: _, imBlatt: __, ...inhalt }: Vorhaben): string {
  return hashVon(inhalt);
}
