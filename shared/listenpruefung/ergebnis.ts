/** Das Ergebnis der Prüfung einer Liste. */
import type { Dezimal } from '../grund/geld.ts';
import type { Lesart } from '../tabellentext/zahltext.ts';
import type { Wertspalte } from './spaltenrollen.ts';

/** Die lesbaren Zahlen einer Zeile oder Summe. */
export type Werte = Readonly<Partial<Record<Wertspalte, Dezimal>>>;

/** `fehler`: nicht lesbar; `abweichung`: Zahlen passen nicht zusammen; `info`: erklärt etwas. */
export interface Befund {
  readonly art: 'fehler' | 'abweichung' | 'info';
  readonly text: string;
  readonly regel: string | null;
}

/** Eine Kommune der Liste: was dasteht und was R1–R3 ergeben. */
export interface Listenzeile {
  /** Nummer der Zeile: im Blatt, bei eingefügtem Text in der Liste, ab 1. */
  readonly nr: number;
  readonly kommune: string;
  readonly werte: Werte;
  /** Stellen nach R1–R3; `null`, wenn die Geduldeten fehlen oder unklar sind. */
  readonly nachSchluessel: Dezimal | null;
  /** Stellen der Liste − nach Schlüssel. */
  readonly differenz: Dezimal | null;
  readonly befunde: readonly Befund[];
}

/** Eine Spalte, deren angegebene Summe nicht die der Zeilen ist. */
export interface Summenabweichung {
  readonly spalte: Wertspalte;
  readonly angegeben: Dezimal;
  readonly gerechnet: Dezimal;
  /** angegeben − gerechnet */
  readonly unterschied: Dezimal;
}

/** Eine Summenzeile oder genannte Summe, nachgerechnet. */
export interface Summenpruefung {
  /** Zeile der Liste; `null` bei Summen, die außerhalb der Liste genannt sind. */
  readonly nr: number | null;
  readonly bezeichnung: string;
  readonly geprueft: number;
  readonly abweichungen: readonly Summenabweichung[];
  /** Womit sich alle Abweichungen auf einmal erklären. */
  readonly erklaerungen: readonly string[];
  readonly befunde: readonly Befund[];
}

/** Eine belegte Zeile, die in keine Prüfung eingeht. */
export interface Ungelesen {
  readonly nr: number;
  readonly grund: string;
}

/**
 * Zahlen einer Spalte, die sich auf dieselben Weisen lesen lassen: mit einer Wahl entschieden. `schluessel` nennt sie,
 * und `gewaehlt` ist die gewählte Weise; `null`, solange keine gilt.
 */
export interface Lesartenfrage {
  readonly schluessel: string;
  readonly spalte: Wertspalte;
  /** Wie viele Zellen es sind. */
  readonly anzahl: number;
  /** Die erste davon, wie sie dasteht, mit ihrer Zeile. */
  readonly beispiel: { readonly nr: number; readonly text: string };
  /** Die Werte sind die des Beispiels. */
  readonly lesarten: readonly Lesart[];
  readonly gewaehlt: string | null;
}

/** Eine Kommune, die in mehreren Zeilen steht; `zeilen` sind deren Nummern. */
export interface Doppelte {
  readonly kommune: string;
  readonly zeilen: readonly number[];
}

/** Stellen eines Regierungsbezirks, in der Liste und nach R1–R3. */
export interface Bezirkssumme {
  readonly regierungsbezirk: string;
  readonly stellen: Dezimal;
  readonly nachSchluessel: Dezimal;
}

/** Das Ergebnis der ganzen Liste. */
export interface Listenpruefung {
  /** Ids der Regelstände, mit denen geprüft ist: der für die Stellen und, wo Eigenanteile geprüft sind, der für sie. */
  readonly regelstaende: readonly string[];
  readonly zeilen: readonly Listenzeile[];
  readonly uebereinstimmend: number;
  readonly abweichend: number;
  /**
   * Zeilen, die nicht mit R1–R3 verglichen sind: Geduldete oder Stellen fehlen oder sind unklar, oder die Zeile ist gar
   * nicht gelesen.
   */
  readonly ungeprueft: number;
  /** Summen der lesbaren Zahlen je Spalte. */
  readonly summen: Werte;
  /** Summe der Stellen nach R1–R3. */
  readonly nachSchluessel: Dezimal;
  /** Nur verglichene Zeilen; leer ohne Spalte mit dem Regierungsbezirk. */
  readonly jeRegierungsbezirk: readonly Bezirkssumme[];
  readonly summenpruefungen: readonly Summenpruefung[];
  readonly doppelte: readonly Doppelte[];
  /** Überschriften: Titel, Kopfzeilen, auch wiederholte, Zwischenüberschriften und nummerierte Spalten. */
  readonly uebersprungen: readonly number[];
  /** Belegte Zeilen, die nicht gelesen sind, mit Grund. */
  readonly ungelesen: readonly Ungelesen[];
  /** Alle belegten Zeilen: die Zahl aus `zeilen`, Summenzeilen, `uebersprungen` und `ungelesen` zusammen. */
  readonly belegt: number;
  /** Nennt umgerechnete Zahlen, weil die Überschrift eine Einheit nennt. */
  readonly umgerechnet: readonly string[];
  /** Wo Zahlen zwei Lesarten haben, je Spalte und Schreibweise. */
  readonly lesartenfragen: readonly Lesartenfrage[];
}

/** Ob alles geprüft ist und stimmt. Ist nichts verglichen, ist das kein Erfolg. */
export function istEinwandfrei({
  zeilen,
  uebereinstimmend,
  abweichend,
  ungeprueft,
  ungelesen,
  doppelte,
  summenpruefungen,
}: Listenpruefung): boolean {
  return (
    uebereinstimmend > 0 &&
    abweichend + ungeprueft + ungelesen.length + doppelte.length === 0 &&
    zeilen.every(({ befunde }) => befunde.every(({ art }) => art === 'info')) &&
    summenpruefungen.every(
      ({ geprueft, abweichungen, befunde }) => geprueft > 0 && abweichungen.length === 0 && befunde.length === 0,
    )
  );
}
