/** Port zur Versionsablage; der HTTP-Client setzt ihn um. */
import type { Bescheidangabe } from '../../../shared/antrag/bescheidschema.ts';
import type { Antrag } from '../../../shared/antrag/schema.ts';
import type { Vergleich } from '../../../shared/antrag/vergleich.ts';
import type { Antragsversion, Autor, Status } from '../../../shared/antrag/version.ts';
import type { Antragskopf, Pruefung, Versionskopf } from '../../../shared/api/antworten.ts';
import type { Belege, Versionsbeleg } from '../../../shared/api/belegantworten.ts';
import type { Feldfehler, Problemcode } from '../../../shared/api/problem.ts';
import type { AntragId } from '../../../shared/grund/marken.ts';

/** Die neuere Version, die ein Speichern verhindert hat, und was sich bis zu ihr geändert hat. */
export interface NeuereVersion {
  readonly version: number;
  readonly autor: Autor;
  readonly erstelltAm: string;
  /** Fehlt bei einer Ablage, die ihn nicht nennt. */
  readonly hash?: string | undefined;
  /** `null`, wenn sich die eigene Ausgangsversion nicht mehr lesen lässt. */
  readonly vergleich: Vergleich | null;
}

/** `cursor` führt zur nächsten Seite; `null` am Ende. */
export interface Seite<T> {
  readonly eintraege: readonly T[];
  readonly cursor: string | null;
}

/** @throws {NichtErreichbar | Abgelehnt} jede Methode; die speichernden auch {@link VeralteteVersion} */
export interface Ablage {
  /** Mit `suche` nur Anträge, deren Titel oder Kommune den Text enthält. */
  antraege(
    cursor: string | null,
    suche?: string,
  ): Promise<Seite<Antragskopf> & { readonly vierAugen?: true | undefined }>;
  versionen(antragId: AntragId, cursor: string | null): Promise<Seite<Versionskopf>>;
  version(antragId: AntragId, version: number): Promise<Antragsversion>;
  /** Antwortet auch auf Wiederholungen mit demselben Schlüssel mit derselben Version. */
  anlegen(antragId: AntragId, antrag: Antrag, kommentar: string, schluessel: string): Promise<Antragsversion>;
  speichern(
    antragId: AntragId,
    basis: number,
    antrag: Antrag,
    kommentar: string,
    schluessel: string,
  ): Promise<Antragsversion>;
  /** Eine Version mit demselben Inhalt und neuem Status, Bescheid oder festgeschrieben. */
  setzeStatus(antragId: AntragId, basis: number, auftrag: Statuswunsch, schluessel: string): Promise<Antragsversion>;
  vergleich(antragId: AntragId, von: number, bis: number): Promise<Vergleich>;
  /** Lässt die Ablage selbst Kette und Zahlen prüfen, eine Seite. Ein Abbruch wirft den Grund des Signals. */
  pruefung(antragId: AntragId, cursor: string | null, abbruch: AbortSignal): Promise<Pruefung>;
  /** Versionen so, wie sie gespeichert sind, eine je Zeile, ungeprüft. */
  ausgabe(antragId: AntragId, cursor: string | null, abbruch: AbortSignal): Promise<Ausgabe>;
  /** Fragt den Anker nach höchstens 100 Versionen. */
  belege(antragId: AntragId, von: number, bis: number): Promise<Belege>;
  /** Beleg, Beweis und Zeitstempel einer Version. */
  beleg(antragId: AntragId, version: number): Promise<Versionsbeleg>;
}

/** Eine Seite des Exports; jede Zeile ist eine Version als JSON. */
export interface Ausgabe {
  readonly zeilen: readonly string[];
  readonly cursor: string | null;
}

/** Nennt, was sich an der Version ändern soll; was fehlt, bleibt. */
export interface Statuswunsch {
  readonly status?: Status;
  readonly festgeschrieben?: true;
  readonly bescheid?: Bescheidangabe;
  /** Hash der Version, die die Person vor sich hatte: Ist eine andere gespeichert, geschieht nichts. */
  readonly gesehenerHash: string;
  readonly kommentar: string;
}

/** Die Ablage war nicht erreichbar oder antwortete nicht: Ob sie den Auftrag ausgeführt hat, ist offen. */
export class NichtErreichbar extends Error {
  override readonly name = 'NichtErreichbar';
  /** So lange bittet sie bis zum nächsten Versuch zu warten (`Retry-After`), in ms; 0, wo sie nichts sagt. */
  readonly wartenMs: number;

  constructor(meldung: string, { cause, wartenMs = 0 }: { readonly cause?: unknown; readonly wartenMs?: number } = {}) {
    super(meldung, { cause });
    this.wartenMs = wartenMs;
  }
}

/** Andere haben inzwischen gespeichert (412). */
export class VeralteteVersion extends Error {
  override readonly name = 'VeralteteVersion';
  readonly neuere: NeuereVersion;

  constructor(neuere: NeuereVersion) {
    super(`Version ${neuere.version} ist neuer.`);
    this.neuere = neuere;
  }
}

/** Die Ablage hat den Auftrag abgelehnt; nichts wurde gespeichert. */
export class Abgelehnt extends Error {
  override readonly name = 'Abgelehnt';
  readonly status: number;
  readonly fehler: readonly Feldfehler[];
  /** `null`, wenn die Antwort keinen nennt. */
  readonly code: Problemcode | null;

  constructor(status: number, meldung: string, fehler: readonly Feldfehler[] = [], code: Problemcode | null = null) {
    super(meldung);
    this.status = status;
    this.fehler = fehler;
    this.code = code;
  }
}
