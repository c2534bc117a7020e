/**
 * Ein Schriftstück als Daten: Überschriften, Absätze, Angaben, Tabellen, Unterschriften. PDF (`pdf.ts`) und
 * Arbeitsmappe (`arbeitsmappe.ts`) entstehen beide daraus und zeigen deshalb dasselbe.
 */

export interface Schriftstueck {
  /** Überschrift des Blatts und Titel der Datei. */
  readonly titel: string;
  /** Steht unten auf jeder Seite, neben der Seitenzahl. */
  readonly fuss: string;
  /** A4 hoch oder quer. */
  readonly ausrichtung: 'hoch' | 'quer';
  readonly bloecke: readonly Block[];
}

export type Block =
  | { readonly art: 'ueberschrift'; readonly text: string }
  | { readonly art: 'absatz'; readonly text: string; readonly betont?: boolean }
  | { readonly art: 'angaben'; readonly zeilen: readonly (readonly [name: string, wert: string])[] }
  | Tabelle
  /** Je Eintrag eine Linie zum Unterschreiben, darunter, wer. */
  | { readonly art: 'unterschriften'; readonly wer: readonly string[] };

export interface Tabelle {
  readonly art: 'tabelle';
  readonly titel: string;
  /** Name ihres Blatts in der Arbeitsmappe, höchstens 31 Zeichen. */
  readonly blatt: string;
  /** Die erste benennt die Zeile. */
  readonly spalten: readonly Spalte[];
  readonly zeilen: readonly Tabellenzeile[];
}

/**
 * Was in einer Spalte steht: Text, ein Betrag in € auf Cent, einer auf vier Stellen (A10), eine Zahl mit zwei
 * Nachkommastellen, eine mit so vielen wie nötig, oder ein Tag. Alles außer Text steht rechts.
 */
export type Spaltenart = 'text' | 'betrag' | 'vierstellig' | 'zweistellig' | 'zahl' | 'tag';

export interface Spalte {
  readonly titel: string;
  readonly art: Spaltenart;
  /** Wie sich Textspalten teilen, was die übrigen lassen; ohne Angabe 1. */
  readonly breite?: number;
}

export interface Tabellenzeile {
  /** So viele wie Spalten. */
  readonly zellen: readonly Zelle[];
  /** Fett, mit einer Linie darüber. */
  readonly summe?: boolean;
  /** Zu viel für Papier: steht nur in der Arbeitsmappe. */
  readonly nurInDerMappe?: boolean;
}

/**
 * Text, Dezimaltext mit Punkt oder Tag als JJJJ-MM-TT, je nach Spalte; `null` ist ein Strich (fehlt noch), `''` leer
 * (gehört nicht hierher). Mit Formel rechnet ihn die Arbeitsmappe aus anderen Zellen derselben Tabelle; `wert` ist
 * trotzdem, was der Kern errechnet hat.
 */
export type Zelle = string | null | { readonly wert: string; readonly formel: Zellformel };

/** Eine Zelle derselben Tabelle; beide ab 0, Zeilen ohne den Kopf. */
export interface Ort {
  readonly zeile: number;
  readonly spalte: number;
}

export type Zellformel =
  /** Summe von `plus` weniger Summe von `minus`, wo verlangt nie unter 0. */
  | {
      readonly art: 'summe';
      readonly plus: readonly Ort[];
      readonly minus?: readonly Ort[];
      readonly mindestens0?: boolean;
    }
  | { readonly art: 'kleinster'; readonly von: readonly Ort[] };

/** Was in der Zelle steht, ohne ihre Formel. */
export function zellwert(zelle: Zelle): string | null {
  return zelle === null || typeof zelle === 'string' ? zelle : zelle.wert;
}

export function absatz(text: string): Block {
  return { art: 'absatz', text };
}

/** Eine Tabelle ohne Summen, Zelle für Zelle. */
export function tabelle(
  titel: string,
  blatt: string,
  spalten: readonly Spalte[],
  zeilen: readonly Tabellenzeile['zellen'][],
): Tabelle {
  return { art: 'tabelle', titel, blatt, spalten, zeilen: zeilen.map((zellen) => ({ zellen })) };
}

/** Alle Tabellen, in ihrer Reihenfolge. */
export function tabellenIn({ bloecke }: Pick<Schriftstueck, 'bloecke'>): Tabelle[] {
  return bloecke.filter((block): block is Tabelle => block.art === 'tabelle');
}

export function textspalte(titel: string, breite = 1): Spalte {
  return { titel, art: 'text', breite };
}

export function zahlspalte(titel: string): Spalte {
  return { titel, art: 'zahl' };
}

type Summenformel = Extract<Zellformel, { art: 'summe' }>;

/** Ein Betrag, den die Arbeitsmappe aus anderen Zellen derselben Tabelle summiert. */
export function summenzelle(
  wert: string,
  plus: readonly Ort[],
  weitere: Omit<Summenformel, 'art' | 'plus'> = {},
): Exclude<Zelle, string | null> {
  return { wert, formel: { art: 'summe', plus, ...weitere } };
}

/** Zellen einer Spalte von Zeile bis Zeile, beide eingeschlossen. */
export function spaltenorte(spalte: number, von: number, bis: number): Ort[] {
  return Array.from({ length: Math.max(0, bis - von + 1) }, (_, i) => ({ zeile: von + i, spalte }));
}
