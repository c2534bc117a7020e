/** Eine Tabelle mit Einträgen im Haushaltsblatt: Eingabefelder, je Zeile ihre Ergebnisse, darunter die Summe. */
import { adresse, spaltenname } from '../workbook/zellen.ts';
import type { Bauplan } from './bauplan.ts';
import { FORMAT_BETRAG } from './feldarten.ts';
import * as formel from './formeln.ts';
import { leseOrt } from './pfade.ts';
import { type Feld, SUMMENZEILE } from './spalten.ts';

/** Vorbereitete leere Zeilen unter den Einträgen: hineinschreiben genügt, die Formeln stehen schon da. */
const LEERZEILEN = 3;
export const NULLSTRICH = `${FORMAT_BETRAG};-${FORMAT_BETRAG};"–"`;

/** Ergebnisspalte: Überschrift und Formel je Eintrag. */
export interface Ergebnisspalte {
  readonly titel: string;
  /** Ein Text, über den es keine Summe gibt. */
  readonly ohneSumme?: true;
  formelFuer(a: formel.Adressen, ergebnis: (titel: string) => string, spalten: formel.Spalten): string;
}

/** Lage einer Tabelle mit Einträgen: für Summen und Übersicht. */
export interface Lage {
  /** Zeile der Summe. */
  readonly ende: number;
  summenzelle(titel: string): string | null;
  bereich(titel: string): string | null;
  /** Derselbe Bereich mit festen Bezügen. */
  absolut(titel: string): string;
}

export function schreibeEintraege(
  blatt: Bauplan,
  tabellenname: string,
  titel: string,
  start: number,
  felder: readonly Feld[],
  eintraege: readonly unknown[],
  ergebnisse: readonly Ergebnisspalte[],
): Lage {
  const kopf = start + 1;
  const anzahl = eintraege.length + LEERZEILEN;
  const ende = kopf + anzahl + 1;
  const spalteVon = (name: string) => {
    const eingabe = felder.findIndex((f) => f.titel === name);
    if (eingabe >= 0) return eingabe;
    const ergebnis = ergebnisse.findIndex((e) => e.titel === name);
    return ergebnis >= 0 ? felder.length + ergebnis : null;
  };
  const bereich = (name: string) => {
    const spalte = spalteVon(name);
    return spalte === null ? null : `${adresse({ zeile: kopf + 1, spalte })}:${adresse({ zeile: ende - 1, spalte })}`;
  };
  const alleZeilen = (pfad: string) => {
    const spalte = spaltenname(felder.findIndex((f) => f.pfad === pfad));
    return `$${spalte}$${kopf + 2}:$${spalte}$${ende}`;
  };
  blatt.text(start, 0, titel, 'abschnitt');
  felder.forEach((feld, i) => {
    blatt.text(kopf, i, feld.titel, 'kopf');
  });
  ergebnisse.forEach((ergebnis, i) => {
    blatt.text(kopf, felder.length + i, ergebnis.titel, 'kopfErgebnis');
  });
  for (let i = 0; i < anzahl; i++) {
    const zeile = kopf + 1 + i;
    const eintrag = eintraege[i] ?? null;
    felder.forEach((feld, spalte) => {
      blatt.eingabe(zeile, spalte, feld.art, leseOrt(eintrag, feld.ort), i === 0 ? anzahl : 0);
    });
    const a = (pfad: string) => adresse({ zeile, spalte: felder.findIndex((f) => f.pfad === pfad) });
    const e = (name: string) => `${spaltenname(spalteVon(name) ?? 0)}${zeile + 1}`;
    ergebnisse.forEach((ergebnis, spalte) => {
      blatt.formel(zeile, felder.length + spalte, ergebnis.formelFuer(a, e, alleZeilen), NULLSTRICH, 'ergebnis');
    });
  }
  for (let spalte = 0; spalte < felder.length; spalte++) blatt.leer(ende, spalte, 'summe');
  blatt.text(ende, 0, SUMMENZEILE, 'summe');
  ergebnisse.forEach((ergebnis, i) => {
    if (ergebnis.ohneSumme) blatt.leer(ende, felder.length + i, 'summe');
    else blatt.formel(ende, felder.length + i, formel.summe(bereich(ergebnis.titel) ?? ''), NULLSTRICH, 'summe');
  });
  blatt.tabelle({
    name: tabellenname,
    filter: true,
    titel,
    zeile: kopf,
    spalte: 0,
    zeilen: anzahl + 1,
    spalten: felder.length + ergebnisse.length,
  });
  const summenzelle = (name: string) => {
    const spalte = spalteVon(name);
    return spalte === null ? null : adresse({ zeile: ende, spalte });
  };
  const absolut = (name: string) => {
    const spalte = spaltenname(spalteVon(name) ?? 0);
    return `$${spalte}$${kopf + 2}:$${spalte}$${ende}`;
  };
  return { ende, summenzelle, bereich, absolut };
}
