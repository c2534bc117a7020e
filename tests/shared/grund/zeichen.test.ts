/** Beim Anzeigen steht da, was man einem Text nicht ansieht; gewöhnlicher Text bleibt, wie er ist. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { alsName, sichtbar } from '../../../shared/grund/zeichen.ts';

test.each([
  ['Haus\u200bhalt', 'Haus‹U+200B›halt'],
  ['\u202egnp.exe', '‹U+202E›gnp.exe'],
  ['a\u00adb\ufeff\u3164', 'a‹U+00AD›b‹U+FEFF›‹U+3164›'],
  ['\ufffe\u{1ffff}', '‹U+FFFE›‹U+1FFFF›'],
  ['a\tb\nc', 'a‹U+0009›b‹U+000A›c'],
  // Kyrillisch, griechisch, breit, fett: sie sehen aus wie lateinische.
  ['Аachen', 'А‹U+0410›achen'],
  ['Κommune', 'Κ‹U+039A›ommune'],
  ['Ａ１𝐀', 'Ａ‹U+FF21›１‹U+FF11›𝐀‹U+1D400›'],
  // Auch ein einziges zwischen lauter gewöhnlichen.
  ['Stadt Ａachen, 12 €', 'Stadt Ａ‹U+FF21›achen, 12 €'],
])('%j wird %j', (text, erwartet) => expect(sichtbar(text)).toBe(erwartet));

// Hochgestellte Zeichen sind keine Verkleidung, auch nicht am Rand.
test.each([
  'ª',
  '4.ª',
  '²x',
  'x³y',
  'Straße „Äöü“ – 1.234,56 € (80 %)',
  'Łódź, Ångström, Ñandú',
  '½ m², 3. OG',
  'Δ 日本 ok',
])('%j bleibt', (text) => expect(sichtbar(text)).toBe(text));

test('zweimal ist dasselbe wie einmal, und nie geht ein sichtbares Zeichen verloren', () => {
  const zeichen = fc.constantFrom('A', 'А', 'Ａ', '\u200b', '\u202e', '‹U+0410›', 'ß', ' ', '𝐀', '\u{e0041}');
  fc.assert(
    fc.property(fc.array(zeichen, { maxLength: 30 }), (teile) => {
      const text = teile.join('');
      const einmal = sichtbar(text);
      expect(sichtbar(einmal)).toBe(einmal);
      expect(einmal).not.toMatch(/[\u200b\u202e\u{e0041}]/u);
      for (const teil of ['A', 'ß', '𝐀']) expect(einmal.split(teil).length).toBe(text.split(teil).length);
    }),
  );
});

test('der Name einer Person ist eine Zeile ohne Unsichtbares, nie leer, nie endlos', () => {
  expect(alsName(' Erika\n\u200bMuster\u202emann ')).toBe('Erika Mustermann');
  expect(alsName('\u200b\u2060')).toBe('ohne Namen');
  expect(alsName('x'.repeat(200))).toBe(`${'x'.repeat(120)}…`);
  expect(alsName('Аnna')).toBe('А‹U+0410›nna');
  expect(alsName('Erika \t  von  Muster')).toBe('Erika von Muster');
  expect(alsName('x'.repeat(120))).toBe('x'.repeat(120));
});
