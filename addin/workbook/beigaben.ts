/** Eingabeprüfungen und Diagramm zu einem Haushaltsblatt, das schon dasteht, gleich wohin Spalten und Zeilen gewandert sind. */
import { diagrammZu, UEBERSICHTSTITEL } from './blatt-aus-antrag.ts';
import type { Feldart } from './feldarten.ts';
import { kopfspalten, summenzeile, uebersichten } from './fundstellen.ts';
import type { Auswahlliste, Bereich, Blattmodell, Modelldiagramm } from './modell.ts';
import { HAUSHALTSJAHRE, KOPFDATEN, MASSNAHMEN, STELLEN } from './spalten.ts';
import { type Tabelle, tabellenImGitter } from './tabellen.ts';
import { type Gitter, normal } from './zellen.ts';

export type Beigaben = Pick<Blattmodell, 'auswahllisten' | 'datumsbereiche' | 'diagramm'>;

export function beigabenZu(gitter: Gitter): Beigaben {
  const { kopfdaten, stellen, massnahmen } = tabellenImGitter(gitter);
  const felder: { readonly art: Feldart; readonly bereich: Bereich }[] = [];
  if (kopfdaten) {
    const { angabe, wert } = kopfspalten(kopfdaten);
    const zeilen = kopfdaten.werte.slice(1);
    for (const { titel, art } of KOPFDATEN) {
      const zeile = zeilen.findIndex((w) => normal(w[angabe] ?? null) === normal(titel));
      if (zeile >= 0 && wert >= 0)
        felder.push({ art, bereich: { zeile: kopfdaten.zeile + 1 + zeile, spalte: kopfdaten.spalte + wert, zeilen: 1, spalten: 1 } });
    }
  }
  for (const [tabelle, liste] of [
    [stellen, STELLEN],
    [massnahmen, MASSNAHMEN],
  ] as const) {
    const zeilen = tabelle ? bisSumme(tabelle) : 0;
    for (const { titel, art } of liste) {
      const spalte = tabelle?.werte[0]?.findIndex((w) => normal(w) === normal(titel)) ?? -1;
      if (tabelle && spalte >= 0 && zeilen > 0)
        felder.push({ art, bereich: { zeile: tabelle.zeile + 1, spalte: tabelle.spalte + spalte, zeilen, spalten: 1 } });
    }
  }
  const diagramm = diagrammIn(gitter);
  return {
    auswahllisten: felder.flatMap(({ art, bereich }): Auswahlliste[] => (art.auswahl ? [{ ...bereich, werte: art.auswahl }] : [])),
    datumsbereiche: felder.flatMap(({ art, bereich }) => (art.erwartet.startsWith('ein Datum') ? [bereich] : [])),
    ...(diagramm ? { diagramm } : {}),
  };
}

/** Zeilen zwischen Kopf und Summe. */
function bisSumme(tabelle: Tabelle): number {
  return (summenzeile(tabelle) ?? tabelle.werte.length) - 1;
}

function diagrammIn(gitter: Gitter): Modelldiagramm | null {
  const [erste] = uebersichten(gitter);
  if (!erste) return null;
  return diagrammZu({
    zeile: gitter.zeile + erste.zeile,
    spalte: gitter.spalte + erste.spalte,
    zeilen: HAUSHALTSJAHRE.length + 1,
    spalten: UEBERSICHTSTITEL.length,
  });
}
