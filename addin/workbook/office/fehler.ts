/**
 * Übersetzt Fehler von Office.js in Sätze, mit denen die Person etwas anfangen kann. Die englischen Meldungen von
 * Office erreichen sie nie; sie bleiben als Ursache am Fehler.
 */
import { WorkbookFehler, type WorkbookFehlerCode } from '../workbook.ts';

type Satz = readonly [WorkbookFehlerCode, string];

const NOCH_EINMAL = 'Versuchen Sie es noch einmal.';
const GESCHUETZT: Satz = [
  'BLATT_GESCHUETZT',
  'Das Blatt oder die Mappe ist geschützt. Heben Sie den Schutz unter „Überprüfen“ auf und versuchen Sie es noch einmal.',
];
const ZU_GROSS: Satz = [
  'FEHLGESCHLAGEN',
  'Der Bereich ist zu groß für Excel: Im Browser nimmt es je Schritt höchstens 5 MB. Markieren Sie weniger Zeilen, oder löschen Sie, was weit außerhalb der Tabellen steht (Strg+Ende zeigt die letzte belegte Zelle).',
];
const VERALTET: Satz = ['NICHT_UNTERSTUETZT', 'Diese Fassung von Excel kann das nicht. Bitte aktualisieren Sie Excel.'];
const HINDERNIS: Satz = [
  'FEHLGESCHLAGEN',
  'Im Blatt ist etwas im Weg: verbundene Zellen, eine Pivot-Tabelle, ein Filter oder eine zweite Tabelle. Heben Sie das auf und versuchen Sie es noch einmal.',
];
const FORT: Satz = [
  'FEHLGESCHLAGEN',
  'Das Blatt, die Tabelle oder die Zelle gibt es nicht mehr. Wurde etwas gelöscht, nehmen Sie es mit Strg+Z zurück; sonst öffnen Sie die Mappe neu.',
];
const UNTERBROCHEN: Satz = [
  'FEHLGESCHLAGEN',
  `Excel hat den Schritt abgebrochen, weil es gerade etwas anderes tut oder die Mappe nicht im Vordergrund ist. ${NOCH_EINMAL}`,
];

const SAETZE: Readonly<Record<string, Satz>> = {
  InvalidOperationInCellEditMode: [
    'ZELLE_IN_BEARBEITUNG',
    'Eine Zelle wird gerade bearbeitet. Schließen Sie die Eingabe mit der Eingabetaste ab und versuchen Sie es noch einmal.',
  ],
  AccessDenied: GESCHUETZT,
  ApiNotFound: VERALTET,
  ApiNotAvailable: VERALTET,
  NotImplemented: VERALTET,
  UnsupportedFeature: VERALTET,
  InvalidSelection: [
    'BEREICH_UNGEEIGNET',
    'Es ist ein Diagramm, ein Bild oder eine Form markiert. Markieren Sie Zellen.',
  ],
  UnsupportedSheet: [
    'FEHLGESCHLAGEN',
    'Auf diesem Blatt gibt es keine Zellen (Diagramm- oder Makroblatt). Wechseln Sie zu einem Tabellenblatt.',
  ],
  ResponsePayloadSizeLimitExceeded: ZU_GROSS,
  RequestPayloadSizeLimitExceeded: ZU_GROSS,
  RangeExceedsLimit: ZU_GROSS,
  OperationCellsExceedLimit: ZU_GROSS,
  MemoryLimitReached: ZU_GROSS,
  MergedRangeConflict: HINDERNIS,
  PivotTableRangeConflict: HINDERNIS,
  FilteredRangeConflict: HINDERNIS,
  InsertDeleteConflict: HINDERNIS,
  NonBlankCellOffSheet: HINDERNIS,
  ItemNotFound: FORT,
  InvalidReference: FORT,
  InvalidBinding: FORT,
  RequestAborted: UNTERBROCHEN,
  InactiveWorkbook: UNTERBROCHEN,
  Conflict: UNTERBROCHEN,
  ActivityLimitReached: UNTERBROCHEN,
  ServiceNotAvailable: UNTERBROCHEN,
};

/** Mehr als Buchstaben, Ziffern und Unterstriche hat kein Code; alles andere wäre eine englische Meldung. */
const CODE = /^\w{1,60}$/;

/** Für Blätter, deren Schutz schon vor dem Schreiben auffällt. */
export function geschuetzt(): WorkbookFehler {
  return new WorkbookFehler(...GESCHUETZT);
}

/** Der Code, den Office nennt; leer, wenn der Fehler keinen hat. */
export function officeCode(fehler: unknown): string {
  const code = typeof fehler === 'object' && fehler !== null && 'code' in fehler ? String(fehler.code) : '';
  return CODE.test(code) ? code : '';
}

/** Übersetzt, was Office.js warf; zu Unbekanntem steht der Code dabei, damit der Betrieb es nachsehen kann. */
export function alsWorkbookFehler(fehler: unknown): WorkbookFehler {
  if (fehler instanceof WorkbookFehler) return fehler;
  const code = officeCode(fehler);
  const satz = Object.hasOwn(SAETZE, code) ? SAETZE[code] : undefined;
  if (satz) return new WorkbookFehler(...satz, fehler);
  const kennung = code || (fehler instanceof Error ? fehler.name : 'unbekannt');
  const meldung = `Excel hat den Schritt nicht ausgeführt (${kennung}). ${NOCH_EINMAL} Hilft das nicht, speichern Sie die Mappe, schließen Sie sie und öffnen Sie sie neu.`;
  return new WorkbookFehler('FEHLGESCHLAGEN', meldung, fehler);
}
