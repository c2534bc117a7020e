/**
 * Port zur Arbeitsmappe. Der Aufgabenbereich kennt nur ihn; Excel (`office/`) und die Workbench setzen ihn um.
 * Alle Aufrufe dürfen mit einem {@link WorkbookFehler} scheitern; dann ist nichts geschrieben.
 */

import type { AntragId } from '../../shared/grund/marken.ts';
import type { Beigaben, Blattmodell } from './modell.ts';
import type { Blattinhalt, Gitter, Zellbezug, Zellwert } from './zellen.ts';

/** So viele Zellen liest {@link Workbook.leseBereich} höchstens: 500 Zeilen mit 40 Spalten. */
export const HOECHSTENS_ZELLEN = 20_000;

/** Welche gespeicherte Version im Blatt liegt; wird mit der Arbeitsmappe aufbewahrt. */
export interface Merker {
  readonly antragId: AntragId;
  /** Die Version, deren Inhalt ins Blatt geladen oder aus ihm gespeichert wurde. */
  readonly version: number;
  /** Die neueste Version, die die Person dabei kannte: Gegen sie wird gespeichert (If-Match). */
  readonly basis: number;
  /** SHA-256 des Antrags dieser Version in kanonischer Form: Daran erkennt man ungespeicherte Änderungen. */
  readonly antragHash: string;
  /** Die Kommune, in deren Ablage sie liegt; ältere Mappen nennen sie nicht. */
  readonly tid?: string;
}

/**
 * Aus welcher Kommune ein Blatt stammt, das keiner ihrer Versionen mehr gehört: Vor dem Speichern wird danach gefragt.
 */
export interface Blattherkunft {
  readonly tid: string;
  /** Wie sie dort heißt, wenn das bekannt ist. */
  readonly name: string | null;
}

/** Steht in der Mappe, damit es auch nach dem nächsten Öffnen gilt; frühere Fassungen kennen nur den {@link Merker}. */
export type Mappenmerker = Merker | Blattherkunft;

/** Die Zelle, auf der die Auswahl steht, mit Inhalt. */
export interface Auswahl {
  readonly zelle: Zellbezug;
  /** Neutrale Formel mit führendem "=" oder `null`. */
  readonly formel: string | null;
  readonly wert: Zellwert;
  /** Der Wert im Zahlenformat der Zelle, auch wo die Spalte dafür zu schmal ist: `01.04.2020` statt 43922. */
  readonly anzeige: string;
}

/** Ein gelesener Bereich: Werte zeilenweise, alle Zeilen gleich lang. */
export interface Bereich {
  readonly blatt: string;
  /** Linke obere Zelle, zu der die erste Zeile und Spalte von `werte` gehören. */
  readonly ersteZelle: Zellbezug;
  readonly werte: readonly (readonly Zellwert[])[];
  /** Ausgeblendete und weggefilterte Zeilen darin, gezählt ab 0 im Blatt; auch ihre Werte sind gelesen. */
  readonly verborgeneZeilen: ReadonlySet<number>;
}

/** So sieht ein Blatt aus, im Bereich seiner belegten Zellen. */
export interface Blattanzeige extends Gitter {
  /** Der Text, den jede Zelle zeigt; „####“, wo die Spalte zu schmal ist. */
  readonly texte: readonly (readonly string[])[];
  /** Verborgene Zeilen, auch weggefilterte, und Spalten, gezählt ab 0 im Blatt. */
  readonly verborgeneZeilen: ReadonlySet<number>;
  readonly verborgeneSpalten: ReadonlySet<number>;
}

export type WorkbookFehlerCode =
  | 'ZELLE_IN_BEARBEITUNG'
  | 'BLATT_GESCHUETZT'
  | 'BEREICH_UNGEEIGNET'
  | 'NICHT_UNTERSTUETZT'
  /** Die Mappe zählt Tage ab 1904. */
  | 'DATUMSSYSTEM'
  | 'FEHLGESCHLAGEN';

/** Meldung auf Deutsch, so dass die Person weiß, was zu tun ist. */
export class WorkbookFehler extends Error {
  readonly code: WorkbookFehlerCode;

