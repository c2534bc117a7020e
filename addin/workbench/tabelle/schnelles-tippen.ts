/**
 * Hält schnelles Tippen richtig. o-spreadsheet führt den Inhalt einer Eingabe doppelt: im Speicher und im Feld auf der
 * Seite, das erst mit dem nächsten Bild nachzieht. Eine Taste, die vorher kommt, träfe den alten Feldinhalt: Aus
 * „72000“ über „65300“ würde 7200065300, aus „=GK.ZUW“, Tabulator, „1“ würde =GK.ZUW1ENDUNG(. Deshalb wird das Feld vor
 * jeder Taste an den Speicher angeglichen.
 */
import { components } from '@odoo/o-spreadsheet';

/** Die Teile des Eingabefelds von o-spreadsheet, die dafür gebraucht werden. */
interface Eingabefeld {
  readonly props: {
    readonly composerStore: {
      readonly editionMode: 'inactive' | 'editing' | 'selecting';
      readonly currentContent: string;
      readonly composerSelection: { readonly start: number; readonly end: number };
    };
  };
  readonly contentHelper: {
    getText(): string;
    setText(zeilen: unknown): void;
    selectRange(von: number, bis: number): void;
  };
  readonly compositionActive: boolean;
  getContentLines(): unknown;
  processContent(): void;
  onKeydown(ereignis: KeyboardEvent): void;
  onKeyup(ereignis: KeyboardEvent): void;
}

let eingerichtet = false;

/** Felder, deren laufende Eingabe schon auf der Seite steht; erst dann gehört die Schreibmarke der Person. */
const gezeichnet = new WeakSet<Eingabefeld>();

/** Muss laufen, bevor die Tabelle angezeigt wird; mehrfach aufzurufen schadet nicht. */
export function haltSchnellesTippenRichtig(): void {
  if (eingerichtet) return;
  eingerichtet = true;
  const prototyp = components.Composer.prototype as unknown as Eingabefeld;
  const zeichne = prototyp.processContent;
  prototyp.processContent = function (this: Eingabefeld) {
    zeichne.call(this);
    if (this.props.composerStore.editionMode === 'inactive') gezeichnet.delete(this);
    else gezeichnet.add(this);
  };
  // Auch beim Loslassen: Da übernimmt o-spreadsheet die Schreibmarke aus dem Feld, und in einem alten Feld steht sie
  // falsch.
  for (const taste of ['onKeydown', 'onKeyup'] as const) {
    const urspruenglich = prototyp[taste];
    prototyp[taste] = function (this: Eingabefeld, ereignis) {
      gleicheAb(this);
      urspruenglich.call(this, ereignis);
    };
  }
}

function gleicheAb(feld: Eingabefeld): void {
  const { composerStore } = feld.props;
  if (composerStore.editionMode === 'inactive' || feld.compositionActive) return;
  const veraltet = feld.contentHelper.getText() !== composerStore.currentContent;
  if (veraltet) feld.contentHelper.setText(feld.getContentLines());
  if (veraltet || !gezeichnet.has(feld))
    feld.contentHelper.selectRange(composerStore.composerSelection.start, composerStore.composerSelection.end);
  gezeichnet.add(feld);
}
