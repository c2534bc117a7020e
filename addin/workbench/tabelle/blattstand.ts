/** Ein ganzes Blatt als Daten: was geschrieben, gesichert und zurückgenommen werden kann. */
import type { Border, CellIsRule, Style, Zone } from '@odoo/o-spreadsheet';
import {
  type Bereich,
  type Blattmodell,
  type Modellzelle,
  STILE,
  type Stil,
  type Stilname,
} from '../../workbook/modell.ts';
import { adresse } from '../../workbook/zellen.ts';
import { alsZelltext } from './zelltext.ts';

export interface Zellstand {
  readonly zeile: number;
  readonly spalte: number;
  /** In der Speicherform von o-spreadsheet: Formeln und Zahlen englisch notiert. */
  readonly inhalt: string;
  readonly format?: string;
  readonly stil?: Style;
  readonly rahmen?: Border;
}

export interface Pruefregel {
  readonly bereich: string;
  readonly werte: readonly string[] | 'datum';
}

export interface BedingtesFormat {
  readonly bereich: string;
  readonly formel: string;
  readonly stil: Style;
}

export interface Blattstand {
  readonly name: string;
  readonly zeilen: number;
  readonly spalten: number;
  readonly zellen: readonly Zellstand[];
  /** Breite in Pixeln je Spalte; `null`: Standardbreite. */
  readonly breiten: readonly (number | null)[];
  /** Höhe in Pixeln je Zeile, nur abweichende. */
  readonly hoehen: Readonly<Record<number, number>>;
  readonly regeln: readonly Pruefregel[];
  readonly bedingteFormate: readonly BedingtesFormat[];
  readonly verbunden: readonly string[];
  readonly fixiert: { readonly zeilen: number; readonly spalten: number };
  readonly gitterlinien: boolean;
}

type Beigaben = Partial<Pick<Blattstand, 'bedingteFormate' | 'verbunden' | 'hoehen' | 'gitterlinien'>>;

/** Leerer Platz neben und unter dem Inhalt, zum Weiterarbeiten. */
export const RAND = { zeilen: 30, spalten: 4 };

/** Mittlere Breite eines Zeichens in Überschriften, in Pixeln. */
const ZEICHENBREITE = 8;
const UEBERSCHRIFTEN: ReadonlySet<Stilname> = new Set(['titel', 'erlaeuterung', 'abschnitt']);

/**
 * Breite der ersten Spalten eines Haushaltsblatts, schmaler als in Excel: Neben dem Aufgabenbereich soll eine Stelle
 * von der Kennung bis zu den Jahresausgaben zu sehen sein. Jedes Wort der Kopfzeilen passt, und in der Übersicht
 * Beträge bis 999.999,99 €.
 */
const ENGE_BREITEN = [172, 184, 100, 102, 98, 98, 102, 90, 108, 112];

/** Ein Zellmodell in der Speicherform von o-spreadsheet, mit Platz zum Weiterarbeiten daneben und darunter. */
export function standAusModell(modell: Blattmodell, beigaben: Beigaben = {}): Blattstand {
  return {
    name: modell.name,
    zeilen: modell.zeilen + RAND.zeilen,
    spalten: modell.spalten + RAND.spalten,
    zellen: modell.zellen.map(({ zeile, spalte, inhalt, format, stil }) => ({
      zeile,
      spalte: spalte + versatz(modell, { spalte, inhalt, stil }),
      inhalt: alsZelltext(inhalt),
      ...(format ? { format } : {}),
      stil: zellstil(stil),
      ...rahmen(STILE[stil]),
    })),
    breiten: modell.tabellen.length === 0 ? modell.breiten : modell.breiten.map((b, i) => ENGE_BREITEN[i] ?? b),
    hoehen: beigaben.hoehen ?? {},
    regeln: [
      ...modell.auswahllisten.map((liste): Pruefregel => ({ bereich: bereichsname(liste), werte: liste.werte })),
      ...modell.datumsbereiche.map((bereich): Pruefregel => ({ bereich: bereichsname(bereich), werte: 'datum' })),
    ],
    bedingteFormate: beigaben.bedingteFormate ?? [],
    verbunden: beigaben.verbunden ?? [],
    fixiert: modell.fixiert,
    gitterlinien: beigaben.gitterlinien ?? true,
  };
}

/**
 * Anders als Excel schneidet o-spreadsheet Text an der fixierten Spalte ab. Was dort nicht hineinpasst, steht deshalb
 * gleich daneben, auch, was erst eine Formel ergibt; erkannt werden Überschriften in jeder Spalte.
 */
function versatz(
  { breiten, fixiert }: Blattmodell,
  { spalte, inhalt, stil }: Pick<Modellzelle, 'spalte' | 'inhalt' | 'stil'>,
): 0 | 1 {
  const lang =
    inhalt?.art === 'formel' || (inhalt?.art === 'text' && inhalt.text.length * ZEICHENBREITE > (breiten[spalte] ?? 0));
  return lang && spalte === fixiert.spalten - 1 && UEBERSCHRIFTEN.has(stil) ? 1 : 0;
}

/** Ein Stil des Blatts in den Angaben von o-spreadsheet. */
export function zellstil(name: Stilname): Style {
  const stil = STILE[name];
  return {
    ...(stil.fett ? { bold: true } : {}),
    ...(stil.kursiv ? { italic: true } : {}),
    ...(stil.hintergrund ? { fillColor: stil.hintergrund } : {}),
    ...(stil.umbruch ? { wrapping: 'wrap', verticalAlign: 'middle' } : {}),
    textColor: stil.schrift,
    fontSize: stil.groesse,
  };
}

function rahmen(stil: Stil): { rahmen?: Border } {
  if (!stil.rahmen) return {};
  const linie = { style: 'thin', color: stil.rahmen } as const;
  return { rahmen: { top: linie, right: linie, bottom: linie, left: linie } };
}

/** "B6" oder "B6:D9", wie o-spreadsheet Bereiche nennt. */
export function bereichsname({ zeile, spalte, zeilen, spalten }: Bereich): string {
  const ende = { zeile: zeile + zeilen - 1, spalte: spalte + spalten - 1 };
  return zeilen === 1 && spalten === 1 ? adresse({ zeile, spalte }) : `${adresse({ zeile, spalte })}:${adresse(ende)}`;
}

/** Derselbe Name für einen Bereich, wie o-spreadsheet ihn führt. */
export function zonenname({ left, top, right, bottom }: Zone): string {
  return bereichsname({ zeile: top, spalte: left, zeilen: bottom - top + 1, spalten: right - left + 1 });
}

/** Regel von o-spreadsheet zu einem bedingten Format. */
export function formelregel(format: BedingtesFormat): CellIsRule {
  return { type: 'CellIsRule', operator: 'customFormula', values: [format.formel], style: format.stil };
}
