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
}

interface RegelstandKopf {
  readonly id: string;
  readonly titel: string;
  /** Erster und letzter Tag, für den dieser Regelstand gilt (R8). */
  readonly gueltigVon: Wert;
  readonly gueltigBis: Wert;
  /** Ordnungsfrist für den Antrag (R9). */
  readonly antragsfrist: Wert;
  /** Monate bis zum Verwendungsnachweis (R9, A6). */
  readonly verwendungsnachweisMonate: Wert<number>;
  /** Zeitraum, in dem die Integrationspauschale den kommunalen Eigenanteil decken darf (R12). */
  readonly kofinanzierung: Fenster;
  /** Wo Regeln stehen, zu denen dieser Regelstand keinen Wert nennt (R10, R11, R15–R17). */
  readonly quellen?: Readonly<Partial<Record<RegelId, readonly Fundstelle[]>>>;
}

/** Baustein 6, Teilhabemanagement. */
export interface ThmRegelstand extends RegelstandKopf {
  readonly programm: 'THM';
  /** Geduldete je Stelle (R1). */
  readonly personenJeStelle: Wert;
  /** Stellen, die eine Kommune mit GfS mindestens erhält (R2). */
  readonly mindeststellen: Wert;
  /** Ab so vielen Personen mindestens 1,0 Stelle (R3). */
  readonly volleStelleAb: Wert;
  /** Schrittweite der Stellen (R3). */
  readonly stellenschritt: Wert;
  /** € je 1,0 Stelle und Jahr (R4). */
  readonly bemessungsgrundlage: Wert;
  /** Anteil des Landes (R5). */
  readonly foerderquote: Wert;
  /** Tage, mit denen jeder Monat angesetzt wird (R6). */
  readonly tageJeMonat: Wert<number>;
}

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
  readonly personenJeCoach: Wert;
}

export type Regelstand = ThmRegelstand | DiaRegelstand;