  constructor(code: WorkbookFehlerCode, meldung: string, ursache?: unknown) {
    super(meldung, { cause: ursache });
    this.name = 'WorkbookFehler';
    this.code = code;
  }
}

/** Nicht die Zahlformate des Kerns: Mit ihnen müsste der Aufgabenbereich zum Start schon die Dezimalrechnung laden. */
const ANZAHL = new Intl.NumberFormat('de-DE');

/** Für {@link Workbook.leseBereich}: nennt die Zahl der Zellen und die Grenze. */
export function zuGross(zellen: number): WorkbookFehler {
  const meldung = `Der Bereich hat ${ANZAHL.format(zellen)} Zellen, gelesen werden höchstens ${ANZAHL.format(HOECHSTENS_ZELLEN)}. Markieren Sie weniger Zeilen oder Spalten.`;
  return new WorkbookFehler('BEREICH_UNGEEIGNET', meldung);
}

/** Für ein Blatt, das zu groß ist, um es ganz zu lesen oder vor dem Ersetzen zu sichern. */
export function blattZuGross(blatt: string, zellen: number): WorkbookFehler {
  const meldung = `Das Blatt „${blatt}“ belegt ${ANZAHL.format(zellen)} Zellen; so viele lassen sich nicht sichern, deshalb wird es nicht geändert. Löschen Sie die Zeilen und Spalten weit außerhalb der Tabellen (Strg+Ende zeigt die letzte belegte Zelle).`;
  return new WorkbookFehler('BEREICH_UNGEEIGNET', meldung);
}

/** Für eine Markierung aus mehreren Bereichen, wo nur einer gelesen werden kann. */
export function mehrereBereiche(): WorkbookFehler {
  return new WorkbookFehler(
    'BEREICH_UNGEEIGNET',
    'Es sind mehrere Bereiche markiert. Markieren Sie einen zusammenhängenden Bereich.',
  );
}

/** Für eine Rücknahme, die etwas löschte, was inzwischen jemand eingetragen hat. */
export const ZEILE_AUSGEFUELLT =
  'In der eingefügten Zeile steht inzwischen etwas. Löschen Sie sie im Blatt, wenn Sie sie nicht mehr brauchen.';

/** Nimmt genau ein Schreiben zurück. */
export interface Schreibvorgang {
  zuruecknehmen(): Promise<void>;
}

export type Abmeldung = () => void;

export interface Leseoptionen {
  readonly eingabeAbschliessen?: boolean;
  /**
   * Ob ein Blatt nach seinem Anfang zu dem gehört, was gesucht ist: Sehr große Blätter werden nur dann gelesen. Ohne
   * Angabe alle.
   */
  readonly istGesucht?: (anfang: Gitter) => boolean;
}

/**
 * Womit sich Tabellen in der Mappe suchen lassen: ihre Tabellenobjekte oder, wo eines fehlt, die Werte aller Blätter.
 */
export type Mappengitter =
  | { readonly art: 'tabellen'; readonly tabellen: ReadonlyMap<string, Gitter> }
  | {
      readonly art: 'blaetter';
      /** Die Blätter, in denen am ehesten steht, was gesucht ist, zuerst. */
      readonly blaetter: readonly Gitter[];
      /** Ein Blatt, in dem wenigstens eines der Tabellenobjekte steht. */
      readonly mitTabelle: string | null;
    };

/** Das Blatt, dessen Inhalt ein Schreiben ersetzt. */
export interface Ersatz {
  readonly blatt: string;
  /** Eingabeprüfungen und Diagramm zum bisherigen Inhalt, falls das Schreiben zurückgenommen wird. */
  beigaben(vorher: Gitter): Beigaben;
}

/** Ein Tabellenobjekt und das sichtbare Blatt, in dem es steht. */
export interface Tabellenort {
  readonly name: string;
  readonly blatt: string;
}

