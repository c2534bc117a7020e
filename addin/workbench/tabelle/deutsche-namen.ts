/**
 * Deutsche Namen der Tabellenfunktionen, so wie Excel sie nennt. Gespeichert wird wie in Excel der englische Name;
 * gezeigt und vorgeschlagen wird der deutsche, getippt und eingefügt werden darf beides.
 */

import { type Locale, registries, tokenize } from '@odoo/o-spreadsheet';
import { FALSCH, WAHR } from '../../../shared/grund/wahrheitswert.ts';

const NAMEN: Readonly<Record<string, string>> = {
  SUMME: 'SUM',
  SUMMEWENN: 'SUMIF',
  SUMMEWENNS: 'SUMIFS',
  SUMMENPRODUKT: 'SUMPRODUCT',
  TEILERGEBNIS: 'SUBTOTAL',
  MITTELWERT: 'AVERAGE',
  MITTELWERTWENN: 'AVERAGEIF',
  MITTELWERTWENNS: 'AVERAGEIFS',
  MAXWENNS: 'MAXIFS',
  MINWENNS: 'MINIFS',
  KGRÖSSTE: 'LARGE',
  KKLEINSTE: 'SMALL',
  RANG: 'RANK',
  ANZAHL: 'COUNT',
  ANZAHL2: 'COUNTA',
  ANZAHLLEEREZELLEN: 'COUNTBLANK',
  ZÄHLENWENN: 'COUNTIF',
  ZÄHLENWENNS: 'COUNTIFS',
  PRODUKT: 'PRODUCT',
  POTENZ: 'POWER',
  RUNDEN: 'ROUND',
  AUFRUNDEN: 'ROUNDUP',
  ABRUNDEN: 'ROUNDDOWN',
  KÜRZEN: 'TRUNC',
  GANZZAHL: 'INT',
  REST: 'MOD',
  WENN: 'IF',
  WENNS: 'IFS',
  WENNFEHLER: 'IFERROR',
  WENNNV: 'IFNA',
  ERSTERWERT: 'SWITCH',
  UND: 'AND',
  ODER: 'OR',
  NICHT: 'NOT',
  [WAHR]: 'TRUE',
  [FALSCH]: 'FALSE',
  NV: 'NA',
  ISTLEER: 'ISBLANK',
  ISTZAHL: 'ISNUMBER',
  ISTTEXT: 'ISTEXT',
  ISTFEHLER: 'ISERROR',
  ISTNV: 'ISNA',
  DATUM: 'DATE',
  DATUMWERT: 'DATEVALUE',
  JAHR: 'YEAR',
  MONAT: 'MONTH',
  TAG: 'DAY',
  TAGE: 'DAYS',
  TAGE360: 'DAYS360',
  BRTEILJAHRE: 'YEARFRAC',
  WOCHENTAG: 'WEEKDAY',
  NETTOARBEITSTAGE: 'NETWORKDAYS',
  HEUTE: 'TODAY',
  JETZT: 'NOW',
  MONATSENDE: 'EOMONTH',
  EDATUM: 'EDATE',
  SVERWEIS: 'VLOOKUP',
  WVERWEIS: 'HLOOKUP',
  XVERWEIS: 'XLOOKUP',
  VERGLEICH: 'MATCH',
  WAHL: 'CHOOSE',
  ZEILE: 'ROW',
  SPALTE: 'COLUMN',
  EINDEUTIG: 'UNIQUE',
  SORTIEREN: 'SORT',
  VERKETTEN: 'CONCATENATE',
  TEXTKETTE: 'CONCAT',
  TEXTVERKETTEN: 'TEXTJOIN',
  LINKS: 'LEFT',
  RECHTS: 'RIGHT',
  TEIL: 'MID',
  LÄNGE: 'LEN',
  GLÄTTEN: 'TRIM',
  GROSS: 'UPPER',
  KLEIN: 'LOWER',
  FINDEN: 'FIND',
  SUCHEN: 'SEARCH',
  WECHSELN: 'SUBSTITUTE',
  ERSETZEN: 'REPLACE',
  WERT: 'VALUE',
};

const ENGLISCH: ReadonlyMap<string, string> = new Map(Object.entries(NAMEN));
const DEUTSCH: ReadonlyMap<string, string> = new Map(
  Object.entries(NAMEN).map(([deutsch, englisch]) => [englisch, deutsch]),
);
/** Die einzigen Namen, die ohne Klammer einen Wert bedeuten. */
const WAHRHEITSWERTE: ReadonlySet<string> = new Set([WAHR, FALSCH, 'TRUE', 'FALSE']);

/** Die Formel, wie o-spreadsheet sie speichert; `formel` darf deutsche und englische Namen mischen. */
export function aufEnglisch(formel: string): string {
  return uebersetze(formel, ENGLISCH);
}

/**
 * Die Formel, wie sie gezeigt wird; Namen ohne deutsche Entsprechung bleiben. `schreibweise` nennt ihre Trenn- und
 * Dezimalzeichen.
 */
export function aufDeutsch(formel: string, schreibweise?: Locale): string {
  return uebersetze(formel, DEUTSCH, schreibweise);
}

function uebersetze(formel: string, namen: ReadonlyMap<string, string>, schreibweise?: Locale): string {
  if (!formel.startsWith('=')) return formel;
  const teile = tokenize(formel, schreibweise);
  const istAufruf = (i: number) => teile.slice(i + 1).find(({ type }) => type !== 'SPACE')?.type === 'LEFT_PAREN';
  return teile
    .map(({ type, value }, i) => {
      const name = type === 'SYMBOL' ? namen.get(value.toUpperCase()) : undefined;
      return name && (WAHRHEITSWERTE.has(name) || istAufruf(i)) ? name : value;
    })
    .join('');
}

/**
 * Macht die deutschen Namen bekannt: für Vorschläge, Formelhilfe und Meldungen, und für Formeln, die noch mit ihnen
 * gespeichert sind. Muss vor dem ersten `Model` laufen; mehrfach aufzurufen schadet nicht.
 */
export function registriereDeutscheNamen(): void {
  const { functionRegistry } = registries;
  for (const [deutsch, englisch] of Object.entries(NAMEN)) {
    const original = functionRegistry.get(englisch);
    const beschreibung = { ...original, hidden: false, isExported: false };
    // Nur das Eintragen verlangt ASCII; lesen und rechnen kann o-spreadsheet auch Namen mit Umlaut.
    const ascii = deutsch.normalize('NFD').replaceAll(/\P{ASCII}/gu, '');
    functionRegistry.replace(ascii, beschreibung);
    if (ascii !== deutsch) {
      functionRegistry.content[deutsch] = functionRegistry.get(ascii);
      functionRegistry.mapping[deutsch] = functionRegistry.mapping[ascii] as NonNullable<
        (typeof functionRegistry.mapping)[string]
      >;
      functionRegistry.remove(ascii);
    }
    // Unter diesem Namen erscheint die Funktion in Meldungen; vorgeschlagen wird sie nur einmal.
    Object.assign(functionRegistry.get(deutsch), { name: deutsch });
    Object.assign(original, { name: deutsch, hidden: true });
  }
}
