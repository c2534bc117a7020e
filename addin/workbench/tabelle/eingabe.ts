/**
 * Liest getippte und eingefügte Texte so, wie ein deutsches Excel sie lesen würde, soweit o-spreadsheet es nicht selbst
 * tut.
 */
import {
  type CellPosition,
  CorePlugin,
  type FormulaCell,
  type Getters,
  helpers,
  registries,
  stores,
} from '@odoo/o-spreadsheet';
import { datum } from '../../../shared/grund/datum.ts';
import { FALSCH, WAHR } from '../../../shared/grund/wahrheitswert.ts';
import { aufDeutsch, aufEnglisch } from './deutsche-namen.ts';
import { DEUTSCH, FORMAT } from './locale.ts';
import { alsSeriennummer, seriennummer } from './tagestext.ts';
import { abgelehnteZahl, alsQuote, istQuote, verlangtZahl } from './zahlzelle.ts';

/** So deutet o-spreadsheet, was auf Deutsch keine Zahl ist. */
const ENGLISCH = { ...DEUTSCH, thousandsSeparator: ',', decimalSeparator: '.' } as const;
const PUNKTZAHL = /(?<![\w.])\d+\.\d/;
const EIN_PUNKT = /^\s*(\d+)\.(\d+)\.?\s*$/;

/**
 * Ein einzelner Punkt ist im Deutschen kein Dezimalzeichen: `1.5` wird wie in Excel der 1. Mai, und was weder Zahl noch
 * Tag ist, bleibt Text, auch mit Vorzeichen, „€“ oder „%“. Ohne das läse o-spreadsheet `1.5` stillschweigend als 1,5.
 */
export function liesEinzelnenPunkt(text: string, jahr: number): string | null {
  if (helpers.isNumber(text, DEUTSCH)) return null;
  const teile = EIN_PUNKT.exec(text);
  if (!teile) return helpers.isNumber(text, ENGLISCH) ? `'${text.trim()}` : null;
  const tag =
    (teile[1] ?? '').length <= 2 && (teile[2] ?? '').length <= 2
      ? alsSeriennummer(datum(jahr, Number(teile[2]), Number(teile[1])))
      : null;
  return tag === null ? `'${text.trim()}` : `${zweistellig(teile[1])}.${zweistellig(teile[2])}.${jahr}`;
}

/**
 * In einer Formel (nach `=` oder `+`) ist `538.780` im Deutschen keine Zahl. o-spreadsheet läse 538,78 daraus; die
 * Eingabe bleibt deshalb Text, damit aus einem Tausenderpunkt nie ein falscher Betrag wird. Punkte in Texten und
 * Blattnamen sind gemeint, wie sie dastehen.
 */
export function liesFormelMitPunkt(text: string): string | null {
  if (!/^[=+]/.test(text)) return null;
  return PUNKTZAHL.test(text.replace(/"[^"]*"|'[^']*'/g, '')) ? `'${text}` : null;
}

/**
 * Ein getippter oder eingefügter Text, bevor o-spreadsheet ihn deutet. Eine Textzelle macht aus „1.1“ keinen Tag und
 * aus „wahr“ keinen Wert.
 */
function vorbereitet(text: string, format: string | undefined): string {
  if (format === FORMAT.text) return liesFormelMitPunkt(text) ?? text;
  if ([WAHR, FALSCH].includes(text.trim().toUpperCase())) return aufEnglisch(`=${text.trim()}`).slice(1);
  const ohnePlus = text.replace(/^\s*\+/, '');
  const zahl = helpers.isNumber(ohnePlus, DEUTSCH) ? (istQuote(format) ? alsQuote(ohnePlus) : ohnePlus) : text;
  return liesEinzelnenPunkt(zahl, new Date().getFullYear()) ?? liesFormelMitPunkt(zahl) ?? zahl;
}

/** Ein eingefügter Text, so wie er getippt in dieser Zelle gelesen würde. */
export function eingefuegt(text: string, getters: Getters, ort: CellPosition): string {
  const format = getters.getCell(ort)?.format;
  const abgelehnt = verlangtZahl(format) && abgelehnteZahl(text, '') !== null;
  // Beim Einfügen bleibt der Text stehen, damit keine Zelle fehlt; als Text zählt er nirgends als Zahl.
  return abgelehnt ? `'${text.trim()}` : vorbereitet(text, format);
}

/**
 * In jeder Zelle, auch beim Einfügen: deutsche Funktionsnamen und Tage in ihre gespeicherte Form, ein Leerzeichen vor
 * „€“.
 */
class DeutscheEingabe extends CorePlugin {
  override handle(befehl: Parameters<CorePlugin['handle']>[0]): void {
    if (befehl.type !== 'UPDATE_CELL' || typeof befehl.content !== 'string') return;
    const { sheetId, col, row } = befehl;
    const formel = aufEnglisch(befehl.content);
    if (formel !== befehl.content) {
      this.dispatch('UPDATE_CELL', { sheetId, col, row, content: formel });
      return;
    }
    const nummer = seriennummer(befehl.content);
    const bisher = this.getters.getCell({ sheetId, col, row })?.format;
    if (nummer !== null && bisher !== FORMAT.text) {
      const format = bisher && /[dy]/.test(bisher.replace(/\[[^\]]*\]/g, '')) ? bisher : FORMAT.datum;
      this.dispatch('UPDATE_CELL', { sheetId, col, row, content: String(nummer), format });
    } else if (bisher?.endsWith('0[$€]')) {
      this.dispatch('UPDATE_CELL', { sheetId, col, row, format: bisher.replace('[$€]', '[$ €]') });
    }
  }
}

