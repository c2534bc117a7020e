/** decimal.js in functions.js: weniger Methoden, die übrigen unverändert. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Decimal } from 'decimal.js';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ohneUngebrauchtes, UNGEBRAUCHT } from '../../../addin/build/grundrechenarten.ts';

const QUELLE = readFileSync('node_modules/decimal.js/decimal.mjs', 'utf8');
const EINSTELLUNG = { precision: 60, rounding: 4, toExpNeg: -40, toExpPos: 40 } as const;
type Klasse = typeof Decimal;

let ordner: string;
let Ganz: Klasse;
let Klein: Klasse;
beforeAll(async () => {
  ordner = mkdtempSync(join(tmpdir(), 'gk-decimal-'));
  const lade = async (name: string, quelltext: string) => {
    const datei = join(ordner, name);
    writeFileSync(datei, quelltext);
    return ((await import(/* @vite-ignore */ pathToFileURL(datei).href)) as { Decimal: Klasse }).Decimal;
  };
  Ganz = await lade('ganz.mjs', QUELLE);
  Klein = await lade('klein.mjs', ohneUngebrauchtes(QUELLE));
});
afterAll(() => rmSync(ordner, { recursive: true }));

const methoden = (klasse: Klasse) =>
  new Map(
    Object.entries(klasse.prototype as unknown as Record<string, unknown>).filter(
      (eintrag): eintrag is [string, (...argumente: unknown[]) => unknown] =>
        typeof eintrag[1] === 'function' && eintrag[0] !== 'constructor',
    ),
  );

describe('decimal.js ohne Ungebrauchtes', () => {
  it('es fehlt genau, was genannt ist, unter allen seinen Namen', () => {
    const [ganz, klein] = [methoden(Ganz), methoden(Klein)];
    const fehlende = [...ganz].filter(([name]) => !klein.has(name));
    const genannte = new Set([...ganz].filter(([name]) => UNGEBRAUCHT.has(name)).map(([, methode]) => methode));
    expect(genannte.size).toBe(UNGEBRAUCHT.size);
    expect(new Set(fehlende.map(([, methode]) => methode))).toEqual(genannte);
    for (const [name, methode] of klein) expect(methode.toString()).toBe(ganz.get(name)?.toString());
  });

  it('keine der übrigen ruft eine, die fehlt', () => {
    const weg = [...methoden(Ganz).keys()].filter((name) => !methoden(Klein).has(name));
    for (const methode of methoden(Klein).values())
      for (const name of weg) expect(methode.toString()).not.toContain(`.${name}(`);
  });

  it('rechnet wie die ganze', () => {
    const [A, B] = [Ganz.clone(EINSTELLUNG), Klein.clone(EINSTELLUNG)];
    const zahl = fc.tuple(fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n }), fc.integer({ min: 0, max: 30 }));
    fc.assert(
      fc.property(zahl, zahl, (x, y) => {
        const [a, b] = [x, y].map(([ziffern, stellen]) => `${ziffern}e-${stellen}`) as [string, string];
        for (const rechne of ['plus', 'minus', 'times', 'div', 'divToInt', 'cmp'] as const)
          expect(String(new B(a)[rechne](b))).toBe(String(new A(a)[rechne](b)));
        expect(new B(a).toDecimalPlaces(2).toFixed(2)).toBe(new A(a).toDecimalPlaces(2).toFixed(2));
        expect(new B(a).floor().toNumber()).toBe(new A(a).floor().toNumber());
      }),
    );
  });

  it('ist die Bibliothek anders aufgebaut, bricht der Bau ab', () => {
    expect(() => ohneUngebrauchtes(QUELLE.replace('P.cosine = P.cos =', 'P.cos ='))).toThrow('anders aufgebaut');
    expect(() => ohneUngebrauchtes(QUELLE.replace('PI = new Decimal(PI);', ''))).toThrow('anders aufgebaut');
  });
});
