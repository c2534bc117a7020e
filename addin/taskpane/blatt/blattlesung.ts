/**
 * Tabellen → Antrag → Plan. Zieht Schema und Rechenkern mit; der {@link Blattleser} lädt es deshalb erst, wenn es ein
 * Blatt zu rechnen gibt.
 */
import { finanzierungsplan } from '../../../shared/antrag/finanzierungsplan.ts';
import { befundeZu } from '../../../shared/antrag/hinweise.ts';
import { planrechnung } from '../../../shared/antrag/planrechnung.ts';
import { antragAusBlatt } from '../../haushaltsblatt/antrag-aus-blatt.ts';
import { antragHash } from '../../haushaltsblatt/antragshash.ts';
import { vergleicheMitPlan } from '../../haushaltsblatt/blattabweichungen.ts';
import type { Tabellen } from '../../haushaltsblatt/tabellen.ts';
import type { Gitter } from '../../workbook/zellen.ts';
import type { Blattzustand } from '../zustand/zustand.ts';

/** Der Plan, oder die Probleme, wenn die Tabellen noch keinen vollständigen Antrag ergeben. */
export function planAusTabellen(tabellen: Tabellen, gitter: Gitter | null = null): Blattzustand {
  const lesung = antragAusBlatt(tabellen);
  const { antrag } = lesung;
  if (!antrag) return { art: 'probleme', lesung };
  const rechnung = planrechnung(antrag);
  const ergebnis = { finanzierungsplan: finanzierungsplan(rechnung) };
  const blattvergleich = vergleicheMitPlan(tabellen, ergebnis.finanzierungsplan, gitter);
  return {
    art: 'plan',
    lesung,
    antrag,
    antragHash: antragHash(antrag),
    ergebnis,
    hinweise: befundeZu(rechnung),
    blattvergleich,
    gelesen: { tabellen, gitter },
  };
}
