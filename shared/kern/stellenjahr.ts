/**
 * Eine Stelle in einem Haushaltsjahr, so weit sie Kofinanzierung und andere Lesarten brauchen; gerechnet wird in
 * `jahresfoerderung.ts`.
 */
import type { Groesse, Tagesgroesse } from '../regelstand/groesse.ts';
import type { ThmWerte } from '../regelstand/werte.ts';
import type { Foerderquote } from './foerderquote.ts';
import type { Monatsgrenzen } from './foerdertage.ts';
import type { Schritt } from './rechenweg.ts';
import type { AndererZeitanteil, Zeitanteil } from './zeitanteil.ts';

/** Gilt für alle Haushaltsjahre einer Stelle. */
export interface Stellenangaben {
  readonly von: Tagesgroesse;
  readonly bis: Tagesgroesse;
  /** Bemessungsgrundlage in € und Stellenanteil; ihr Produkt ist die Bemessung eines vollen Jahres. */
  readonly bemessungsfaktoren: readonly [Groesse<'€'>, Groesse<'Stellen'>];
  readonly jahresausgaben: Groesse<'€'> | null;
  /** Höchsttage je Monat „JJJJ-MM“ (A2). */
  readonly grenzen: ReadonlyMap<string, number> | undefined;
  readonly werte: ThmWerte;
  /** Wie angebrochene Monate zählen; ohne Angabe in Dreißigsteln (R6). */
  readonly zeitanteil?: Zeitanteil;
  /**
   * Höchstzahl je Monat „JJJJ-MM“ in den anderen Zählungen; `undefined`, wo niemand sie kennt. Dann bleiben auf einer
   * geteilten Stelle deren Lesarten weg.
   */
  readonly zeitgrenzen?: Zeitgrenzen | undefined;
}

/** Was auf einer geteilten Stelle je Monat „JJJJ-MM“ in Monaten oder Kalendertagen noch frei ist (A2). */
export type Zeitgrenzen = Readonly<Record<AndererZeitanteil, ReadonlyMap<string, number> | undefined>>;

/** Die Beträge, die sich mit der Zählung der Zeit ändern. */
export type Zeitbetrag = 'bemessungExakt' | 'bemessung' | 'ausgaben' | 'zuwendung' | 'eigenanteil';

export interface Stellenjahr {
  readonly jahr: number;
  readonly angaben: Stellenangaben;
  /** Fördertage des Haushaltsjahrs (R6, A2). */
  readonly tage: Schritt<'Tage'>;
  /** Der Teil des Jahres, nach dem sich die Beträge richten, und das ganze Jahr in derselben Einheit. */
  readonly zeit: Groesse;
  readonly ganzesJahr: Groesse;
  /** Bemessungsgrundlage für Anteil und Tage in €, exakt (R4). */
  readonly bemessungExakt: Schritt<'€'>;
  /** Zuwendungsfähiger Eigenanteil in €: Obergrenze der Kofinanzierung (A5). */
  readonly zuwendungsfaehigerEigenanteil: Schritt<'€'>;
  /** Anteil des Landes (R5); `null` bei einem Festbetrag. */
  readonly foerderquote: Foerderquote;
  /** Höchsttage je Monat (1–12) dieses Haushaltsjahrs (A2). */
  readonly grenzen: Monatsgrenzen | undefined;
  /** Dasselbe Haushaltsjahr in einer anderen Zählung der Zeit. */
  nachZeitanteil(zeitanteil: Zeitanteil): Readonly<Record<Zeitbetrag, Schritt<'€'>>>;
  /** Faktoren, deren Produkt sich im vollen Jahr höchstens fördern lässt, in €. */
  readonly zuwendungsfaehigJeVolljahr: readonly Groesse[];
}
