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

/** Zahlenformate in der Schreibweise von o-spreadsheet (immer englisch notiert, deutsch angezeigt). */
export const FORMAT = {
  euro: '#,##0.00[$ €]',
  betrag: '#,##0.00',
  ganz: '#,##0',
  stelle: '#,##0.0',
  prozent: '0%',
  datum: 'dd.mm.yyyy',
  text: '@',
} as const;
