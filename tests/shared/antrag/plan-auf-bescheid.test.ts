/** R18: der Plan mit den bewilligten Einträgen, neben dem gespeicherten, der bleibt, wie er ist. */
import { describe, expect, test } from 'vitest';
import { vollerBescheid } from '../../../shared/antrag/bescheid.ts';
import type { Bescheidangabe } from '../../../shared/antrag/bescheidschema.ts';
import { finanzierungsplan } from '../../../shared/antrag/finanzierungsplan.ts';
import { planAufBescheid } from '../../../shared/antrag/plan-auf-bescheid.ts';
import { planrechnung } from '../../../shared/antrag/planrechnung.ts';
import type { Antrag } from '../../../shared/antrag/schema.ts';
import { namensschluessel } from '../../../shared/grund/name.ts';
import { REGELSTAENDE } from '../../../shared/regelstand/verzeichnis.ts';
import { ZWEI_STELLEN } from '../beispiele/zwei-stellen.ts';
import { MASSNAHME } from './bausatz.ts';

const BESCHEID: Bescheidangabe = {
  datum: '2020-12-01',
  aktenzeichen: '1',
  stellen: '1.0',
  zuwendung: '52240.00',
  jahre: [{ haushaltsjahr: 2021, zuwendung: '52240.00' }],
  anteile: [{ id: 'S1', haushaltsjahr: 2021, zuwendung: '52240.00' }],
};
const rechne = (antrag: Antrag, ...bescheide: Bescheidangabe[]) =>
  planrechnung(antrag, REGELSTAENDE, namensschluessel, bescheide.map(vollerBescheid));
const gekuerzt = (antrag: Antrag, ...bescheide: Bescheidangabe[]) => {
  const plan = planAufBescheid(rechne(antrag, ...bescheide));
  const gesamt = plan?.finanzierungsplan.gesamt;
  return plan && [gesamt?.ausgaben, gesamt?.zuwendung, gesamt?.eigenanteil, plan.nichtBewilligt.join(' ')];
};

