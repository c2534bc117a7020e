/** Pfade werden nur an der Grenze Text, und was die API nennt, wird genau wieder der Pfad. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { pfadAus, pfadtext } from '../../../shared/antrag/pfad.ts';

test('hin und zurück', () => {
  const teil = fc.oneof(fc.stringMatching(/^[A-Za-z]\w{0,9}$/), fc.nat(999));
  fc.assert(
    fc.property(fc.stringMatching(/^[A-Za-z]\w{0,9}$/), fc.array(teil, { maxLength: 5 }), (erster, rest) => {
      expect(pfadAus(pfadtext([erster, ...rest]))).toEqual([erster, ...rest]);
    }),
  );
});

test.each(['zeilen[0]x', 'a..b', '.a', 'a[b]', 'a[01]', 'a]'])('was kein Pfad ist, bleibt ein Name: %s', (text) => {
  expect(pfadAus(text)).toEqual([text]);
  expect(pfadtext(pfadAus(text))).toBe(text);
});
