/** Wohin eine Spalte einer fremden Liste gehören kann, und an welchen deutschen Wörtern ihre Überschrift das verrät. */

import { REGELSTAENDE } from '../../../shared/regelstand/verzeichnis.ts';
import { alsJahr, istDatenzelle, ueberschriftText, verbunden } from '../../../shared/tabellentext/ueberschrift.ts';
import type { Zellwert } from '../../workbook/zellen.ts';
import { type Feld, MASSNAHMEN, STELLEN, titelVon } from '../spalten.ts';

export type Listenart = 'stellen' | 'massnahmen';

/** Woher ein Feld seine Werte bekommt. */
export type Quelle =
  | { readonly art: 'spalte'; readonly spalte: number }
  /** Derselbe Wert für alle Zeilen. */
  | { readonly art: 'fest'; readonly wert: string }
  /** Kennungen S1, S2 … oder M1, M2 … */
  | { readonly art: 'fortlaufend' }
  | { readonly art: 'keine' };

/** Quelle je Feld, nach seinem Pfad im Eintrag. */
export type Quellen = Readonly<Record<string, Quelle>>;

export const FELDER: Readonly<Record<Listenart, readonly Feld[]>> = { stellen: STELLEN, massnahmen: MASSNAHMEN };

/** Überschriften von Spalten, die das Blatt selbst rechnet und die deshalb nie übernommen werden. */
const BERECHNET =
  /zuwendung|förderbetrag|fördersumme|landesmittel|integrationspauschale|^eigenanteil( .*)?(€|eur|summe|\d{4}|gesamt)|^eigenanteil$|^(gesamt)?summe|bemessung|differenz/;

/** Auch wer die Spalte nach dem letzten Tag des Fensters nennt („bis 20.11.“), meint sie. */
const FENSTER = new RegExp(
  [
    'fenster',
    ...REGELSTAENDE.flatMap(({ kofinanzierung: fenster }) => (fenster ? [fensterende(fenster.bis.wert)] : [])),
  ].join('|'),
);

type Muster = readonly (readonly [pfad: string, wort: RegExp])[];

/** In dieser Reihenfolge: „Art des Trägers“ ist kein Name eines Trägers, „Stellenanteil“ keine Bezeichnung. */
const GEMEINSAME: Muster = [
  ['id', /^(kennung|id)$/],
  ['weiterleitung', /weiterleitung/],
  ['eigenanteil', /eigenanteil (durch|von|trägt)|wer trägt|träger des eigenanteils/],
  ['traeger.art', /trägerart|trägertyp|art des trägers|^art$/],
  ['traeger.name', /träger|arbeitgeber|anstellung|organisation|einrichtung|beschäftigt bei/],
];

const MUSTER: Readonly<Record<Listenart, Muster>> = {
  stellen: [
    ...GEMEINSAME,
    ['stelle', /planstelle|gemeinsame stelle|stelle geteilt|stellen-?(nr|nummer)/],
    ['von', /^(von|ab)\b|\b(von|ab)$|beginn|^start|anfang|eintritt|einstellung/],
    ['bis', /^bis\b|\bbis$|\bende|ende$|austritt|befristet/],
    ['stellenanteil', /anteil|vzä|vollzeit|umfang|teilzeit|^fte$|^stellen$/],
    ['jahresausgaben', /ausgaben|kosten|jahresbrutto|arbeitgeberbrutto|aufwand|betrag|ansatz/],
    ['bezeichnung', /bezeichnung|^stelle$|funktion|tätigkeit|aufgabe|position|titel|beschreibung|^name$/],
  ],
  massnahmen: [
    ...GEMEINSAME,
    ['baustein', /baustein/],
    ['haushaltsjahr', /haushaltsjahr|^jahr$|^hj$|kalenderjahr|förderjahr/],
    ['quote', /quote|fördersatz/],
    ['teilnehmende', /teilnehm|^tn( |$)|plätze|personen/],
    ['ausgabenImFenster', FENSTER],
    ['ausgaben', /ausgaben|kosten|aufwand|betrag|ansatz/],
    ['bezeichnung', /bezeichnung|maßnahme|massnahme|projekt|angebot|titel|beschreibung|^name$/],
  ],
};

/** So weit oben muss die Überschrift stehen; davor darf ein Titel sein. */
const KOPFZEILE_BIS = 20;
const MINDESTENS = 2;

export interface Erkennung {
  readonly art: Listenart;
  /** Zeile der Überschriften im Bereich, ab 0; `null`, wenn keine erkannt ist. */
  readonly kopfzeile: number | null;
}

/** Die Zeile mit den meisten bekannten Überschriften. Baustein oder Haushaltsjahr gibt es nur bei Maßnahmen. */
export function erkenne(werte: readonly (readonly Zellwert[])[]): Erkennung {
  let bester: { readonly art: Listenart; readonly kopfzeile: number; readonly treffer: number } | null = null;
  for (const [kopfzeile, zeile] of werte.slice(0, KOPFZEILE_BIS).entries()) {
    if (zeile.some(istDatenzelle)) continue;
    const je = { stellen: zuordnung(zeile, 'stellen'), massnahmen: zuordnung(zeile, 'massnahmen') };
    const art = je.massnahmen.has('baustein') || je.massnahmen.has('haushaltsjahr') ? 'massnahmen' : 'stellen';
    if (je[art].size >= MINDESTENS && je[art].size > (bester?.treffer ?? 0))
      bester = { art, kopfzeile, treffer: je[art].size };
  }
  if (!bester) return { art: 'stellen', kopfzeile: null };
  const { art, kopfzeile: zeile } = bester;
  return { art, kopfzeile: setztFort(werte[zeile] ?? [], werte[zeile + 1] ?? [], art) ? zeile + 1 : zeile };
}

