/** Die Teile der Steuerung (Speichern, Laden, Listen …) kennen voneinander nur das hier. */

import type { Antragsversion } from '../../../shared/antrag/version.ts';
import type { AntragId } from '../../../shared/grund/marken.ts';
import type { Blattmodell } from '../../workbook/modell.ts';
import type { Mappenmerker, Merker, Workbook } from '../../workbook/workbook.ts';
import type { Anmeldung } from '../anmeldung/anmeldung.ts';
import { Abgelehnt, type Ablage } from '../api/schnittstelle.ts';
import type { Blattzustand, LadeRechner, Listenname, Meldungsart, Rueckfrage, Zustand } from './zustand.ts';

/** Der Teil von `Storage`, den die Steuerung braucht. */
export type Geraetespeicher = Pick<Storage, 'getItem' | 'setItem'>;

/** Die Steuerung bekommt das von außen. */
export interface Umgebung {
  readonly workbook: Workbook;
  readonly ablage: Ablage;
  readonly anmeldung: Anmeldung;
  /** Neue UUIDv7 für Anträge und Schlüssel. */
  readonly neueId: () => string;
  /** Speicher des Browsers; `null`, wenn er gesperrt ist. */
  readonly geraetespeicher: Geraetespeicher | null;
  /** Ohne Angabe holt ihn der Blattleser selbst. */
  readonly ladeRechner?: LadeRechner;
}

/** Die Steuerung, so weit ihre Teile sie kennen. */
export interface Steuerkern {
  readonly umgebung: Umgebung;
  readonly zustand: Zustand;
  readonly abgleich: {
    sucheNeuere(): Promise<void>;
    pruefe(): Promise<void>;
    zuUnterschreiben(merker: Merker, wiederholt?: boolean): Promise<Antragsversion>;
  };
  readonly listen: {
    versionen(): Promise<void>;
    antraege(): Promise<void>;
    vergiss(...namen: readonly Listenname[]): void;
  };
  readonly speichern: { blattAls(antragId: AntragId, basis: number, kommentar: string): Promise<number | null> };
  readonly zusammenfuehren: { oeffne(): Promise<void> };
  setze(teil: Partial<Zustand>): void;
  melde(art: Meldungsart, text: string, ruecknahme?: (() => Promise<void>) | null): void;
  frage(rueckfrage: Rueckfrage): Promise<boolean>;
  liesBlatt(): Promise<Blattzustand>;
  darfUeberschreiben(vorhaben: string): Promise<boolean>;
  darfNotizenVerwerfen(vorhaben: string): Promise<boolean>;
  schreibe(modell: Blattmodell, merker: Merker | null, erfolg: string): Promise<boolean>;
  /**
   * Schreibt das Blatt und merkt sich, zu welcher Version es gehört. Liefert die Rücknahme von beidem. @throws
   * {WorkbookFehler}
   */
  ersetzeBlatt(modell: Blattmodell, merker: Merker | null): Promise<() => Promise<void>>;
  /** Meldet an, wenn das beim Start nicht gelang. */
  meldeAnFallsNoetig(): Promise<void>;
  /** Liest den Merker der Mappe, wenn das noch nicht gelang. @throws {WorkbookFehler} */
  liesMerker(): Promise<void>;
  /** Im gelesenen Blatt liegt etwas anderes; was sich bis jetzt zurücknehmen ließ, gehört nicht mehr dazu. */
  nimmMerker(merker: Mappenmerker | null): void;
  /** Gilt hier sofort. @throws {WorkbookFehler} wenn ihn die Mappe nicht annimmt */
  setzeMerker(merker: Mappenmerker | null): Promise<void>;
}

/**
 * Vermerkt eine gespeicherte Version. Liefert den Satz, der zur Bestätigung gehört, wenn die Mappe ihn nicht annimmt;
 * sonst leer.
 */
export async function vermerke(steuerung: Steuerkern, merker: Merker): Promise<string> {
  const nichtAngenommen =
    ' Die Mappe konnte sich das nicht merken: Nach dem nächsten Öffnen gilt das Blatt als geändert.';
  return steuerung.setzeMerker(merker).then(
    () => '',
    () => nichtAngenommen,
  );
}

/** Wie {@link fehlertext}, bei einer Ablehnung samt den Meldungen zu einzelnen Feldern. */
export function ausfuehrlich(fehler: unknown): string {
  return [fehlertext(fehler), ...(fehler instanceof Abgelehnt ? fehler.fehler.map(({ meldung }) => meldung) : [])].join(
    ' ',
  );
}

/** Die Meldung eines Fehlers, wie sie in einer Leiste stehen kann. */
export function fehlertext(fehler: unknown): string {
  return fehler instanceof Error ? fehler.message : String(fehler);
}
