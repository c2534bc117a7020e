/** Was die Teile der Steuerung (Speichern, Laden, Listen …) voneinander brauchen. */
import type { Blattmodell } from '../../workbook/modell.ts';
import type { Merker, Workbook } from '../../workbook/workbook.ts';
import type { Anmeldung } from '../anmeldung/anmeldung.ts';
import type { Ablage } from '../api/schnittstelle.ts';
import type { LadeRechner } from './blattleser.ts';
import type { Blattzustand, Meldungsart, Zustand } from './zustand.ts';

/** Was die Steuerung von außen bekommt. */
export interface Umgebung {
  readonly workbook: Workbook;
  readonly ablage: Ablage;
  readonly anmeldung: Anmeldung;
  /** Neue UUIDv7 für Anträge und Schlüssel. */
  readonly neueId: () => string;
  /** Ohne Angabe holt ihn der Blattleser selbst. */
  readonly ladeRechner?: LadeRechner;
}

export interface Steuerkern {
  readonly umgebung: Umgebung;
  readonly zustand: Zustand;
  readonly listen: { versionen(): Promise<void>; antraege(): Promise<void> };
  readonly speichern: { verwirf(): void };
  setze(teil: Partial<Zustand>): void;
  melde(art: Meldungsart, text: string): void;
  liesBlatt(): Promise<Blattzustand>;
  darfUeberschreiben(vorhaben: string): Promise<boolean>;
  schreibe(modell: Blattmodell, merker: Merker | null, erfolg: string): Promise<boolean>;
  setzeMerker(merker: Merker | null): Promise<void>;
}

export function text(fehler: unknown): string {
  return fehler instanceof Error ? fehler.message : String(fehler);
}
