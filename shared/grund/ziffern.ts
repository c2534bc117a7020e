/**
 * Die Ziffern eines exakten Werts ohne den Weg über eine Dezimalzahl mit 60 Stellen: Ein Rechenweg schreibt hundert
 * Zahlen, und fast alle sind kleine Brüche.
 */
import type { Exakt } from './geld.ts';

export interface Ziffern {
  /** Nie vor einer Null. */
  readonly negativ: boolean;
  readonly ganz: string;
  /** So viele Nachkommastellen wie verlangt. */
  readonly bruch: string;
  /** Ob dahinter nichts mehr kommt. */
  readonly genau: boolean;
}

const { isSafeInteger: sicher } = Number;

/**
 * Abgeschnitten oder kaufmännisch gerundet (Hälften vom Nullpunkt weg); `null`, wenn Zähler oder Nenner zu groß für
 * eine sichere ganze Zahl sind.
 */
export function ziffern({ z, n }: Exakt, stellen: number, runde: boolean): Ziffern | null {
  if (!sicher(z) || !sicher(n)) return null;
  const betrag = z < 0 ? -z : z;
  const skaliert = betrag * 10 ** stellen;
  const doppelt = 2 * skaliert + n;
  const [text, genau] = sicher(doppelt)
    ? [String(Math.floor((runde ? doppelt : 2 * skaliert) / (2 * n))), skaliert % n === 0]
    : inGanzenZahlen(BigInt(betrag) * 10n ** BigInt(stellen), BigInt(n), runde);
  const voll = text.padStart(stellen + 1, '0');
  return {
    negativ: z < 0 && text !== '0',
    ganz: voll.slice(0, voll.length - stellen),
    bruch: voll.slice(voll.length - stellen),
    genau,
  };
}

function inGanzenZahlen(skaliert: bigint, n: bigint, runde: boolean): [string, boolean] {
  return [String(runde ? (2n * skaliert + n) / (2n * n) : skaliert / n), skaliert % n === 0n];
}

/** "12300" → "123", aber nie weniger als `mindestens` Ziffern. */
export function ohneNullen(bruch: string, mindestens: number): string {
  let ende = bruch.length;
  while (ende > mindestens && bruch[ende - 1] === '0') ende--;
  return bruch.slice(0, ende);
}
