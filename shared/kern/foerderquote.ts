/** R5: der Anteil des Landes. Ein Festbetrag hat keinen: Gefördert wird dann der ganze Betrag, und kein Text nennt eine Quote. */
import { type Exakt, mal } from '../grund/geld.ts';
import type { Groesse } from '../regelstand/groesse.ts';
import { produkt, type Rechnung, uebernommen } from './rechnungen.ts';

/** `null` bei einem Festbetrag. */
export type Foerderquote = Groesse<'Anteil'> | null;

/** Die Quote des Betrags in €, exakt; bei einem Festbetrag der Betrag selbst. */
export function mitQuote(quote: Foerderquote, betrag: Exakt): Exakt {
  return quote ? mal(quote.wert, betrag) : betrag;
}

/** Wie {@link mitQuote}, als Rechnung eines Schritts. */
export function gefoerdert(quote: Foerderquote, betrag: Groesse<'€'>): Rechnung<'€'> {
  return quote ? produkt<'€'>([quote, betrag]) : uebernommen(betrag);
}
