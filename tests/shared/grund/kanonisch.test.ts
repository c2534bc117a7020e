/** Die kanonische Form ist Zeichen für Zeichen die der Bibliothek: An ihr hängt jeder gespeicherte Hash. */
import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashVon, kanonisch, kanonischeTeile } from '../../../shared/grund/hash.ts';

const schluessel = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('10', '9', '', '__proto__', 'toString', 'toJSON', 'ä', 'a', '\\ud800', 'length'),
);
const zahl = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer(),
  fc.constantFrom(-0, 1e21, 1e-7, 5e-324),
);
const { wert } = fc.letrec<{ wert: unknown }>((kette) => ({
  wert: fc.oneof(
    { maxDepth: 6 },
    fc.string({ unit: 'binary' }),
    zahl,
    fc.boolean(),
    fc.constant(null),
    fc.array(fc.oneof(kette('wert'), fc.constant(undefined)), { maxLength: 5 }),
    fc.dictionary(schluessel, fc.oneof(kette('wert'), fc.constant(undefined)), { maxKeys: 6 }),
    fc.date({ noInvalidDate: true }),
  ),
}));

/** Ob der Wert irgendwo, auch als Name eines Felds, ein halbes Zeichen enthält. */
function hatHalbes(w: unknown): boolean {
  if (typeof w === 'string') return /\p{Surrogate}/u.test(w);
  if (Array.isArray(w)) return w.some(hatHalbes);
  if (typeof w !== 'object' || w === null || w instanceof Date) return false;
  return Object.entries(w).some(([name, feld]) => feld !== undefined && (hatHalbes(name) || hatHalbes(feld)));
}

