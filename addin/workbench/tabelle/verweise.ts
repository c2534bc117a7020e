/**
 * Text bleibt Text: o-spreadsheet macht aus „[Stadt Aachen](https://…)“ und aus einer Internetadresse sonst einen
 * Verweis und zeigt nur dessen Namen. Was gespeichert und gerechnet wird, muss dastehen.
 */
import { type Cell, type CellPosition, registries } from '@odoo/o-spreadsheet';

interface Auswertung {
  readonly getters: { getCell(ort: CellPosition): Cell | undefined };
  computeCell(ort: CellPosition): Readonly<Record<string, unknown>>;
}

interface Plugin {
  readonly evaluator: Auswertung;
  beforeHandle(befehl: unknown): void;
}

const angepasst = new WeakSet<object>();

/** Muss vor dem ersten `Model` laufen; mehrfach aufzurufen schadet nicht. */
export function lassVerweiseText(): void {
  const plugin = registries.coreViewsPluginRegistry.get('evaluation').prototype as unknown as Plugin;
  if (angepasst.has(plugin)) return;
  angepasst.add(plugin);
  const davor = plugin.beforeHandle;
  plugin.beforeHandle = function (this: Plugin, befehl) {
    // Die Klasse der Auswertung gibt o-spreadsheet nicht heraus; das erste Plugin hat eine.
    passeAn(Object.getPrototypeOf(this.evaluator) as Auswertung);
    davor.call(this, befehl);
  };
}

function passeAn(auswertung: Auswertung): void {
  if (angepasst.has(auswertung)) return;
  angepasst.add(auswertung);
  const rechne = auswertung.computeCell;
  auswertung.computeCell = function (this: Auswertung, ort) {
    const ergebnis = rechne.call(this, ort);
    const zelle = ergebnis.link ? this.getters.getCell(ort) : undefined;
    if (!zelle || zelle.isFormula) return ergebnis;
    const text = zelle.content.replace(/^'/, '');
    return { ...ergebnis, type: 'text', value: text, formattedValue: text, defaultAlign: 'left', link: undefined };
  };
}
