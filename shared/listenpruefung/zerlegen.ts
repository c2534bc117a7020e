/** Zerlegt eingefügten Text in Zeilen und Zellen: Tabulatoren (aus Excel kopiert) oder Semikolon (CSV). */
import { CsvError, parse } from 'csv-parse/browser/esm/sync';
import { deutscherWert } from '../grund/zahlformat.ts';

const ZEILEN_HOECHSTENS = 5_000;
const SPALTEN_HOECHSTENS = 50;
const ZEICHEN_HOECHSTENS = 2_000_000;

/** Die Liste lässt sich nicht prüfen; die Meldung sagt, was zu tun ist. */
export class Listenfehler extends Error {
  override readonly name = 'Listenfehler';
}

/** @throws {Listenfehler} */
export function zerlegeText(text: string): string[][] {
  if (text.trim() === '') throw new Listenfehler('Die Liste ist leer. Bitte fügen Sie die Zellen mit ihren Überschriften ein.');
  if (text.length > ZEICHEN_HOECHSTENS) throw new Listenfehler('Die Liste ist zu groß: Geprüft werden höchstens 2 Millionen Zeichen auf einmal.');
  const delimiter = text.includes('\t') ? '\t' : ';';
  if (!text.includes(delimiter)) {
    throw new Listenfehler(
      'Die Liste hat nur eine Spalte. Erwartet werden Zellen, die durch Tabulator (aus Excel kopiert) oder Semikolon (CSV) getrennt sind.',
    );
  }
  let zeilen: string[][];
  try {
    zeilen = parse(text, { bom: true, delimiter, relax_column_count: true, relax_quotes: true, skip_empty_lines: false, trim: true }) as string[][];
  } catch (fehler) {
    if (!(fehler instanceof CsvError)) throw fehler;
    throw new Listenfehler(`Zeile ${fehler.lines ?? '?'} der Liste ist nicht lesbar: Ein Anführungszeichen wird nicht geschlossen.`);
  }
  pruefeGroesse(zeilen);
  return zeilen;
}

/** @throws {Listenfehler} wenn die Liste leer ist oder mehr als 5.000 Zeilen oder 50 Spalten hat */
export function pruefeGroesse(zeilen: readonly (readonly unknown[])[]): void {
  if (zeilen.length === 0) throw new Listenfehler('Die Liste ist leer.');
  if (zeilen.length > ZEILEN_HOECHSTENS) {
    const [anzahl, hoechstens] = [deutscherWert(zeilen.length), deutscherWert(ZEILEN_HOECHSTENS)];
    throw new Listenfehler(`Die Liste hat ${anzahl} Zeilen; geprüft werden höchstens ${hoechstens} auf einmal. Bitte teilen Sie sie auf.`);
  }
  const spalten = zeilen.reduce((hoechste, zeile) => Math.max(hoechste, zeile.length), 0);
  if (spalten > SPALTEN_HOECHSTENS) throw new Listenfehler(`Die Liste hat ${spalten} Spalten; geprüft werden höchstens ${SPALTEN_HOECHSTENS}.`);
}
