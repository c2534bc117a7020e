/** Erkennt, was in welcher Spalte steht: an den Überschriften, ohne sie am Inhalt. Die Person kann jede Zuordnung ändern. */
import type { ThmRegelstand } from '../regelstand/typen.ts';
import { spaltenNachInhalt } from './spalteninhalt.ts';
import type { Spaltenrolle } from './spaltenrollen.ts';
import type { Listenzelle } from './zahltext.ts';

/** Was in welcher Spalte steht. */
export interface Zuordnung {
  /** Nummer der Zeile mit den Überschriften, ab 0; `null`, wenn die Liste keine hat. */
  readonly kopfzeile: number | null;
  /** Je Spalte; jede Rolle außer `keine` höchstens einmal. */
  readonly rollen: readonly Spaltenrolle[];
}

/** So weit oben muss die Überschrift stehen; davor darf ein Titel sein. */
const KOPFZEILE_BIS = 15;

/** In dieser Reihenfolge: „Summe Geduldete“ sind Geduldete, „Stellen nach Regel“ sind keine bewilligten. */
const MUSTER: readonly (readonly [Spaltenrolle, RegExp])[] = [
  ['keine', /nach (regel|schlüssel)|\bsoll\b|differenz|abweichung|befund|bezirk|geschäftsführ|^gfs$|^(lfd\.? ?)?nr\.?$/],
  ['geduldete', /geduldet|duldung/],
  ['gestattete', /gestattet|gestattung/],
  ['eigenanteil', /eigenanteil/],
  ['mittel', /fördervolumen|fördersumme|mittel|zuwendung|betrag|ausgaben/],
  ['stellen', /(?<!antrag)stelle|vzä|bewilligt|vollzeit/],
  ['personen', /personen|summe|gesamt|zusammen/],
  ['kommune', /kommune|gemeinde|stadt|städte|gebietskörperschaft|antragstell|name/],
];

/** Rolle jeder Spalte und die Zeile der Überschriften, wenn es eine gibt; ohne sie erkannt an Zahlen, die zum Schlüssel des Regelstands passen. */
export function erkenneSpalten(zeilen: readonly (readonly Listenzelle[])[], regelstand: ThmRegelstand): Zuordnung {
  const breite = zeilen.reduce((hoechste, zeile) => Math.max(hoechste, zeile.length), 0);
  const oben = zeilen.slice(0, KOPFZEILE_BIS).map((zeile, nr) => ({ nr, rollen: nachUeberschrift(zeile, breite), treffer: trefferIn(zeile) }));
  const kopf = oben.reduce<(typeof oben)[number] | null>((bester, zeile) => (zeile.treffer > (bester?.treffer ?? 1) ? zeile : bester), null);
  if (kopf) return { kopfzeile: kopf.nr, rollen: kopf.rollen };
  return { kopfzeile: null, rollen: spaltenNachInhalt(zeilen, breite, regelstand) };
}

/** Wiederholt die Zeile nur die Überschriften, wie auf jeder Seite eines Ausdrucks? */
export function istUeberschrift(zeile: readonly Listenzelle[]): boolean {
  return trefferIn(zeile) >= 2;
}

/** Wie viele Rollen eine Zeile nennt; eine mit Zahlen ist keine Überschrift. */
function trefferIn(zeile: readonly Listenzelle[]): number {
  if (zeile.some((zelle) => typeof zelle === 'number' || (typeof zelle === 'string' && /^[\d.,\s]+$/.test(zelle.trim()) && /\d/.test(zelle)))) return 0;
  return nachUeberschrift(zeile, zeile.length).filter((rolle) => rolle !== 'keine').length;
}

function nachUeberschrift(zeile: readonly Listenzelle[], breite: number): Spaltenrolle[] {
  const vergeben = new Set<Spaltenrolle>();
  const rollen = Array.from({ length: breite }, (_, i): Spaltenrolle => {
    const titel = zeile[i];
    const rolle = typeof titel === 'string' ? (MUSTER.find(([, muster]) => muster.test(normal(titel)))?.[0] ?? 'keine') : 'keine';
    if (vergeben.has(rolle)) return 'keine';
    if (rolle !== 'keine') vergeben.add(rolle);
    return rolle;
  });
  // Heißt die Spalte mit den Namen „Kreis“, gilt sie nur, wenn keine andere die Kommune nennt.
  const kreis = zeile.findIndex((titel) => typeof titel === 'string' && /kreis/.test(normal(titel)));
  if (!vergeben.has('kommune') && kreis >= 0 && rollen[kreis] === 'keine') rollen[kreis] = 'kommune';
  return rollen;
}

function normal(titel: string): string {
  return titel.normalize('NFC').replaceAll('\u00ad', '').replaceAll(/\s+/g, ' ').trim().toLowerCase();
}
