/**
 * Eingabeprüfungen und Diagramm zu einem Haushaltsblatt, das schon dasteht, gleich wohin Spalten und Zeilen gewandert
 * sind.
 */

import type { Auswahlliste, Beigaben, Modelldiagramm } from '../workbook/modell.ts';
import type { Gitter } from '../workbook/zellen.ts';
import { eingabefelder, uebersichten } from './fundstellen.ts';
import { diagrammZu, UEBERSICHTSTITEL } from './uebersicht.ts';

/** Wie beim Anlegen des Blatts; was sich nicht mehr finden lässt, bekommt keine. */
export function beigabenZu(gitter: Gitter): Beigaben {
  const felder = eingabefelder(gitter);
  const diagramm = diagrammIn(gitter);
  return {
    auswahllisten: felder.flatMap(({ feld: { art }, bereich }): Auswahlliste[] =>
      art.auswahl ? [{ ...bereich, werte: art.auswahl }] : [],
    ),
    datumsbereiche: felder.flatMap(({ feld: { art }, bereich }) => (art.typ === 'datum' ? [bereich] : [])),
    ...(diagramm ? { diagramm } : {}),
  };
}

function diagrammIn(gitter: Gitter): Modelldiagramm | null {
  const [erste] = uebersichten(gitter);
  if (!erste) return null;
  return diagrammZu({
    zeile: gitter.zeile + erste.zeile,
    spalte: gitter.spalte + erste.spalte,
    zeilen: erste.jahre.length + 1,
    spalten: UEBERSICHTSTITEL.length,
  });
}
