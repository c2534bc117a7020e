/** Wo in einem Haushaltsblatt etwas steht, gleich wohin Spalten und Zeilen gewandert sind. */

import type { Bereich } from '../workbook/modell.ts';
import { type Gitter, istLeer, normal } from '../workbook/zellen.ts';
import { ABWICKLUNGSLISTEN, abwicklungsfelder, ZAHLWEISE_FELD } from './abwicklungsspalten.ts';
import {
  FELDER,
  type Feld,
  KOPF_ANGABE,
  KOPF_WERT,
  KOPFDATEN,
  SUMMENZEILE,
  titelVon,
  ZUSATZANGABEN,
} from './spalten.ts';
import { type Abwicklungsblatt, type Tabelle, tabellenImGitter } from './tabellen.ts';
import { SCHLUESSELTITEL, UEBERSICHTSTITEL } from './uebersicht.ts';

const SUMME = normal(SUMMENZEILE);
const UEBERSICHT = UEBERSICHTSTITEL.map(normal);

/** Zeile der Summe, gezählt ab der Kopfzeile der Tabelle; `null`, wenn es keine gibt. */
export function summenzeile({ werte }: Tabelle): number | null {
  const zeile = werte.findLastIndex((zellen, i) => i > 0 && zellen.some((wert) => normal(wert) === SUMME));
  return zeile < 0 ? null : zeile;
}

/** Spalten „Angabe“ und „Wert“ der Kopfdaten, gezählt ab ihrer ersten; −1, wo eine fehlt. */
export function kopfspalten({ werte: [kopf = []] }: Tabelle): { readonly angabe: number; readonly wert: number } {
  const [angabe, wert] = [KOPF_ANGABE, KOPF_WERT].map((titel) =>
    kopf.findIndex((w) => normal(w) === normal(titel)),
  ) as [number, number];
  return { angabe, wert };
}

/** Zellen des Blatts, in die die Angaben eines Felds gehören. */
export interface Eingabefeld {
  readonly feld: Feld;
  readonly bereich: Bereich;
}

/** Alle Eingabefelder: Werte der Kopfdaten und Spalten der Einträge, ohne Kopf und Summe. */
export function eingabefelder(gitter: Gitter): Eingabefeld[] {
  const { kopfdaten, stellen, massnahmen, abwicklung } = tabellenImGitter(gitter);
  return [
    ...(kopfdaten ? [...kopffelder(kopfdaten), ...zusatzfelder(kopfdaten)] : []),
    ...(stellen ? spaltenfelder(stellen, FELDER.stellen, summenzeile(stellen)) : []),
    ...(massnahmen ? spaltenfelder(massnahmen, FELDER.massnahmen, summenzeile(massnahmen)) : []),
    ...(abwicklung ? abwicklungsfelderIn(abwicklung) : []),
  ];
}

function abwicklungsfelderIn({ tabellen, zahlweise }: Abwicklungsblatt): Eingabefeld[] {
  const bereich = zahlweise && { zeile: zahlweise.zeile, spalte: zahlweise.spalte + 1, zeilen: 1, spalten: 1 };
  return [
    ...(bereich ? [{ feld: ZAHLWEISE_FELD, bereich }] : []),
    ...ABWICKLUNGSLISTEN.flatMap((liste) => {
      const tabelle = tabellen[liste];
      return tabelle ? spaltenfelder(tabelle, abwicklungsfelder(liste), null) : [];
    }),
  ];
}

function kopffelder(tabelle: Tabelle): Eingabefeld[] {
  const { angabe, wert } = kopfspalten(tabelle);
  return KOPFDATEN.flatMap((feld) => {
    const zeile = tabelle.werte.findIndex((w, i) => i > 0 && normal(w[angabe] ?? null) === normal(feld.titel));
    return zeile < 0 || wert < 0
      ? []
      : [{ feld, bereich: { zeile: tabelle.zeile + zeile, spalte: tabelle.spalte + wert, zeilen: 1, spalten: 1 } }];
  });
}

/** Wo der Titel einer wählbaren Angabe neben oder in den Kopfdaten steht, gezählt ab der Kopfzeile. */
export function zusatzorte({ werte }: Tabelle, feld: Feld): { readonly zeile: number; readonly spalte: number }[] {
  return werte.flatMap((zellen, zeile) =>
    zellen.flatMap((wert, spalte) => (zeile > 0 && normal(wert) === normal(feld.titel) ? [{ zeile, spalte }] : [])),
  );
}

function zusatzfelder(tabelle: Tabelle): Eingabefeld[] {
  return ZUSATZANGABEN.flatMap((feld) => {
    const [ort] = zusatzorte(tabelle, feld);
    if (!ort) return [];
    const bereich = {
      zeile: tabelle.zeile + ort.zeile,
      spalte: tabelle.spalte + ort.spalte + 1,
      zeilen: 1,
      spalten: 1,
    };
    return [{ feld, bereich }];
  });
}

function spaltenfelder(tabelle: Tabelle, felder: readonly Feld[], summe: number | null): Eingabefeld[] {
  const zeilen = (summe ?? tabelle.werte.length) - 1;
  return felder.flatMap((feld) => {
    const moegliche = titelVon(feld);
    const spalte = tabelle.werte[0]?.findIndex((w) => moegliche.includes(normal(w))) ?? -1;
    return spalte < 0 || zeilen < 1
      ? []
      : [{ feld, bereich: { zeile: tabelle.zeile + 1, spalte: tabelle.spalte + spalte, zeilen, spalten: 1 } }];
  });
}

/**
 * Jede Übersicht ab ihrer Kopfzeile: erste Zelle, gezählt ab der des Gitters, und die Haushaltsjahre, die darunter
 * stehen.
 */
export function uebersichten(
  gitter: Gitter,
): { readonly zeile: number; readonly spalte: number; readonly jahre: readonly number[] }[] {
  return gitter.werte.flatMap((zellen, zeile) => {
    const spalte = zellen.findIndex((_, i) => UEBERSICHT.every((titel, j) => normal(zellen[i + j] ?? null) === titel));
    return spalte < 0 ? [] : [{ zeile, spalte, jahre: jahreUnter(gitter, zeile, spalte) }];
  });
}

function jahreUnter({ werte }: Gitter, kopf: number, spalte: number): number[] {
  const jahre: number[] = [];
  for (let wert = werte[kopf + 1]?.[spalte]; typeof wert === 'number'; wert = werte[kopf + 1 + jahre.length]?.[spalte])
    jahre.push(wert);
  return jahre;
}

/**
 * Jede Zelle mit den Stellen nach Schlüssel, gezählt ab der ersten des Gitters: was zwischen ihrem Titel und „Regeln
 * vom“ steht, und wo da nichts steht, die Zelle davor.
 */
export function schluesselzellen({ werte }: Gitter): { readonly zeile: number; readonly spalte: number }[] {
  const [anfang, ende] = SCHLUESSELTITEL.map(normal);
  return werte.flatMap((zellen, zeile) => {
    const von = zellen.findIndex((wert) => normal(wert) === anfang);
    const bis = zellen.findIndex((wert, i) => i > von && normal(wert) === ende);
    if (von < 0 || bis - von < 2) return [];
    const gefuellt = zellen.findIndex((wert, i) => i > von && !istLeer(wert));
    return [{ zeile, spalte: gefuellt < bis ? gefuellt : bis - 1 }];
  });
}
