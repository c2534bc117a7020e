/** Aufbau eines Regelstands: Daten mit Fundstelle an jedem Wert, nach Veröffentlichung unveränderlich. */
import type { Massnahmenbaustein } from '../grund/bausteine.ts';
import type { DokumentId } from './dokumente.ts';
import type { RegelId } from './regelid.ts';

export interface Fundstelle {
  readonly dokument: DokumentId;
  /** Stelle im Dokument, z. B. "Nr. 5". */
  readonly stelle: string;
}

/** Ein Wert des Regelstands. Zahlen stehen als Dezimaltext mit Punkt, Tage als JJJJ-MM-TT. */
export interface Wert<T = string> {
  readonly wert: T;
  readonly regel: RegelId;
  readonly fundstelle: Fundstelle;
}

export interface Fenster {
  readonly von: Wert;
  readonly bis: Wert;
  /** Letzter Tag für den eigenen Nachweis der Integrationspauschale (R12). */
  readonly nachweisBis?: Wert;
}

/** Was ein Regelstand nicht nennt, gibt es in ihm nicht: Damit wird nicht gerechnet, und gezeigt wird es auch nicht. */
interface RegelstandKopf {
  readonly id: string;
  readonly titel: string;
  /** Wie Texte das Programm nennen: „die Schulsozialarbeit“; ohne Angabe „Baustein 6“ oder „die Bausteine 1–5“. */
  readonly name?: string;
  /**
   * Nie nach einem Tag gewählt, nur mit seiner Id; in Meldungen über erlaubte Zeiträume kommt er nicht vor. Ohne
   * Angabe wählen ihn die Tage seiner Gültigkeit.
   */
  readonly nurBenannt?: true;
  /** Das Programm, dem ein Budget der Kommune gilt, als Id seines Regelstands; ohne Angabe die eigene. */
  readonly budgetprogramm?: string;
  /** Id des Regelstands desselben Programms, dessen Daten dieser nach späteren Quellen fortschreibt. */
  readonly schreibtFort?: string;
  /** Erster und letzter Tag, für den dieser Regelstand gilt (R8). */
  readonly gueltigVon: Wert;
  readonly gueltigBis: Wert;
  /** Letzter Tag, für den eine Quelle ihn belegt (R8); ohne Angabe bis `gueltigBis`. */
  readonly belegtBis?: Wert;
  /** Ordnungsfrist für den Antrag (R9). */
  readonly antragsfrist?: Wert;
  /** Monat und Tag (MM-TT) der Antragsfrist in jedem Jahr, in dem ein Schuljahr beginnt (R9). */
  readonly antragsfristImJahr?: Wert;
  /** Monate bis zum Verwendungsnachweis (R9, A6). */
  readonly verwendungsnachweisMonate?: Wert<number>;
  /** Zeitraum, in dem die Integrationspauschale den kommunalen Eigenanteil decken darf (R12). */
  readonly kofinanzierung?: Fenster;
  /** Wo Regeln stehen, zu denen dieser Regelstand keinen Wert nennt (R10, R11, R15–R17). */
  readonly quellen?: Readonly<Partial<Record<RegelId, readonly Fundstelle[]>>>;
}

/** Der Schlüssel, nach dem eine Kommune Stellen erhält (R1–R3); ein Regelstand nennt ihn ganz oder gar nicht. */
export interface Stellenschluessel {
  /** Geduldete je Stelle (R1). */
  readonly personenJeStelle: Wert;
  /** Stellen, die eine Kommune mit GfS mindestens erhält (R2). */
  readonly mindeststellen: Wert;
  /** Ab so vielen Personen mindestens 1,0 Stelle (R3). */
  readonly volleStelleAb: Wert;
}

/**
 * `anteil`: Quote der Ausgaben, höchstens der Bemessungsgrundlage. `festbetrag`: die Ausgaben, höchstens der Betrag je
 * Stelle und Jahr; eine Quote gibt es nicht.
 */
export type Foerderart = 'anteil' | 'festbetrag';

/** Stellen: Baustein 6 (Teilhabemanagement) und andere Programme, die je Stelle und Jahr fördern. */
export interface ThmRegelstand extends RegelstandKopf, Partial<Stellenschluessel> {
  readonly programm: 'THM';
  /** Ohne Angabe `anteil`. */
  readonly foerderart?: Wert<Foerderart>;
  /** Schrittweite der Stellen (R3). */
  readonly stellenschritt?: Wert;
  /** € je 1,0 Stelle und Jahr (R4). */
  readonly bemessungsgrundlage: Wert;
  /** Ausgaben, die zuwendungsfähig sind; ohne Angabe nur Personalausgaben (R4). */
  readonly ausgabenarten?: Wert;
  /** Anteil des Landes (R5); nur bei `anteil`, und dort immer. */
  readonly foerderquote?: Wert;
  /** Tage, mit denen jeder Monat angesetzt wird (R6). */
  readonly tageJeMonat: Wert<number>;
  /** Keine Quelle sagt, wie angebrochene Monate zählen: Der Antrag wählt, die anderen Zählungen sind Lesarten (A2). */
  readonly zeitanteilOffen?: true;
  /** Lesart: Die Bemessungsgrundlage könnte auch die Zuwendung begrenzen statt der Ausgaben (R4). */
  readonly begrenztZuwendung?: true;
  /** Der Antrag muss begründen, warum dieser Regelstand gilt. */
  readonly grundNoetig?: true;
}

/** Ein Regelstand, der alles nennt, was es für Baustein 6 gibt. */
export type VollerThmRegelstand = ThmRegelstand &
  Stellenschluessel &
  Required<
    Pick<
      ThmRegelstand,
      'stellenschritt' | 'foerderquote' | 'antragsfrist' | 'verwendungsnachweisMonate' | 'kofinanzierung'
    >
  >;

export interface QuoteFest {
  readonly art: 'fest';
  readonly quote: Wert;
}

export interface QuoteSpanne {
  readonly art: 'spanne';
  readonly von: Wert;
  readonly bis: Wert;
}

export type BausteinNummer = Massnahmenbaustein;

/** Bausteine 1–5, Durchstarten in Ausbildung und Arbeit. */
export interface DiaRegelstand extends RegelstandKopf {
  readonly programm: 'DIA';
  readonly bausteine: Readonly<
    Record<
      BausteinNummer,
      { readonly name: Wert; readonly quote: QuoteFest | QuoteSpanne; readonly zaehltZumFoerdervolumen: Wert<boolean> }
    >
  >;
  /** Personen je Coach, eine Planungszahl der Stadt Aachen und keine Förderregel (R14). */
  readonly personenJeCoach?: Wert;
}

/** Ein Regelstand, der alles nennt, was es für die Bausteine 1–5 gibt. */
export type VollerDiaRegelstand = DiaRegelstand &
  Required<Pick<DiaRegelstand, 'antragsfrist' | 'verwendungsnachweisMonate' | 'kofinanzierung' | 'personenJeCoach'>>;

export type Regelstand = ThmRegelstand | DiaRegelstand;
