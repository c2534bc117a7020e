/**
 * Die Landesübersicht: die Tabelle „Bewilligte Teilhabemanagement-Stellen“ (Vorlage 17/4367) gelesen und neben das
 * gestellt, was R1–R3 ergeben. Läuft im Browser wie unter Node, damit beide dieselben Zahlen zeigen.
 */
import { CsvError, parse } from 'csv-parse/browser/esm/sync';
import { Dezimal, quotient } from '../grund/geld.ts';
import { PERSONEN_HOECHSTENS } from '../grund/grenzen.ts';
import { stellenNachSchluessel } from '../kern/stellen.ts';
import type { ThmRegelstand } from '../regelstand/typen.ts';

/** Eine Zeile der Tabelle. */
export interface Bewilligung {
  readonly kommune: string;
  readonly kreis: string;
  readonly regierungsbezirk: string;
  readonly gestattete: number;
  readonly geduldete: number;
  /** Stellen als Dezimaltext mit Punkt ("2.5"); 1.0 = Vollzeit. */
  readonly bewilligt: string;
}

export interface Uebersichtszeile extends Omit<Bewilligung, 'bewilligt'> {
  readonly bewilligt: Dezimal;
  /** Stellen nach R1–R3 für die Geduldeten dieser Zeile. */
  readonly nachSchluessel: Dezimal;
  /** bewilligt − nachSchluessel. */
  readonly differenz: Dezimal;
}

export interface Uebersichtssummen {
  readonly gestattete: number;
  readonly geduldete: number;
  readonly bewilligt: Dezimal;
  /** Summe der Stellen nach Schlüssel. */
  readonly stellen: Dezimal;
  readonly differenz: Dezimal;
  readonly uebereinstimmend: number;
  readonly abweichend: number;
}

/** Ein Regierungsbezirk, so wie die Tabelle ihre Zeilen ihm zuordnet (W9). */
export interface Bezirkssumme extends Pick<Uebersichtssummen, 'bewilligt' | 'stellen' | 'differenz'> {
  readonly regierungsbezirk: string;
}

export interface Landesuebersicht {
  readonly zeilen: readonly Uebersichtszeile[];
  /** Nach Namen geordnet. */
  readonly jeRegierungsbezirk: readonly Bezirkssumme[];
  readonly summen: Uebersichtssummen;
}

/** Die Tabelle lässt sich nicht lesen; die Meldung nennt die Zeile der Datei. */
export class LandesuebersichtFehler extends Error {
  override readonly name = 'LandesuebersichtFehler';
}

const SPALTEN = ['kommune', 'kreis', 'regierungsbezirk', 'gestattete', 'geduldete', 'bewilligt'] as const;
type Spalte = (typeof SPALTEN)[number];
type Rohzeile = { readonly record: Readonly<Record<Spalte, string>>; readonly info: { readonly lines: number } };

const GANZE_ZAHL = /^(0|[1-9]\d{0,7})$/;
/** Deutsche Schreibweise ohne Tausenderpunkt: "2,5", "1,70", "3". */
const STELLENZAHL = /^(0|[1-9]\d{0,3})(,\d{1,2})?$/;

/**
 * Liest die Tabelle aus CSV-Text: Semikolon, Kopfzeile, deutsches Komma. Was nicht genau passt, wird nicht geraten.
 * @throws {LandesuebersichtFehler}
 */
export function leseLandesuebersicht(csvText: string): Bewilligung[] {
  const zeilen = rohzeilen(csvText);
  if (zeilen.length === 0) throw new LandesuebersichtFehler('Die Landesübersicht enthält keine Zeilen.');
  return zeilen.map(({ record, info }) => ({
    kommune: text(record, 'kommune', info.lines),
    kreis: text(record, 'kreis', info.lines),
    regierungsbezirk: text(record, 'regierungsbezirk', info.lines),
    gestattete: personen(record, 'gestattete', info.lines),
    geduldete: personen(record, 'geduldete', info.lines),
    bewilligt: stellen(record, info.lines),
  }));
}

