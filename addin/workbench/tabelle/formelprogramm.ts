/**
 * Führt aus, was o-spreadsheet aus einer Formel macht, ohne daraus Code zu bauen: Die Seite läuft so ohne
 * `unsafe-eval`. o-spreadsheet übersetzt eine Formel in eine Folge von Zuweisungen, die je einen Wert lesen oder eine
 * Funktion rufen, und reichte sie an `new Function`; hier wird dieselbe Folge einmal gelesen und dann der Reihe nach
 * ausgeführt. Prüfungen, Meldungen und die Reihenfolge bleiben die von o-spreadsheet.
 */
import type { CompiledFormula } from '@odoo/o-spreadsheet';

type Formelfunktion = CompiledFormula['execute'];
type Wert = ReturnType<Formelfunktion>;
type Tabellenfunktion = (...argumente: readonly unknown[]) => Wert;
type Funktionen = Readonly<Record<string, Tabellenfunktion>>;
type Bezug = Parameters<Formelfunktion>[0][number];

type Art = 'funktion' | 'zelle' | 'zahl' | 'bereich' | 'text' | 'name' | 'wahrheitswert' | 'nichts';

/** Ein Schritt. Alle haben dieselben Felder: Bei jeder Zelle wird jeder Schritt gelesen, und so geht es am schnellsten. */
interface Befehl {
  readonly art: Art;
  /** Der Platz seines Ergebnisses, 0 der des Ergebnisses der Formel. */
  readonly ziel: number;
  /** Welche Funktion. */
  readonly name: string;
  /** Wo ihre Argumente liegen. */
  readonly plaetze: readonly number[];
  /** Der wievielte Bezug, Name oder wörtliche Wert der Formel. */
  readonly nr: number;
  /** Der Wahrheitswert, oder ob ein Name als Bereich gebraucht wird. */
  readonly ja: boolean;
}

const SCHRITT = /^(?:const _(\d+) = |return )(.+);$/;
const FUNKTION = /^ctx\['([A-Z0-9_.]+)'\]\(((?:_\d+(?:, ?_\d+)*)?)\)$/;
const BEZUG = /^(ref|range)\(deps\[(\d+)\]\)$/;
const WOERTLICH = /^this\.literalValues\.(numbers|strings)\[(\d+)\]$/;
const NAME = /^getSymbolValue\(this\.symbols\[(-?\d+)\], (true|false)\)$/;
const WAHRHEITSWERT = /^\{ value: (true|false) \}$/;
/** Haltepunkte für Entwickelnde („=?SUMME(…)“); sie ändern keinen Wert. */
const HALTEPUNKTE: ReadonlySet<string> = new Set(['debugger;', 'ctx["debug"] = true;']);

/**
 * Die Funktion zu dem Code, den o-spreadsheet aus einer Formel erzeugt hat.
 *
 * @throws {Error} wenn der Code eine andere Form hat als die der Fassung, für die das geschrieben ist
 */
export function formelprogramm(code: string): Formelfunktion {
  const befehle = code
    .split('\n')
    .map((zeile) => zeile.trim())
    .filter((zeile) => !HALTEPUNKTE.has(zeile))
    .map(alsBefehl);
  if (befehle.findIndex(({ ziel }) => ziel === 0) !== befehle.length - 1) throw unbekannt(code);
  const anzahl = befehle.length;
  return function fuehreAus(this: CompiledFormula, deps, ref, range, getSymbolValue, ctx) {
    const werte: unknown[] = new Array(anzahl);
    // In einer Schleife statt je Schritt eine Funktion: Zellen rechnen ineinander geschachtelt, und der Stapel ist
    // endlich.
    for (let i = 0; i < anzahl; i++) {
      const { art, ziel, nr, name, plaetze, ja } = befehle[i] as Befehl;
      switch (art) {
        case 'funktion': {
          const funktion = (ctx as Funktionen)[name] as Tabellenfunktion;
          const erster = plaetze[0] as number;
          const zweiter = plaetze[1] as number;
          // Die häufigen Anzahlen ohne den Umweg über eine Liste.
          if (plaetze.length === 2) werte[ziel] = funktion.call(ctx, werte[erster], werte[zweiter]);
          else if (plaetze.length === 1) werte[ziel] = funktion.call(ctx, werte[erster]);
          else werte[ziel] = funktion.apply(ctx, argumente(plaetze, werte));
          break;
        }
        case 'zelle':
          werte[ziel] = ref(deps[nr] as Bezug);
          break;
        case 'zahl':
          werte[ziel] = this.literalValues.numbers[nr];
          break;
        case 'bereich':
          werte[ziel] = range(deps[nr] as Bezug);
          break;
        case 'text':
          werte[ziel] = this.literalValues.strings[nr];
          break;
        case 'name':
          werte[ziel] = getSymbolValue(this.symbols[nr] as string, ja);
          break;
        case 'wahrheitswert':
          werte[ziel] = { value: ja };
          break;
      }
    }
    return werte[0] as Wert;
  };
}

function alsBefehl(zeile: string): Befehl {
  const [, platz = '0', ausdruck = ''] = SCHRITT.exec(zeile) ?? [];
  const leer: Befehl = { art: 'nichts', ziel: Number(platz), name: '', plaetze: [], nr: 0, ja: false };
  const funktion = FUNKTION.exec(ausdruck);
  if (funktion) {
    const plaetze = (funktion[2] ?? '').match(/\d+/g)?.map(Number) ?? [];
    return { ...leer, art: 'funktion', name: funktion[1] ?? '', plaetze };
  }
  const bezug = BEZUG.exec(ausdruck);
  if (bezug) return { ...leer, art: bezug[1] === 'ref' ? 'zelle' : 'bereich', nr: Number(bezug[2]) };
  const woertlich = WOERTLICH.exec(ausdruck);
  if (woertlich) return { ...leer, art: woertlich[1] === 'numbers' ? 'zahl' : 'text', nr: Number(woertlich[2]) };
  const name = NAME.exec(ausdruck);
  if (name) return { ...leer, art: 'name', nr: Number(name[1]), ja: name[2] === 'true' };
  const wahr = WAHRHEITSWERT.exec(ausdruck);
  if (wahr) return { ...leer, art: 'wahrheitswert', ja: wahr[1] === 'true' };
  if (ausdruck === 'undefined') return leer;
  throw unbekannt(zeile);
}

function argumente(plaetze: readonly number[], werte: readonly unknown[]): unknown[] {
  const liste = new Array(plaetze.length);
  for (let i = 0; i < liste.length; i++) liste[i] = werte[plaetze[i] as number];
  return liste;
}

function unbekannt(code: string): Error {
  return new Error(`o-spreadsheet übersetzt diese Formel anders als erwartet: ${code}`);
}
