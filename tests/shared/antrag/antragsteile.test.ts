/** Wählbares, das ein Antrag nennen kann oder nicht: übernehmen, vergleichbar machen, weglassen. */
import { describe, expect, test } from 'vitest';
import {
  budgetAusNamen,
  mitBenanntemBudget,
  mitVorgaben,
  ohneVorgaben,
  uebernommen,
  vergleichbar,
  waehltEtwas,
} from '../../../shared/antrag/antragsteile.ts';
import type { Antrag } from '../../../shared/antrag/schema.ts';
import { antragMit } from './bausatz.ts';

const OHNE: Antrag = antragMit({ stellen: [{}, {}] });
const BUDGET = [{ programm: 'SSA-NRW', haushaltsjahr: 2024, betrag: '50000.00' }];
const mitRegelstand = (antrag: Antrag, ...jeStelle: (string | null | undefined)[]): Antrag => ({
  ...antrag,
  stellen: antrag.stellen.map((stelle, i) => {
    const regelstand = jeStelle[i];
    return regelstand === undefined ? stelle : { ...stelle, regelstand };
  }),
});

describe('Übernommen wird', () => {
  test('was der Antrag nicht nennt, auch je Stelle; was er nennt, bleibt, auch null', () => {
    const grundlage = mitRegelstand({ ...OHNE, budget: BUDGET, zeitanteil: 'tage' }, 'KIM-NRW', 'SSA-NRW');
    const antrag = mitRegelstand({ ...OHNE, zeitanteil: null }, null);
    const neu = uebernommen(antrag, grundlage);
    expect(neu.budget).toEqual(BUDGET);
    expect(neu.zeitanteil).toBeNull();
    expect(neu.stellen.map(({ regelstand }) => regelstand)).toEqual([null, 'SSA-NRW']);
  });

  test('die Stelle an ihrer Kennung, wie auch immer sie geschrieben ist; wo nichts fehlt, kommt kein Feld dazu', () => {
    const grundlage = mitRegelstand(OHNE, 'KIM-NRW');
    const klein = { ...OHNE, stellen: OHNE.stellen.map((stelle) => ({ ...stelle, id: stelle.id.toLowerCase() })) };
    expect(uebernommen(klein, grundlage).stellen.map(({ regelstand }) => regelstand)).toEqual(['KIM-NRW', undefined]);
    const neu = uebernommen(OHNE, OHNE);
    expect(Object.keys(neu).sort()).toEqual(Object.keys(OHNE).sort());
    expect(Object.keys(neu.stellen[1] ?? {})).not.toContain('regelstand');
  });
});

describe('Vergleichbar', () => {
  test('nennt keiner etwas davon, bleiben sie, wie sie sind', () => {
    const [a, b] = vergleichbar([OHNE, OHNE] as const);
    expect([a, b]).toEqual([OHNE, OHNE]);
    expect(Object.keys(a)).not.toContain('budget');
  });

  test('nennt es einer, gilt es für den anderen', () => {
    const [a, b] = vergleichbar([OHNE, { ...OHNE, budget: BUDGET }] as const);
    expect([a.budget, b.budget]).toEqual([BUDGET, BUDGET]);
    const [c] = vergleichbar([OHNE, mitRegelstand(OHNE, undefined, 'KIM-NRW')] as const);
    expect(c.stellen.map(({ regelstand }) => regelstand)).toEqual([null, 'KIM-NRW']);
  });
});

describe('Ohne Vorgaben', () => {
  test('fehlt, was nur sagt, was ohnehin gilt', () => {
    const voll = mitVorgaben(OHNE);
    expect(ohneVorgaben(voll)).toEqual(OHNE);
    expect(waehltEtwas(voll)).toBe(false);
    expect(waehltEtwas(OHNE)).toBe(false);
  });

  test('bleibt, was anders gewählt ist', () => {
    for (const teil of [{ budget: BUDGET }, { zeitanteil: 'tage' as const }, { ausnahmegrund: 'Mehr Schulen' }]) {
      expect(ohneVorgaben(mitVorgaben({ ...OHNE, ...teil }))).toEqual({ ...OHNE, ...teil });
      expect(waehltEtwas({ ...OHNE, ...teil })).toBe(true);
    }
    expect(waehltEtwas(mitRegelstand(OHNE, null, 'KIM-NRW'))).toBe(true);
    expect(waehltEtwas(mitRegelstand(OHNE, null, null))).toBe(false);
  });
});

test('Das Budget unter seinem Namen und zurück; was kein Budget ist, bleibt', () => {
  expect(mitBenanntemBudget({ budget: BUDGET })).toEqual({ budget: { 'SSA-NRW 2024': '50000.00' } });
  expect(mitBenanntemBudget({ budget: null })).toEqual({ budget: null });
  expect(budgetAusNamen({ 'SSA-NRW 2024': '50000.00', 'THM 2025': null })).toEqual(BUDGET);
  for (const nichts of [null, undefined, 'Text']) expect(budgetAusNamen(nichts)).toBe(nichts);
});
