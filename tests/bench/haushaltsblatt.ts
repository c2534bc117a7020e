/**
 * Alle Formeln der Stellen eines Haushaltsblatts: wie sie waren, je Zeile für sich, und wie sie sind, mit den
 * Monatsgrenzen aus der ganzen Tabelle (A2). Jede zweite Zeile teilt sich ihre Stelle mit der davor.
 */
import { gebauteFunktion } from './funktionen.ts';
import { deutsch, imWechsel, type Messung } from './messung.ts';

const JAHRE = [2019, 2020, 2021, 2022];
const PAUSCHALENJAHRE = [2020];
/** Seriennummern: 01.01.2021, 14.01.2021, 15.01.2021, 31.12.2021. */
const [ANFANG, WECHSEL, DANACH, ENDE] = [44_197, 44_210, 44_211, 44_561] as const;

type Zeile = readonly [stelle: string, von: number, bis: number, id: string];

/** Bei jedem Aufruf andere Ausgaben, damit niemand Ergebnisse wiederverwendet. */
export function messungenDesBlatts(): Messung[] {
  return [100, 500].map(messung);
}

function messung(anzahl: number): Messung {
  const zeilen = Array.from({ length: anzahl }, (_, i): Zeile => {
    const [von, bis] = i % 2 === 0 ? [ANFANG, WECHSEL] : [DANACH, ENDE];
    return [`Stelle ${i >> 1}`, von, bis, `S${i}`];
  });
  const [zuwendung, eigenanteil, kofinanzierung, monatsgrenzen] = [
    'ZUWENDUNG',
    'EIGENANTEIL',
    'KOFINANZIERUNG',
    'MONATSGRENZEN',
  ].map(gebauteFunktion) as [Funktion, Funktion, Funktion, Funktion];
  let ausgaben = 60_000;
  let summe = 0;
  const rechne = (grenzeZu: (zeile: Zeile) => unknown) => () => {
    ausgaben += 0.01;
    for (const zeile of zeilen) {
      const [, von, bis] = zeile;
      const grenzen = grenzeZu(zeile);
      for (const jahr of JAHRE) {
        summe += zuwendung(1, von, bis, ausgaben, jahr, null, grenzen) as number;
        summe += eigenanteil(1, von, bis, ausgaben, jahr, null, grenzen) as number;
      }
      for (const jahr of PAUSCHALENJAHRE) summe += kofinanzierung(1, von, bis, ausgaben, jahr, null, grenzen) as number;
    }
  };
  // Felder, wie Excel sie übergibt, eine Zelle je Zeile; sie anzulegen ist Sache von Excel und wird nicht gemessen.
  const spalte = (nr: 0 | 1 | 2 | 3) => zeilen.map((zeile) => [zeile[nr]]);
  const [stellen, anfaenge, enden, kennungen] = [spalte(0), spalte(1), spalte(2), spalte(3)];
  const grenzenFuer = ([stelle, von, bis, id]: Zeile) =>
    monatsgrenzen(von, bis, stellen, anfaenge, enden, stelle, kennungen, id);
  const vorher = rechne(() => null);
  const nachher = rechne(grenzenFuer);
  if (grenzenFuer(zeilen[1] as Zeile) !== '01/2021: 16')
    throw new Error('Die Monatsgrenzen rechnen nicht, was gemessen werden soll.');
  const [mit, ohne] = imWechsel(nachher, vorher, [1, 1]);
  if (!(summe > 0)) throw new Error('nichts gerechnet');
  return {
    name: `Haushaltsblatt mit ${anzahl} Stellen, Formeln mit Monatsgrenzen gegen die ohne`,
    wert: mit / ohne,
    grenze: 3,
    richtung: 'hoechstens',
    einheit: '×',
    einzeln: `${deutsch(mit)} ms gegen ${deutsch(ohne)} ms`,
  };
}

type Funktion = (...argumente: unknown[]) => unknown;