describe('Plan auf den Bescheid', () => {
  test('eine von zwei Stellen bewilligt: 65.300,00 Ausgaben, 52.240,00 Zuwendung, 13.060,00 Eigenanteil', () => {
    const rechnung = rechne(ZWEI_STELLEN, BESCHEID);
    const vorher = finanzierungsplan(rechnung);
    expect(gekuerzt(ZWEI_STELLEN, BESCHEID)).toEqual(['65300.00', '52240.00', '13060.00', 'S2']);
    planAufBescheid(rechnung);
    expect(finanzierungsplan(rechnung)).toEqual(vorher);
    expect(vorher.gesamt?.zuwendung).toBe('104480.00');
  });

  test('ein Änderungsbescheid gibt der zweiten einen Anteil: beide', () => {
    const anteile = ['S1', 'S2'].map((id) => ({ id, haushaltsjahr: 2021, zuwendung: '52240.00' }));
    const neuer = { ...BESCHEID, datum: '2021-02-01', stellen: '2.0', anteile };
    expect(gekuerzt(ZWEI_STELLEN, BESCHEID, neuer)).toEqual(['130600.00', '104480.00', '26120.00', '']);
  });

  test('ein Anteil von 0 € ist keiner', () => {
    const anteile = [...(BESCHEID.anteile ?? []), { id: 'S2', haushaltsjahr: 2021, zuwendung: '0.00' }];
    expect(gekuerzt(ZWEI_STELLEN, { ...BESCHEID, anteile })?.at(-1)).toBe('S2');
  });

  test('ohne Anteile: so viele Stellen wie geplant sind alle; weniger, und niemand weiß welche', () => {
    const { anteile: _, ...ohne } = BESCHEID;
    expect(gekuerzt(ZWEI_STELLEN, { ...ohne, stellen: '2.0' })?.at(-1)).toBe('');
    expect(gekuerzt(ZWEI_STELLEN, { ...ohne, stellen: '1.5' })).toBeNull();
    expect(gekuerzt(ZWEI_STELLEN, { ...ohne, stellen: '0.0' })?.at(-1)).toBe('S1 S2');
  });

  test('jedes Programm für sich: Ohne Bescheid für die Bausteine 1 bis 5 fehlen ihre Maßnahmen', () => {
    const antrag = { ...ZWEI_STELLEN, massnahmen: [{ ...MASSNAHME, id: 'M1' }] };
    const { stellen: _, anteile: __, ...dia } = { ...BESCHEID, programm: 'DIA' as const, aktenzeichen: '2' };
    expect(planAufBescheid(rechne(antrag, BESCHEID))?.nichtBewilligt).toEqual(['S2', 'M1']);
    expect(planAufBescheid(rechne(antrag, BESCHEID, dia))?.nichtBewilligt).toEqual(['S2']);
    expect(planAufBescheid(rechne(antrag, BESCHEID, { ...dia, zuwendung: '0', jahre: [] }))?.nichtBewilligt).toEqual([
      'S2',
      'M1',
    ]);
  });

  test('nur Bausteine 1 bis 5 bewilligt: keine Stelle, und der Plan steht trotzdem', () => {
    const antrag = { ...ZWEI_STELLEN, massnahmen: [{ ...MASSNAHME, id: 'M1' }] };
    const { stellen: _, anteile: __, ...dia } = { ...BESCHEID, programm: 'DIA' as const };
    expect(planAufBescheid(rechne(antrag, dia))?.nichtBewilligt).toEqual(['S1', 'S2']);
    const genullt = {
      ...dia,
      datum: '2021-02-01',
      zuwendung: '0.00',
      jahre: [{ haushaltsjahr: 2021, zuwendung: '0' }],
    };
    expect(planAufBescheid(rechne(antrag, dia, genullt))?.nichtBewilligt).toEqual(['S1', 'S2', 'M1']);
  });

  test('ohne Stellen im Antrag braucht ihr Bescheid niemanden zu nennen', () => {
    const antrag = { ...ZWEI_STELLEN, stellen: [], massnahmen: [{ ...MASSNAHME, id: 'M1' }] };
    const { anteile: _, ...thm } = BESCHEID;
    const { stellen: __, ...dia } = { ...thm, programm: 'DIA' as const, aktenzeichen: '2' };
    expect(planAufBescheid(rechne(antrag, thm, dia))?.nichtBewilligt).toEqual([]);
  });

  test('ohne Anteile zählt der neueste Bescheid, der Stellen nennt; nennt sie keiner, weiß es niemand', () => {
    const { anteile: _, ...ohne } = BESCHEID;
    const spaeter = { ...ohne, datum: '2021-02-01', stellen: null };
    expect(gekuerzt(ZWEI_STELLEN, { ...ohne, stellen: '2.0' }, spaeter)?.at(-1)).toBe('');
    expect(gekuerzt(ZWEI_STELLEN, { ...ohne, stellen: '2.5' }, spaeter)?.at(-1)).toBe('');
    expect(gekuerzt(ZWEI_STELLEN, { ...ohne, stellen: '1.5' }, spaeter)).toBeNull();
    expect(gekuerzt(ZWEI_STELLEN, spaeter)).toBeNull();
  });

  test('ohne Anteile und mit einer Stelle, die sich nicht rechnen lässt, weiß niemand, wie viele geplant sind', () => {
    const { anteile: _, ...ohne } = BESCHEID;
    const [erste, zweite] = ZWEI_STELLEN.stellen;
    if (!erste || !zweite) throw new Error('zwei Stellen');
    const unmoeglich = { ...zweite, von: '2019-01-01' };
    expect(gekuerzt({ ...ZWEI_STELLEN, stellen: [erste, unmoeglich] }, { ...ohne, stellen: '3.0' })).toBeNull();
    expect(gekuerzt({ ...ZWEI_STELLEN, stellen: [unmoeglich] }, { ...ohne, stellen: '3.0' })).toBeNull();
  });

  test('ein Anteil in einem Haushaltsjahr, das der Bescheid nicht nennt, bewilligt nichts', () => {
    const anteile = [...(BESCHEID.anteile ?? []), { id: 'S2', haushaltsjahr: 2022, zuwendung: '1.00' }];
    expect(gekuerzt(ZWEI_STELLEN, { ...BESCHEID, anteile })?.at(-1)).toBe('S2');
  });

  test('ohne Stellen im Plan ist bewilligt, was überhaupt etwas bewilligt', () => {
    const antrag = { ...ZWEI_STELLEN, stellen: [], massnahmen: [{ ...MASSNAHME, id: 'M1' }] };
    const dia = (zuwendung: string, jahre: Bescheidangabe['jahre'], datum = '2020-12-01'): Bescheidangabe => ({
      ...{ datum, aktenzeichen: `2 ${datum}`, programm: 'DIA', stellen: null, zuwendung },
      ...(jahre && { jahre }),
    });
    const offen = (...bescheide: Bescheidangabe[]) => planAufBescheid(rechne(antrag, ...bescheide))?.nichtBewilligt;
    expect(offen(dia('800.00', undefined))).toEqual([]);
    expect(offen(dia('0.00', undefined))).toEqual(['M1']);
    expect(offen(dia('0.00', undefined), dia('800.00', undefined, '2021-01-01'))).toEqual([]);
    expect(offen(dia('800.00', [{ haushaltsjahr: 2021, zuwendung: '800.00' }]))).toEqual([]);
    expect(offen(dia('0.00', [{ haushaltsjahr: 2021, zuwendung: '0.00' }]))).toEqual(['M1']);
  });

  test('ohne Bescheid gibt es ihn nicht', () => expect(gekuerzt(ZWEI_STELLEN)).toBeNull());
});
