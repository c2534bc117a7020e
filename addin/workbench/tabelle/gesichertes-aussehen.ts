/**
 * Eine Mappe öffnet sich mit genau den Rahmen und Formaten, mit denen sie gesichert ist. o-spreadsheet setzt sie beim
 * Laden wie von Hand: Der Nachbarzelle nimmt es dabei eine Linie, die anders aussieht, und verbundenen Zellen gibt es
 * Linien und Format der Ecken. Nach gelöschten Zeilen oder eingefügten Zellen stand aber anderes da.
 */
import { type Border, registries } from '@odoo/o-spreadsheet';

interface Mappendaten {
  readonly sheets: readonly object[];
}

interface Rahmen {
  readonly history: { update(...weg: readonly unknown[]): void };
  import(daten: Mappendaten): void;
  setBorder(sheetId: string, col: number, row: number, border: Border | undefined, ersetzen?: boolean): void;
}

interface Verbundene {
  dispatch(befehl: string, inhalt: unknown): unknown;
  import(daten: Mappendaten): void;
}

let eingerichtet = false;

/** Muss vor dem ersten `Model` laufen; mehrfach aufzurufen schadet nicht. */
export function haltGesichertesAussehen(): void {
  if (eingerichtet) return;
  eingerichtet = true;
  haltRahmen();
  haltVerbundene();
}

function haltRahmen(): void {
  const prototyp = registries.corePluginRegistry.get('borders').prototype as unknown as Rahmen;
  const { import: lade, setBorder } = prototyp;
  // Auch die Rahmen verbundener Zellen sind je Zelle gesichert.
  prototyp.import = function (this: Rahmen, daten) {
    lade.call(this, { ...daten, sheets: daten.sheets.map((blatt) => ({ ...blatt, merges: [] })) });
  };
  prototyp.setBorder = function (this: Rahmen, sheetId, col, row, border, ersetzen = true) {
    // Ohne zu ersetzen setzt nur das Laden, und dort kommt jede Zelle einmal.
    if (ersetzen) setBorder.call(this, sheetId, col, row, border);
    else this.history.update('borders', sheetId, col, row, { ...border });
  };
}

function haltVerbundene(): void {
  const prototyp = registries.corePluginRegistry.get('merge').prototype as unknown as Verbundene;
  const { import: lade } = prototyp;
  prototyp.import = function (this: Verbundene, daten) {
    const { dispatch } = this;
    // Beim Verbinden leerte es die verdeckten Zellen und gäbe ihnen das Format der ersten.
    this.dispatch = () => undefined;
    lade.call(this, daten);
    this.dispatch = dispatch;
  };
}
