/**
 * Erkennt, was in welcher Spalte steht: an den Überschriften, ohne sie am Inhalt. Die Person kann jede Zuordnung
 * ändern.
 */
import type { ThmRegelstand } from '../regelstand/typen.ts';
import { istDatenzelle, ueberschriftText, verbunden } from '../tabellentext/ueberschrift.ts';
import type { Listenzelle } from '../tabellentext/zahltext.ts';
import { spaltenNachInhalt } from './spalteninhalt.ts';
import type { Spaltenrolle } from './spaltenrollen.ts';

/** Mehrere Spalten, die gleich gut zu einer Rolle passen: Zugeordnet ist keine, bis jemand wählt. */
export interface Spaltenfrage {
  readonly rolle: Spaltenrolle;
  readonly spalten: readonly number[];
}

/** Ordnet jeder Rolle ihre Spalte zu. */
export interface Zuordnung {
  /** Nummer der (letzten) Zeile mit den Überschriften, ab 0; `null`, wenn die Liste keine hat. */
  readonly kopfzeile: number | null;
  /** Je Spalte; jede Rolle außer `keine` höchstens einmal. */
  readonly rollen: readonly Spaltenrolle[];
  /** Nur wenn etwas zu fragen ist. */
  readonly fragen?: readonly Spaltenfrage[];
}

type Zeile = readonly Listenzelle[];

/** So weit oben muss die Überschrift stehen; davor darf ein Titel sein. */
const KOPFZEILE_BIS = 15;

/** In dieser Reihenfolge: „Summe Geduldete“ sind Geduldete, „Stellen nach Regel“ sind keine bewilligten. */
const MUSTER: readonly (readonly [Spaltenrolle, RegExp])[] = [
  [
    'keine',
    /nach (regel|schlüssel)|\bsoll\b|differenz|abweichung|befund|bezirk|geschäftsführ|^gfs$|^(lfd\.? ?)?nr\.?$/,
  ],
  ['geduldete', /geduldet|duldung/],
  ['gestattete', /gestattet|gestattung/],
  ['eigenanteil', /eigenanteil/],
  ['mittel', /fördervolumen|fördersumme|mittel|zuwendung|betrag|ausgaben/],
  ['stellen', /(?<!antrag)stelle|vzä|bewilligt|vollzeit/],
  ['personen', /personen|summe|gesamt|zusammen/],
  ['kommune', /kommune|gemeinde|stadt|städte|gebietskörperschaft|antragstell|name/],
];

/**
 * Passen mehrere Spalten, gehen diese vor (1) oder zurück (−1): geprüft wird, was bewilligt ist, nicht was beantragt
 * war.
 */
const VORRANG: readonly (readonly [RegExp, number])[] = [
  [/beantragt|antrag(?!stell)|geplant|vorjahr|bisher/, -1],
  [/bewilligt|^kommunen?$|kommune\/kreis/, 1],
];

/**
 * Rolle jeder Spalte und die Zeile der Überschriften, wenn es eine gibt; ohne sie erkannt an Zahlen, die zum Schlüssel
 * des Regelstands passen.
 */
export function erkenneSpalten(zeilen: readonly Zeile[], regelstand: ThmRegelstand): Zuordnung {
  const breite = zeilen.reduce((hoechste, zeile) => Math.max(hoechste, zeile.length), 0);
  const oben = zeilen.slice(0, KOPFZEILE_BIS).map((zeile, nr) => ({ nr, treffer: trefferIn(zeile) }));
  const kopf = oben.reduce<(typeof oben)[number] | null>(
    (bester, zeile) => (zeile.treffer > (bester?.treffer ?? 1) ? zeile : bester),
    null,
  );
  if (!kopf) return { kopfzeile: null, rollen: spaltenNachInhalt(zeilen, breite, regelstand) };
  const kopfzeile = letzteKopfzeile(zeilen, kopf.nr);
  return { kopfzeile, ...nachUeberschrift(ueberschriften(zeilen, kopfzeile), breite) };
}

/**
 * Die Überschrift je Spalte, in Vergleichsform; steht über der Kopfzeile eine zweite, sind beide verbunden. Leer ohne
 * Kopfzeile.
 */
