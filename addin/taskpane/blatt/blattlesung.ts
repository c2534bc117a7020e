/** Tabellen → Antrag → Plan. Zieht Schema und Rechenkern mit; der {@link Blattleser} lädt es deshalb erst, wenn es ein Blatt zu rechnen gibt. */
import { berechneErgebnis } from '../../../shared/antrag/finanzierungsplan.ts';
import { antragAusBlatt } from '../../haushaltsblatt/antrag-aus-blatt.ts';
import { antragHash } from '../../haushaltsblatt/antragshash.ts';
import { vergleicheMitPlan } from '../../haushaltsblatt/blattabweichungen.ts';
import type { Tabellen } from '../../haushaltsblatt/tabellen.ts';
import type { Blattzustand } from '../zustand/zustand.ts';

/** Der Plan, oder die Probleme, wenn die Tabellen noch keinen vollständigen Antrag ergeben. */
export function planAusTabellen(tabellen: Tabellen): Blattzustand {
  const lesung = antragAusBlatt(tabellen);
  if (!lesung.antrag) return { art: 'probleme', lesung };
  const berechnet = berechneErgebnis(lesung.antrag);
  const blattvergleich = vergleicheMitPlan(tabellen, berechnet.ergebnis.finanzierungsplan);
  return { art: 'plan', lesung, antrag: lesung.antrag, antragHash: antragHash(lesung.antrag), ...berechnet, blattvergleich };
}
