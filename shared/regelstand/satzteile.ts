/**
 * Woraus die Sätze der Regeln bestehen: von welchen Regelständen ein Satz spricht und wie er ihre Zahlen schreibt.
 */
import { alsDeutschesDatum } from '../grund/datum.ts';
import { alsZahl, type Exakt, exakt, mal } from '../grund/geld.ts';
import { deutscherWert } from '../grund/zahlformat.ts';
import type { Groesse, Tagesgroesse } from './groesse.ts';
import type { Fundstelle } from './typen.ts';
import type { DiaWerte, Schluesselwerte, ThmWerte, Werte } from './werte.ts';

/** Die Regelstände, von denen ein Satz spricht: je Programm höchstens einer. */
export interface Programme {
  readonly thm: ThmWerte | null;
  readonly dia: DiaWerte | null;
}

export interface Regel {
  readonly titel: string;
  /** Wo ein Regelstand ein eigenes Programm ist: der Titel, der dafür passt. */
  readonly titelAndererProgramme?: string;
  /** Satzteil ohne Schlusspunkt; `null`, wenn diese Regelstände dazu nichts sagen. */
  readonly satz: (regelstaende: Programme) => string | null;
  /**
   * Wo es in jedem Regelstand steht: bei Widersprüchen die Dokumente, in denen er steht, ab R18 das öffentliche Recht.
   */
  readonly quellen?: readonly Fundstelle[];
}

/** Nur, wo es einen Regelstand der Stellen gibt. */
export function thm(satz: (werte: ThmWerte) => string | null): Regel['satz'] {
  return (p) => p.thm && satz(p.thm);
}

/** Nur, wo der Regelstand nennt, wie viele Stellen es nach Personen gibt. */
export function mitSchluessel(satz: (werte: Schluesselwerte) => string): Regel['satz'] {
  return (p) => (p.thm?.schluessel ? satz(p.thm.schluessel) : null);
}

/** Nur, wo es einen der Bausteine 1–5 gibt. */
export function dia(satz: (werte: DiaWerte) => string | null): Regel['satz'] {
  return (p) => p.dia && satz(p.dia);
}

/** Ein Satzteil je Programm. */
export function beide(satz: (werte: Werte) => string | null): Regel['satz'] {
  return (p) => [p.thm, p.dia].flatMap((w) => (w && satz(w)) ?? []).join('; ') || null;
}

/** Nur für die Bausteine 1–6: Andere Programme haben dazu nichts gesagt. */
export function nurBausteine(satz: string): Regel['satz'] {
  return (p) => ([p.thm, p.dia].every((w) => w === null || w.eigenerName) ? null : satz);
}

/** Gleich, von welchen Regelständen die Rede ist. */
export function immer(satz: string): Regel['satz'] {
  return () => satz;
}

/**
 * Personenzahlen, bei denen A1 und die Rundung zum geraden Schritt auseinandergehen: 125, 225, 325; die n-te ab der
 * vollen Stelle.
 */
export function strittigePersonenzahl(w: Schluesselwerte, n: number): string {
  const jeSchritt = mal(w.personenJeStelle.wert, w.stellenschritt.wert);
  const nte = (k: number) => mal(jeSchritt, exakt(2 * k + 0.5));
  const grenze = alsZahl(w.volleStelleAb.wert);
  let k = 0;
  while (alsZahl(nte(k)) <= grenze) k++;
  return deutscherWert(nte(k + n));
}

/** „1.234,5“ */
export function zahl({ wert }: Groesse): string {
  return deutscherWert(wert);
}

/** „1,0“ */
export function stellen(wert: Exakt): string {
  return deutscherWert(wert, 1);
}

/** „01.04.2020“ */
export function tag({ wert }: Tagesgroesse): string {
  return alsDeutschesDatum(wert);
}

/** „MM-TT“ als „30.04.“ */
export function tagImJahr(monatUndTag: string): string {
  const [monat, tagDesMonats] = monatUndTag.split('-');
  return `${tagDesMonats}.${monat}.`;
}

/** „80 %“ */
export function prozent(quote: Exakt): string {
  return `${deutscherWert(mal(quote, exakt(100)))} %`;
}

/** „54.400 €“, mit Cent nur, wo es welche gibt. */
export function euro(betrag: Exakt): string {
  const ganz = deutscherWert(betrag);
  return `${ganz.includes(',') ? deutscherWert(betrag, 2) : ganz} €`;
}
