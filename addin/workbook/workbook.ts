/**
 * Port zur Arbeitsmappe. Der Aufgabenbereich kennt nur ihn; Excel (`office/`) und die Werkbank setzen ihn um.
 * Alle Aufrufe dürfen mit einem {@link WorkbookFehler} scheitern; dann ist nichts geschrieben.
 */
import type { Blattmodell } from './modell.ts';
import type { Tabellen } from './tabellen.ts';
import type { Zellbezug, Zellwert } from './zellen.ts';

/** Welche gespeicherte Version im Blatt liegt; wird mit der Arbeitsmappe aufbewahrt. */
export interface Merker {
  readonly antragId: string;
  /** Die Version, deren Inhalt ins Blatt geladen oder aus ihm gespeichert wurde. */
  readonly version: number;
  /** Die neueste Version, die die Person dabei kannte: Gegen sie wird gespeichert (If-Match). */
  readonly basis: number;
  /** SHA-256 des Antrags dieser Version in kanonischer Form: Daran erkennt man ungespeicherte Änderungen. */
  readonly antragHash: string;
}

export interface Auswahl {
  readonly zelle: Zellbezug;
  /** Neutrale Formel mit führendem "=" oder `null`. */
  readonly formel: string | null;
  readonly wert: Zellwert;
}

export type WorkbookFehlerCode = 'ZELLE_IN_BEARBEITUNG' | 'BLATT_GESCHUETZT' | 'NICHT_UNTERSTUETZT' | 'FEHLGESCHLAGEN';

/** Meldung auf Deutsch, so dass die Person weiß, was zu tun ist. */
export class WorkbookFehler extends Error {
  readonly code: WorkbookFehlerCode;

  constructor(code: WorkbookFehlerCode, meldung: string, ursache?: unknown) {
    super(meldung, { cause: ursache });
    this.name = 'WorkbookFehler';
    this.code = code;
  }
}

/** Nimmt genau ein Schreiben zurück. */
export interface Schreibvorgang {
  zuruecknehmen(): Promise<void>;
}

export type Abmeldung = () => void;

export interface Workbook {
  readonly umgebung: 'excel' | 'werkbank';
  /**
   * Die Tabellen des Haushaltsblatts; `null`, wenn die Mappe keines enthält. Wird nach jeder Änderung gerufen und darf deshalb eine
   * laufende Eingabe nicht beenden; nur mit `eingabeAbschliessen` (vor dem Speichern) wird sie in die Zelle übernommen.
   */
  leseTabellen(optionen?: { readonly eingabeAbschliessen?: boolean }): Promise<Tabellen | null>;
  /** Ersetzt den Inhalt des Haushaltsblatts oder legt es an und zeigt es. Ganz oder gar nicht. */
  schreibeBlatt(modell: Blattmodell): Promise<Schreibvorgang>;
  leseMerker(): Promise<Merker | null>;
  schreibeMerker(merker: Merker | null): Promise<void>;
  /** Wählt die Zelle aus und zeigt sie. */
  springeZu(zelle: Zellbezug): Promise<void>;
  /** Die Zelle, auf der die Auswahl steht. */
  leseAuswahl(): Promise<Auswahl | null>;
  /** Werte einzelner Zellen in der Reihenfolge der Bezüge. */
  leseZellen(zellen: readonly Zellbezug[]): Promise<Zellwert[]>;
  /** Ruft nach jeder Änderung an Werten oder Aufbau der Mappe, auch nach eigenen. */
  beobachteAenderungen(beiAenderung: () => void): Abmeldung;
  beobachteAuswahl(beiAuswahl: () => void): Abmeldung;
}
