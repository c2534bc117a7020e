/** Eine Datei, die sich nicht öffnen oder schreiben lässt; die Meldung sagt, warum und was zu tun ist. */
export class Dateifehler extends Error {
  constructor(meldung: string, optionen?: ErrorOptions) {
    super(meldung, optionen);
    this.name = 'Dateifehler';
  }
}
