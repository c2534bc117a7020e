/**
 * Deutsche Schreibweise von Beträgen aus Dezimaltext, Ziffer für Ziffer: kein Betrag läuft durch eine Gleitkommazahl.
 */
import type { Betrag } from '../../../shared/grund/marken.ts';
import { mitTausenderpunkten } from '../../../shared/grund/tausender.ts';

/** "54400.00" → "54.400,00"; Text, der keine Dezimalzahl ist, bleibt unverändert. */
export function betrag(text: Betrag): string {
  const teile = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (!teile) return text;
  const [, minus, ganz = '', bruch = ''] = teile;
  return `${minus ? '−' : ''}${mitTausenderpunkten(ganz)},${bruch.padEnd(2, '0')}`;
}

/** "54400.00" → "54.400,00 €" mit geschütztem Leerzeichen */
export function euro(text: Betrag): string {
  return `${betrag(text)}\u00A0€`;
}

/** "1.5" → "1,5" */
export function dezimal(text: string): string {
  return text.replace('.', ',');
}

/** Quote als Dezimaltext: "0.8" → "80 %" mit geschütztem Leerzeichen */
export function prozent(quote: string): string {
  const [ganz = '0', bruch = ''] = quote.split('.');
  const hundertfach = `${ganz}${bruch.padEnd(2, '0').slice(0, 2)}`.replace(/^0+(?=\d)/, '');
  const rest = bruch.slice(2).replace(/(?<!0)0+$/, '');
  return `${hundertfach}${rest ? `,${rest}` : ''}\u00A0%`;
}

/** Cents als ganze Zahl; nur für Beträge mit höchstens zwei Nachkommastellen. */
export function cents(text: Betrag): bigint {
  const teile = /^(-?)(\d+)(?:\.(\d{1,2}))?$/.exec(text);
  if (!teile) throw new Error(`Kein Betrag: ${text}`);
  const [, minus, ganz = '', bruch = ''] = teile;
  const betragInCent = BigInt(ganz + bruch.padEnd(2, '0'));
  return minus ? -betragInCent : betragInCent;
}

/** Cents als Dezimaltext mit zwei Nachkommastellen: 5440000 → "54400.00". */
export function ausCents(wert: bigint): Betrag {
  const ziffern = (wert < 0n ? -wert : wert).toString().padStart(3, '0');
  return `${wert < 0n ? '-' : ''}${ziffern.slice(0, -2)}.${ziffern.slice(-2)}`;
}

/** Summe von Beträgen, exakt. */
export function summe(...betraege: readonly Betrag[]): Betrag {
  return ausCents(betraege.reduce((s, b) => s + cents(b), 0n));
}

/** Fertiger Text zum Anzeigen: Zwischen Zahl und € oder % bricht keine Zeile um. */
export function ungetrennt(fertig: string): string {
  return fertig.replaceAll(/(?<=\d…?) (?=[€%])/g, '\u00A0');
}
