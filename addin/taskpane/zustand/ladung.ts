/**
 * Der Stand eines Ladens: unterwegs, gescheitert oder da. Alle Teile des Aufgabenbereichs nennen es so und zeigen es
 * gleich.
 */
export type Ladung<T> =
  | { readonly art: 'laedt' }
  | { readonly art: 'fehler'; readonly meldung: string }
  | ({ readonly art: 'da' } & Readonly<T>);

/** Der Teil einer Liste, der schon da ist. */
export interface Seiten<T> {
  readonly eintraege: readonly T[];
  /** `null`, wenn nichts mehr fehlt. */
  readonly cursor: string | null;
}

/** Eine Liste, die seitenweise lädt. */
export type Liste<T> = { readonly art: 'ungeladen' } | Ladung<Seiten<T>>;
