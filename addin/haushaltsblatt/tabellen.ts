/**
 * Findet die Tabellen des Haushaltsblatts: die drei des Plans an ihren Namen, und wo es die Tabellenobjekte nicht mehr
 * gibt, an ihren Überschriften; die nach dem Bescheid immer an ihren Überschriften. So dürfen Spalten verschoben, Zeilen
 * eingefügt oder sortiert und das Blatt umbenannt werden.
 */

import type { Mappengitter } from '../workbook/workbook.ts';
import { type Gitter, istLeer, normal, type Zellbezug, type Zellwert } from '../workbook/zellen.ts';
import {
  ABWICKLUNGSARTEN,
  ABWICKLUNGSTITEL,
  type Abwicklungsart,
  abwicklungskopf,
  ZAHLWEISE_FELD,
} from './abwicklungsspalten.ts';
import {
  ABSCHNITTE,
  KOPF_ANGABE,
  KOPF_WERT,
  KOPFDATENTITEL,
  MASSNAHMEN,
  STELLEN,
  SUMMENZEILE,
  titelVon,
} from './spalten.ts';

/** Kopfzeile und Rumpf einer Tabelle; die erste Zeile von `werte` ist die Kopfzeile. Fremde Spalten stören nicht. */
export type Tabelle = Gitter;

export interface Tabellen {
  readonly kopfdaten: Tabelle | null;
  readonly stellen: Tabelle | null;
  readonly massnahmen: Tabelle | null;
  /** Was nach dem Bescheid kommt; fehlt, wo das Blatt nichts davon hat: Dann nennt der Antrag es nicht. */
  readonly abwicklung?: Abwicklungsblatt;
}

/** Die Tabellen nach dem Bescheid in einem Blatt, das wenigstens eine davon hat. */
export interface Abwicklungsblatt {
  readonly tabellen: Readonly<Record<Abwicklungsart, Tabelle | null>>;
  /** Köpfe, deren Tabelle schon weiter oben steht. */
  readonly doppelte: readonly { readonly art: Abwicklungsart; readonly zelle: Zellbezug }[];
  /** Die Zeile mit der Zuordnung des Ist: Titel und Wert; ohne sie `null`. */
  readonly zahlweise: Tabelle | null;
}

type Planart = 'kopfdaten' | 'stellen' | 'massnahmen';
type Art = Planart | Abwicklungsart;

/** So heißen sie in Excel als Tabellenobjekte. */
export const TABELLENNAMEN = { kopfdaten: 'GK_Kopfdaten', stellen: 'GK_Stellen', massnahmen: 'GK_Massnahmen' } as const;

/**
 * Ab so vielen passenden Überschriften gilt eine Zeile als Kopfzeile; mehr, als ein Eintrag aus freien Texten nachahmen
 * kann.
 */
const MINDESTENS = 7;
const MINDESTENS_KOPFDATEN = 8;

const TITEL: Readonly<Record<'stellen' | 'massnahmen', readonly (readonly string[])[]>> = {
  stellen: STELLEN.map(titelVon),
  massnahmen: MASSNAHMEN.map(titelVon),
};
const EINGABETITEL: ReadonlySet<string> = new Set([...TITEL.stellen, ...TITEL.massnahmen].flat());
const SUMME = normal(SUMMENZEILE);
/** So beschriftet Excel sie, deutsch und englisch. */
const ERGEBNISZEILE = new Set(['ergebnis', 'total']);
const ABSCHNITTSTITEL = new Set([...Object.values(ABSCHNITTE), ...Object.values(ABWICKLUNGSTITEL)].map(normal));
const ZAHLWEISE = normal(ZAHLWEISE_FELD.titel);

/**
 * Die Tabellen in dem, was der Port zu {@link TABELLENNAMEN} gelesen hat; `null`, wenn die Mappe kein Haushaltsblatt
 * enthält.
 */
export function findeTabellen(mappe: Mappengitter): Tabellen | null {
  if (mappe.art === 'blaetter') return tabellenInBlaettern(mappe.blaetter);
  const tabelle = (art: Planart) => mappe.tabellen.get(TABELLENNAMEN[art]) ?? null;
  return { kopfdaten: tabelle('kopfdaten'), stellen: tabelle('stellen'), massnahmen: tabelle('massnahmen') };
}

