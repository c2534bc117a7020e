/**
 * Das Haushaltsblatt in einer Arbeitsmappe finden, lesen und ersetzen: für Excel und die Workbench dieselbe Erkennung.
 */
import type { Blattmodell } from '../workbook/modell.ts';
import type { Leseoptionen, Schreibvorgang, Workbook } from '../workbook/workbook.ts';
import type { Blattinhalt } from '../workbook/zellen.ts';
import { beigabenZu } from './beigaben.ts';
import { findeTabellen, haushaltsblattIn, TABELLENNAMEN, type Tabellen, tabellenInBlaettern } from './tabellen.ts';

type Lesbar = Pick<Workbook, 'leseGitter' | 'leseBlatt'>;

const NAMEN = Object.values(TABELLENNAMEN);
/** An den Überschriften seines Anfangs ist ein Haushaltsblatt zu erkennen. */
const SUCHE: Leseoptionen = { istGesucht: (anfang) => tabellenInBlaettern([anfang]) !== null };

/** Die Tabellen des Haushaltsblatts; `null`, wenn die Mappe keines enthält. @throws {WorkbookFehler} */
export async function liesTabellen(
  workbook: Pick<Lesbar, 'leseGitter'>,
  optionen?: Leseoptionen,
): Promise<Tabellen | null> {
  return findeTabellen(await workbook.leseGitter(NAMEN, { ...SUCHE, ...optionen }));
}

/**
 * Alle belegten Zellen des Haushaltsblatts, auch die neben seinen Tabellen; `null`, wenn die Mappe keines enthält.
 * @throws {WorkbookFehler}
 */
export async function liesHaushaltsblatt(workbook: Lesbar): Promise<Blattinhalt | null> {
  const blatt = haushaltsblattIn(await workbook.leseGitter(NAMEN, SUCHE));
  return blatt === null ? null : workbook.leseBlatt(blatt);
}

/**
 * Ersetzt den Inhalt des Haushaltsblatts oder legt es an und zeigt es. Ganz oder gar nicht. @throws {WorkbookFehler}
 */
export async function schreibeHaushaltsblatt(
  workbook: Pick<Workbook, 'leseGitter' | 'schreibeBlatt'>,
  modell: Blattmodell,
): Promise<Schreibvorgang> {
  const blatt = haushaltsblattIn(await workbook.leseGitter(NAMEN, SUCHE));
  return workbook.schreibeBlatt(modell, blatt === null ? null : { blatt, beigaben: beigabenZu });
}
