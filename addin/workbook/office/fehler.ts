/** Übersetzt Fehler von Office.js in Meldungen, mit denen die Person etwas anfangen kann. */
import { WorkbookFehler } from '../workbook.ts';

const IN_BEARBEITUNG =
  'Eine Zelle wird gerade bearbeitet. Schließen Sie die Eingabe mit der Eingabetaste ab und versuchen Sie es noch einmal.';
const GESCHUETZT =
  'Das Blatt oder die Mappe ist geschützt. Heben Sie den Schutz unter „Überprüfen“ auf und versuchen Sie es noch einmal.';

const BEKANNTE: Readonly<Record<string, () => WorkbookFehler>> = {
  InvalidOperationInCellEditMode: () => new WorkbookFehler('ZELLE_IN_BEARBEITUNG', IN_BEARBEITUNG),
  AccessDenied: () => new WorkbookFehler('BLATT_GESCHUETZT', GESCHUETZT),
  ApiNotFound: () =>
    new WorkbookFehler('NICHT_UNTERSTUETZT', 'Diese Fassung von Excel kann das nicht. Bitte aktualisieren Sie Excel.'),
};

/** Für Blätter, deren Schutz schon vor dem Schreiben auffällt. */
export function geschuetzt(): WorkbookFehler {
  return new WorkbookFehler('BLATT_GESCHUETZT', GESCHUETZT);
}

/** Übersetzt, was Office.js warf, in einen {@link WorkbookFehler}; Unbekanntes behält seine Meldung. */
export function alsWorkbookFehler(fehler: unknown): WorkbookFehler {
  if (fehler instanceof WorkbookFehler) return fehler;
  const code = typeof fehler === 'object' && fehler !== null && 'code' in fehler ? String(fehler.code) : '';
  const bekannt = BEKANNTE[code]?.();
  if (bekannt) return bekannt;
  const meldung = fehler instanceof Error ? fehler.message : String(fehler);
  return new WorkbookFehler('FEHLGESCHLAGEN', `Excel hat den Schritt nicht ausgeführt: ${meldung}`, fehler);
}
