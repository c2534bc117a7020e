/**
 * Kopieren und Einfügen über die Zwischenablage des Systems: wie Excel es schreibt und liest. Eine Zelle mit
 * Zeilenwechsel, Tabulator oder Anführungszeichen bleibt eine Zelle, und Eingefügtes behält das Aussehen der Zelle, in
 * die es kommt.
 */
import { type CellPosition, components, type Getters, registries } from '@odoo/o-spreadsheet';
import { zerlegeKopiertes } from '../../../shared/tabellentext/zerlegen.ts';
import { eingefuegt } from './eingabe.ts';
import { liesHtmlTabelle } from './html-tabelle.ts';

/** Der Teil der Zwischenablage von o-spreadsheet, der Text schreibt und eingefügten Text in Zellen teilt. */
interface Zwischenablage {
  readonly getters: Getters;
  readonly copiedData?: { readonly cells?: readonly (readonly { readonly position: CellPosition }[])[] };
  convertTextToClipboardData(text: string): unknown;
  getPlainTextContent(): string;
}

interface Zellablage {
  readonly getters: Getters;
  dispatch(befehl: string, inhalt: unknown): unknown;
  pasteCell(herkunft: { readonly content: string; readonly position?: CellPosition }, ...rest: unknown[]): void;
  convertTextToClipboardData(text: string): { readonly cells: { readonly content: string }[][] };
}

interface Gitter {
  paste(ereignis: ClipboardEvent): Promise<void>;
}

let eingerichtet = false;

/** Muss vor dem ersten `Model` laufen; mehrfach aufzurufen schadet nicht. */
export function richteZwischenablageEin(): void {
  if (eingerichtet) return;
  eingerichtet = true;
  const ablage = registries.statefulUIPluginRegistry.get('clipboard').prototype as unknown as Zwischenablage;
  const deute = ablage.convertTextToClipboardData;
  ablage.convertTextToClipboardData = function (this: Zwischenablage, text) {
    const sheetId = this.getters.getActiveSheetId();
    const { left: col, top: row } = this.getters.getSelectedZone();
    return deute.call(
      this,
      verpackt(
        zerlegeKopiertes(text).map((zeile, i) =>
          zeile.map((zelle, j) => eingefuegt(zelle, this.getters, { sheetId, col: col + j, row: row + i })),
        ),
      ),
    );
  };
  ablage.getPlainTextContent = function (this: Zwischenablage) {
    const zeilen = this.copiedData?.cells?.map((zeile) =>
      zeile.map(({ position }) => alsKopierteZelle(this.getters.getCellText(position))).join('\t'),
    );
    // o-spreadsheet erwartet nie einen leeren Text: Der Browser setzte dann nichts in die Zwischenablage.
    return zeilen?.join('\n') || '\t';
  };
  const zellen = registries.clipboardHandlersRegistries.cellHandlers.get('cell').prototype as unknown as Zellablage;
  const liesZelle = zellen.convertTextToClipboardData;
  zellen.convertTextToClipboardData = function (this: Zellablage, text) {
    // Eine Zelle auf einmal: So teilt o-spreadsheet sie nicht noch einmal, bringt aber Zahlen und Formeln in seine
    // Form.
    const inhalt = (zelle: string) =>
      /[\n\t]/.test(zelle) ? zelle : (liesZelle.call(this, zelle).cells[0]?.[0]?.content ?? zelle);
    return {
      cells: (JSON.parse(text) as string[][]).map((zeile) =>
        zeile.map(inhalt).map((content) => ({ content, evaluatedCell: { formattedValue: content, value: content } })),
      ),
    };
  };
  const fuegeEin = zellen.pasteCell;
  zellen.pasteCell = function (this: Zellablage, herkunft, ...rest) {
    const [ort, optionen] = rest as [CellPosition, { readonly pasteOption?: string } | undefined];
    if (herkunft.position || optionen?.pasteOption) fuegeEin.call(this, herkunft, ...rest);
    else this.dispatch('UPDATE_CELL', { ...ort, content: herkunft.content });
  };
  const gitter = components.Grid.prototype as unknown as Gitter;
  const einfuegen = gitter.paste;
  gitter.paste = function (this: Gitter, ereignis) {
    return einfuegen.call(this, mitGenauenZahlen(ereignis));
  };
}

/** Zellen mit Zeilenwechsel oder Tabulator umschließt Excel mit Anführungszeichen und verdoppelt die darin. */
function alsKopierteZelle(text: string): string {
  return /[\n\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Alle Zeilen gleich lang; o-spreadsheet reicht den eingefügten Text nur als einen Text weiter. */
function verpackt(zeilen: readonly (readonly string[])[]): string {
  const breite = Math.max(...zeilen.map((zeile) => zeile.length));
  return JSON.stringify(zeilen.map((zeile) => Array.from({ length: breite }, (_, i) => zeile[i] ?? '')));
}

/**
 * Excel und LibreOffice legen neben den Text eine HTML-Tabelle: Sie allein sagt, welche Zahl hinter „65.300“ steht, und
 * ohne Text ist sie alles, was es gibt.
 */
function mitGenauenZahlen(ereignis: ClipboardEvent): ClipboardEvent {
  const daten = ereignis.clipboardData;
  const html = daten?.getData('text/html') ?? '';
  if (!daten || html === '' || html.includes('data-osheet-clipboard')) return ereignis;
  const tabelle = liesHtmlTabelle(html, daten.getData('text/plain'));
  if (tabelle === null) return ereignis;
  const text = tabelle.map((zeile) => zeile.map(alsKopierteZelle).join('\t')).join('\n');
  return {
    preventDefault: () => ereignis.preventDefault(),
    clipboardData: { files: daten.files, getData: (art: string) => (art === 'text/plain' ? text : '') },
  } as unknown as ClipboardEvent;
}
