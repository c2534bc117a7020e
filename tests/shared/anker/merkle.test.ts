/**
 * Der Merkle-Baum nach RFC 6962: bekannte Werte, und Eigenschaften gegen die Definition des RFC, wörtlich nachgebaut.
 */
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  angehaengt,
  blattHash,
  inklusionsbeweis,
  LEERER_RAND,
  randgroesse,
  wurzelAus,
  wurzelVon,
} from '../../../shared/anker/merkle.ts';

/**
 * Blätter, Wurzeln und Beweise der Referenztests von Certificate Transparency (google/certificate-transparency,
 * cpp/merkletree/merkle_tree_test.cc; dieselben in transparency-dev/merkle, testonly/constants.go).
 */
const INHALTE = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
const WURZELN = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];
const BEWEISE: readonly [nummer: number, anzahl: number, beweis: string[]][] = [
  [0, 1, []],
  [
    0,
    8,
    [
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ],
  ],
  [
    5,
    8,
    [
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ],
  ],
  [2, 3, ['fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125']],
  [
    1,
    5,
    [
      '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
    ],
  ],
];
const BLAETTER = INHALTE.map((hex) => blattHash(Buffer.from(hex, 'hex')));

describe('bekannte Werte', () => {
  test.each(WURZELN.map((wurzel, anzahl) => [anzahl, wurzel] as const))('Wurzel über %i Blätter', (anzahl, wurzel) => {
    expect(wurzelVon(angehaengt(LEERER_RAND, BLAETTER.slice(0, anzahl)))).toBe(wurzel);
  });

  test.each(BEWEISE)('Beweis für Blatt %i von %i', (nummer, anzahl, beweis) => {
    expect(inklusionsbeweis(LEERER_RAND, BLAETTER.slice(0, anzahl), nummer)).toEqual(beweis);
    expect(wurzelAus(BLAETTER[nummer] ?? '', nummer, anzahl, beweis)).toBe(WURZELN[anzahl]);
  });
});

describe('Eigenschaften', () => {
  const sha = (...teile: Uint8Array[]) => createHash('sha256').update(Buffer.concat(teile)).digest();
  /** MTH aus RFC 6962, Abschnitt 2.1, Satz für Satz. */
  function mth(d: readonly Buffer[]): Buffer {
    if (d.length === 0) return sha();
    if (d.length === 1) return sha(Buffer.of(0), d[0] as Buffer);
    const k = 2 ** Math.ceil(Math.log2(d.length) - 1);
    return sha(Buffer.of(1), mth(d.slice(0, k)), mth(d.slice(k)));
  }
  const daten = fc
    .array(fc.uint8Array({ maxLength: 4 }), { minLength: 1, maxLength: 70 })
    .map((liste) => liste.map((b) => Buffer.from(b)));

  test('in beliebigen Portionen angehängt, ist die Wurzel die des RFC, und jedes Blatt der letzten Portion ist bewiesen', () => {
    fc.assert(
      fc.property(daten, fc.nat(), (d, schnitt) => {
        const blaetter = d.map((b) => blattHash(b));
        const alt = schnitt % d.length;
        const rand = angehaengt(LEERER_RAND, blaetter.slice(0, alt));
        const neue = blaetter.slice(alt);
        const ganz = angehaengt(rand, neue);
        expect(ganz.hashes).toHaveLength(randgroesse(d.length));
        const wurzel = wurzelVon(ganz);
        expect(wurzel).toBe(mth(d).toString('hex'));
        for (let n = alt; n < d.length; n++) {
          const beweis = inklusionsbeweis(rand, neue, n);
          expect(wurzelAus(blaetter[n] ?? '', n, d.length, beweis)).toBe(wurzel);
          // An einer anderen Stelle, in einem anders großen Baum, gekürzt oder verlängert beweist er nichts.
          for (const m of [n - 1, n + 1])
            if (blaetter[m] !== blaetter[n]) expect(wurzelAus(blaetter[n] ?? '', m, d.length, beweis)).not.toBe(wurzel);
          if (beweis.length > 0) expect(wurzelAus(blaetter[n] ?? '', n, d.length, beweis.slice(1))).not.toBe(wurzel);
          expect(wurzelAus(blaetter[n] ?? '', n, d.length, [...beweis, wurzel])).toBeNull();
        }
      }),
      { numRuns: 60 },
    );
  });

  test('ein Blatt außerhalb der neuen ist ein Fehler, eine unmögliche Stelle kein Beweis', () => {
    expect(() => inklusionsbeweis(angehaengt(LEERER_RAND, BLAETTER.slice(0, 3)), BLAETTER.slice(3), 2)).toThrow(
      RangeError,
    );
    expect(() => inklusionsbeweis(LEERER_RAND, BLAETTER, 8)).toThrow(RangeError);
    for (const nummer of [-1, 1, 0.5]) expect(wurzelAus(BLAETTER[0] ?? '', nummer, 1, [])).toBeNull();
  });
});
