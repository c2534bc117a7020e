/** Wann zwei Stände denselben Plan haben: Angaben, Zahlen und Regelstände, ohne die Namen bei den Zeilen. */
import { expect, it } from 'vitest';
import { berechneErgebnis } from '../../../shared/antrag/finanzierungsplan.ts';
import type { Planzeile } from '../../../shared/antrag/plan-typen.ts';
import { fuehrtPlanFort, gleicherPlan } from '../../../shared/antrag/planteil.ts';
import { verwendeteRegelstaende } from '../../../shared/antrag/verwendete-regelstaende.ts';
import { antragMit } from './bausatz.ts';

const stand = (jeZeile: (zeile: Planzeile) => object = (zeile) => zeile) => {
  const antrag = antragMit({ stellen: [{ bis: '2020-12-31' }] });
  const { finanzierungsplan: plan } = berechneErgebnis(antrag).ergebnis;
  const zeilen = plan.zeilen.map((zeile) => jeZeile(zeile) as Planzeile);
  return { antrag, ergebnis: { finanzierungsplan: { ...plan, zeilen } }, regelstand: verwendeteRegelstaende(antrag) };
};

it('eine Zeile, die ihren Regelstand noch nicht nannte, ist dieselbe', () => {
  const ohneNamen = stand(({ regelstand: _, ...zeile }) => zeile);
  expect(gleicherPlan(ohneNamen, stand())).toBe(true);
  expect(gleicherPlan(stand(), ohneNamen)).toBe(true);
});

it('eine andere Zahl oder Angabe einer Zeile ist ein anderer Plan', () => {
  for (const anders of [{ betraege: null }, { haushaltsjahr: 2021 }, { traeger: 'Anderer' }])
    expect(
      gleicherPlan(
        stand(),
        stand((zeile) => ({ ...zeile, ...anders })),
      ),
    ).toBe(false);
  const { ergebnis, ...rest } = stand();
  const leer = { ...rest, ergebnis: { finanzierungsplan: { ...ergebnis.finanzierungsplan, gesamt: null } } };
  expect(gleicherPlan({ ...rest, ergebnis }, leer)).toBe(false);
});

it('nach einem Zurückziehen beginnt auch derselbe Plan neu', () => {
  expect(fuehrtPlanFort({ ...stand(), status: 'eingereicht' }, stand())).toBe(true);
  expect(fuehrtPlanFort({ ...stand(), status: 'zurueckgezogen' }, stand())).toBe(false);
});
