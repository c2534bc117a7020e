/** Zeilenumbruch: nichts geht verloren, keine Zeile ist zu breit, und getrennt wird, wo man es erwartet. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { breitestesStueck, umbrochen } from '../../../shared/druck/umbruch.ts';

const jedesZeichenEins = (text: string) => Array.from(text).length;

describe('Umbruch', () => {
  it.each([
    ['an Leerzeichen, das am Zeilenende bleibt', 'aaa bbb ccc', 7, ['aaa bbb ', 'ccc']],
    ['nach Bindestrich und Schrägstrich', 'Minden-Lübbecke/Nord', 8, ['Minden-', 'Lübbecke', '/Nord']],
    ['nicht zwischen Schrägstrich und Ziffer', 'nach act/365', 8, ['nach ', 'act/365']],
    ['in einem zu langen Wort', 'abcdefgh', 3, ['abc', 'def', 'gh']],
    ['nicht in geschützten Leerzeichen', '12\u00a0345 x', 6, ['12\u00a0345 ', 'x']],
    ['an jedem Zeilenwechsel', 'a\nb', 9, ['a', 'b']],
    ['leer bleibt eine leere Zeile', '', 5, ['']],
    ['schmaler als ein Zeichen: je Zeile eines', 'ab', 0, ['a', 'b']],
    ['nie mitten in einem Zeichenpaar', '😀😀', 1, ['😀', '😀']],
  ])('%s', (_, text, breite, erwartet) => expect(umbrochen(text, breite, jedesZeichenEins)).toEqual(erwartet));

  it('jedes Zeichen steht genau einmal da, und keine Zeile ist breiter', () =>
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a', 'B', 'ä', ' ', '  ', '-', '/', '😀', 'Wort', 'langesWort'), { maxLength: 40 }),
        fc.integer({ min: 1, max: 12 }),
        (teile, breite) => {
          const text = teile.join('');
          const zeilen = umbrochen(text, breite, jedesZeichenEins);
          expect(zeilen.join('')).toBe(text);
          for (const zeile of zeilen) expect(jedesZeichenEins(zeile.trimEnd())).toBeLessThanOrEqual(breite);
        },
      ),
    ));

  it('das breiteste Stück ist das längste Wort', () =>
    expect(breitestesStueck('aa Lübbecke-Süd b', jedesZeichenEins)).toBe('Lübbecke-'.length));
});