/** Der Name des Haushaltsblatts, auch eines, dessen Überschriften keine mehr sind; `null`, wenn es keines gibt. */
export function haushaltsblattIn(mappe: Mappengitter): string | null {
  const tabellen = findeTabellen(mappe);
  const erste = tabellen?.stellen ?? tabellen?.kopfdaten ?? tabellen?.massnahmen;
  return erste?.blatt ?? (mappe.art === 'blaetter' ? mappe.mitTabelle : null);
}

/**
 * Sucht in allen Blättern; das erste Blatt mit einer Tabelle „Stellen“ ist das Haushaltsblatt. `null`, wenn es keines
 * gibt.
 */
export function tabellenInBlaettern(blaetter: readonly Gitter[]): Tabellen | null {
  let rest: Tabellen | null = null;
  for (const blatt of blaetter) {
    const gefunden = tabellenImGitter(blatt);
    if (gefunden.stellen) return gefunden;
    if (gefunden.kopfdaten || gefunden.massnahmen) rest ??= gefunden;
  }
  return rest;
}

/** Die Tabellen, deren Überschriften sich in diesem Blatt finden; was fehlt, ist `null`. */
export function tabellenImGitter(gitter: Gitter): Tabellen {
  const koepfe = gitter.werte.map((_, zeile) => kopfart(gitter, zeile));
  const abwicklung = abwicklungIn(gitter, koepfe);
  return {
    kopfdaten: ausschnitt(gitter, koepfe, 'kopfdaten'),
    stellen: ausschnitt(gitter, koepfe, 'stellen'),
    massnahmen: ausschnitt(gitter, koepfe, 'massnahmen'),
    ...(abwicklung && { abwicklung }),
  };
}

/** Dieselben Tabellen mit denen nach dem Bescheid, die in diesem Blatt stehen. */
export function mitAbwicklung({ kopfdaten, stellen, massnahmen }: Tabellen, gitter: Gitter | null): Tabellen {
  const abwicklung = gitter && tabellenImGitter(gitter).abwicklung;
  return { kopfdaten, stellen, massnahmen, ...(abwicklung && { abwicklung }) };
}

function abwicklungIn(gitter: Gitter, koepfe: readonly (Art | null)[]): Abwicklungsblatt | null {
  const tabellen = Object.fromEntries(ABWICKLUNGSARTEN.map((art) => [art, ausschnitt(gitter, koepfe, art)]));
  const zahlweise = zahlweisezeile(gitter, koepfe);
  if (zahlweise === null && Object.values(tabellen).every((tabelle) => tabelle === null)) return null;
  const { blatt, zeile, spalte } = gitter;
  return {
    tabellen: tabellen as Abwicklungsblatt['tabellen'],
    doppelte: koepfe.flatMap((art, i) =>
      istAbwicklungsart(art) && koepfe.indexOf(art) < i ? [{ art, zelle: { blatt, zeile: zeile + i, spalte } }] : [],
    ),
    zahlweise,
  };
}

function istAbwicklungsart(art: Art | null): art is Abwicklungsart {
  return ABWICKLUNGSARTEN.some((eine) => eine === art);
}

/** Wo der Titel der Zuordnung steht, in keiner Tabelle des Plans; ihr Wert steht rechts daneben. */
function zahlweisezeile(gitter: Gitter, koepfe: readonly (Art | null)[]): Tabelle | null {
  let imPlan = false;
  for (const [i, zeile] of gitter.werte.entries()) {
    const kopf = koepfe[i] ?? null;
    if (kopf !== null) imPlan = !istAbwicklungsart(kopf);
    else if (imPlan && (istAbschnitt(zeile) || zeile.some((wert) => normal(wert) === SUMME))) imPlan = false;
    const spalte = imPlan ? -1 : zeile.findIndex((wert) => normal(wert) === ZAHLWEISE);
    if (spalte < 0) continue;
    const { blatt } = gitter;
    return { blatt, zeile: gitter.zeile + i, spalte: gitter.spalte + spalte, werte: [zeile.slice(spalte, spalte + 2)] };
  }
  return null;
}

