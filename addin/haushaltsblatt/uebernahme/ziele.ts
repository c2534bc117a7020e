/** Wohin eine Spalte einer fremden Liste gehören kann, und an welchen deutschen Wörtern ihre Überschrift das verrät. */

import { REGELSTAENDE } from '../../../shared/regelstand/verzeichnis.ts';
import { normal, type Zellwert } from '../../workbook/zellen.ts';
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
const FENSTER = new RegExp(['fenster', ...REGELSTAENDE.map(({ kofinanzierung }) => fensterende(kofinanzierung.bis.wert))].join('|'));

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
    ['von', /^(von|ab)\b|beginn|^start|anfang|eintritt|einstellung/],
    ['bis', /^bis\b|\bende|^ende|austritt|befristet/],
    ['stellenanteil', /anteil|vzä|vollzeit|umfang|teilzeit|^fte$|^stellen$/],
    ['jahresausgaben', /ausgaben|kosten|jahresbrutto|arbeitgeberbrutto|aufwand|betrag/],
    ['bezeichnung', /bezeichnung|^stelle$|funktion|tätigkeit|aufgabe|position|titel|beschreibung|^name$/],
  ],
  massnahmen: [
    ...GEMEINSAME,
    ['baustein', /baustein/],
    ['haushaltsjahr', /haushaltsjahr|^jahr$|^hj$|kalenderjahr|förderjahr/],
    ['quote', /quote|fördersatz/],
    ['teilnehmende', /teilnehm|^tn( |$)|plätze|personen/],
    ['ausgabenImFenster', FENSTER],
    ['ausgaben', /ausgaben|kosten|aufwand|betrag/],
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
  let bester: (Erkennung & { readonly treffer: number }) | null = null;
  for (const [kopfzeile, zeile] of werte.slice(0, KOPFZEILE_BIS).entries()) {
    if (zeile.some((wert) => typeof wert === 'number')) continue;
    const je = { stellen: zuordnung(zeile, 'stellen'), massnahmen: zuordnung(zeile, 'massnahmen') };
    const art = je.massnahmen.has('baustein') || je.massnahmen.has('haushaltsjahr') ? 'massnahmen' : 'stellen';
    if (je[art].size >= MINDESTENS && je[art].size > (bester?.treffer ?? 0)) bester = { art, kopfzeile, treffer: je[art].size };
  }
  return bester ? { art: bester.art, kopfzeile: bester.kopfzeile } : { art: 'stellen', kopfzeile: null };
}

/** Vorschlag für jedes Feld; wofür keine Spalte erkannt ist, bleibt leer. Kennungen werden fortlaufend vergeben, wenn keine dasteht. */
export function vorgeschlageneQuellen(kopf: readonly Zellwert[], art: Listenart): Quellen {
  const gefunden = zuordnung(kopf, art);
  return Object.fromEntries(
    FELDER[art].map(({ pfad }): [string, Quelle] => {
      const spalte = gefunden.get(pfad);
      if (spalte !== undefined) return [pfad, { art: 'spalte', spalte }];
      return [pfad, { art: pfad === 'id' ? 'fortlaufend' : 'keine' }];
    }),
  );
}

function zuordnung(kopf: readonly Zellwert[], art: Listenart): Map<string, number> {
  const gefunden = new Map<string, number>();
  for (const [spalte, wert] of kopf.entries()) {
    const wort = ueberschrift(wert);
    if (wort === '') continue;
    const genau = FELDER[art].find((feld) => titelVon(feld).includes(wort) && feld.pfad !== 'stelle');
    const pfad = genau?.pfad ?? (BERECHNET.test(wort) ? undefined : MUSTER[art].find(([, muster]) => muster.test(wort))?.[0]);
    if (pfad !== undefined && !gefunden.has(pfad)) gefunden.set(pfad, spalte);
  }
  return gefunden;
}

/** JJJJ-MM-TT → Muster für „TT.MM.“ */
function fensterende(iso: string): string {
  const [, monat, tag] = iso.split('-');
  return `${tag}\\.${monat}\\.`;
}

/** Vergleichsform: klein, ohne Trennstriche am Zeilenende und ohne Doppelpunkt. */
export function ueberschrift(wert: Zellwert): string {
  const text = typeof wert === 'string' ? wert.replaceAll('\u00ad', '').replaceAll(/-\s+(?=\p{Ll})/gu, ohneTrennung) : wert;
  return normal(text).replace(/(?<!\s)\s*:$/, '');
}

/** Ein Trennstrich mit Zeilenwechsel fällt weg, einer mit bloßen Leerzeichen bleibt. */
function ohneTrennung(stelle: string): string {
  return /[\r\n]/.test(stelle) ? '' : stelle;
}
