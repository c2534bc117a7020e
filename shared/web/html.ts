/**
 * HTML aus Text: alles, was aus Daten kommt, wird maskiert und zeigt auch, was man ihm nicht ansieht; nur was {@link
 * html} zusammensetzt, ist Auszeichnung.
 */
import { sichtbar } from '../grund/zeichen.ts';

/** Text, der schon Auszeichnung ist und nicht mehr maskiert wird. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Einsatz = string | number | Markup | readonly Markup[];

/** `html`<td>${name}</td>``: eingesetzter Text wird maskiert, eingesetztes Markup bleibt. */
export function html(teile: TemplateStringsArray, ...einsaetze: readonly Einsatz[]): Markup {
  return new Markup(teile.reduce((text, teil, i) => text + alsText(einsaetze[i - 1] ?? '') + teil));
}

function alsText(einsatz: Einsatz): string {
  if (einsatz instanceof Markup) return einsatz.text;
  if (typeof einsatz === 'string' || typeof einsatz === 'number') return maskiert(sichtbar(String(einsatz)));
  return einsatz.map(({ text }) => text).join('\n');
}

const MASKEN: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text, der in einer HTML-Seite oder in einem Attribut nichts anderes bedeuten kann. */
export function maskiert(text: string): string {
  return text.replace(/[&<>"']/g, (zeichen) => MASKEN[zeichen] ?? zeichen);
}
