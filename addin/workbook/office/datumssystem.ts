/**
 * Excel zählt Tage ab 1900 oder, in manchen Mappen vom Mac, ab 1904. Fragen lässt sich das nicht; zu erkennen ist es am
 * Wert von DATUM(2020;1;1) in der Mappe.
 */
import { WorkbookFehler } from '../workbook.ts';

/** DATUM(2020;1;1) in einer Mappe, die ab 1904 zählt; sonst 43831. */
const ERSTER_JANUAR_2020_AB_1904 = 42_369;

const AB_1904 =
  'Diese Mappe zählt Tage ab 1904; im Haushaltsblatt wäre damit jeder Tag um vier Jahre und einen Tag verschoben. Schalten Sie unter „Datei“, „Optionen“, „Erweitert“ die Einstellung „1904-Datumswerte verwenden“ aus und prüfen Sie danach alle Tage, oder arbeiten Sie in einer neuen Mappe. Gelesen und geschrieben ist nichts.';

/**
 * Fragt mit dem nächsten Abgleich; die Rückgabe ist danach zu rufen. @throws {WorkbookFehler} DATUMSSYSTEM, wenn die
 * Mappe ab 1904 zählt
 */
export function fragtDatumssystem(context: Excel.RequestContext): () => void {
  const tag = context.workbook.functions.date(2020, 1, 1);
  tag.load('value');
  return () => {
    if (tag.value === ERSTER_JANUAR_2020_AB_1904) throw new WorkbookFehler('DATUMSSYSTEM', AB_1904);
  };
}
