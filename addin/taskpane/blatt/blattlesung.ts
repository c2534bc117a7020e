/**
 * Tabellen → Antrag → Plan. Zieht Schema und Rechenkern mit; der {@link Blattleser} lädt es deshalb erst, wenn es ein
 * Blatt zu rechnen gibt.
 */
import { finanzierungsplan } from '../../../shared/antrag/finanzierungsplan.ts';
import { haushaltsseite } from '../../../shared/antrag/haushaltsseite.ts';
import { befundeZu } from '../../../shared/antrag/hinweise.ts';
import { planrechnung } from '../../../shared/antrag/planrechnung.ts';
import { antragAusBlatt } from '../../haushaltsblatt/antrag-aus-blatt.ts';
import { antragHash } from '../../haushaltsblatt/antragshash.ts';
import { vergleicheMitPlan } from '../../haushaltsblatt/blattabweichungen.ts';
import { planDesBlatts } from '../../haushaltsblatt/blattplan.ts';
import type { Tabellen } from '../../haushaltsblatt/tabellen.ts';
import type { Gitter } from '../../workbook/zellen.ts';
import type { Blattzustand } from '../zustand/zustand.ts';
import { pause } from './pause.ts';

/**
 * Der Plan, oder die Probleme, wenn die Tabellen noch keinen vollständigen Antrag ergeben. Bei 500 Einträgen dauert
 * jeder Schritt seine Zeit; dazwischen kann die Person weitertippen.
 */
export async function planAusTabellen(tabellen: Tabellen, gitter: Gitter | null = null): Promise<Blattzustand> {
  const lesung = antragAusBlatt(tabellen);
  const { antrag } = lesung;
  if (!antrag) return { art: 'probleme', lesung };
  await pause();
  const rechnung = planrechnung(antrag);
  await pause();
  const ergebnis = { finanzierungsplan: finanzierungsplan(rechnung) };
  await pause();
  const seite = haushaltsseite(rechnung);
  await pause();
  const hinweise = befundeZu(rechnung);
  await pause();
  const { plan, nurImPlan } = planDesBlatts(rechnung, ergebnis.finanzierungsplan);
  const blattvergleich = { ...vergleicheMitPlan(tabellen, plan, gitter), nurImPlan };
  await pause();
  const hash = antragHash(antrag);
  await pause();
  return {
    art: 'plan',
    lesung,
    antrag,
    antragHash: hash,
    ergebnis,
    hinweise,
    haushaltsseite: seite,
    blattvergleich,
    gelesen: { tabellen, gitter },
  };
}
