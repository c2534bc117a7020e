import { expect, test } from 'vitest';
import { vergleicheMitPlan } from '../../../addin/haushaltsblatt/blattabweichungen.ts';
import { blattAusAntrag, tabellenImGitter } from '../../../addin/haushaltsblatt/haushaltsblatt.ts';
import { setzeBlatt } from '../../../addin/workbench/tabelle/blatt-plugin.ts';
import { standAusModell } from '../../../addin/workbench/tabelle/blattstand.ts';
import { liesInhalt } from '../../../addin/workbench/tabelle/lesen.ts';
import { berechneErgebnis } from '../../../shared/antrag/finanzierungsplan.ts';
import { AACHEN_BEISPIEL } from '../../../shared/beispiele/aachen.ts';
import { BLATT, leereMappe, setze } from '../workbench/mappe.ts';

test('eine überschriebene Formel wird mit ihrer Zelle genannt, ein unversehrtes Blatt weicht nirgends ab', () => {
  const blatt = blattAusAntrag(AACHEN_BEISPIEL);
  const model = leereMappe(blatt.zeilen, blatt.spalten);
  setzeBlatt(model, BLATT, standAusModell(blatt));
  const plan = berechneErgebnis(AACHEN_BEISPIEL).ergebnis.finanzierungsplan;
  const vergleich = () => vergleicheMitPlan(tabellenImGitter(liesInhalt(model, BLATT)), plan);
  expect(vergleich()).toEqual({ abweichungen: [], fehlendeJahre: [] });
  setze(model, 'M24', '39181');
  expect(vergleich().abweichungen.map(({ text }) => text)).toEqual([
    expect.stringMatching(/^Zelle M24 \(„Zuwendung 2020“\) zeigt 39\.181,00 €, der Plan .+ €\.$/),
  ]);
});
