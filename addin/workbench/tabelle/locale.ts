/** Zahlen, Datum und Formeltrennzeichen, wie sie ein deutsches Excel schreibt und liest. */
import type { Locale } from '@odoo/o-spreadsheet';

export const DEUTSCH: Locale = {
  name: 'Deutsch',
  code: 'de_DE',
  thousandsSeparator: '.',
  decimalSeparator: ',',
  weekStart: 1,
  dateFormat: 'dd.mm.yyyy',
  timeFormat: 'hh:mm:ss',
  formulaArgSeparator: ';',
};

/** Formate in der Schreibweise von o-spreadsheet (immer englisch notiert, deutsch angezeigt). */
export const FORMAT = {
  datum: 'dd.mm.yyyy',
  text: '@',
} as const;
