/** An welchen Wörtern eine Zeile als Summe zu erkennen ist: ein Verzeichnis für Listenprüfung und Übernahme. */

/**
 * `gesamt`: zählt alles zusammen; `teil`: einen Abschnitt; `summe`: eines von beiden, das sagen erst die Zeilen;
 * `davon`: ein Teil der Zeile darüber, der dort schon mitzählt.
 */
export type Summenart = 'gesamt' | 'teil' | 'summe' | 'davon';

const ENDE = String.raw`(?![\p{L}\p{N}])`;
const WOERTER: readonly (readonly [Summenart, RegExp])[] = [
  ['davon', new RegExp(`^(?:davon|darunter|hiervon)${ENDE}`, 'iu')],
  ['teil', new RegExp(`^(?:zwischen|teil|unter|bezirks)-?summen?${ENDE}`, 'iu')],
  ['teil', /^summe:? (?:der |des |im |für )?(?:reg\.?-?\s?bez\.?|regierungsbezirk|bezirk)/iu],
  ['gesamt', new RegExp(`^(?:gesamt|end|landes|haupt)-?(?:summen?|betrag|ergebnis|zahl)${ENDE}`, 'iu')],
  ['gesamt', new RegExp(`^(?:gesamt(?:kosten|ausgaben)?|insgesamt|total|alle kommunen|landesweit)${ENDE}`, 'iu')],
  ['summe', new RegExp(`^(?:summen?|zusammen|ergebnis|subtotal|σ|∑|sum)${ENDE}`, 'iu')],
];

/**
 * Erkennt Zeilen, die in einer Liste von Kommunen keine sind: das Land zählt alles zusammen, ein Regierungsbezirk
 * seinen Abschnitt.
 */
const GEBIETE: readonly (readonly [Summenart, RegExp])[] = [
  ['gesamt', /^(?:(?:land|landesweit|gesamt) )?(?:nrw|nordrhein[- ]westfalen)$/iu],
  ['teil', /^(?:reg\.?-?\s?bez\.?|regierungsbezirk|bezirksregierung)(?: |$)/iu],
  ['summe', /[\s,:–-](?:insgesamt|gesamt|zusammen|summe)$/iu],
];

/** Die Art der Summe, die dieser Text nennt; `null`, wenn es kein Summenwort ist. */
export function summenart(text: string): Summenart | null {
  const kurz = text.slice(0, 100).replaceAll(/\s+/g, ' ').trim();
  return WOERTER.find(([, muster]) => muster.test(kurz))?.[0] ?? null;
}

/** Wie {@link summenart}, dazu die Gebiete, die in einer Liste von Kommunen keine sind. */
export function summenartImLand(text: string): Summenart | null {
  const kurz = text.slice(0, 100).replaceAll(/\s+/g, ' ').trim();
  return GEBIETE.find(([, muster]) => muster.test(kurz))?.[0] ?? summenart(kurz);
}
