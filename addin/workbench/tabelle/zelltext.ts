/** Bringt Werte in die Form, in der o-spreadsheet Zellinhalte speichert, ohne dass Text zu etwas anderem wird. */
import { constants, helpers, registries } from '@odoo/o-spreadsheet';
import type { Zellinhalt } from '../../workbook/modell.ts';
import { DEUTSCH } from './locale.ts';
import { seriennummer } from './tagestext.ts';

/** Zeichen, mit denen eine Eingabe zur Formel würde; ein Hochkomma am Anfang hält den Rest der Zelle wörtlich. */
const GEFAEHRLICHER_ANFANG = /^[=+\-@'\t\r]/;

/** Der Inhalt, wie `UPDATE_CELL` ihn nimmt; leer, wo nichts steht. */
export function alsZelltext(inhalt: Zellinhalt | null): string {
  if (inhalt === null) return '';
  if (inhalt.art === 'zahl') return String(inhalt.zahl);
  if (inhalt.art === 'formel') return inhalt.formel;
  return woertlich(inhalt.text);
}

/** Text, der als Zahl, Datum, Wahrheitswert, Fehler oder Formel gelesen würde, bekommt ein Hochkomma. */
export function woertlich(text: string): string {
  const deutbar =
    GEFAEHRLICHER_ANFANG.test(text) ||
    helpers.isNumber(text, constants.DEFAULT_LOCALE) ||
    helpers.isNumber(text, DEUTSCH) ||
    helpers.isDateTime(text, DEUTSCH) ||
    seriennummer(text) !== null ||
    /^(true|false)$/i.test(text) ||
    registries.errorTypes.has(text);
  return deutbar ? `'${text}` : text;
}
