/** Der Kern meldet mit einem dieser Codes, was er nicht rechnen kann; nie mit einer Ersatzzahl. */
export type KernFehlerCode =
  | 'ZEITRAUM_VERKEHRT'
  | 'AUSSERHALB_REGELSTAND'
  | 'REGELSTAND_UNBEKANNT'
  | 'REGELSTAND_UNBRAUCHBAR'
  | 'PERSONEN_UNGUELTIG'
  | 'STELLENANTEIL_UNGUELTIG'
  | 'AUSGABEN_UNGUELTIG'
  | 'BAUSTEIN_UNBEKANNT'
  | 'QUOTE_FEHLT'
  | 'QUOTE_UNZULAESSIG'
  | 'HAUSHALTSJAHR_AUSSERHALB'
  | 'VERTEILUNG_UNMOEGLICH'
  | 'REGEL_UNBEKANNT'
  | 'ABWICKLUNG_UNGUELTIG'
  | 'BASISZINS_UNBEKANNT'
  | 'SCHLUESSEL_FEHLT'
  | 'FENSTER_FEHLT'
  | 'NACHWEISFRIST_FEHLT';

/**
 * Ein Fehler der Eingabe, auf Deutsch und so formuliert, dass die Person ihn beheben kann.
 * `feld` nennt den Parameter, `regel` die Regel, an der die Eingabe scheitert.
 */
export class KernFehler extends Error {
  readonly code: KernFehlerCode;
  readonly feld: string;
  readonly regel: string | null;

  constructor(code: KernFehlerCode, feld: string, meldung: string, regel: string | null = null) {
    super(meldung);
    this.name = 'KernFehler';
    this.code = code;
    this.feld = feld;
    this.regel = regel;
  }
}

/**
 * Ein Fehler der Eingabe und nicht des Programms: Ein unbrauchbarer Regelstand ist keiner, an dem eine Person etwas
 * ändern kann.
 */
export function istFehlerDerEingabe(fehler: unknown): fehler is KernFehler {
  return istKernFehler(fehler) && fehler.code !== 'REGELSTAND_UNBRAUCHBAR';
}

/** Erkennt den Fehler am Namen, denn in Excel können Werte aus einem anderen JavaScript-Realm kommen. */
export function istKernFehler(fehler: unknown): fehler is KernFehler {
  return (fehler as { name?: unknown } | null | undefined)?.name === 'KernFehler';
}
