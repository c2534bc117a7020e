/**
 * Exakte Zahlen und die eine Cent-Rundung (Fachkonzept A4).
 *
 * Ein exakter Wert ist ein Bruch: 68 000 € · 167 / 360 hat keine endliche Dezimaldarstellung, und ein abgeschnittener
 * Quotient würde halbe Cents falsch runden, sobald er weiterverrechnet wird. Deshalb wird zuerst multipliziert, zuletzt
 * geteilt und einmal gerundet. Solange Zähler und Nenner als ganze Zahlen sicher in ein double passen, wird mit ihnen
 * gerechnet (das ist exakt und viel schneller); was größer wird, rechnet decimal.js.
 */
import { Decimal } from 'decimal.js';
import { ohneNullen } from './nullen.ts';

/** decimal.js mit 60 signifikanten Stellen: alle Zähler und Nenner, die hier vorkommen, sind darin exakt. */
export const Dezimal = Decimal.clone({ precision: 60, rounding: Decimal.ROUND_HALF_UP, toExpNeg: -40, toExpPos: 40 });
export type Dezimal = Decimal;

/** Eine Zahl, wie sie hereinkommt: ein Text mit Punkt ("65300.00"), ein double oder eine Dezimalzahl. */
export type Zahlangabe = Dezimal | number | string;

/** Ein exakter Wert: `zaehler / nenner`, Nenner > 0. */
export class Exakt {
  /** Zähler und Nenner als sichere ganze Zahlen; beide `NaN`, wenn einer zu groß ist oder Nachkommastellen hat. */
  readonly z: number;
  readonly n: number;
  private zaehlerDezimal: Dezimal | undefined;
  private nennerDezimal: Dezimal | undefined;

  constructor(z: number, n: number, zaehler?: Dezimal, nenner?: Dezimal) {
    this.z = z;
    this.n = n;
    this.zaehlerDezimal = zaehler;
    this.nennerDezimal = nenner;
  }

  get zaehler(): Dezimal {
    this.zaehlerDezimal ??= new Dezimal(this.z);
    return this.zaehlerDezimal;
  }

  get nenner(): Dezimal {
    this.nennerDezimal ??= new Dezimal(this.n);
    return this.nennerDezimal;
  }
}

/** Lokal benannt, weil sie in jeder Rechnung vorkommen und globale Namen in einem fremden Realm langsam sind. */
const { isSafeInteger: sicher, NaN: KEINE_ZAHL } = Number;
const { abs, round, sign } = Math;

const EINS = new Dezimal(1);
const HUNDERT = new Dezimal(100);
const ZEHNERPOTENZEN = [1, 10, 100, 1000, 10_000, 100_000, 1_000_000];
/**
 * Bis zu so vielen Einheiten der letzten Stelle ist das double einer Dezimalzahl auf weniger als eine halbe Einheit
 * genau.
 */
const ZIFFERN_SICHER = 1e15;

/** Der exakte Wert einer Zahl; ein double gilt in seiner kürzesten Schreibweise. */
export function exakt(wert: Zahlangabe): Exakt {
  return inGanzenZahlen(wert) ?? gross(new Dezimal(wert), EINS);
}

/** Als Bruch sicherer ganzer Zahlen; `null`, wenn der Wert feiner ist als Millionstel, zu groß oder anders geschrieben. */
function inGanzenZahlen(wert: Zahlangabe): Exakt | null {
  return typeof wert === 'number' ? ausDouble(wert) : ausZiffern(String(wert));
}

function ausDouble(wert: number): Exakt | null {
  for (const nenner of ZEHNERPOTENZEN) {
    const zaehler = round(wert * nenner);
    if (zaehler / nenner === wert && abs(zaehler) <= ZIFFERN_SICHER) return new Exakt(zaehler, nenner);
  }
  return null;
}

/** Wie Beträge und Anteile dastehen: höchstens sechs Nachkommastellen. */
const ZIFFERN = /^(-?\d+)(?:\.(\d{1,6}))?$/;

function ausZiffern(text: string): Exakt | null {
  const teile = ZIFFERN.exec(text);
  if (!teile) return null;
  const nach = ohneNullen(teile[2] ?? '', 0);
  const zaehler = Number(`${teile[1]}${nach}`);
  return sicher(zaehler) ? new Exakt(zaehler, 10 ** nach.length) : null;
}

/** Der exakte Wert einer Eingabe; `null`, wenn sie keine endliche Zahl ist („abc“, NaN, Infinity). */
export function exaktOderNull(wert: Zahlangabe): Exakt | null {
  const gelesen = inGanzenZahlen(wert);
  if (gelesen) return gelesen;
  try {
    const dezimal = new Dezimal(wert);
    return dezimal.isFinite() ? gross(dezimal, EINS) : null;
  } catch {
    return null;
  }
}

const konstanten = new Map<string, Exakt>();

/** Wie {@link exakt}, aber für Werte des Regelstands: dieselbe Schreibweise wird nur einmal gelesen. */
export function konstante(wert: string): Exakt {
  const bekannt = konstanten.get(wert);
  if (bekannt) return bekannt;
  const neu = exakt(wert);
  konstanten.set(wert, neu);
  return neu;
}

export const NULL = exakt(0);

/** Produkt, exakt. */
export function mal(a: Exakt, b: Exakt): Exakt {
  const z = a.z * b.z;
  const n = a.n * b.n;
  return sicher(z) && sicher(n) ? new Exakt(z, n) : gross(a.zaehler.times(b.zaehler), a.nenner.times(b.nenner));
}

