/** Findet, was jemand dem Haushaltsblatt hinzugefügt hat und was ein neu aufgebautes nicht mehr enthält. */

import { PLANFELD } from '../../shared/antrag/planfelder.ts';
import { type Blattinhalt, type Gitter, istLeer, normal, type Zellbezug, type Zellwert } from '../workbook/zellen.ts';
import { blattAusEntwurf } from './blatt-aus-antrag.ts';
import { eingabefelder, kopfspalten, summenzeile, uebersichten, zusatzorte } from './fundstellen.ts';
import { FELDER, JAHRESFELDER, KOPFDATENTITEL, SUMMENZEILE, titelVon, ZUSATZANGABEN, ZUSATZTITEL } from './spalten.ts';
import { type Tabelle, tabellenImGitter } from './tabellen.ts';
import { UEBERSICHTSTITEL } from './uebersicht.ts';
import { istVersionszeile } from './versionszeile.ts';

/** Texte, die das Programm selbst ins Blatt schreibt, und die, rechts neben denen ein Ergebnis von ihm steht. */
const { eigeneTexte, mitErgebnis } = (() => {
  const { zellen } = blattAusEntwurf({ kopfdaten: {}, stellen: [], massnahmen: [], abwicklung: null });
  const texte = zellen.flatMap(({ zeile, spalte, inhalt }) =>
    inhalt?.art === 'text' ? [{ zeile, spalte, text: normal(inhalt.text) }] : [],
  );
  const ergebnisse = zellen.filter(({ inhalt, stil }) => inhalt?.art === 'formel' && stil === 'summe');
  return {
    eigeneTexte: new Set([
      ...texte.map(({ text }) => text),
      ...[ZUSATZTITEL, ...ZUSATZANGABEN.map(({ titel }) => titel)].map(normal),
      ...[...FELDER.stellen, ...FELDER.massnahmen].flatMap(titelVon),
    ]),
    mitErgebnis: ergebnisse.flatMap((ergebnis) => {
      const davor = texte
        .filter(({ zeile, spalte }) => zeile === ergebnis.zeile && spalte < ergebnis.spalte)
        .sort((a, b) => b.spalte - a.spalte)[0];
      return davor && davor.text !== normal(SUMMENZEILE)
        ? [{ text: davor.text, abstand: ergebnis.spalte - davor.spalte }]
        : [];
    }),
  };
})();

const JAHRESSPALTE = new RegExp(
  `^(${[...JAHRESFELDER.map((feld) => PLANFELD[feld].kurz), 'Fördertage'].map(normal).join('|')}) \\d{4}$`,
);

/** Auch die Überschriften von Jahren, die ein Blatt mit anderen Regelständen zeigt. */
function istEigenerText(wert: Zellwert): boolean {
  const text = normal(wert);
  return eigeneTexte.has(text) || JAHRESSPALTE.test(text);
}

/** Belegte Zellen, die weder zu einer Tabelle noch zur Übersicht gehören; fremde Spalten einer Tabelle zählen dazu. */
export function notizenIn(gitter: Gitter): Zellbezug[] {
  const eigen = eigeneBereiche(gitter);
  return gitter.werte.flatMap((zeile, z) =>
    zeile.flatMap((wert, s): Zellbezug[] => {
      if (istLeer(wert) || istEigenerText(wert) || eigen(z, s)) return [];
      if (mitErgebnis.some(({ text, abstand }) => normal(zeile[s - abstand] ?? null) === text)) return [];
      return [{ blatt: gitter.blatt, zeile: gitter.zeile + z, spalte: gitter.spalte + s }];
    }),
  );
}

/** Eingabefelder, in denen eine Formel rechnet: Geschrieben wird dort nur noch ein Wert. */
export function formelnInEingaben(inhalt: Blattinhalt): Zellbezug[] {
  return eingabefelder(inhalt).flatMap(({ bereich: { zeile, spalte, zeilen } }) =>
    Array.from({ length: zeilen }, (_, i) => ({ blatt: inhalt.blatt, zeile: zeile + i, spalte })).filter(
      (zelle) => inhalt.istFormel[zelle.zeile - inhalt.zeile]?.[spalte - inhalt.spalte],
    ),
  );
}

function eigeneBereiche(gitter: Gitter): (zeile: number, spalte: number) => boolean {
  const { kopfdaten, stellen, massnahmen, abwicklung } = tabellenImGitter(gitter);
  const eigen = new Set<string>();
  const nimm = (zeile: number, spalte: number) => eigen.add(`${zeile} ${spalte}`);
  const nimmTabelle = (tabelle: Tabelle, letzte: number) => {
    const spalten = (tabelle.werte[0] ?? []).flatMap((titel, s) => (istEigenerText(titel) ? [s] : []));
    for (let i = 0; i <= letzte; i++) for (const s of spalten) nimm(tabelle.zeile - gitter.zeile + i, s);
  };
  for (const tabelle of [stellen, massnahmen])
    if (tabelle) nimmTabelle(tabelle, summenzeile(tabelle) ?? tabelle.werte.length - 1);
  for (const tabelle of Object.values(abwicklung?.tabellen ?? {}))
    if (tabelle) nimmTabelle(tabelle, tabelle.werte.length - 1);
  const { zahlweise = null } = abwicklung ?? {};
  if (zahlweise) nimm(zahlweise.zeile - gitter.zeile, zahlweise.spalte - gitter.spalte + 1);
  if (kopfdaten) {
    for (const [z, zellen] of gitter.werte.slice(0, kopfdaten.zeile - gitter.zeile).entries())
      for (const [s, zelle] of zellen.entries()) if (istVersionszeile(zelle)) nimm(z, s);
    const { angabe, wert } = kopfspalten(kopfdaten);
    for (const [i, zeile] of kopfdaten.werte.entries())
      if (KOPFDATENTITEL.has(normal(zeile[angabe] ?? null))) nimm(kopfdaten.zeile - gitter.zeile + i, wert);
    for (const feld of ZUSATZANGABEN)
      for (const ort of zusatzorte(kopfdaten, feld))
        nimm(kopfdaten.zeile - gitter.zeile + ort.zeile, kopfdaten.spalte - gitter.spalte + ort.spalte + 1);
  }
  for (const { zeile, spalte, jahre } of uebersichten(gitter)) {
    for (let i = 0; i <= jahre.length + 1; i++)
      for (let j = 0; j < UEBERSICHTSTITEL.length; j++) nimm(zeile + i, spalte + j);
  }
  return (zeile, spalte) => eigen.has(`${zeile} ${spalte}`);
}
