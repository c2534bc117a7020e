/**
 * Der Plan, so wie das Blatt ihn zeigen kann: Seine Formeln zählen angebrochene Monate immer in Dreißigsteln, und auf ein
 * Budget kürzt nur der Plan.
 */
import { finanzierungsplan } from '../../shared/antrag/finanzierungsplan.ts';
import type { Finanzierungsplan } from '../../shared/antrag/plan-typen.ts';
import { type Planrechnung, planrechnung } from '../../shared/antrag/planrechnung.ts';

export interface Blattplanung {
  readonly plan: Finanzierungsplan;
  /** Warum das Blatt andere Zahlen zeigt als der Plan; `null`, wo es dieselben sind. */
  readonly nurImPlan: string | null;
}

/** `plan` ist der dieser Rechnung; wo das Blatt ihn ganz zeigt, kommt er so zurück. */
export function planDesBlatts(rechnung: Planrechnung, plan: Finanzierungsplan): Blattplanung {
  const { antrag, besetzungen, verzeichnis, vergleich, zeilen } = rechnung;
  const zaehltAnders =
    (antrag.zeitanteil ?? 'dreissigstel') !== 'dreissigstel' &&
    besetzungen.some(({ regelstand }) => regelstand.zeitanteilOffen);
  const gekuerzt = zeilen.some(({ art }) => art === 'kuerzung');
  if (!zaehltAnders && !gekuerzt) return { plan, nurImPlan: null };
  const gruende = [
    ...(zaehltAnders ? ['zählen angebrochene Monate in Dreißigsteln'] : []),
    ...(gekuerzt ? ['kürzen nicht auf das Budget'] : []),
  ];
  return {
    plan: finanzierungsplan(planrechnung({ ...antrag, zeitanteil: null, budget: null }, verzeichnis, vergleich)),
    nurImPlan: `Die Formeln des Blatts ${gruende.join(' und ')}; deshalb zeigt es andere Zahlen als der Plan. Es gilt der Plan.`,
  };
}
