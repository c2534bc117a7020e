/** Einträge, die der Kern nicht rechnen kann: warum ihre Zeile ohne Beträge bleibt. */
import type { Hinweis } from '../plan-typen.ts';
import type { Planrechnung } from '../planrechnung.ts';

/** `fehler` je Eintrag, zu dem der Kern einen KernFehler meldet; Code und Regel sind die des Fehlers. */
export function nichtBerechenbar(rechnung: Planrechnung): Hinweis[] {
  return rechnung.fehlschlaege.map(({ pfad, name, fehler }) => ({
    code: fehler.code,
    schweregrad: 'fehler',
    felder: [`${pfad}.${fehler.feld}`],
    text: `${name}: ${fehler.message}`,
    regel: fehler.regel,
  }));
}
