/** Vergleich zweier Zustände: alles, was sich geändert hat, und nichts sonst. */
import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { vollerBescheid } from '../../../shared/antrag/bescheid.ts';
import { berechneErgebnis } from '../../../shared/antrag/finanzierungsplan.ts';
import { pfadtext } from '../../../shared/antrag/pfad.ts';
import type { Finanzierungsplan } from '../../../shared/antrag/plan-typen.ts';
import type { Betraege } from '../../../shared/antrag/planfelder.ts';
import { type Antrag, antragSchema, type Stelleneintrag } from '../../../shared/antrag/schema.ts';
import { unterschiede } from '../../../shared/antrag/unterschiede.ts';
import { vergleiche } from '../../../shared/antrag/vergleich.ts';
import { AACHEN_BEISPIEL } from '../../../shared/beispiele/aachen.ts';
import { LEER } from '../beispiele/leere-abwicklung.ts';
import { goldenerOrdner } from '../golden.ts';
import { type Aenderung, antragMit, MASSNAHME } from './bausatz.ts';
import { jederAntrag, mitGeordnetemBudget } from './programmantraege.ts';
import { wendeAn } from './vergleich-anwenden.ts';

const seite = (antrag: Antrag) => ({ antrag, ergebnis: berechneErgebnis(antrag).ergebnis });
const geordnet = (antrag: Antrag): Antrag => {
  const nachId = <E extends { id: string }>(liste: readonly E[]) => [...liste].sort((a, b) => (a.id < b.id ? -1 : 1));
  return mitGeordnetemBudget({ ...antrag, stellen: nachId(antrag.stellen), massnahmen: nachId(antrag.massnahmen) });
};
const BESCHEID = vollerBescheid({
  datum: '2020-12-01',
  aktenzeichen: '1',
  stellen: '1.0',
  zuwendung: '1.00',
  jahre: [],
});
const nachFeld = <F extends { feld: string }>(felder: readonly F[]): F[] =>
  [...felder].sort((a, b) => (a.feld < b.feld ? -1 : 1));

describe('Golden', () => {
  const lies = (pfad: string) => seite(antragSchema.parse(JSON.parse(readFileSync(pfad, 'utf8'))));
  goldenerOrdner('tests/shared/antrag/golden/vergleich', 'alt.json', (ordner) => ({
    'vergleich.json': vergleiche(lies(`${ordner}/alt.json`), lies(`${ordner}/neu.json`)),
  }));
});

