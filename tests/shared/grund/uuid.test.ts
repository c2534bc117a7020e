import fc from 'fast-check';
import { expect, test } from 'vitest';
import { entstandAm, UUIDV7, uuidv7 } from '../../../shared/grund/uuid.ts';

test('das Beispiel der RFC 9562 (Anhang A.6): Zeit 0x017F22E279B0, Zufall 0xCC3 und 0x18C4DC0C0C07398F', () => {
  // In den Zufall gehören vier Bits der Fassung und zwei der Variante; sie werden überschrieben.
  const zufall = Uint8Array.of(0xfc, 0xc3, 0xd8, 0xc4, 0xdc, 0x0c, 0x0c, 0x07, 0x39, 0x8f);
  expect(uuidv7(0x017f_22e2_79b0, zufall)).toBe('017f22e2-79b0-7cc3-98c4-dc0c0c07398f');
  expect(entstandAm('017f22e2-79b0-7cc3-98c4-dc0c0c07398f')).toBe('2022-02-22T19:22:22.000Z');
});

test('jede Zeit kommt auf die Millisekunde zurück, und später sortiert sich dahinter', () => {
  const zeit = fc.integer({ min: 0, max: 2 ** 48 - 1 });
  const zufall = fc.uint8Array({ minLength: 10, maxLength: 16 });
  fc.assert(
    fc.property(zeit, zeit, zufall, zufall, (a, b, za, zb) => {
      const [erste, zweite] = [uuidv7(a, za), uuidv7(b, zb)];
      expect(erste).toMatch(UUIDV7);
      expect(entstandAm(erste)).toBe(new Date(a).toISOString());
      if (a !== b) expect(erste < zweite).toBe(a < b);
    }),
  );
});

test.each(['', 'x', '017F22E2-79B0-7CC3-98C4-DC0C0C07398F', '017f22e2-79b0-4cc3-98c4-dc0c0c07398f'])(
  '%j ist keine',
  (text) => expect(entstandAm(text)).toBeNull(),
);
