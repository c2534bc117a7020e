/** Das Zellmodell eines Blatts: was eine Umsetzung des Ports schreiben soll, unabhängig von Excel und Workbench. */

/**
 * Inhalt einer Zelle. `text` ist wörtlich gemeint und darf nie als Formel, Zahl oder Datum gedeutet werden, auch wenn
 * er mit = + - @ oder Tabulator beginnt. `formel` steht in der neutralen Schreibweise: englische Namen, Komma, Punkt
 * ("=IF(A1>0.5,1,2)").
 */
export type Zellinhalt =
  | { readonly art: 'text'; readonly text: string }
  | { readonly art: 'zahl'; readonly zahl: number }
  | { readonly art: 'formel'; readonly formel: string };

export type Stilname =
  | 'titel'
  | 'erlaeuterung'
  | 'abschnitt'
  | 'kopf'
  | 'kopfErgebnis'
  | 'beschriftung'
  | 'eingabe'
  | 'ergebnis'
  | 'summe';

export interface Modellzelle {
  readonly zeile: number;
  readonly spalte: number;
  /** `null`: leere Zelle, die nur Format und Stil hat. */
  readonly inhalt: Zellinhalt | null;
  /** Excel-Zahlenformat in englischer Schreibweise, z. B. `#,##0.00`. */
  readonly format?: string;
  readonly stil: Stilname;
}

export interface Bereich {
  readonly zeile: number;
  readonly spalte: number;
  readonly zeilen: number;
  readonly spalten: number;
}

export interface Modelltabelle extends Bereich {
  /** So heißt sie in Excel als Tabellenobjekt. */
  readonly name: string;
  /** Ob ihre Kopfzeile Knöpfe zum Filtern hat. */
  readonly filter: boolean;
  /** Titel für Vorlesegeräte und Meldungen. */
  readonly titel: string;
}

export interface Auswahlliste extends Bereich {
  readonly werte: readonly string[];
}

/** Gestapelte Balken je Haushaltsjahr. */
export interface Modelldiagramm {
  readonly jahre: Bereich;
  readonly reihen: readonly { readonly titel: string; readonly werte: Bereich }[];
  /** Zellen, über denen das Diagramm liegt. */
  readonly platz: Bereich;
}

export interface Blattmodell {
  /** Name eines neu angelegten Blatts; ein vorhandenes behält seinen Namen. */
  readonly name: string;
  readonly zeilen: number;
  readonly spalten: number;
  readonly zellen: readonly Modellzelle[];
  /** Breite je Spalte in Pixeln. */
  readonly breiten: readonly number[];
  readonly tabellen: readonly Modelltabelle[];
  readonly auswahllisten: readonly Auswahlliste[];
  /** Bereiche, in denen nur ein Datum erwartet wird. */
  readonly datumsbereiche: readonly Bereich[];
  /** Tabelle der Jahressummen: Haushaltsjahre in der ersten Spalte, Überschriften in der ersten Zeile. */
  readonly uebersicht: Bereich;
  readonly diagramm?: Modelldiagramm;
  /** So viele Zeilen und Spalten bleiben beim Rollen stehen; die Zeilen wiederholen sich auf jeder gedruckten Seite. */
  readonly fixiert: { readonly zeilen: number; readonly spalten: number };
  /** Der gedruckte Bereich: auf eine Seite Breite verkleinert, so lang wie nötig. */
  readonly druckbereich: Bereich;
}

/** Eingabeprüfungen und Diagramm eines Blatts: was sich aus seinen Zellen ergibt und nicht in ihnen steht. */
export type Beigaben = Pick<Blattmodell, 'auswahllisten' | 'datumsbereiche' | 'diagramm'>;

export interface Stil {
  readonly fett: boolean;
  readonly kursiv: boolean;
  readonly schrift: string;
  readonly hintergrund: string | null;
  /** Schriftgröße in Punkt. */
  readonly groesse: number;
  readonly umbruch: boolean;
  /** Farbe des dünnen Rahmens. */
  readonly rahmen: string | null;
}

const GRUND: Stil = {
  fett: false,
  kursiv: false,
  schrift: '#1b1b1b',
  hintergrund: null,
  groesse: 10,
  umbruch: false,
  rahmen: null,
};

/** Aussehen je Stilname; Eingabefelder sind hell hinterlegt, Ergebnisse weiß. Kontraste erfüllen WCAG AA. */
export const STILE: Readonly<Record<Stilname, Stil>> = {
  titel: { ...GRUND, fett: true, groesse: 14, schrift: '#0b3d5c' },
  erlaeuterung: { ...GRUND, kursiv: true, schrift: '#4a4a4a' },
  abschnitt: { ...GRUND, fett: true, groesse: 11, schrift: '#0b3d5c' },
  kopf: { ...GRUND, fett: true, schrift: '#ffffff', hintergrund: '#0b3d5c', umbruch: true, rahmen: '#0b3d5c' },
  kopfErgebnis: { ...GRUND, fett: true, schrift: '#0b3d5c', hintergrund: '#dce8f0', umbruch: true, rahmen: '#b7cbd8' },
  beschriftung: { ...GRUND, rahmen: '#d0d7dc' },
  eingabe: { ...GRUND, hintergrund: '#fff8e1', rahmen: '#d9cfae' },
  ergebnis: { ...GRUND, rahmen: '#d0d7dc' },
  summe: { ...GRUND, fett: true, hintergrund: '#eef3f6', rahmen: '#b7cbd8' },
};
