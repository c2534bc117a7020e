/**
 * Basiszinssätze und Punkte für Zinsen auf Erstattungen (R24): datierte Werte mit Fundstelle wie ein Regelstand. Ein
 * neuer Halbjahressatz ergibt einen neuen Stand mit neuer Id, damit der Hash dieses Stands bleibt.
 */
import { ausIso, type Datum, plusTage, vergleicheDatum } from '../grund/datum.ts';
import { KernFehler } from '../grund/fehler.ts';
import { konstante, mal } from '../grund/geld.ts';
import { Zeitraum } from '../grund/zeitraum.ts';
import { tiefEinfrieren } from './einfrieren.ts';
import type { Groesse } from './groesse.ts';
import type { Fundstelle, Wert } from './typen.ts';

interface Satz extends Wert {
  /** Erster Tag, für den er gilt, JJJJ-MM-TT. */
  readonly ab: string;
}

interface Zinsrecht {
  readonly id: string;
  /** In v. H., aufsteigend nach ihrem ersten Tag. */
  readonly basiszinssaetze: readonly [Satz, ...Satz[]];
  /** Letzter Tag, für den ein Basiszinssatz bekannt ist. */
  readonly bekanntBis: string;
  /** Prozentpunkte über dem Basiszinssatz; der erste ist der, mit dem ohne Angabe gerechnet wird. */
  readonly punkte: readonly [Wert, ...Wert[]];
}

export const ZINSRECHT: Zinsrecht = tiefEinfrieren({
  id: 'BASISZINS-2026-07',
  basiszinssaetze: [
    satz('2016-07-01', '-0.88'),
    satz('2023-01-01', '1.62'),
    satz('2023-07-01', '3.12'),
    satz('2024-01-01', '3.62'),
    satz('2024-07-01', '3.37'),
    satz('2025-01-01', '2.27'),
    satz('2025-07-01', '1.27'),
    satz('2026-01-01', '1.27'),
    satz('2026-07-01', '1.52'),
  ],
  bekanntBis: '2026-12-31',
  punkte: [
    punkte('3', { dokument: 'vwvfgNrw', stelle: '§ 49a Abs. 3 in der Fassung vom 07.11.2025' }),
    punkte('5', { dokument: 'vvg44', stelle: 'Nr. 8.5, Ausgabe 2012' }),
  ],
});

/** Für jeden Tag darin ist ein Basiszinssatz bekannt. */
export const BASISZINS_BEKANNT = Zeitraum.aus(tagDer(ZINSRECHT.basiszinssaetze[0].ab), tagDer(ZINSRECHT.bekanntBis));

/**
 * Der Tag nach dem letzten bekannten Basiszinssatz: So spät darf gezahlt sein, denn der Tag der Zahlung trägt keine
 * Zinsen.
 */
export const LETZTER_ZAHLTAG = plusTage(BASISZINS_BEKANNT.bis, 1);

/**
 * Der Basiszinssatz an einem Tag als Anteil (0,0127), negativ, wo er es war. @throws {KernFehler} BASISZINS_UNBEKANNT
 */
export function basiszinssatz(tag: Datum, feld = 'tag'): Groesse<'Anteil'> {
  const gueltig = BASISZINS_BEKANNT.enthaelt(tag) && saetze.filter(({ ab }) => vergleicheDatum(ab, tag) <= 0).at(-1);
  if (!gueltig) throw unbekannt(feld, BASISZINS_BEKANNT.bis);
  return gueltig.groesse;
}

/** @throws {KernFehler} BASISZINS_UNBEKANNT, wo für einen verzinsten Tag kein Basiszinssatz bekannt ist */
export function pruefeZinszeitraum(ab: { feld: string; tag: Datum }, gezahlt: { feld: string; tag: Datum }): void {
  if (vergleicheDatum(ab.tag, BASISZINS_BEKANNT.von) < 0) throw unbekannt(ab.feld, LETZTER_ZAHLTAG);
  if (vergleicheDatum(gezahlt.tag, LETZTER_ZAHLTAG) > 0) throw unbekannt(gezahlt.feld, LETZTER_ZAHLTAG);
}

/** Prozentpunkte als Anteil: 3 → 0,03. */
export const punktwerte: readonly Groesse<'Anteil'>[] = ZINSRECHT.punkte.map((wert) =>
  anteil('Punkte über dem Basiszinssatz', wert),
);

/** Die Punkte, mit denen ohne Angabe gerechnet wird. */
export const GESETZLICHE_PUNKTE = anteil('Punkte über dem Basiszinssatz', ZINSRECHT.punkte[0]);

const saetze = ZINSRECHT.basiszinssaetze.map((eintrag) => {
  const [jahr, monat, tag] = eintrag.ab.split('-');
  return { ab: tagDer(eintrag.ab), groesse: anteil(`Basiszinssatz ab ${tag}.${monat}.${jahr}`, eintrag) };
});

function anteil(name: string, { wert, regel, fundstelle }: Wert): Groesse<'Anteil'> {
  return {
    name,
    einheit: 'Anteil',
    wert: mal(konstante(wert), konstante('0.01')),
    herkunft: { art: 'regelstand', regelstand: ZINSRECHT.id, regel, fundstelle },
  };
}

function unbekannt(feld: string, bis: Datum): KernFehler {
  const spanne = Zeitraum.aus(BASISZINS_BEKANNT.von, bis);
  const meldung = `„${feld}“: Der Basiszinssatz ist vom ${BASISZINS_BEKANNT} bekannt, davor und danach nicht. Erwartet wird ein Tag vom ${spanne}.`;
  return new KernFehler('BASISZINS_UNBEKANNT', feld, meldung, 'R24');
}

function satz(ab: string, wert: string): Satz {
  return { ab, wert, regel: 'R24', fundstelle: { dokument: 'basiszinstabelle', stelle: '§ 247 BGB' } };
}

function punkte(wert: string, fundstelle: Fundstelle): Wert {
  return { wert, regel: 'R24', fundstelle };
}

function tagDer(iso: string): Datum {
  const tag = ausIso(iso);
  if (!tag) throw new Error(`Basiszinssatz mit ungültigem Tag: ${iso}`);
  return tag;
}
