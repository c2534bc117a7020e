/** Zellen, wie alle Umsetzungen des Ports sie lesen und schreiben. Zeilen und Spalten zählen ab 0. */

/** Eine Zelle, die statt eines Werts einen Fehler zeigt. */
export interface Zellfehler {
  /** Wie die Tabelle ihn zeigt: `#WERT!`, `#NV` … ({@link fehlername}). */
  readonly fehler: string;
  /** Meldung der Funktion, soweit die Umgebung sie herausgibt (die Workbench immer, Excel nie). */
  readonly meldung?: string;
}

/** Der Wert einer Zelle. Datumszellen liefern ihre Seriennummer, leere Zellen `null`. */
export type Zellwert = string | number | boolean | Zellfehler | null;

/** Eine Zelle in einem benannten Blatt. */
export interface Zellbezug {
  readonly blatt: string;
  readonly zeile: number;
  readonly spalte: number;
}

/** Rechteck mit Werten; `zeile` und `spalte` nennen seine linke obere Ecke im Blatt. */
export interface Gitter {
  readonly blatt: string;
  readonly zeile: number;
  readonly spalte: number;
  readonly werte: readonly (readonly Zellwert[])[];
}

/** Ein ganzes Blatt: seine Werte und, in derselben Form, ob sie errechnet sind. */
export interface Blattinhalt extends Gitter {
  readonly istFormel: readonly (readonly boolean[])[];
}

/** 0 → "A", 26 → "AA" */
export function spaltenname(spalte: number): string {
  let name = '';
  for (let rest = spalte; rest >= 0; rest = Math.floor(rest / 26) - 1)
    name = String.fromCharCode(65 + (rest % 26)) + name;
  return name;
}

/** Adresse ohne Blattname: "H21". */
export function adresse(zelle: { readonly zeile: number; readonly spalte: number }): string {
  return `${spaltenname(zelle.spalte)}${zelle.zeile + 1}`;
}

/**
 * Excel gibt Fehlerwerte englisch heraus und zeigt sie deutsch; `#REF`, `#ERROR`, `#BAD_EXPR` und `#CYCLE` sind die der
 * Workbench.
 */
const FEHLERNAMEN: Readonly<Record<string, string>> = {
  '#VALUE!': '#WERT!',
  '#ERROR': '#WERT!',
  '#N/A': '#NV',
  '#NUM!': '#ZAHL!',
  '#REF!': '#BEZUG!',
  '#REF': '#BEZUG!',
  '#SPILL!': '#ÜBERLAUF!',
  '#CALC!': '#KALK!',
  '#BAD_EXPR': '#FORMEL!',
  '#CYCLE': '#ZIRKEL!',
};

/** `#VALUE!` → `#WERT!`; was auf Deutsch gleich heißt oder schon deutsch ist, bleibt. */
export function fehlername(fehler: string): string {
  return FEHLERNAMEN[fehler] ?? fehler;
}

/** Ob die Zelle einen Fehler zeigt wie #WERT! oder #NV. */
export function istZellfehler(wert: Zellwert): wert is Zellfehler {
  return typeof wert === 'object' && wert !== null;
}

/** Leer ist auch eine Zelle, in der nur Leerzeichen stehen oder deren Formel "" ergibt. */
export function istLeer(wert: Zellwert): boolean {
  return wert === null || (typeof wert === 'string' && wert.trim() === '');
}

/** Vergleichsform von Überschriften: Groß-/Kleinschreibung, Striche und Leerräume zählen nicht. */
export function normal(wert: Zellwert): string {
  return typeof wert === 'string'
    ? wert
        .normalize('NFC')
        .replaceAll(/[‐-―−]/g, '-')
        .replaceAll(/\s+/g, ' ')
        .trim()
        .toLowerCase()
    : '';
}
