/** Der Tab Plan ordnet die Hinweise: gleiche zusammengefasst, nicht Geförderte neben der Summe genannt. */
import { describe, expect, test } from 'vitest';
import { hinweisgruppen } from '../../../../addin/taskpane/oberflaeche/hinweisgruppen.ts';
import { nichtGefoerdert } from '../../../../addin/taskpane/plan/nicht-gefoerdert.ts';
import type { Befund } from '../../../../shared/antrag/befund.ts';
import { finanzierungsplan } from '../../../../shared/antrag/finanzierungsplan.ts';
import { befundeZu } from '../../../../shared/antrag/hinweise.ts';
import { planrechnung } from '../../../../shared/antrag/planrechnung.ts';
import { AACHEN } from '../../../shared/beispiele/aachen.ts';

const befund = (code: string, text: string) =>
  ({ code, text, felder: [], schweregrad: 'warnung' }) as unknown as Befund;

test('ab drei gleichen steht der erste da und die übrigen darunter; keiner geht verloren', () => {
  const hinweise = ['a', 'b', 'a', 'c', 'b', 'a'].map((code, i) => befund(code, `${code}${i}`));
  const gruppen = hinweisgruppen(hinweise);
  expect(gruppen.map(({ erster, weitere }) => [erster.text, weitere.map(({ text }) => text)])).toEqual([
    ['a0', ['a2', 'a5']],
    ['b1', []],
    ['b4', []],
    ['c3', []],
  ]);
  expect(gruppen.flatMap(({ erster, weitere }) => [erster, ...weitere]).length).toBe(hinweise.length);
});

describe('in den Summen, obwohl nicht gefördert', () => {
  const vonAntrag = (antrag: typeof AACHEN) => {
    const rechnung = planrechnung(antrag);
    return nichtGefoerdert(antrag, finanzierungsplan(rechnung), befundeZu(rechnung));
  };

  test('begonnen vor der Bewilligung: die Zuwendung dieser Stelle, auf den Cent', () => {
    const [erste] = AACHEN.stellen;
    if (!erste) throw new Error('ohne Stelle');
    const antrag = {
      ...AACHEN,
      verfahren: { ...AACHEN.verfahren, thm: { ...AACHEN.verfahren.thm, bewilligtAm: erste.bis } },
    } as typeof AACHEN;
    const plan = finanzierungsplan(planrechnung(antrag));
    const betroffen = vonAntrag(antrag);
    expect(betroffen?.ids.length).toBeGreaterThan(0);
    const erwartet = plan.zeilen
      .filter(({ id }) => betroffen?.ids.includes(id))
      .reduce((summe, { betraege }) => summe + Math.round(Number(betraege?.zuwendung ?? 0) * 100), 0);
    expect(Math.round(Number(betroffen?.zuwendung) * 100)).toBe(erwartet);
  });

  test('ohne solchen Fehler: nichts', () => {
    const offen = {
      ...AACHEN,
      verfahren: { thm: { antragAm: null, bewilligtAm: null }, dia: { antragAm: null, bewilligtAm: null } },
    };
    expect(vonAntrag(offen as typeof AACHEN)).toBeNull();
  });
});
