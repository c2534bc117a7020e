/**
 * Der Plan, so wie das Blatt ihn zeigen kann: Seine Formeln zählen angebrochene Monate immer in Dreißigsteln, auf ein
 * Budget kürzt nur der Plan, und Stellen nach Schlüssel nennen sie nach dem Regelstand im Kopf.
 */
import { finanzierungsplan, stellenText } from '../../shared/antrag/finanzierungsplan.ts';
import type { Finanzierungsplan } from '../../shared/antrag/plan-typen.ts';
import { type Planrechnung, planrechnung } from '../../shared/antrag/planrechnung.ts';
import { thmDerStelle } from '../../shared/antrag/regelstandwahl.ts';
import { aufzaehlung } from '../../shared/antrag/worte.ts';
import { stellenNachSchluessel } from '../../shared/kern/stellen.ts';
import type { ThmRegelstand } from '../../shared/regelstand/typen.ts';

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
  const schluessel = schluesselImBlatt(rechnung);
  const andererSchluessel = plan.stellenNachSchluessel !== null && schluessel !== plan.stellenNachSchluessel;
  if (!zaehltAnders && !gekuerzt && !andererSchluessel) return { plan, nurImPlan: null };
  const gruende = [
    ...(zaehltAnders ? ['zählen angebrochene Monate in Dreißigsteln'] : []),
    ...(gekuerzt ? ['kürzen nicht auf das Budget'] : []),
    ...(andererSchluessel ? ['nennen Stellen nach Schlüssel nach dem Regelstand im Kopf'] : []),
  ];
  const imBlatt =
    zaehltAnders || gekuerzt
      ? finanzierungsplan(planrechnung({ ...antrag, zeitanteil: null, budget: null }, verzeichnis, vergleich))
      : plan;
  return {
    plan: andererSchluessel ? { ...imBlatt, stellenNachSchluessel: schluessel } : imBlatt,
    nurImPlan: `Die Formeln des Blatts ${aufzaehlung(gruende)}; deshalb zeigt es andere Zahlen als der Plan. Es gilt der Plan.`,
  };
}

/** Wie die Formel: nach dem Regelstand im Kopf, ohne ihn nach dem Beginn der frühesten Stelle; `null`, wo sie leer bleibt. */
function schluesselImBlatt({ antrag, thm, verzeichnis, stellenNachSchluessel: imPlan }: Planrechnung): string | null {
  const kopf = antrag.regelstand?.thm ?? null;
  const [frueheste = antrag.stand] = antrag.stellen.map(({ von }) => von).sort();
  const eigener =
    kopf === null
      ? thmDerStelle(antrag, { von: frueheste, bis: frueheste }, verzeichnis)
      : (verzeichnis.find((r): r is ThmRegelstand => r.programm === 'THM' && r.id === kopf) ?? null);
  if (!eigener?.personenJeStelle || !antrag.kommune.geschaeftsfuehrendeStelle) return null;
  const stellen = eigener === thm ? imPlan : stellenNachSchluessel(antrag.personen.geduldete, eigener);
  return stellen && stellenText(stellen);
}
