/** Setzt eine Tabelle: Schriftgröße, Spaltenbreiten und die Zeilen jeder Zelle. Gezeichnet wird hier nichts. */
import type { Schnitt, Schriften } from './schriften.ts';
import type { Spalte, Tabelle } from './schriftstueck.ts';
import { breitestesStueck, umbrochen } from './umbruch.ts';
import { zelltext } from './zelltext.ts';

/** Waagrecht je Seite einer Zelle, in Punkten. */
export const INNENRAND = 4;
/** Senkrecht über und unter dem Text einer Zelle. */
export const INNENRAND_SENKRECHT = 2.5;
const GROESSEN = [9, 8.5, 8, 7.5, 7] as const;
/** Eine Tabelle mit mehr Zeilen wird lieber etwas kleiner gesetzt, als dass jede von ihnen umbricht. */
const LANG = 20;
/** Mehr beansprucht ein langes Wort nicht für seine Spalte; dann bricht es um. */
const TEXTBREITE_HOECHSTENS = 120;

export interface Satz {
  readonly groesse: number;
  readonly breiten: readonly number[];
  readonly kopf: readonly (readonly string[])[];
  readonly zeilen: readonly Satzzeile[];
}

export interface Satzzeile {
  /** Die Zeilen jeder Zelle. */
  readonly zellen: readonly (readonly string[])[];
  readonly schnitt: Schnitt;
  readonly summe: boolean;
}

/**
 * Setzt in der größten Schrift, in der Zahlen ganz bleiben und Wörter möglichst auch; eine lange Tabelle in der größten,
 * in der jede Zeile eine bleibt, wo es die gibt. Nie unter 7 Punkt.
 */
export function setzeTabelle(tabelle: Tabelle, schriften: Schriften, breite: number): Satz {
  const spalten = tabelle.spalten.map((spalte) => ({
    spalte,
    titel: schriften.druckbar(spalte.titel, 'fett'),
  }));
  const zeilen = tabelle.zeilen
    .filter(({ nurInDerMappe }) => !nurInDerMappe)
    .map(({ zellen, summe: istSumme = false }) => {
      const schnitt: Schnitt = istSumme ? 'fett' : 'normal';
      return {
        schnitt,
        istSumme,
        texte: zellen.map((zelle, i) =>
          schriften.druckbar(zelltext(zelle, tabelle.spalten[i]?.art ?? 'text'), schnitt),
        ),
      };
    });
  const braucht = spalten.map(({ spalte, titel }, i) => {
    const stueck = (text: string, schnitt: Schnitt) =>
      spalte.art === 'text'
        ? breitestesStueck(text, (t) => schriften.breite(t, schnitt, 1))
        : schriften.breite(text, schnitt, 1);
    return zeilen.reduce(
      (bisher, { texte, schnitt }) => Math.max(bisher, stueck(texte[i] ?? '', schnitt)),
      breitestesStueck(titel, (t) => schriften.breite(t, 'fett', 1)),
    );
  });
  const mindestens = (groesse: number) =>
    braucht.map((em, i) => {
      const b = em * groesse;
      return (spalten[i]?.spalte.art === 'text' ? Math.min(b, TEXTBREITE_HOECHSTENS) : b) + 2 * INNENRAND;
    });
  const passt = (groesse: number) => summe(mindestens(groesse)) <= breite;
  const inhalt = spalten.map((_, i) =>
    zeilen.reduce((bisher, { texte, schnitt }) => Math.max(bisher, schriften.breite(texte[i] ?? '', schnitt, 1)), 0),
  );
  const inEinerZeile = (groesse: number) =>
    summe(mindestens(groesse).map((b, i) => Math.max(b, (inhalt[i] ?? 0) * groesse + 2 * INNENRAND))) <= breite;
  const groesse =
    (zeilen.length > LANG ? GROESSEN.find(inEinerZeile) : undefined) ??
    GROESSEN.find(passt) ??
    GROESSEN[GROESSEN.length - 1] ??
    7;
  const ganz = spalten.map(({ titel }, i) =>
    Math.max((inhalt[i] ?? 0) * groesse, Math.min(schriften.breite(titel, 'fett', groesse), TEXTBREITE_HOECHSTENS)),
  );
  const breiten = spaltenbreiten(
    spalten.map(({ spalte }) => spalte),
    mindestens(groesse),
    ganz.map((b) => b + 2 * INNENRAND),
    breite,
  );
  const inZeilen = (text: string, i: number, schnitt: Schnitt) =>
    umbrochen(text, (breiten[i] ?? 0) - 2 * INNENRAND + 0.01, (t) => schriften.breite(t, schnitt, groesse));
  return {
    groesse,
    breiten,
    kopf: spalten.map(({ titel }, i) => inZeilen(titel, i, 'fett')),
    zeilen: zeilen.map(({ texte, schnitt, istSumme }) => ({
      zellen: texte.map((text, i) => inZeilen(text, i, schnitt)),
      schnitt,
      summe: istSumme,
    })),
  };
}

/**
 * Jede Spalte bekommt, was sie mindestens braucht. Was übrig ist, teilen sich die Textspalten nach ihren Anteilen, bis
 * ihr Text in eine Zeile passt; der Rest verteilt sich gleichmäßig auf alle.
 */
function spaltenbreiten(
  spalten: readonly Spalte[],
  mindestens: readonly number[],
  ganz: readonly number[],
  breite: number,
): number[] {
  const breiten = [...mindestens];
  const uebrig = () => breite - summe(breiten);
  // Ist gar nichts übrig, werden alle gestaucht, und auch Zahlen brechen um: besser als über den Rand geschrieben.
  if (uebrig() < 0) return breiten.map((b) => (b * breite) / summe(breiten));
  for (let durchgang = 0; durchgang < spalten.length && uebrig() > 0.1; durchgang++) {
    const fehlt = (i: number) => Math.max(0, (ganz[i] ?? 0) - (breiten[i] ?? 0));
    const anteile = spalten.map(({ breite: anteil = 1 }, i) => (fehlt(i) > 0 ? anteil : 0));
    if (summe(anteile) === 0) break;
    const zuVerteilen = uebrig();
    anteile.forEach((anteil, i) => {
      breiten[i] = (breiten[i] ?? 0) + Math.min(fehlt(i), (zuVerteilen * anteil) / summe(anteile));
    });
  }
  const rest = uebrig() / spalten.length;
  return breiten.map((b) => b + rest);
}

function summe(zahlen: readonly number[]): number {
  return zahlen.reduce((bisher, zahl) => bisher + zahl, 0);
}