/** Teilt, ohne zu runden. Der Divisor muss größer als 0 sein. */
export function durch(a: Exakt, b: Exakt): Exakt {
  const z = a.z * b.n;
  const n = a.n * b.z;
  return sicher(z) && sicher(n) ? new Exakt(z, n) : gross(a.zaehler.times(b.nenner), a.nenner.times(b.zaehler));
}

/**
 * Auf den größeren Nenner gebracht, wo er ein Vielfaches des kleineren ist; so wächst er auch in langen Summen nicht.
 */
export function plus(a: Exakt, b: Exakt): Exakt {
  if (a.n > b.n) return plus(b, a);
  const erweitert = a.z * (b.n / a.n);
  const z = erweitert + b.z;
  if (b.n % a.n === 0 && sicher(erweitert) && sicher(z)) return new Exakt(z, b.n);
  if (a.nenner.eq(b.nenner)) return gross(a.zaehler.plus(b.zaehler), a.nenner);
  return gross(a.zaehler.times(b.nenner).plus(b.zaehler.times(a.nenner)), a.nenner.times(b.nenner));
}

/** Differenz, exakt; darf unter 0 liegen. */
export function minus(a: Exakt, b: Exakt): Exakt {
  return plus(a, sicher(b.z) ? new Exakt(-b.z, b.n) : gross(b.zaehler.negated(), b.nenner));
}

/** −1, 0 oder 1, je nachdem ob a kleiner, gleich oder größer ist als b. */
export function vergleiche(a: Exakt, b: Exakt): number {
  const links = a.z * b.n;
  // Ist nur die rechte Seite zu groß für eine sichere ganze Zahl, liegt sie auch gerundet noch jenseits der linken.
  return sicher(links) ? sign(links - b.z * a.n) : a.zaehler.times(b.nenner).cmp(b.zaehler.times(a.nenner));
}

/** Der kleinere Wert; sind sie gleich, der erste. */
export function kleinster(a: Exakt, b: Exakt): Exakt {
  return vergleiche(a, b) === 1 ? b : a;
}

/** Der größere Wert; sind sie gleich, der erste. */
export function groesster(a: Exakt, b: Exakt): Exakt {
  return vergleiche(a, b) === -1 ? b : a;
}

/** Rundet kaufmännisch (Hälften aufwärts) auf ganze Cent: die einzige Geldrundung des Produkts (A4). */
export function cent(wert: Exakt): Exakt {
  const negativ = wert.z < 0;
  const doppelt = 200 * (negativ ? -wert.z : wert.z) + wert.n;
  if (!sicher(doppelt)) return gross(wert.zaehler.times(100).div(wert.nenner).round(), HUNDERT);
  const cents = (doppelt - (doppelt % (2 * wert.n))) / (2 * wert.n);
  return new Exakt(negativ ? -cents : cents, 100);
}

/** Rundet auf Vielfache von `schritt`; Hälften aufwärts (A1) oder zum geraden Vielfachen (andere Lesart). */
export function aufStufe(wert: Exakt, schritt: Exakt, haelften: 'auf' | 'gerade'): Exakt {
  const modus = haelften === 'auf' ? Decimal.ROUND_HALF_UP : Decimal.ROUND_HALF_EVEN;
  return mal(exakt(quotient(durch(wert, schritt)).toDecimalPlaces(0, modus)), schritt);
}

/** Größtes Vielfaches von `schritt`, das nicht über dem Wert liegt. */
export function abgerundetAuf(wert: Exakt, schritt: Exakt): Exakt {
  return mal(exakt(quotient(durch(wert, schritt)).floor()), schritt);
}

/** Der Wert als Dezimalzahl; bei endlosen Brüchen auf 60 Stellen. Nur zum Anzeigen und letzten Runden. */
export function quotient(wert: Exakt): Dezimal {
  return wert.zaehler.div(wert.nenner);
}

/** Der Wert als das double, das ihm am nächsten liegt: für Zellen und Tage. */
export function alsZahl(wert: Exakt): number {
  return sicher(wert.z) ? wert.z / wert.n : quotient(wert).toNumber();
}

/**
 * Der Wert in ganzen `jeEins`-teln, etwa in Cent (100); `NaN`, wo er feiner oder zu groß ist. Ein Quotient sicherer
 * ganzer Zahlen, der nicht aufgeht, wird auch in doubles keine ganze Zahl: Bis zu ihr fehlt mehr als die halbe letzte
 * Stelle.
 */
export function inGanzen({ z, n }: Exakt, jeEins: number): number {
  const ganze = (z * jeEins) / n;
  return sicher(z * jeEins) && sicher(ganze) ? ganze : KEINE_ZAHL;
}

/** Ein auf Cent gerundeter Wert als Text mit zwei Nachkommastellen und Punkt: "54400.00". */
export function alsBetrag(wert: Exakt): string {
  if (wert.n !== 100) return quotient(wert).toFixed(2);
  const ziffern = String(Math.abs(wert.z)).padStart(3, '0');
  return `${wert.z < 0 ? '-' : ''}${ziffern.slice(0, -2)}.${ziffern.slice(-2)}`;
}

function gross(zaehler: Dezimal, nenner: Dezimal): Exakt {
  return new Exakt(KEINE_ZAHL, KEINE_ZAHL, zaehler, nenner);
}