/**
 * Für Eingabezeile, Zwischenablage und jede Zelle. Muss vor dem ersten `Model` laufen; mehrfach aufzurufen schadet
 * nicht.
 */
export function richteEingabeEin(): void {
  if (registries.corePluginRegistry.contains('gk-eingabe')) return;
  registries.corePluginRegistry.add('gk-eingabe', DeutscheEingabe);
  const prototyp = stores.CellComposerStore.prototype as unknown as Eingabefeld;
  const urspruenglich = prototyp.getCurrentCanonicalContent;
  prototyp.getCurrentCanonicalContent = function (this: Eingabefeld) {
    const format = this.getters.getCell(this.currentEditedCell)?.format;
    const inhalt = { _currentContent: vorbereitet(this._currentContent, format), getters: this.getters };
    return aufEnglisch(urspruenglich.call(inhalt as Eingabefeld));
  };
  // In einer Prozentzelle hängt o-spreadsheet an die erste Ziffer ein „%“: Aus „0,65“ würden so 0,65 %.
  const beginne = prototyp._startEdition;
  prototyp._startEdition = function (this: Eingabefeld, text, auswahl) {
    beginne.call(this, text, auswahl);
    if (text && this._currentContent === `${text}%`) this.setContent(text, { start: text.length, end: text.length });
  };
  const beende = prototyp.stopEdition;
  prototyp.stopEdition = function (this: Eingabefeld, richtung) {
    const { sheetId, col, row } = this.currentEditedCell;
    const abgelehnt =
      this.editionMode !== 'inactive' && verlangtZahl(this.getters.getCell({ sheetId, col, row })?.format)
        ? abgelehnteZahl(this._currentContent, helpers.toXC(col, row))
        : null;
    if (abgelehnt === null) return beende.call(this, richtung);
    this.cancelEdition();
    this.notificationStore.raiseError(abgelehnt);
  };
  // Die Eingabezeile zeigt die Formel wie getippt und mit deutschen Namen; o-spreadsheet bräche sie sonst um und setzte
  // Leerzeichen hinein.
  prototyp.getPrettifiedFormula = function (this: Eingabefeld, zelle) {
    return aufDeutsch(zelle.compiledFormula.toFormulaString(this.getters));
  };
  const zeige = prototyp.getComposerContent;
  prototyp.getComposerContent = function (this: Eingabefeld, position, ...auswahl) {
    const inhalt = zeige.call(this, position, ...auswahl);
    const { getters } = this;
    if (getters.getCell(position)?.isFormula || getters.getEvaluatedCell(position).type !== 'boolean') return inhalt;
    return { ...inhalt, text: getters.getCellText(position) };
  };
}

/** Der Teil des Eingabefelds von o-spreadsheet, der den getippten Text in die gespeicherte Form bringt und zurück. */
interface Eingabefeld {
  _currentContent: string;
  readonly currentEditedCell: CellPosition;
  readonly getters: Getters;
  readonly editionMode: 'inactive' | 'editing' | 'selecting';
  readonly notificationStore: { raiseError(text: string): void };
  _startEdition(text?: string, auswahl?: unknown): void;
  setContent(text: string, auswahl: { readonly start: number; readonly end: number }): void;
  stopEdition(richtung?: string): void;
  cancelEdition(): void;
  getCurrentCanonicalContent(): string;
  getPrettifiedFormula(zelle: FormulaCell): string;
  getComposerContent(position: CellPosition, ...auswahl: unknown[]): { readonly text: string };
}

function zweistellig(zahl: string | undefined): string {
  return (zahl ?? '').padStart(2, '0');
}
