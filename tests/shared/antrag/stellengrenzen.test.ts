/** Geteilte Stellen (A2): wie viele Tage im Monat jedem Eintrag bleiben, und wo sich zwei überschneiden. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rechenwegZu } from '../../../shared/antrag/finanzierungsplan.ts';
import { planrechnung } from '../../../shared/antrag/planrechnung.ts';
import type { Stelleneintrag } from '../../../shared/antrag/schema.ts';
import { tag } from '../../../shared/antrag/tag.ts';
import { AACHEN_BEISPIEL } from '../../../shared/beispiele/aachen.ts';
import { type Besetzung, geteilteStellen, stellengrenzen } from '../../../shared/kern/stellengrenzen.ts';
import { foerdertage } from '../unabhaengig.ts';
import { berechenbarerAntrag } from './antraege.ts';
import { planZu as plan, STELLE } from './bausatz.ts';

describe('Geteilte Stellen (A2)', () => {
  const tage = (...zeiten: [von: string, bis: string][]) => {
    const stellen = zeiten.map(([von, bis], i) => ({ ...STELLE, id: `S${i + 1}`, stelle: 'Stelle 1', von, bis }));
    return plan({ ...AACHEN_BEISPIEL, stellen }).zeilen.map(({ betraege }) => betraege?.foerdertage);
  };

  it.each([
    [
      '1.–14. und 15.–31. Januar',
      [
        ['2021-01-01', '2021-01-14'],
        ['2021-01-15', '2021-01-31'],
      ],
      [14, 16],
    ],
    [
      'dasselbe, später zuerst eingetragen',
      [
        ['2021-01-15', '2021-01-31'],
        ['2021-01-01', '2021-01-14'],
      ],
      [16, 14],
    ],
    [
      '1.–14. und 15.–28. Februar 2021',
      [
        ['2021-02-01', '2021-02-14'],
        ['2021-02-15', '2021-02-28'],
      ],
      [14, 14],
    ],
    [
      'drei Personen im Januar',
      [
        ['2021-01-01', '2021-01-10'],
        ['2021-01-11', '2021-01-30'],
        ['2021-01-31', '2021-01-31'],
      ],
      [10, 20, 0],
    ],
    [
      'über Monate',
      [
        ['2020-12-10', '2021-01-15'],
        ['2021-01-16', '2021-02-28'],
      ],
      [22, 15, 45],
    ],
    [
      'doppelt besetzt zählt zusammen höchstens 30',
      [
        ['2021-01-01', '2021-01-31'],
        ['2021-01-01', '2021-01-31'],
      ],
      [30, 0],
    ],
  ] as const)('%s', (_fall, zeiten, erwartet) =>
    expect(tage(...zeiten.map(([von, bis]): [string, string] => [von, bis]))).toEqual(erwartet),
  );

  it('einzelne Einträge teilen nichts', () => {
    const stellen = [1, 2].map((i) => ({ ...STELLE, id: `S${i}`, stelle: null, von: '2021-01-01', bis: '2021-01-31' }));
    expect(plan({ ...AACHEN_BEISPIEL, stellen }).zeilen.map(({ betraege }) => betraege?.foerdertage)).toEqual([30, 30]);
  });

  it('zusammen nie mehr als 30 im Monat, einzeln nie mehr als allein, und ganz, wo niemand sonst ist', () => {
    fc.assert(
      fc.property(berechenbarerAntrag({ massnahmen: 0 }), (antrag) => {
        const rechnung = planrechnung(antrag);
        const jeStelle = new Map<string, number>();
        rechnung.zeilen.forEach(({ id, haushaltsjahr, schritte }) => {
          const { stelle, von, bis } = antrag.stellen.find((s) => s.id === id) as Stelleneintrag;
          const tageDort = Number(schritte?.foerdertage.wert.zaehler);
          const allein = Number(foerdertage(von, bis, haushaltsjahr as number));
          expect(tageDort).toBeLessThanOrEqual(allein);
          if (stelle === null) expect(tageDort).toBe(allein);
          else jeStelle.set(`${stelle} ${haushaltsjahr}`, (jeStelle.get(`${stelle} ${haushaltsjahr}`) ?? 0) + tageDort);
        });
        for (const summeDerTage of jeStelle.values()) expect(summeDerTage).toBeLessThanOrEqual(360);
      }),
      { numRuns: 100 },
    );
  });

  it('eine Grenze gibt es nur, wo sie einen Eintrag wirklich begrenzt', () => {
    const besetzung = (id: string, von: string, bis: string) => ({
      id,
      stelle: 'T',
      von: tag(von),
      bis: tag(bis),
      tageJeMonat: 30,
    });
    const grenzen = (...besetzungen: Besetzung[]) =>
      [...stellengrenzen(besetzungen)].map(([id, monate]) => [id, [...monate]]);
    expect(grenzen(besetzung('S1', '2021-01-01', '2021-12-31'))).toEqual([]);
    expect(grenzen(besetzung('S1', '2021-01-01', '2021-01-14'), besetzung('S2', '2021-01-15', '2021-01-30'))).toEqual(
      [],
    );
    expect(grenzen(besetzung('S1', '2021-01-01', '2021-02-10'), besetzung('S2', '2021-02-11', '2021-03-31'))).toEqual(
      [],
    );
    expect(grenzen(besetzung('S1', '2020-12-01', '2021-01-14'), besetzung('S2', '2021-01-15', '2021-03-31'))).toEqual([
      ['S2', [['2021-01', 16]]],
    ]);
    expect(grenzen(besetzung('S1', '2020-11-01', '2021-01-31'), besetzung('S2', '2020-12-31', '2021-01-01'))).toEqual([
      [
        'S2',
        [
          ['2020-12', 0],
          ['2021-01', 0],
        ],
      ],
    ]);
  });

  it('geteilt ist eine Stelle ab zwei Einträgen, geordnet nach Beginn, Ende und Kennung', () => {
    const besetzung = (id: string, stelle: string | null, von: string, bis: string) => ({
      ...{ id, stelle, von: tag(von), bis: tag(bis), tageJeMonat: 30 },
    });
    const geteilt = geteilteStellen([
      besetzung('S1', 'T', '2021-03-01', '2021-12-31'),
      besetzung('S2', 'allein', '2021-01-01', '2021-12-31'),
      besetzung('S3', null, '2021-01-01', '2021-12-31'),
      besetzung('S4', 't', '2021-01-01', '2021-12-31'),
      besetzung('S6', 'T', '2021-01-01', '2021-06-30'),
      besetzung('S5', 'T ', '2021-01-01', '2021-06-30'),
      besetzung('S7', null, '2021-01-01', '2021-12-31'),
    ]);
    expect(geteilt.map((gruppe) => gruppe.map(({ id }) => id))).toEqual([['S5', 'S6', 'S4', 'S1']]);
  });

  it('die Grenze steht im Rechenweg', () => {
    const stellen = [
      { ...STELLE, id: 'S1', stelle: 'T', von: '2021-01-01', bis: '2021-01-14' },
      { ...STELLE, id: 'S2', stelle: 'T', von: '2021-01-15', bis: '2021-01-31' },
    ];
    const zeilen = rechenwegZu({ ...AACHEN_BEISPIEL, stellen }, { id: 'S2', haushaltsjahr: 2021, feld: 'foerdertage' });
    expect(zeilen?.at(-1)?.rechnung).toContain('16 (noch frei im 01/2021, A2)');
    const ohne = rechenwegZu({ ...AACHEN_BEISPIEL, stellen }, { id: 'S1', haushaltsjahr: 2021, feld: 'foerdertage' });
    expect(ohne?.at(-1)?.rechnung).not.toContain('noch frei');
  });
});