describe('Eigenschaften', () => {
  it('ein Antrag ist sich selbst gleich, auch mit anderer Reihenfolge', () => {
    fc.assert(
      fc.property(jederAntrag(), (antrag) => {
        const umgestellt = {
          ...antrag,
          stellen: [...antrag.stellen].reverse(),
          massnahmen: [...antrag.massnahmen].reverse(),
        };
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
      fc.property(jederAntrag(), jederAntrag(), (a, b) => {
        const vergleich = vergleiche(seite(a), seite(b));
        expect(geordnet(wendeAn(a, vergleich))).toEqual(geordnet(b));
        expect(vergleich.gleich).toBe(JSON.stringify(geordnet(a)) === JSON.stringify(geordnet(b)));
      }),
      { numRuns: 200 },
    );
  });

  it('andersherum sind alt und neu vertauscht und die Wirkung umgekehrt', () => {
    fc.assert(
      fc.property(jederAntrag(), jederAntrag(), (a, b) => {
        const hin = vergleiche(seite(a), seite(b));
        const her = vergleiche(seite(b), seite(a));
        expect(her.stellen.entfernt.map(({ id }) => id).sort()).toEqual(
          hin.stellen.hinzugefuegt.map(({ id }) => id).sort(),
        );
        expect(nachFeld(her.kopf.map(({ feld, alt, neu }) => ({ feld, alt: neu, neu: alt })))).toEqual(
          nachFeld(hin.kopf),
        );
        expect([her.zuwendung.alt, her.zuwendung.neu]).toEqual([hin.zuwendung.neu, hin.zuwendung.alt]);
        if (hin.zuwendung.unterschied !== null)
          expect(Number(her.zuwendung.unterschied)).toBe(0 - Number(hin.zuwendung.unterschied));
        expect(her.jeHaushaltsjahr.map(({ haushaltsjahr }) => haushaltsjahr)).toEqual(
          hin.jeHaushaltsjahr.map(({ haushaltsjahr }) => haushaltsjahr),
        );
      }),
      { numRuns: 100 },
    );
  });

  it('die Wirkung je Haushaltsjahr ergibt zusammen die Wirkung im Ganzen', () => {
    fc.assert(
      fc.property(jederAntrag(), jederAntrag(), (a, b) => {
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

describe('Eine einzige Änderung', () => {
  const [S1, S2] = AACHEN_BEISPIEL.stellen as [Stelleneintrag, Stelleneintrag];
  const alt = antragMit({ stellen: [S1, S2], massnahmen: [MASSNAHME] });
  const OHNE_AUSGABEN = { ...MASSNAHME, id: 'M2', ausgaben: '0.00' };
  const nichts = { hinzugefuegt: [], entfernt: [], geaendert: [] };
  const geaendert = (id: string, feld: string, von: unknown, auf: unknown) => ({
    ...nichts,
    geaendert: [{ id, felder: [{ feld, alt: von, neu: auf }] }],
  });

  it.each<[string, Antrag, object]>([
    ['im Kopf', { ...alt, titel: 'Neu' }, { kopf: [{ feld: 'titel', alt: AACHEN_BEISPIEL.titel, neu: 'Neu' }] }],
    [
      'in einer Stelle',
      { ...alt, stellen: [S1, { ...S2, bezeichnung: '' }] },
      { stellen: geaendert('S2', 'bezeichnung', S2.bezeichnung, '') },
    ],
    [
      'in einer Maßnahme',
      { ...alt, massnahmen: [{ ...MASSNAHME, teilnehmende: 3 }] },
      { massnahmen: geaendert('M1', 'teilnehmende', null, 3) },
    ],
    [
      'eine Maßnahme ist verändert, eine ohne Ausgaben kommt hinzu',
      { ...alt, massnahmen: [{ ...MASSNAHME, teilnehmende: 3 }, OHNE_AUSGABEN] },
      { massnahmen: { ...geaendert('M1', 'teilnehmende', null, 3), hinzugefuegt: [OHNE_AUSGABEN] } },
    ],
    [
      'eine Stelle heißt anders',
      { ...alt, stellen: [S1, { ...S2, id: 'S9' }] },
      { stellen: { ...nichts, hinzugefuegt: [{ ...S2, id: 'S9' }], entfernt: [S2] } },
    ],
    [
      'eine Stelle heißt anders, eine ist verändert',
      {
        ...alt,
        stellen: [
          { ...S1, bezeichnung: '' },
          { ...S2, id: 'S9' },
        ],
      },
      {
        stellen: {
          ...geaendert('S1', 'bezeichnung', S1.bezeichnung, ''),
          hinzugefuegt: [{ ...S2, id: 'S9' }],
          entfernt: [S2],
        },
      },
    ],
  ])('%s, ohne Wirkung auf die Beträge', (_fall, neu, erwartet) => {
    const vergleich = vergleiche(seite(alt), seite(neu));
    expect(vergleich).toMatchObject({
      gleich: false,
      kopf: [],
      stellen: nichts,
      massnahmen: nichts,
      jeHaushaltsjahr: [],
      ...erwartet,
    });
    expect([vergleich.zuwendung.unterschied, vergleich.eigenanteil.unterschied]).toEqual(['0.00', '0.00']);
    expect(geordnet(wendeAn(alt, vergleich))).toEqual(geordnet(neu));
  });

  it.each([
    ['hinzugefügt', [], [MASSNAHME]],
    ['entfernt', [MASSNAHME], []],
  ] as const)('eine Maßnahme ohne Ausgaben %s', (art, vorher, nachher) => {
    const ohneAusgaben = (massnahmen: readonly (typeof MASSNAHME)[]) =>
      seite({ ...alt, massnahmen: massnahmen.map((m) => ({ ...m, ausgaben: '0.00' })) });
    const { gleich, massnahmen, zuwendung } = vergleiche(ohneAusgaben(vorher), ohneAusgaben(nachher));
    expect([gleich, zuwendung.unterschied]).toEqual([false, '0.00']);
    expect(massnahmen[art === 'entfernt' ? 'entfernt' : 'hinzugefuegt'].map(({ id }) => id)).toEqual(['M1']);
  });

  it('höhere Ausgaben über der Bemessungsgrundlage ändern nur den Eigenanteil', () => {
    const mit = (jahresausgaben: string) => seite(antragMit({ stellen: [{ jahresausgaben, bis: '2020-12-31' }] }));
    const { zuwendung, eigenanteil, jeHaushaltsjahr } = vergleiche(mit('70000.00'), mit('72000.00'));
    const bleibt = { alt: '40800.00', neu: '40800.00', unterschied: '0.00' };
    const steigt = { alt: '11700.00', neu: '13200.00', unterschied: '1500.00' };
    expect([zuwendung, eigenanteil]).toEqual([bleibt, steigt]);
    expect(jeHaushaltsjahr).toEqual([{ haushaltsjahr: 2020, zuwendung: bleibt, eigenanteil: steigt }]);
  });
});

describe('Derselbe Antrag, anders gerechnet', () => {
  it.each<[string, (plan: Finanzierungsplan) => Partial<Finanzierungsplan>]>([
    ['die Zuwendung', ({ gesamt }) => ({ gesamt: { ...(gesamt as Betraege), zuwendung: '1.00' } })],
    ['der Eigenanteil', ({ gesamt }) => ({ gesamt: { ...(gesamt as Betraege), eigenanteil: '1.00' } })],
    ['ein Haushaltsjahr', ({ jeHaushaltsjahr }) => ({ jeHaushaltsjahr: jeHaushaltsjahr.slice(1) })],
  ])('%s ist anders: nicht gleich', (_was, anders) => {
    const { antrag, ergebnis } = seite(AACHEN_BEISPIEL);
    const plan = ergebnis.finanzierungsplan;
    const mit = (finanzierungsplan: Finanzierungsplan) =>
      vergleiche({ antrag, ergebnis }, { antrag, ergebnis: { finanzierungsplan } });
    expect(mit({ ...plan })).toMatchObject({ gleich: true });
    expect(mit({ ...plan, ...anders(plan) })).toMatchObject({ gleich: false, kopf: [], stellen: { geaendert: [] } });
  });
});

describe('Was nur eine Seite nennt', () => {
  const mit = (teil: object, abwicklung?: Antrag['abwicklung']) => {
    const { abwicklung: _, ...antrag } = antragMit({});
    return { ...seite(abwicklung === undefined ? antrag : { ...antrag, abwicklung }), ...teil };
  };
  const EINER = { bescheide: [{ ...BESCHEID, zuwendung: '2.00' }] };

  it('Bescheide: Ohne die der anderen Seite ist nichts zu vergleichen', () => {
    expect(vergleiche(mit(EINER), mit({}))).toMatchObject({ gleich: true, bescheide: [] });
    expect(vergleiche(mit({}), mit(EINER))).toMatchObject({ gleich: true, bescheide: [] });
    const alt = { bescheide: [BESCHEID] };
    expect(vergleiche(mit(alt), mit(EINER))).toMatchObject({
      gleich: false,
      bescheide: [{ feld: '[0].zuwendung', alt: '1.00', neu: '2.00' }],
    });
  });

  it('je eine Änderung im Kopf und bei den Bescheiden hebt sich nicht auf', () => {
    const { antrag, ergebnis } = mit({});
    const neu = { antrag: { ...antrag, stand: '2019-12-31' }, ergebnis, ...EINER };
    expect(vergleiche(mit({ bescheide: [BESCHEID] }), neu).gleich).toBe(false);
  });

  it('Abwicklung: Ohne die der anderen Seite ist nichts zu vergleichen', () => {
    const ist = [{ id: 'S1', haushaltsjahr: 2020, betrag: '1.00', monate: null, andereMittel: null }];
    const abwicklung = { ...LEER, ist };
    const leer = { gleich: true, abwicklung: [], abwicklungWeitere: 0 };
    expect(vergleiche(mit({}), mit({}, abwicklung))).toMatchObject(leer);
    expect(vergleiche(mit({}, abwicklung), mit({}))).toMatchObject(leer);
  });
});

describe('Ein Haushaltsjahr, das nur eine Seite hat', () => {
  const wirkungen = (a: Aenderung, b: Aenderung) =>
    vergleiche(seite(antragMit(a)), seite(antragMit(b))).jeHaushaltsjahr.map(
      ({ haushaltsjahr, zuwendung: { alt, neu } }) => [haushaltsjahr, alt, neu],
    );
  const nur2020 = { bis: '2020-12-31' };

  it('hat auf der anderen 0 €', () => {
    expect(wirkungen({ stellen: [nur2020] }, { stellen: [nur2020, { von: '2021-01-01', bis: '2021-12-31' }] })).toEqual(
      [[2021, '0.00', '52240.00']],
    );
  });

  it('ist dort unbekannt, solange sich ein Eintrag keinem Jahr zuordnen lässt', () => {
    const verkehrt = { von: '2021-12-31', bis: '2021-01-01' };
    expect(
      wirkungen({ stellen: [nur2020, { von: '2021-01-01', bis: '2021-12-31' }] }, { stellen: [nur2020, verkehrt] }),
    ).toEqual([
      [2020, '39180.00', null],
      [2021, '52240.00', null],
    ]);
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
    expect(
      unterschiede(alt, neu).map(({ pfad, alt: vorher, neu: nachher }) => [pfadtext(pfad), vorher, nachher]),
    ).toEqual(erwartet);
  });
});
