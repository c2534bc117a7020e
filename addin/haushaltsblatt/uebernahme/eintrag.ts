/** Ein Eintrag der Übernahme, bevor er ins Haushaltsblatt kommt. */

export interface Eintrag {
  /** Zeilennummer im Blatt, ab 1. */
  readonly zeile: number;
  /** Werte nach Pfad: wie im Antrag, `Wortlaut` oder `null`. */
  readonly werte: Readonly<Record<string, unknown>>;
}