/**
 * Die Überschriften je Spalte; steht über der Kopfzeile eine zweite (verbundene Zellen), sind beide verbunden. Leer
 * ohne Kopfzeile.
 */
export function kopfIn(
  werte: readonly (readonly Zellwert[])[],
  kopfzeile: number | null,
  art: Listenart,
): readonly Zellwert[] {
  if (kopfzeile === null) return [];
  const [davor, zeile] = [werte[kopfzeile - 1] ?? [], werte[kopfzeile] ?? []];
  return setztFort(davor, zeile, art) ? verbunden(davor, zeile) : zeile;
}

/**
 * Ob `unten` die zweite Zeile einer Überschrift ist: nur Text, und beide zusammen nennen mehr Felder als jede für sich.
 */
function setztFort(oben: readonly Zellwert[], unten: readonly Zellwert[], art: Listenart): boolean {
  if (
    oben.some(istDatenzelle) ||
    unten.some(istDatenzelle) ||
    oben.filter((wert) => ueberschrift(wert) !== '').length < 2
  )
    return false;
  const zusammen = zuordnung(verbunden(oben, unten), art).size;
  return (
    zusammen > zuordnung(oben, art).size &&
    zusammen > zuordnung(unten, art).size &&
    unten.some((wert) => ueberschrift(wert) !== '')
  );
}

/** Mehrere Spalten, die gleich gut zu einem Feld passen: Vorgeschlagen wird keine, die Person wählt. */
export interface Spaltenfrage {
  readonly pfad: string;
  readonly spalten: readonly number[];
}

/** Stellt die Fragen vor der Übernahme. */
export function spaltenfragen(kopf: readonly Zellwert[], art: Listenart): Spaltenfrage[] {
  return [...zuordnung(kopf, art)].flatMap(([pfad, spalten]) => (spalten.length > 1 ? [{ pfad, spalten }] : []));
}

/** Eine Spalte mit den Kosten eines Haushaltsjahrs: „Kosten 2020“ oder „2020“. */
export interface Jahresspalte {
  readonly spalte: number;
  readonly jahr: number;
}

/** Spalten mit Kosten je Jahr nebeneinander; leer, wenn es nicht mindestens zwei sind. */
export function jahresspaltenIn(kopf: readonly Zellwert[]): Jahresspalte[] {
  const spalten = kopf.flatMap((wert, spalte): Jahresspalte[] => {
    const jahr = alsJahr(wert) ?? alsJahr(JAHRESKOSTEN.exec(ueberschrift(wert))?.groups?.jahr ?? null);
    return jahr === null ? [] : [{ spalte, jahr }];
  });
  const eindeutig = new Set(spalten.map(({ jahr }) => jahr)).size === spalten.length;
  return spalten.length > 1 && eindeutig ? spalten : [];
}

const JAHRESKOSTEN =
  /^(?:personal|gesamt|lohn)?-?(?:kosten|ausgaben|aufwand|ansatz|betrag)(?: im jahr| in| hj)? (?<jahr>(?:19|20)\d\d)(?: ?\(?(?:€|eur)\)?)?$/;

/**
 * Vorschlag für jedes Feld; wofür keine Spalte erkannt ist, bleibt leer. Kennungen werden fortlaufend vergeben, wenn
 * keine dasteht.
 */
export function vorgeschlageneQuellen(kopf: readonly Zellwert[], art: Listenart): Quellen {
  const gefunden = zuordnung(kopf, art);
  return Object.fromEntries(
    FELDER[art].map(({ pfad }): [string, Quelle] => {
      const [spalte, weitere] = gefunden.get(pfad) ?? [];
      if (spalte !== undefined && weitere === undefined) return [pfad, { art: 'spalte', spalte }];
      return [pfad, { art: pfad === 'id' ? 'fortlaufend' : 'keine' }];
    }),
  );
}

/** Die Spalten, die am besten zu jedem Feld passen: die mit seinem Titel, sonst die mit einem Wort dafür. */
function zuordnung(kopf: readonly Zellwert[], art: Listenart): Map<string, number[]> {
  const gefunden = new Map<string, { genau: boolean; spalten: number[] }>();
  for (const [spalte, wert] of kopf.entries()) {
    const wort = ueberschrift(wert);
    if (wort === '') continue;
    const genau = FELDER[art].find((feld) => titelVon(feld).includes(wort) && feld.pfad !== 'stelle');
    const pfad =
      genau?.pfad ?? (BERECHNET.test(wort) ? undefined : MUSTER[art].find(([, muster]) => muster.test(wort))?.[0]);
    if (pfad === undefined) continue;
    const bisher = gefunden.get(pfad);
    if (!bisher || (genau && !bisher.genau)) gefunden.set(pfad, { genau: genau !== undefined, spalten: [spalte] });
    else if (bisher.genau === (genau !== undefined)) bisher.spalten.push(spalte);
  }
  return new Map([...gefunden].map(([pfad, { spalten }]) => [pfad, spalten]));
}

/** JJJJ-MM-TT → Muster für „TT.MM.“ */
function fensterende(iso: string): string {
  const [, monat, tag] = iso.split('-');
  return `${tag}\\.${monat}\\.`;
}

/** Vergleichsform einer Überschrift. */
export function ueberschrift(wert: Zellwert): string {
  return ueberschriftText(wert);
}
