/**
 * Welche Zeilen eine Summe zusammenzählt: alle, die seit der vorigen Teilsumme, oder, wenn sie über ihren Zeilen steht,
 * die darunter.
 */
import type { Summenart } from '../tabellentext/summenwort.ts';
import { WERTSPALTEN } from './spaltenrollen.ts';
import type { Abschnitt, Summenzeile, Zeilenfolge } from './summen.ts';

/** Eine Summenzeile der Liste und wie viele gelesene Zeilen vor ihr stehen. */
export interface Gefundene {
  readonly art: Exclude<Summenart, 'davon'>;
  readonly davor: number;
  readonly summe: Summenzeile & { readonly nr: number };
}

/** Passt weder der Abschnitt noch alles, zählt „Summe“ ohne Namen alles, „Summe Detmold“ den Abschnitt. */
const OHNE_NAMEN = /^\P{L}*\p{L}*\P{L}*$/u;

/** Der Abschnitt jeder Summe, in der Reihenfolge der Liste. */
export function abschnitte(
  summen: readonly Gefundene[],
  anzahl: number,
  folge: Zeilenfolge,
): { summe: Summenzeile; abschnitt: Abschnitt }[] {
  const erste = summen.find(({ art }) => art === 'teil');
  // Steht die erste Teilsumme vor ihren Zeilen, stehen alle so.
  const voran = erste?.davor === 0;
  let seit = 0;
  return summen.map(({ art, davor, summe }, i) => {
    const alle: Abschnitt = davor === 0 ? { ab: 0, bis: anzahl } : { ab: 0, bis: davor };
    if (art === 'gesamt') return { summe, abschnitt: alle };
    if (voran && art === 'teil') {
      const naechste = summen.slice(i + 1).find((andere) => andere.davor > davor || andere.art === 'teil');
      return { summe, abschnitt: { ab: davor, bis: naechste?.davor ?? anzahl } };
    }
    if (davor === 0) return { summe, abschnitt: alle };
    const teil: Abschnitt = { ab: seit, bis: davor };
    if (teil.ab === teil.bis) return { summe, abschnitt: alle };
    const istTeil =
      art === 'teil' ||
      passt(summe, folge, teil) ||
      (!passt(summe, folge, alle) && !OHNE_NAMEN.test(summe.bezeichnung.slice(0, 100)));
    if (!istTeil) return { summe, abschnitt: alle };
    seit = davor;
    return { summe, abschnitt: teil };
  });
}

function passt({ werte }: Summenzeile, folge: Zeilenfolge, abschnitt: Abschnitt): boolean {
  const gerechnet = folge.summe(abschnitt);
  return WERTSPALTEN.every((spalte) => {
    const wert = werte[spalte];
    return !wert || gerechnet[spalte]?.eq(wert) === true;
  });
}
