/**
 * Ein Plan nimmt seine Zahlen ohne Schritte; aus den Schritten kommt in jeder Zeile, jeder Summe und jeder anderen Lesart
 * dasselbe.
 */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { finanzierungsplan } from '../../../shared/antrag/finanzierungsplan.ts';
import { istBetragsfeld, PLANFELDER } from '../../../shared/antrag/planfelder.ts';
import { planrechnung } from '../../../shared/antrag/planrechnung.ts';
import { betraege, type Planschritte, planwert } from '../../../shared/antrag/planschritte.ts';
import type { Antrag } from '../../../shared/antrag/schema.ts';
import type { Exakt } from '../../../shared/grund/geld.ts';
import { alsBetrag, alsZahl, quotient } from '../../../shared/grund/geld.ts';
import { REGELSTAENDE } from '../../../shared/regelstand/verzeichnis.ts';
import { irgendeinAntrag } from './antraege.ts';

const LESARTEN = ['foerdertage', 'bemessung', 'zuwendung', 'integrationspauschale'] as const;
const text = (wert: Exakt) => quotient(wert).toFixed();

function pruefe(schritte: Planschritte | null): number {
  if (schritte === null) return 0;
  const gespeichert = betraege(schritte);
  for (const feld of PLANFELDER) {
    const { wert } = schritte[feld];
    expect(text(planwert(schritte, feld))).toBe(text(wert));
    expect(gespeichert[feld]).toBe(istBetragsfeld(feld) ? alsBetrag(wert) : alsZahl(wert));
  }
  for (const feld of schritte.lesarten ? LESARTEN : []) {
    const ohneSchritte = schritte.lesarten?.(feld)?.map((lesart) => ({ ...lesart, wert: text(lesart.wert) }));
    const mit = schritte[feld].greifendeLesarten.map((lesart) => ({ ...lesart, wert: text(lesart.wert) }));
    expect(ohneSchritte).toEqual(mit);
  }
  return schritte.zahlen ? 1 : 0;
}

function pruefePlan(antrag: Antrag): number {
  const rechnung = planrechnung(antrag);
  const plan = finanzierungsplan(rechnung);
  const { jeHaushaltsjahr, jeBaustein, jeTraeger, gesamt, zeilen } = rechnung;
  const summen = [...jeHaushaltsjahr, ...jeBaustein, ...jeTraeger, gesamt];
  expect(plan.zeilen.map(({ betraege: b }) => b === null)).toEqual(zeilen.map(({ schritte }) => schritte === null));
  return [...zeilen, ...summen].reduce((kurze, { schritte }) => kurze + pruefe(schritte), 0);
}

const thm = fc.constantFrom(null, ...REGELSTAENDE.filter(({ programm }) => programm === 'THM').map(({ id }) => id));
const antrag = fc
  .record({
    roh: irgendeinAntrag(),
    regelstand: thm,
    zeitanteil: fc.constantFrom(null, 'dreissigstel' as const, 'zwoelftel' as const, 'tage' as const),
    pauschale: fc.boolean(),
    anteile: fc.array(fc.constantFrom('0.333333', '0.1234567', '1.05', '99999.999999'), { maxLength: 2 }),
  })
  .map(
    ({ roh, regelstand, zeitanteil, pauschale, anteile }): Antrag => ({
      ...roh,
      zeitanteil,
      integrationspauschale: pauschale,
      stellen: roh.stellen.map((stelle, i) => ({
        ...stelle,
        regelstand,
        stellenanteil: anteile[i] ?? stelle.stellenanteil,
      })),
    }),
  );

describe('Planzahlen', () => {
  it('sind in jeder Zeile, Summe und Lesart die der Schritte', () => {
    let kurze = 0;
    let antraege = 0;
    fc.assert(
      fc.property(antrag, (einer) => {
        antraege++;
        kurze += pruefePlan(einer);
      }),
      { numRuns: 600 },
    );
    expect(kurze).toBeGreaterThan(antraege);
  });
});
