/** Einträge, die der Kern nicht rechnen kann: warum ihre Zeile ohne Beträge bleibt. */
import type { Befund } from '../befund.ts';
import type { Planrechnung } from '../planrechnung.ts';

/** `fehler` je Eintrag, zu dem der Kern einen KernFehler meldet; Code und Regel sind die des Fehlers. */
export function nichtBerechenbar(rechnung: Planrechnung): Befund[] {
  return rechnung.fehlschlaege.map(({ pfad, name, fehler }) => ({
    code: fehler.code,
    schweregrad: 'fehler',
    felder: [[...pfad, fehler.feld]],
    text: `${name}: ${fehler.message}`,
    regel: fehler.regel,
  }));
}
