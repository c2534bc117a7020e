/**
 * Strg+Plus fügt wie in Excel über der Auswahl Zeilen ein, oder Spalten, wenn ganze markiert sind; die Taste von
 * o-spreadsheet, Strg+Alt+=, gibt eine deutsche Tastatur nicht her.
 */
import { components, type Model, registries } from '@odoo/o-spreadsheet';

interface Gitter {
  readonly env: { readonly model: Model };
  readonly keyDownMapping: Record<string, () => void>;
  onKeydown(ereignis: KeyboardEvent): void;
}

interface Menueeintrag {
  execute(umgebung: Gitter['env']): void;
  shortcut?: string;
}

/** So nennt o-spreadsheet sie: Ziffernblock und deutsche Tastatur, englische Tastatur. */
const STRG_PLUS = ['Ctrl++', 'Ctrl+Shift++'];
/** Wie sie das Menü zeigt, das „Ctrl“ übersetzt. */
const ANZEIGE = 'Ctrl+Plus';
const UEBER = 'add_row_before';

let eingerichtet = false;

/** Muss laufen, bevor die Tabelle angezeigt wird; mehrfach aufzurufen schadet nicht. */
export function fuegeMitStrgPlusEin(): void {
  if (eingerichtet) return;
  eingerichtet = true;
  const zeilen = registries.rowMenuRegistry.get(UEBER) as unknown as Menueeintrag;
  const imZellmenue = registries.cellMenuRegistry.get(UEBER) as unknown as Menueeintrag;
  for (const eintrag of [zeilen, imZellmenue]) eintrag.shortcut = ANZEIGE;
  const prototyp = components.Grid.prototype as unknown as Gitter;
  const urspruenglich = prototyp.onKeydown;
  prototyp.onKeydown = function (this: Gitter, ereignis) {
    for (const taste of STRG_PLUS) this.keyDownMapping[taste] ??= () => fuegeEin(this, zeilen);
    urspruenglich.call(this, ereignis);
  };
}

/** Danach ist das Eingefügte gewählt, in derselben Spalte: Man schreibt gleich weiter. */
function fuegeEin({ env, keyDownMapping }: Gitter, zeilen: Menueeintrag): void {
  const { getters, selection } = env.model;
  if (getters.getActiveCols().size > 0) {
    keyDownMapping['Ctrl+Alt+=']?.();
    return;
  }
  const { anchor } = getters.getSelection();
  const vorher = getters.getNumberRows(getters.getActiveSheetId());
  zeilen.execute(env);
  if (getters.getNumberRows(getters.getActiveSheetId()) > vorher) selection.selectZone(anchor);
}
