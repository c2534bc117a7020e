/** Vergleich zweier Zustände: alles, was sich geändert hat, und nichts sonst. */
import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { berechneErgebnis } from '../../../shared/antrag/finanzierungsplan.ts';
import { type Antrag, antragSchema } from '../../../shared/antrag/schema.ts';
import { pfadtext, unterschiede } from '../../../shared/antrag/unterschiede.ts';
import { vergleiche } from '../../../shared/antrag/vergleich.ts';
import { wendeAn } from '../../../shared/antrag/vergleich-anwenden.ts';
import { goldenerOrdner } from '../golden.ts';
import { irgendeinAntrag } from './antraege.ts';

const seite = (antrag: Antrag) => ({ antrag, ergebnis: berechneErgebnis(antrag).ergebnis });
const geordnet = (antrag: Antrag): Antrag => {
  const nachId = <E extends { id: string }>(liste: readonly E[]) => [...liste].sort((a, b) => (a.id < b.id ? -1 : 1));
  return { ...antrag, stellen: nachId(antrag.stellen), massnahmen: nachId(antrag.massnahmen) };
};

describe('Golden', () => {
  const lies = (pfad: string) => seite(antragSchema.parse(JSON.parse(readFileSync(pfad, 'utf8'))));
  goldenerOrdner('tests/shared/antrag/golden/vergleich', 'alt.json', (ordner) => ({
    'vergleich.json': vergleiche(lies(`${ordner}/alt.json`), lies(`${ordner}/neu.json`)),
  }));
});

describe('Eigenschaften', () => {
  it('ein Antrag ist sich selbst gleich, auch mit anderer Reihenfolge', () => {
    fc.assert(
      fc.property(irgendeinAntrag(), (antrag) => {
        const umgestellt = { ...antrag, stellen: [...antrag.stellen].reverse(), massnahmen: [...antrag.massnahmen].reverse() };
        for (const b of [antrag, structuredClone(antrag), umgestellt]) {
          expect(vergleiche(seite(antrag), seite(b))).toMatchObject({
            gleich: true,
            kopf: [],
            stellen: { hinzugefuegt: [], entfernt: [], geaendert: [] },
            massnahmen: { hinzugefuegt: [], entfernt: [], geaendert: [] },
            jeHaushaltsjahr: [],
          });
        }
      }),
      { numRuns: 100 },
    );
  });

  it('angewendet auf die alte Seite ergibt er die neue, bis auf die Reihenfolge', () => {
    fc.assert(
      fc.property(irgendeinAntrag(), irgendeinAntrag(), (a, b) => {
        const vergleich = vergleiche(seite(a), seite(b));
        expect(geordnet(wendeAn(a, vergleich))).toEqual(geordnet(b));
        expect(vergleich.gleich).toBe(JSON.stringify(geordnet(a)) === JSON.stringify(geordnet(b)));
      }),
      { numRuns: 200 },
    );
  });

  it('andersherum sind alt und neu vertauscht und die Wirkung umgekehrt', () => {
    fc.assert(
      fc.property(irgendeinAntrag(), irgendeinAntrag(), (a, b) => {
        const hin = vergleiche(seite(a), seite(b));
        const her = vergleiche(seite(b), seite(a));
        expect(her.stellen.entfernt.map(({ id }) => id).sort()).toEqual(hin.stellen.hinzugefuegt.map(({ id }) => id).sort());
        expect(her.kopf.map(({ feld, alt, neu }) => ({ feld, alt: neu, neu: alt }))).toEqual(hin.kopf);
        expect([her.zuwendung.alt, her.zuwendung.neu]).toEqual([hin.zuwendung.neu, hin.zuwendung.alt]);
        if (hin.zuwendung.unterschied !== null) expect(Number(her.zuwendung.unterschied)).toBe(0 - Number(hin.zuwendung.unterschied));
        expect(her.jeHaushaltsjahr.map(({ haushaltsjahr }) => haushaltsjahr)).toEqual(hin.jeHaushaltsjahr.map(({ haushaltsjahr }) => haushaltsjahr));
      }),
      { numRuns: 100 },
    );
  });

  it('die Wirkung je Haushaltsjahr ergibt zusammen die Wirkung im Ganzen', () => {
    fc.assert(
      fc.property(irgendeinAntrag(), irgendeinAntrag(), (a, b) => {
        const { zuwendung, eigenanteil, jeHaushaltsjahr } = vergleiche(seite(a), seite(b));
        for (const [gesamt, feld] of [
          [zuwendung, 'zuwendung'],
          [eigenanteil, 'eigenanteil'],
        ] as const) {
          if (gesamt.unterschied === null) continue;
          const summe = jeHaushaltsjahr.reduce((s, jahr) => s + Math.round(Number(jahr[feld].unterschied) * 100), 0);
          expect(summe).toBe(Math.round(Number(gesamt.unterschied) * 100));
        }
      }),
      { numRuns: 150 },
    );
  });
});

describe('Unterschiede', () => {
  it.each([
    [{ a: 1 }, { a: 1 }, []],
    [{ a: 1 }, { a: 2 }, [['a', 1, 2]]],
    [{ a: 1 }, {}, [['a', 1, null]]],
    [{}, { a: null }, []],
    [
      { a: [1, { b: 2 }] },
      { a: [1, { b: 3 }, 4] },
      [
        ['a[1].b', 2, 3],
        ['a[2]', null, 4],
      ],
    ],
    [
      { a: { b: '1', c: true } },
      { a: null },
      [
        ['a.b', '1', null],
        ['a.c', true, null],
      ],
    ],
    [{ a: 'x' }, { a: { b: 1 } }, [['a.b', null, 1]]],
    [{ a: 1 }, { a: '1' }, [['a', 1, '1']]],
    [null, { a: [false] }, [['a[0]', null, false]]],
  ] as const)('%j und %j', (alt, neu, erwartet) => {
    expect(unterschiede(alt, neu).map(({ pfad, alt: vorher, neu: nachher }) => [pfadtext(pfad), vorher, nachher])).toEqual(erwartet);
  });
});
