/** Wie in Excel geht die Eingabetaste nach unten, mit Umschalt nach oben; F2 bearbeitet die Zelle. */
import { components } from '@odoo/o-spreadsheet';

interface Gitter {
  moveInSelection(richtung: string): void;
  editOrMoveInSelection(richtung: string): void;
}

/** Muss laufen, bevor die Tabelle angezeigt wird; mehrfach aufzurufen schadet nicht. */
export function bewegeMitEingabe(): void {
  const prototyp = components.Grid.prototype as unknown as Gitter;
  prototyp.editOrMoveInSelection = function (this: Gitter, richtung) {
    this.moveInSelection(richtung);
  };
}