/** Zeilennummern (ab 1, relativ zur Kopfzeile) mit Einträgen: nicht leer, keine Summen- oder Ergebniszeile. */
export function eintragszeilen(tabelle: Tabelle, spalten: ReadonlyMap<string, number>): number[] {
  const zeilen: number[] = [];
  for (let i = 1; i < tabelle.werte.length; i++) {
    const zeile = tabelle.werte[i] ?? [];
    if (istSummenzeile(zeile, spalten)) break;
    if (istErgebniszeile(zeile, spalten)) continue;
    if ([...spalten.values()].some((s) => !istLeer(zeile[s] ?? null))) zeilen.push(i);
  }
  return zeilen;
}

/** Ob in einer Zeile ab der Kopfzeile eine Angabe steht; Ergebnisse und fremde Spalten zählen nicht. */
export function istEintrag(tabelle: Tabelle, zeile: number): boolean {
  return (tabelle.werte[zeile] ?? []).some(
    (wert, spalte) => !istLeer(wert) && EINGABETITEL.has(normal(tabelle.werte[0]?.[spalte] ?? null)),
  );
}

/**
 * Eine Summenzeile trägt „Summe“ als Kennung und sonst keine Eingabe: Ein Eintrag, der „Summe“ heißt, bleibt ein
 * Eintrag.
 */
function istSummenzeile(zeile: readonly Zellwert[], spalten: ReadonlyMap<string, number>): boolean {
  const kennung = spalten.get('id');
  if (kennung === undefined || normal(zeile[kennung] ?? null) !== normal(SUMMENZEILE)) return false;
  return [...spalten.values()].every((s) => s === kennung || istLeer(zeile[s] ?? null));
}

/**
 * Excels eigene Ergebniszeile trägt „Ergebnis“ (englisch „Total“) in der ersten Spalte und sonst nur Zahlen: Ein
 * Eintrag, der so heißt, hat wenigstens einen Träger.
 */
function istErgebniszeile(zeile: readonly Zellwert[], spalten: ReadonlyMap<string, number>): boolean {
  const kennung = spalten.get('id');
  if (kennung === undefined || !ERGEBNISZEILE.has(normal(zeile[kennung] ?? null))) return false;
  return [...spalten.values()].every((s) => {
    const wert = zeile[s] ?? null;
    return s === kennung || istLeer(wert) || typeof wert === 'number';
  });
}

function kopfart(gitter: Gitter, zeile: number): Art | null {
  const titel = new Set((gitter.werte[zeile] ?? []).map(normal));
  const treffer = (art: 'stellen' | 'massnahmen') =>
    TITEL[art].filter((moegliche) => moegliche.some((t) => titel.has(t))).length;
  const [stellen, massnahmen] = [treffer('stellen'), treffer('massnahmen')];
  if (Math.max(stellen, massnahmen) >= MINDESTENS) return stellen > massnahmen ? 'stellen' : 'massnahmen';
  if (titel.has(normal(KOPF_ANGABE)) && titel.has(normal(KOPF_WERT))) {
    const spalte = (gitter.werte[zeile] ?? []).findIndex((w) => normal(w) === normal(KOPF_ANGABE));
    const bekannte = gitter.werte.slice(zeile + 1).filter((w) => KOPFDATENTITEL.has(normal(w[spalte] ?? null))).length;
    if (bekannte >= MINDESTENS_KOPFDATEN) return 'kopfdaten';
  }
  return abwicklungskopf(titel);
}

function ausschnitt(gitter: Gitter, koepfe: readonly (Art | null)[], art: Art): Tabelle | null {
  const anfang = koepfe.indexOf(art);
  if (anfang < 0) return null;
  let ende = anfang + 1;
  while (ende < gitter.werte.length && !koepfe[ende] && !istAbschnitt(gitter.werte[ende] ?? [])) ende++;
  return {
    blatt: gitter.blatt,
    zeile: gitter.zeile + anfang,
    spalte: gitter.spalte,
    werte: gitter.werte.slice(anfang, ende),
  };
}

function istAbschnitt(zeile: readonly Zellwert[]): boolean {
  const gefuellt = zeile.filter((wert) => !istLeer(wert));
  return gefuellt.length === 1 && ABSCHNITTSTITEL.has(normal(gefuellt[0] ?? null));
}
