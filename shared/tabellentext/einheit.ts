/**
 * Einheiten in Überschriften: „Personalkosten (T€)“, „Umfang in %“, „mtl.“. Was sich umrechnen lässt, wird umgerechnet,
 * alles andere gefragt.
 */

/**
 * `faktor`: womit die Zahl malzunehmen ist. `monat`: ein Betrag je Monat; `stunden`: ein Umfang in Stunden. Beide
 * lassen sich nicht ohne Rückfrage umrechnen.
 */
export type Einheit =
  | { readonly art: 'faktor'; readonly name: string; readonly faktor: '1000' | '1000000' | '0.01' }
  | { readonly art: 'monat'; readonly name: string }
  | { readonly art: 'stunden'; readonly name: string };

const NICHT_IM_WORT = String.raw`(?<![\p{L}\p{N}])`;
const WORTENDE = String.raw`(?![\p{L}\p{N}])`;

function wort(muster: string): RegExp {
  return new RegExp(`${NICHT_IM_WORT}(?:${muster})${WORTENDE}`, 'iu');
}

const EINHEITEN: readonly (readonly [RegExp, Einheit])[] = [
  [
    wort(String.raw`t ?(?:€|eur|euro)|teur|tsd\.?(?: ?(?:€|eur|euro))?|tausend(?: ?(?:€|eur|euro))?`),
    { art: 'faktor', name: 'Tausend', faktor: '1000' },
  ],
  [wort(String.raw`mio\.?|millionen|mill\.`), { art: 'faktor', name: 'Millionen', faktor: '1000000' }],
  [
    /(?<!\d ?)%|(?<!\d ?)v\. ?h\.|(?<!\p{L})(?:prozent|vom hundert)(?!\p{L})/iu,
    { art: 'faktor', name: 'Prozent', faktor: '0.01' },
  ],
  [
    wort(String.raw`monatlich\p{L}*|mtl\.?|pro monat|je monat|im monat|\/ ?monat|monats\p{L}+`),
    { art: 'monat', name: 'je Monat' },
  ],
  [wort(String.raw`stunden|std\.?|wochenstunden|std\.?\/woche|h\/woche`), { art: 'stunden', name: 'Stunden' }],
];

/**
 * Die Einheit, die eine Überschrift nennt; `null`, wenn keine. „Tsd.“ geht vor „%“: „Anteil in % (Tsd.)“ gibt es nicht.
 */
export function einheitIn(ueberschrift: string): Einheit | null {
  return EINHEITEN.find(([muster]) => muster.test(ueberschrift))?.[1] ?? null;
}
