/** Sagt, was in der ausgewählten Zelle steht: wie sie es zeigt, aber nie gerundet. */
import { wahrheitswort } from '../../../shared/grund/wahrheitswert.ts';
import type { Auswahl } from '../../workbook/workbook.ts';
import { istZellfehler } from '../../workbook/zellen.ts';

/** Gruppen erst ab fünf Stellen: 2020 bleibt ein Jahr. */
const ZAHL = new Intl.NumberFormat('de-DE', { maximumFractionDigits: 10, useGrouping: 'min2' as unknown as boolean });
/** Eine Zahl und sonst nichts; ein Datum, eine Quote in % und eine Angabe mit Einheit sind keine. */
const NUR_ZAHL = /^-?(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?$/;

/** „enthält 01.04.2020“, „zeigt WAHR“, „leer“ */
export function inhalt({ wert, anzeige }: Pick<Auswahl, 'wert' | 'anzeige'>): string {
  if (wert === null || wert === '') return 'leer';
  if (istZellfehler(wert)) return `zeigt ${wert.fehler}`;
  if (typeof wert === 'boolean') return `zeigt ${wahrheitswort(wert)}`;
  return `enthält ${typeof wert === 'number' ? zahl(wert, anzeige.trim()) : wert}`;
}

/** Ein Format, das rundet (1,25 als „1,3“) oder die Zahl ganz verbirgt (0 als „–“), erklärt hier nichts. */
function zahl(wert: number, anzeige: string): string {
  const verborgen = !/\d/.test(anzeige);
  const gerundet = NUR_ZAHL.test(anzeige) && Number(anzeige.replaceAll('.', '').replace(',', '.')) !== wert;
  return verborgen || gerundet ? ZAHL.format(wert) : anzeige;
}
