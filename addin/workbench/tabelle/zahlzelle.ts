/**
 * Prüft Eingaben in Zellen, deren Format eine Zahl verlangt. Ein deutsches Excel macht dort aus „1.5“ still den 1. Mai;
 * hier wird es abgelehnt, und die Meldung sagt, was wohl gemeint war.
 */
import { helpers } from '@odoo/o-spreadsheet';
import { DEUTSCH, FORMAT } from './locale.ts';

/** Tag und Monat ohne Jahr, auch mit Schrägstrich oder Bindestrich getippt. */
const TAG_UND_MONAT = /^\s*(\d{1,2})\s*([./-])\s*(\d{1,2})\s*\.?\s*$/;
/** Ein ganzer Tag: „1.5.2020“, „2020-05-01“. */
const GANZER_TAG = /^\s*(\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d{1,2}-\d{1,2})\s*$/;

/** Ein Zahlenformat, das weder Datum noch Text ist. */
export function verlangtZahl(format: string | undefined): format is string {
  if (!format || format === FORMAT.text) return false;
  return /[0#]/.test(format) && !helpers.isDateTimeFormat(format);
}

export function istQuote(format: string | undefined): boolean {
  return verlangtZahl(format) && format.includes('%');
}

/** In einer Quotenzelle sind „65“, „65 %“ und „0,65“ dasselbe; Zahlen ab 1 sind Prozent, wie in Excel. */
export function alsQuote(text: string): string {
  if (text.includes('%') || !helpers.isNumber(text, DEUTSCH)) return text;
  return Math.abs(helpers.toNumber(text, DEUTSCH)) >= 1 ? `${text.trim()}%` : text;
}

/**
 * Warum dieser Text in einer Zahlenzelle nicht gilt und was wohl gemeint war; `null`, wenn nichts dagegen spricht.
 * `zelle` ist ihre Adresse.
 */
export function abgelehnteZahl(text: string, zelle: string): string | null {
  const teile = TAG_UND_MONAT.exec(text);
  if (!teile && !GANZER_TAG.test(text)) return null;
  if (helpers.isNumber(text, DEUTSCH)) return null;
  const gemeint = teile ? gemeinteZahl(teile) : null;
  const rat = gemeint
    ? `Gemeint war wohl ${gemeint}.`
    : 'Soll hier ein Datum stehen, stellen Sie zuerst das Format der Zelle um.';
  return `${zelle} erwartet eine Zahl, „${text.trim()}“ ist ein Datum. ${rat} Die Zelle ist unverändert.`;
}

/** „1.5“ → „1,5“, „3/4“ → „0,75“; „1-2“ ist eher ein Bereich als eine Zahl. */
function gemeinteZahl([, links = '', zeichen, rechts = '']: RegExpExecArray): string | null {
  if (zeichen === '.') return `${Number(links)},${rechts}`;
  if (zeichen !== '/' || Number(rechts) === 0) return null;
  const bruch = Number(links) / Number(rechts);
  return bruch.toLocaleString('de-DE', { maximumFractionDigits: 4 });
}
