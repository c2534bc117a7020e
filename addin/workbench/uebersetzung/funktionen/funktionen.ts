/**
 * Alle Tabellenfunktionen, die auch ein deutsches Excel kennt, mit ihrer Hilfe. Was o-spreadsheet darüber hinaus kann,
 * ginge beim Öffnen in Excel verloren und wird deshalb nicht angeboten.
 */
import { DATUM } from './datum.ts';
import { FINANZEN } from './finanzen.ts';
import type { Funktionsname } from './funktionsname.ts';
import { LOGIK } from './logik.ts';
import { STATISTIK } from './statistik.ts';
import { TEXT } from './text.ts';
import { ZAHLEN } from './zahlen.ts';

interface Gruppe {
  readonly kategorie: string;
  readonly funktionen: readonly Funktionsname[];
}

export const FUNKTIONSGRUPPEN: readonly Gruppe[] = [
  { kategorie: 'Mathematik', funktionen: ZAHLEN },
  { kategorie: 'Statistik', funktionen: STATISTIK },
  { kategorie: 'Logik und Nachschlagen', funktionen: LOGIK },
  { kategorie: 'Text', funktionen: TEXT },
  { kategorie: 'Datum und Uhrzeit', funktionen: DATUM },
  { kategorie: 'Finanzmathematik', funktionen: FINANZEN },
];

/** Steht bei Funktionen, die es nur in o-spreadsheet gibt und die nirgends angeboten werden. */
export const NICHT_IN_EXCEL = 'Diese Funktion gibt es in Excel nicht.';
