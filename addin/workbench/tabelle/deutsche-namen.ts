/** Deutsche Namen der Tabellenfunktionen, so wie Excel sie nennt; die englischen gelten daneben weiter. */
import { registries } from '@odoo/o-spreadsheet';

/** Namen mit Umlaut (ZÄHLENWENN) nimmt o-spreadsheet nicht an; sie heißen weiter englisch. */
const NAMEN: Readonly<Record<string, string>> = {
  SUMME: 'SUM',
  SUMMEWENN: 'SUMIF',
  SUMMEWENNS: 'SUMIFS',
  SUMMENPRODUKT: 'SUMPRODUCT',
  MITTELWERT: 'AVERAGE',
  ANZAHL: 'COUNT',
  ANZAHL2: 'COUNTA',
  PRODUKT: 'PRODUCT',
  RUNDEN: 'ROUND',
  AUFRUNDEN: 'ROUNDUP',
  ABRUNDEN: 'ROUNDDOWN',
  GANZZAHL: 'INT',
  REST: 'MOD',
  WENN: 'IF',
  WENNS: 'IFS',
  WENNFEHLER: 'IFERROR',
  WENNNV: 'IFNA',
  UND: 'AND',
  ODER: 'OR',
  NICHT: 'NOT',
  WAHR: 'TRUE',
  FALSCH: 'FALSE',
  ISTLEER: 'ISBLANK',
  ISTZAHL: 'ISNUMBER',
  ISTTEXT: 'ISTEXT',
  ISTFEHLER: 'ISERROR',
  DATUM: 'DATE',
  JAHR: 'YEAR',
  MONAT: 'MONTH',
  TAG: 'DAY',
  TAGE: 'DAYS',
  HEUTE: 'TODAY',
  MONATSENDE: 'EOMONTH',
  EDATUM: 'EDATE',
  SVERWEIS: 'VLOOKUP',
  WVERWEIS: 'HLOOKUP',
  XVERWEIS: 'XLOOKUP',
  VERGLEICH: 'MATCH',
  WAHL: 'CHOOSE',
  VERKETTEN: 'CONCATENATE',
  LINKS: 'LEFT',
  RECHTS: 'RIGHT',
  TEIL: 'MID',
  WERT: 'VALUE',
  EINDEUTIG: 'UNIQUE',
  SORTIEREN: 'SORT',
};

/** Muss vor dem ersten `Model` laufen; mehrfach aufzurufen schadet nicht. */
export function registriereDeutscheNamen(): void {
  const { functionRegistry } = registries;
  for (const [deutsch, englisch] of Object.entries(NAMEN)) functionRegistry.replace(deutsch, { ...functionRegistry.get(englisch), isExported: false });
}