/** Stellt jeder Zeile die Stellen nach R1–R3 dieses Regelstands gegenüber und summiert exakt. */
export function landesuebersicht(bewilligungen: readonly Bewilligung[], regelstand: ThmRegelstand): Landesuebersicht {
  const zeilen = bewilligungen.map((zeile): Uebersichtszeile => {
    const bewilligt = new Dezimal(zeile.bewilligt);
    const nachSchluessel = quotient(stellenNachSchluessel(zeile.geduldete, regelstand).wert);
    return { ...zeile, bewilligt, nachSchluessel, differenz: bewilligt.minus(nachSchluessel) };
  });
  const uebereinstimmend = zeilen.filter((zeile) => zeile.differenz.isZero()).length;
  return {
    zeilen,
    jeRegierungsbezirk: jeRegierungsbezirk(zeilen),
    summen: {
      gestattete: zeilen.reduce((summe, zeile) => summe + zeile.gestattete, 0),
      geduldete: zeilen.reduce((summe, zeile) => summe + zeile.geduldete, 0),
      bewilligt: summe(zeilen, 'bewilligt'),
      stellen: summe(zeilen, 'nachSchluessel'),
      differenz: summe(zeilen, 'differenz'),
      uebereinstimmend,
      abweichend: zeilen.length - uebereinstimmend,
    },
  };
}

function jeRegierungsbezirk(zeilen: readonly Uebersichtszeile[]): Bezirkssumme[] {
  const bezirke = [...new Set(zeilen.map((zeile) => zeile.regierungsbezirk))].sort((a, b) => a.localeCompare(b, 'de'));
  return bezirke.map((regierungsbezirk) => {
    const eigene = zeilen.filter((zeile) => zeile.regierungsbezirk === regierungsbezirk);
    return {
      regierungsbezirk,
      bewilligt: summe(eigene, 'bewilligt'),
      stellen: summe(eigene, 'nachSchluessel'),
      differenz: summe(eigene, 'differenz'),
    };
  });
}

function summe(zeilen: readonly Uebersichtszeile[], feld: 'bewilligt' | 'nachSchluessel' | 'differenz'): Dezimal {
  return zeilen.reduce((bisher, zeile) => bisher.plus(zeile[feld]), new Dezimal(0));
}

function rohzeilen(csvText: string): Rohzeile[] {
  try {
    return parse(csvText, {
      bom: true,
      columns: pruefeKopf,
      delimiter: ';',
      info: true,
      skip_empty_lines: true,
      trim: true,
    }) as unknown as Rohzeile[];
  } catch (fehler) {
    if (!(fehler instanceof CsvError)) throw fehler;
    const felder = `${SPALTEN.length} Felder, getrennt durch Semikolon`;
    throw new LandesuebersichtFehler(
      `Landesübersicht, Zeile ${fehler.lines ?? '?'}: Die Zeile ist nicht lesbar; erwartet werden ${felder}.`,
    );
  }
}

function pruefeKopf(kopf: readonly string[]): string[] {
  if (kopf.join(';') !== SPALTEN.join(';')) {
    throw new LandesuebersichtFehler(
      `Landesübersicht, Zeile 1: Die Kopfzeile ist „${kopf.join(';')}“; erwartet wird „${SPALTEN.join(';')}“.`,
    );
  }
  return [...SPALTEN];
}

function text(zeile: Rohzeile['record'], spalte: Spalte, nr: number): string {
  const wert = zeile[spalte];
  if (wert === '') throw falsch(nr, spalte, wert, 'ein Name');
  return wert;
}

function personen(zeile: Rohzeile['record'], spalte: Spalte, nr: number): number {
  const wert = zeile[spalte];
  if (!GANZE_ZAHL.test(wert) || Number(wert) > PERSONEN_HOECHSTENS)
    throw falsch(nr, spalte, wert, 'eine ganze Zahl ohne Punkt, z. B. 256');
  return Number(wert);
}

function stellen(zeile: Rohzeile['record'], nr: number): string {
  const wert = zeile.bewilligt;
  if (!STELLENZAHL.test(wert)) throw falsch(nr, 'bewilligt', wert, 'eine Zahl mit Komma, z. B. 2,5');
  return wert.replace(',', '.');
}

function falsch(nr: number, spalte: Spalte, wert: string, erwartet: string): LandesuebersichtFehler {
  return new LandesuebersichtFehler(
    `Landesübersicht, Zeile ${nr}: „${spalte}“ ist „${wert}“; erwartet wird ${erwartet}.`,
  );
}
