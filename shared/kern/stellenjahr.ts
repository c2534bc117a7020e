/**
 * Eine Stelle in einem Haushaltsjahr, so weit sie Kofinanzierung und andere Lesarten brauchen; gerechnet wird in
 * `jahresfoerderung.ts`.
 */
import type { Groesse, Tagesgroesse } from '../regelstand/groesse.ts';
import type { ThmWerte } from '../regelstand/werte.ts';
import type { Monatsgrenzen } from './foerdertage.ts';
import type { Schritt } from './rechenweg.ts';

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
}

export interface Stellenjahr {
  readonly jahr: number;
  readonly angaben: Stellenangaben;
  /** Fördertage des Haushaltsjahrs (R6, A2). */
  readonly tage: Schritt<'Tage'>;
  /** Bemessungsgrundlage für Anteil und Tage in €, exakt (R4). */
  readonly bemessungExakt: Schritt<'€'>;
  /** Zuwendungsfähiger Eigenanteil in €: Obergrenze der Kofinanzierung (A5). */
  readonly zuwendungsfaehigerEigenanteil: Schritt<'€'>;
  /** Anteil des Landes (R5). */
  readonly foerderquote: Groesse<'Anteil'>;
  /** Höchsttage je Monat (1–12) dieses Haushaltsjahrs (A2). */
  readonly grenzen: Monatsgrenzen | undefined;
  /** Faktoren, deren Produkt sich im vollen Jahr höchstens fördern lässt, in €. */
  readonly zuwendungsfaehigJeVolljahr: readonly Groesse[];
}