/** Der Aufgabenbereich verlangt von einer Arbeitsmappe diese Handgriffe. */
export interface Workbook {
  readonly umgebung: 'excel' | 'workbench';
  /**
   * Die Tabellenobjekte dieser Namen; fehlt eines, alle Blätter. Ausgeblendete Blätter werden nie gelesen. Wird nach
   * jeder Änderung gerufen und darf deshalb eine laufende Eingabe nicht beenden; nur mit `eingabeAbschliessen` (vor dem
   * Speichern) wird sie in die Zelle übernommen.
   */
  leseGitter(tabellennamen: readonly string[], optionen?: Leseoptionen): Promise<Mappengitter>;
  /** Alle Tabellenobjekte in sichtbaren Blättern; leer, wo es keine gibt. */
  leseTabellenorte(): Promise<readonly Tabellenort[]>;
  /** Alle belegten Zellen eines Blatts; `null`, wenn es leer ist. */
  leseBlatt(blatt: string): Promise<Blattinhalt | null>;
  /** Liest, wie ein Blatt aussieht; `null`, wenn es leer ist. */
  leseAnzeige(blatt: string): Promise<Blattanzeige | null>;
  /** Ersetzt den Inhalt des Blatts `ersatz` oder legt ein neues an und zeigt es. Ganz oder gar nicht. */
  schreibeBlatt(modell: Blattmodell, ersatz: Ersatz | null): Promise<Schreibvorgang>;
  /**
   * Fügt unter der Zeile von `unter` eine ganze Zeile ein, mit deren Formeln, Formaten und Auswahllisten, ohne ihre
   * Eingaben; Tabellen und Bereiche, die dort endeten, reichen bis zu ihr. Die Rücknahme scheitert, wenn in der neuen
   * Zeile inzwischen etwas steht.
   */
  fuegeZeileEin(unter: Zellbezug): Promise<Schreibvorgang>;
  /** Schreibt eine neutrale Formel mit führendem „=“ in eine Zelle; ihr Aussehen bleibt. */
  schreibeFormel(zelle: Zellbezug, formel: string): Promise<void>;
  /**
   * Der Merker des Haushaltsblatts, das von sich aus gelesen wird; mit `blatt` der des Blatts, das die Person statt
   * dessen gewählt hat.
   */
  leseMerker(blatt?: string | null): Promise<Mappenmerker | null>;
  schreibeMerker(merker: Mappenmerker | null, blatt?: string | null): Promise<void>;
  /** Das gewählte von mehreren Haushaltsblättern, mit der Mappe aufbewahrt; `null`: keines gewählt. */
  leseBlattwahl(): Promise<string | null>;
  schreibeBlattwahl(blatt: string | null): Promise<void>;
  /**
   * Speichern, das noch auf seine Bestätigung wartet, als Text; wird wie der Merker mit der Arbeitsmappe aufbewahrt.
   */
  leseAusgang(): Promise<string | null>;
  schreibeAusgang(ausgang: string | null): Promise<void>;
  /**
   * Hebt genau diese Zellen hervor und keine anderen mehr, ohne Werte und eigene Farben zu ändern. Leer: hebt alles
   * auf.
   */
  markiere(zellen: readonly Zellbezug[]): Promise<void>;
  hatMarkierung(): Promise<boolean>;
  /** Wählt die Zelle aus und zeigt sie. */
  springeZu(zelle: Zellbezug): Promise<void>;
  /** Die Zelle, auf der die Auswahl steht. */
  leseAuswahl(): Promise<Auswahl | null>;
  /** Werte einzelner Zellen in der Reihenfolge der Bezüge. */
  leseZellen(zellen: readonly Zellbezug[]): Promise<Zellwert[]>;
  /**
   * Der markierte Bereich oder alle belegten Zellen des angezeigten Blatts, jeweils bis zur letzten belegten Zeile und
   * Spalte; `null`, wenn dort nichts steht. Mehr als {@link HOECHSTENS_ZELLEN} Zellen und mehrere Bereiche zugleich
   * werden abgelehnt (`BEREICH_UNGEEIGNET`).
   */
  leseBereich(quelle?: 'auswahl' | 'blatt'): Promise<Bereich | null>;
  /** Öffnet eine .xlsx-Datei als neue, ungespeicherte Mappe; nur in Excel. */
  oeffneMappe?(inhalt: Uint8Array): Promise<void>;
  /** Ruft nach jeder Änderung an Werten oder Aufbau der Mappe, auch nach eigenen. */
  beobachteAenderungen(beiAenderung: () => void): Abmeldung;
  beobachteAuswahl(beiAuswahl: () => void): Abmeldung;
}
