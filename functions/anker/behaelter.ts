/** Port: wo der Anker liegt. Was einmal liegt, bleibt: Es gibt kein Ersetzen und kein Löschen. */

export interface Behaelter {
  /** Wie er in Meldungen heißt. */
  readonly name: string;
  /**
   * Legt die Bytes dauerhaft ab, wenn der Platz noch frei ist; `vorhanden`, wenn dort schon etwas liegt, gleich was.
   * @throws {AnkerFehler}
   */
  lege(schluessel: string, inhalt: Uint8Array): Promise<'neu' | 'vorhanden'>;
  /** @throws {AnkerFehler} */
  lies(schluessel: string): Promise<Uint8Array | null>;
  /** Alle Plätze mit diesem Anfang, aufsteigend; mit `nach` nur die dahinter. @throws {AnkerFehler} */
  liste(anfang: string, nach?: string): AsyncIterable<string>;
}

/** Der Anker antwortet nicht oder nimmt nichts an; die Meldung nennt ihn und den Grund. */
export class AnkerFehler extends Error {
  override readonly name = 'AnkerFehler';

  constructor(behaelter: string, ursache: unknown) {
    const grund = ursache instanceof Error ? ((ursache as NodeJS.ErrnoException).code ?? ursache.name) : 'unbekannt';
    super(`Der Anker ${behaelter} ist nicht benutzbar (${grund}).`, { cause: ursache });
  }
}
