/** Wo in einem Haushaltsblatt etwas steht, gleich wohin Spalten und Zeilen gewandert sind. */
import { UEBERSICHTSTITEL } from './blatt-aus-antrag.ts';
import { KOPF_ANGABE, KOPF_WERT, SUMMENZEILE } from './spalten.ts';
import type { Tabelle } from './tabellen.ts';
import { type Gitter, normal } from './zellen.ts';

/** Zeile der Summe, gezählt ab der Kopfzeile der Tabelle; `null`, wenn es keine gibt. */
export function summenzeile({ werte }: Tabelle): number | null {
  const zeile = werte.findLastIndex((zellen, i) => i > 0 && zellen.some((wert) => normal(wert) === normal(SUMMENZEILE)));
  return zeile < 0 ? null : zeile;
}

/** Spalten „Angabe“ und „Wert“ der Kopfdaten, gezählt ab ihrer ersten; −1, wo eine fehlt. */
export function kopfspalten({ werte: [kopf = []] }: Tabelle): { readonly angabe: number; readonly wert: number } {
  const [angabe, wert] = [KOPF_ANGABE, KOPF_WERT].map((titel) => kopf.findIndex((w) => normal(w) === normal(titel))) as [number, number];
  return { angabe, wert };
}

/** Erste Zelle jeder Übersicht, gezählt ab der ersten Zelle des Gitters. */
export function uebersichten(gitter: Gitter): { readonly zeile: number; readonly spalte: number }[] {
  return gitter.werte.flatMap((zellen, zeile) => {
    const spalte = zellen.findIndex((_, i) => UEBERSICHTSTITEL.every((titel, j) => normal(zellen[i + j] ?? null) === normal(titel)));
    return spalte < 0 ? [] : [{ zeile, spalte }];
  });
}
