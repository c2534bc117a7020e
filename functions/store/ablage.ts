/**
 * Port der Versionsablage. Eine Version wird einmal geschrieben und nie geändert; der Mandant (`tid`) kommt immer aus
 * dem Token. Alle Lesezugriffe sehen jedes bestätigte Schreiben.
 */

import type { Antragskopf } from '../../shared/antrag/kopf.ts';
import type { Antragsversion } from '../../shared/antrag/version.ts';
import type { Versionskopf } from '../../shared/api/antworten.ts';
import type { AntragId, Tid } from '../../shared/grund/marken.ts';

/** Woran eine Wiederholung derselben Anfrage erkannt wird. */
export interface Herkunft {
  /** `Idempotency-Key`, wenn die Anfrage einen trug. */
  readonly schluessel: string | null;
  /** SHA-256 des Auftrags. */
  readonly auftrag: string;
}

/** Eine Version, deren Inhalt zu ihrem Hash, ihren Attributen und ihrem Platz passt. */
export interface Gespeichert {
  readonly art: 'version';
  readonly nummer: number;
  readonly version: Antragsversion;
  readonly herkunft: Herkunft;
}

/** Eine gespeicherte Version, auf der nichts aufbauen darf. */
export interface Beschaedigt {
  readonly art: 'beschaedigt';
  /** Der Platz, an dem sie steht. */
  readonly nummer: number;
  /**
   * Fehlt, wenn sie unlesbar ist oder ihr Inhalt nicht passt; `neuer`: eine spätere Fassung des Programms hat sie
   * geschrieben.
   */
  readonly grund?: 'neuer' | 'kommune';
  /**
   * Nur, wenn sie lesbar ist und allein der Hash oder der Platz nicht stimmt: für die Prüfung und die Ausgabe, sonst
   * für nichts.
   */
  readonly version?: Antragsversion;
}

export type Gelesen = Gespeichert | Beschaedigt;

/** Ein Kopf, und ob die Suche ihn unter dem findet, was er zeigt. */
export interface Kopf extends Antragskopf {
  readonly auffindbar: boolean;
}

export interface Seite<T> {
  readonly eintraege: readonly T[];
  /** Wo es weitergeht; `null` am Ende. */
  readonly weiter: string | null;
}

export interface Listenabfrage {
  readonly limit: number;
  /** `weiter` der vorigen Seite. */
  readonly ab: string | null;
}

/** `vergeben`: Die Nummer gibt es schon; nennt die Datenbank, was dort steht, steht es dabei. */
export type Schreibausgang = 'geschrieben' | 'ohneKopf' | 'vergeben' | { readonly vergeben: Gelesen };

export interface Ablage {
  /**
   * Schreibt die Version, wenn ihre Nummer noch frei ist, und danach den Kopf für die Liste. Das Schreiben der Version
   * ist die Bestätigung; ein verlorener Kopf wird mit {@link setzeKopf} nachgeholt.
   * @throws {AblageFehler} auch wenn offen ist, ob die Version geschrieben wurde
   */
  schreibe(tid: Tid, version: Antragsversion, herkunft: Herkunft): Promise<Schreibausgang>;
  /** Bringt den Kopf auf den Stand dieser Version, wenn er älter ist. */
  setzeKopf(tid: Tid, version: Antragsversion): Promise<void>;
  kopf(tid: Tid, antragId: AntragId): Promise<Kopf | null>;
  /** Nur die neueste Version, die der Kopf kennt: Jedes Speichern und Öffnen fragt danach. */
  kopfstand(tid: Tid, antragId: AntragId): Promise<number | null>;
  /** Welche dieser Anträge schon eine neuere Version haben, als ihr Kopf sagt; je Kopf ein kleiner Aufruf. */
  zurueckliegende(
    tid: Tid,
    koepfe: readonly Pick<Antragskopf, 'antragId' | 'neuesteVersion'>[],
  ): Promise<ReadonlySet<string>>;
  lies(tid: Tid, antragId: AntragId, nummer: number): Promise<Gelesen | null>;
  neueste(tid: Tid, antragId: AntragId): Promise<Gelesen | null>;
  /** Die neueste Version ohne Inhalt; ihr Hash ist dann nicht geprüft. */
  neuesterVersionskopf(tid: Tid, antragId: AntragId): Promise<Versionskopf | Beschaedigt | null>;
  /** Neueste Anträge zuerst; `suche` trifft Titel und Kommune. */
  liste(tid: Tid, abfrage: Listenabfrage & { readonly suche: string | null }): Promise<Seite<Antragskopf>>;
  /** Neueste Version zuerst, ohne Inhalt. */
  versionskoepfe(tid: Tid, antragId: AntragId, abfrage: Listenabfrage): Promise<Seite<Versionskopf>>;
  /** Aufsteigend von Version `ab` an, höchstens `limit`; je Aufruf höchstens etwa 1 MB gespeicherter Inhalt. */
  versionen(tid: Tid, antragId: AntragId, ab: number, limit: number): Promise<readonly Gelesen[]>;
}

/** Die Datenbank hat nicht geantwortet oder drosselt. Ob geschrieben wurde, ist offen. */
export class AblageFehler extends Error {
  override readonly name = 'AblageFehler';
  readonly art: 'gedrosselt' | 'unerreichbar';

  constructor(art: 'gedrosselt' | 'unerreichbar', ursache: unknown) {
    super(`Datenbank ${art}`, { cause: ursache });
    this.art = art;
  }
}

/** Die Version passt nicht in einen Eintrag der Datenbank; geschrieben wurde nichts. */
export class ZuGross extends Error {
  override readonly name = 'ZuGross';
}