export function ueberschriften(zeilen: readonly Zeile[], kopfzeile: number | null): string[] {
  if (kopfzeile === null) return [];
  const [davor, zeile] = [zeilen[kopfzeile - 1] ?? [], zeilen[kopfzeile] ?? []];
  return setztFort(davor, zeile) ? verbunden(davor, zeile) : zeile.map(ueberschriftText);
}

/** Die Zeilen der Überschrift selbst, ab 0. */
export function kopfzeilen(zeilen: readonly Zeile[], kopfzeile: number | null): number[] {
  if (kopfzeile === null) return [];
  return setztFort(zeilen[kopfzeile - 1] ?? [], zeilen[kopfzeile] ?? []) ? [kopfzeile - 1, kopfzeile] : [kopfzeile];
}

/** Wiederholt die Zeile nur die Überschriften, wie auf jeder Seite eines Ausdrucks? */
export function istUeberschrift(zeile: Zeile): boolean {
  return trefferIn(zeile) >= 2;
}

function letzteKopfzeile(zeilen: readonly Zeile[], nr: number): number {
  const folgende = zeilen[nr + 1];
  return folgende && setztFort(zeilen[nr] ?? [], folgende) ? nr + 1 : nr;
}

/**
 * Ob `unten` die zweite Zeile einer Überschrift ist: nur Text, und beide zusammen nennen mehr Rollen als jede für sich.
 */
function setztFort(oben: Zeile, unten: Zeile): boolean {
  if (trefferIn(oben) === 0 || oben.some(istDatenzelle) || unten.some(istDatenzelle) || !unten.some(istText))
    return false;
  // Eine Zeile, in der nur eine Zelle steht, ist eine Zwischenüberschrift; ein Titel steht allein darüber.
  if (oben.filter(istText).length < 2) return false;
  const zusammen = bekannte(verbunden(oben, unten));
  return zusammen > trefferIn(oben) && zusammen > trefferIn(unten);
}

function istText(zelle: Listenzelle): boolean {
  return typeof zelle === 'string' && zelle.trim() !== '';
}

/** Wie viele Rollen eine Zeile nennt; eine mit Zahlen ist keine Überschrift, eine Jahreszahl darf darin stehen. */
function trefferIn(zeile: Zeile): number {
  return zeile.some(istDatenzelle) ? 0 : bekannte(zeile.map(ueberschriftText));
}

function bekannte(titel: readonly string[]): number {
  return new Set(titel.map(rolleZu).filter((rolle) => rolle !== 'keine')).size;
}

function rolleZu(titel: string): Spaltenrolle {
  return MUSTER.find(([, muster]) => muster.test(titel))?.[0] ?? 'keine';
}

function nachUeberschrift(titel: readonly string[], breite: number): Pick<Zuordnung, 'rollen' | 'fragen'> {
  const rollen = new Array<Spaltenrolle>(breite).fill('keine');
  const fragen: Spaltenfrage[] = [];
  const jeRolle = new Map<Spaltenrolle, number[]>();
  for (const [i, wort] of titel.entries()) {
    const rolle = rolleZu(wort);
    if (rolle !== 'keine') jeRolle.set(rolle, [...(jeRolle.get(rolle) ?? []), i]);
  }
  for (const [rolle, spalten] of jeRolle) {
    const rang = (i: number) => VORRANG.find(([muster]) => muster.test(titel[i] ?? ''))?.[1] ?? 0;
    const bester = Math.max(...spalten.map(rang));
    const beste = spalten.filter((i) => rang(i) === bester);
    if (beste.length === 1) rollen[beste[0] as number] = rolle;
    else fragen.push({ rolle, spalten: beste });
  }
  // Heißt die Spalte mit den Namen „Kreis“, gilt sie nur, wenn keine andere die Kommune nennt.
  const kreis = titel.findIndex((wort) => wort.includes('kreis'));
  if (!jeRolle.has('kommune') && kreis >= 0 && rollen[kreis] === 'keine') rollen[kreis] = 'kommune';
  return fragen.length === 0 ? { rollen } : { rollen, fragen };
}
