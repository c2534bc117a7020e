/** Die Zahlen der anderen Programme im Haushaltsblatt, von den Formeln in der Arbeitsmappe gerechnet. */
import '../workbench/mappe.ts';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { vergleicheMitPlan } from '../../../addin/haushaltsblatt/blattabweichungen.ts';
import { planDesBlatts } from '../../../addin/haushaltsblatt/blattplan.ts';
import { blattAusAntrag, tabellenImGitter } from '../../../addin/haushaltsblatt/haushaltsblatt.ts';
import { setzeBlatt } from '../../../addin/workbench/tabelle/blatt-plugin.ts';
import { standAusModell } from '../../../addin/workbench/tabelle/blattstand.ts';
import { liesInhalt } from '../../../addin/workbench/tabelle/lesen.ts';
import { adresse } from '../../../addin/workbook/zellen.ts';
import { finanzierungsplan } from '../../../shared/antrag/finanzierungsplan.ts';
import { planrechnung } from '../../../shared/antrag/planrechnung.ts';
import type { Antrag } from '../../../shared/antrag/schema.ts';
import { programmantrag } from '../../shared/antrag/programmantraege.ts';
import { gemischt, PROGRAMMFAELLE } from '../../shared/beispiele/andere-programme.ts';
import { BLATT, leereMappe, zelle } from '../workbench/mappe.ts';

function gerechnet(antrag: Antrag) {
  const blatt = blattAusAntrag(antrag);
  const model = leereMappe(blatt.zeilen, blatt.spalten);
  setzeBlatt(model, BLATT, standAusModell(blatt));
  const { zeile, spalte, zeilen } = blatt.uebersicht;
  const summe = [1, 2, 3].map((i) => zelle(model, adresse({ zeile: zeile + zeilen, spalte: spalte + i })).value);
  const inhalt = liesInhalt(model, BLATT);
  const rechnung = planrechnung(antrag);
  const { plan, nurImPlan } = planDesBlatts(rechnung, finanzierungsplan(rechnung));
  return { summe, nurImPlan, vergleich: vergleicheMitPlan(tabellenImGitter(inhalt), plan, inhalt) };
}

const GLEICH = { abweichungen: [], fehlendeJahre: [] };
const imBlatt = ({ antrag }: { antrag: Antrag }) =>
  (antrag.budget ?? []).length === 0 && (antrag.zeitanteil ?? 'dreissigstel') === 'dreissigstel';

describe('die Übersicht zeigt die Summe des Plans', () => {
  test.each(PROGRAMMFAELLE.filter(imBlatt).map((fall) => [fall.name, fall] as const))('%s', (_, { antrag, gesamt }) => {
    const { summe, nurImPlan, vergleich } = gerechnet(antrag);
    expect(summe.map((wert) => Number(wert).toFixed(2))).toEqual([
      gesamt.ausgaben,
      gesamt.zuwendung,
      gesamt.eigenanteil,
    ]);
    expect(nurImPlan).toBeNull();
    expect(vergleich).toEqual(GLEICH);
  });
});

describe('was nur der Plan rechnet, ist keine Abweichung, und es steht da', () => {
  test.each(PROGRAMMFAELLE.filter((fall) => !imBlatt(fall)).map((fall) => [fall.name, fall] as const))(
    '%s',
    (_, { antrag }) => {
      const { nurImPlan, vergleich } = gerechnet(antrag);
      expect(nurImPlan).toContain((antrag.budget ?? []).length > 0 ? 'nicht auf das Budget' : 'in Dreißigsteln');
      expect(vergleich).toEqual(GLEICH);
    },
  );

  test('gemischt: beides zugleich', () => {
    const { nurImPlan, vergleich } = gerechnet(gemischt('zwoelftel'));
    expect(nurImPlan).toBe(
      'Die Formeln des Blatts zählen angebrochene Monate in Dreißigsteln und kürzen nicht auf das Budget; deshalb zeigt es andere Zahlen als der Plan. Es gilt der Plan.',
    );
    expect(vergleich).toEqual(GLEICH);
  });
});

test('erzeugte Anträge mit allen Regelständen: Das Blatt ist der Plan, bis auf Zählung und Budget', () => {
  fc.assert(
    fc.property(programmantrag({ stellen: 4, massnahmen: 3 }), (antrag) => {
      expect(gerechnet(antrag).vergleich).toEqual(GLEICH);
    }),
    { numRuns: 40 },
  );
});
