/**
 * Die Ziffern eines exakten Werts. Fast alle Werte eines Rechenwegs sind kleine Brüche, und ein Rechenweg schreibt
 * hundert Zahlen: Solange Zähler und Nenner sichere ganze Zahlen sind, geht es ohne eine Dezimalzahl mit 60 Stellen.
 */
import { Dezimal, type Exakt, quotient } from './geld.ts';

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

/** Abgeschnitten oder kaufmännisch gerundet (Hälften vom Nullpunkt weg). */
export function ziffern(wert: Exakt, stellen: number, runde: boolean): Ziffern {
  const [text, genau, vorzeichen] = gezaehlt(wert, stellen, runde);
  const voll = text.padStart(stellen + 1, '0');
  return {
    negativ: vorzeichen === -1 && text !== '0',
    ganz: voll.slice(0, voll.length - stellen),
    bruch: voll.slice(voll.length - stellen),
    genau,
  };
}

/** Wie oft die letzte Stelle in den Betrag passt, ob das aufgeht, und das Vorzeichen. */
type Gezaehlt = readonly [text: string, genau: boolean, vorzeichen: number];

function gezaehlt(wert: Exakt, stellen: number, runde: boolean): Gezaehlt {
  const { z, n } = wert;
  const vorzeichen = Math.sign(z);
  const skaliert = Math.abs(z) * 10 ** stellen;
  const doppelt = 2 * skaliert + n;
  if (sicher(doppelt))
    return [String(Math.floor((runde ? doppelt : 2 * skaliert) / (2 * n))), skaliert % n === 0, vorzeichen];
  return sicher(z)
    ? [...inGanzenZahlen(BigInt(Math.abs(z)) * 10n ** BigInt(stellen), BigInt(n), runde), vorzeichen]
    : inDezimalzahlen(quotient(wert), stellen, runde);
}

function inGanzenZahlen(skaliert: bigint, n: bigint, runde: boolean): [string, boolean] {
  return [String(runde ? (2n * skaliert + n) / (2n * n) : skaliert / n), skaliert % n === 0n];
}

function inDezimalzahlen(wert: Dezimal, stellen: number, runde: boolean): Gezaehlt {
  const skaliert = wert.abs().times(`1e${stellen}`);
  const text = skaliert.toDecimalPlaces(0, runde ? Dezimal.ROUND_HALF_UP : Dezimal.ROUND_DOWN).toFixed();
  return [text, skaliert.isInteger(), wert.isNegative() ? -1 : 1];
}