describe('kanonisch', () => {
  it('schreibt, was die Bibliothek schreibt', () => {
    fc.assert(
      fc.property(wert, (w) => {
        fc.pre(!hatHalbes(w));
        expect(kanonisch(w)).toBe(canonicalize(w));
      }),
      { numRuns: 5_000 },
    );
  });

  it.each([
    { 10: 1, 9: 2, a: 3 },
    { a: { 2: 1, 10: 2 }, '': 0 },
    JSON.parse('{"__proto__":{"b":1,"a":2},"a":1}'),
    JSON.parse('{"z":[{"__proto__":1}],"a":1}'),
    { '€': 1, '\u{1F600}': 2, '\uFB33': 3, '1': 4, '\r': 5 },
    { b: undefined, a: [{ d: 1, c: undefined, b: [[]] }] },
    [new Map([[1, 2]]), Object(5), Object(true), {}],
    Object.assign(Object(5), { b: 1, a: 2 }),
    Object.assign(new (class {})(), { b: 1, a: 2 }),
    { b: { toJSON: 'nur ein Text' }, a: 1 },
    { b: Object.assign([1], { toJSON: () => 'x' }), a: { b: 1, toJSON: () => [2, { d: 1, c: 2 }] } },
    Object.defineProperty({ b: 1 }, 'toJSON', { value: () => 'verborgen' }),
  ])('ordnet Namen wie sie, auch solche, die kein Objekt in Ordnung hält: %j', (w) => {
    expect(kanonisch(w)).toBe(canonicalize(w));
  });

  it.each([null, true, '', 0, [], [null]])('schreibt auch allein, was kein Objekt ist: %j', (w) => {
    expect(kanonisch(w)).toBe(canonicalize(w));
  });

  it('ordnet jedes Objekt nach seinen eigenen Namen, auch nach einem ähnlichen', () => {
    const mit = (...namen: readonly string[]) => Object.fromEntries(namen.map((name, i) => [name, i]));
    const viele = Array.from({ length: 34 }, (_, i) => `n${99 - i}`);
    const objekte = [
      mit('b', 'a'),
      mit('b', 'c'),
      mit('d', 'c'),
      mit('b', 'c'),
      mit(...viele.slice(0, 2)),
      mit(...viele),
    ];
    for (const w of [...objekte, ...objekte.toReversed()]) expect(kanonisch(w)).toBe(canonicalize(w));
  });

  it('schreibt in Stücken, was sie am Stück schreibt, wo auch immer lange Felder stehen', () => {
    const feld = fc.oneof(
      fc.integer({ min: 900, max: 1_100 }).map((laenge) => 'ü'.repeat(laenge)),
      fc.array(fc.constant({ b: '–', a: 1 }), { minLength: 80, maxLength: 120 }),
      fc.constantFrom(undefined, null, 'kurz', 1, {}),
    );
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom('c', 'a', 'ä', 'b', 'd', '"'), feld), (w) => {
        expect(kanonischeTeile(w).join('')).toBe(canonicalize(w));
        expect(hashVon(w)).toBe(createHash('sha256').update(kanonisch(w)).digest('hex'));
      }),
      { numRuns: 500 },
    );
    expect(kanonischeTeile({ b: 'x'.repeat(2_000), a: 1 }).length).toBeGreaterThan(1);
    expect(() => kanonisch({ a: `${'x'.repeat(2_000)}\ud800` })).toThrow('halbes Zeichen');
  });

  it.each([
    'Text',
    '',
    true,
    null,
    -1.5,
    undefined,
    [],
    {},
    [[1, ['a', false]], { d: null, c: undefined }],
    { a1: 1, _2: { 'b-3': 2 } },
    JSON.parse(`${'[{"b":'.repeat(50)}0${',"a":1}]'.repeat(50)}`),
  ])('gewöhnliche Daten kommen in Stücken, damit ein langes Feld nie zweimal entsteht: %j', (w) => {
    const lang = 'x'.repeat(2_000);
    expect(kanonischeTeile({ z: w, lang, a: w })).toHaveLength(3);
    expect(kanonischeTeile({ z: w, lang, a: w }).join('')).toBe(canonicalize({ z: w, lang, a: w }));
  });

  it('kurze Felder bleiben in einem Stück, ab tausend Zeichen hat eines sein eigenes', () => {
    const zahlen = Object.fromEntries(Array.from({ length: 200 }, (_, i) => [`feld${i}`, i]));
    expect(kanonischeTeile(zahlen)).toEqual([canonicalize(zahlen)]);
    // Zwei Zeichen sind Anführungszeichen.
    expect(kanonischeTeile({ a: 'x'.repeat(997), b: 1 })).toHaveLength(1);
    expect(kanonischeTeile({ a: 'x'.repeat(998), b: 1 })).toEqual(['{"a":', `"${'x'.repeat(998)}"`, ',"b":1}']);
  });

  it('lässt den Wert, wie er ist', () => {
    const w = { b: [{ d: 1, c: 2 }], a: 1 };
    kanonisch(w);
    expect(JSON.stringify(w)).toBe('{"b":[{"d":1,"c":2}],"a":1}');
  });

  it('weist halbe Zeichen ab, in Werten und Namen, und lässt Paare und Rückstriche gelten', () => {
    for (const w of ['\ud800', 'a\udfff', { k: '\udc00x' }, { '\udbff': 1 }, ['\ude00\ud83d'], '\\\ud800'])
      expect(() => kanonisch(w)).toThrow('halbes Zeichen');
    for (const w of ['😀', '\\ud800', '\\\\ud800', { '\\udfff': '\ufffd' }, '\u001f'])
      expect(kanonisch(w)).toBe(canonicalize(w));
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.constantFrom('\ud800', '\udfff'), (text, halbes) => {
        fc.pre(!hatHalbes(text));
        const mit = `${text} ${halbes} ${text}`;
        expect(() => kanonisch({ mit })).toThrow(TypeError);
        expect(kanonisch({ text })).toBe(canonicalize({ text }));
      }),
    );
  });

  it('wirft, wo sie wirft', () => {
    const kreis: Record<string, unknown> = {};
    kreis.selbst = [kreis];
    for (const w of [Number.NaN, Number.POSITIVE_INFINITY, { a: Number.NaN }, 1n, { a: [1n] }])
      expect(() => kanonisch(w)).toThrow();
    const liste: unknown[] = [];
    liste.push([liste]);
    const felder: Record<string, unknown> = {};
    felder.a = { b: felder };
    for (const w of [kreis, liste, felder]) expect(() => kanonisch(w)).toThrow('Circular');
    for (const w of [undefined, () => 1, Symbol('x')])
      expect(() => kanonisch(w)).toThrow(new TypeError('Dieser Wert hat keine JSON-Form.'));
  });
});
