/** Spalten ohne Überschrift: Geduldete und Stellen sind das Paar, das am häufigsten zu R1–R3 passt. */

import { PERSONEN_HOECHSTENS } from '../grund/grenzen.ts';
import type { ThmRegelstand } from '../regelstand/typen.ts';
import { type Listenzelle, liesZahl } from '../tabellentext/zahltext.ts';
import { stellenZu } from './soll.ts';
import type { Spaltenrolle } from './spaltenrollen.ts';

/** Mehr Zeilen ändern am Ergebnis nichts. */
const STICHPROBE = 300;
/** So viele der belegten Zellen müssen Zahlen sein, damit eine Spalte eine Zahlenspalte ist. */
const ZAHLEN_ANTEIL = 0.8;
/** Seltener passt R1–R3 auch auf zwei Spalten, die nichts miteinander zu tun haben. */
const TREFFER_ANTEIL = 0.4;

interface Zahlenspalte {
  readonly index: number;
  readonly werte: readonly (number | null)[];
  /** Alle Zahlen können Personen sein. */
  readonly ganz: boolean;
  readonly groesster: number;
}

/**
 * Eine Rolle je Spalte, von links; beurteilt an einer Stichprobe der ersten Zeilen und am Schlüssel des Regelstands.
 */
export function spaltenNachInhalt(
  zeilen: readonly (readonly Listenzelle[])[],
  breite: number,
  regelstand: ThmRegelstand,
): Spaltenrolle[] {
  const probe = zeilen.slice(0, STICHPROBE);
  const rollen = new Array<Spaltenrolle>(breite).fill('keine');
  const zahlen: Zahlenspalte[] = [];
  let namen = { index: -1, anzahl: 1 };
  for (let index = 0; index < breite; index++) {
    const spalte = zahlenspalte(probe, index);
    if (spalte && !istLaufendeNummer(spalte)) zahlen.push(spalte);
    if (spalte) continue;
    const anzahl = new Set(probe.map((zeile) => String(zeile[index] ?? '').trim()).filter((text) => text !== '')).size;
    if (anzahl > namen.anzahl) namen = { index, anzahl };
  }
  if (namen.index >= 0) rollen[namen.index] = 'kommune';
  const paar = bestesPaar(zahlen, regelstand);
  if (!paar) return rollen;
  rollen[paar.geduldete.index] = 'geduldete';
  rollen[paar.stellen.index] = 'stellen';
  const uebrige = zahlen.filter((spalte) => spalte !== paar.geduldete && spalte !== paar.stellen);
  const mittel = uebrige.find((spalte) => spalte.groesster >= 20_000);
  if (mittel) rollen[mittel.index] = 'mittel';
  const koepfe = uebrige.filter((spalte) => spalte.ganz && spalte !== mittel);
  const summe = koepfe.find((s) =>
    koepfe.some(
      (g) => g !== s && s.werte.every((wert, i) => wert === (g.werte[i] ?? 0) + (paar.geduldete.werte[i] ?? 0)),
    ),
  );
  if (summe) rollen[summe.index] = 'personen';
  const gestattete = koepfe.find((spalte) => spalte !== summe);
  if (gestattete) rollen[gestattete.index] = 'gestattete';
  return rollen;
}

function zahlenspalte(probe: readonly (readonly Listenzelle[])[], index: number): Zahlenspalte | null {
  const zellen = probe.map((zeile) => zeile[index] ?? null);
  // Ziffern mit führender Null sind Nummern, keine Mengen.
  if (zellen.some((zelle) => typeof zelle === 'string' && /^\s?0\d/.test(zelle))) return null;
  const belegt = zellen.filter((zelle) => liesZahl(zelle, 'betrag').art !== 'leer').length;
  const werte = zellen.map(zahlIn);
  const da = werte.filter((wert) => wert !== null);
  if (da.length === 0 || da.length < belegt * ZAHLEN_ANTEIL) return null;
  return {
    index,
    werte,
    ganz: da.every((wert) => Number.isInteger(wert) && wert <= PERSONEN_HOECHSTENS),
    groesster: Math.max(...da),
  };
}

/** Personen zuerst, denn „1.047“ ist nur bei ihnen eindeutig. */
function zahlIn(zelle: Listenzelle): number | null {
  for (const art of ['personen', 'stellen', 'betrag'] as const) {
    const lesung = liesZahl(zelle, art);
    if (lesung.art === 'zahl') return lesung.wert.toNumber();
  }
  return null;
}

function istLaufendeNummer({ werte }: Zahlenspalte): boolean {
  const da = werte.filter((wert) => wert !== null);
  return da.length > 2 && da.every((wert, i) => wert === (da[0] ?? 0) + i);
}

function bestesPaar(
  spalten: readonly Zahlenspalte[],
  regelstand: ThmRegelstand,
): { geduldete: Zahlenspalte; stellen: Zahlenspalte } | null {
  let bestes: { geduldete: Zahlenspalte; stellen: Zahlenspalte; treffer: number } | null = null;
  for (const geduldete of spalten.filter(({ ganz }) => ganz)) {
    const nachSchluessel = geduldete.werte.map((personen) =>
      personen === null ? null : (stellenZu(personen, regelstand)?.stellen.toNumber() ?? null),
    );
    for (const stellen of spalten) {
      if (stellen === geduldete) continue;
      const paare = nachSchluessel
        .map((soll, i) => ({ soll, ist: stellen.werte[i] ?? null }))
        .filter(({ soll, ist }) => soll !== null && ist !== null);
      const treffer = paare.filter(({ soll, ist }) => soll === ist).length;
      if (treffer > (bestes?.treffer ?? 0) && treffer >= paare.length * TREFFER_ANTEIL)
        bestes = { geduldete, stellen, treffer };
    }
  }
  return bestes;
}
