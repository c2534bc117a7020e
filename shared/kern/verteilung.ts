/** Ein Budget cent-genau verteilen: größter Rest in Cents, bei Gleichstand der frühere Anteil. */

import { KernFehler } from '../grund/fehler.ts';
import { cent, Dezimal, exakt, quotient, type Zahl } from '../grund/geld.ts';
import { betragAus } from './betrag.ts';
import { betragEingabe, eingabe } from './groessen.ts';
import { type Groesse, Schritt } from './rechenweg.ts';

export interface Verteilung {
  /** Ein Betrag in € je Anteil, in derselben Reihenfolge. */
  readonly betraege: readonly Schritt[];
  /** Summe der Beträge in €; immer genau das Budget. */
  readonly summe: Schritt;
}

/**
 * Verteilt `budget` € im Verhältnis der Anteile (≥ 0, sie müssen nicht 1 ergeben). Die Beträge ergeben zusammen genau das Budget.
 * @throws {KernFehler} AUSGABEN_UNGUELTIG, VERTEILUNG_UNMOEGLICH
 */
export function verteile(budget: Zahl, anteile: readonly Zahl[]): Verteilung {
  const betrag = betragAus('budget', budget, null);
  const gewichte = anteile.map((anteil) => new Dezimal(anteil));
  if (gewichte.some((g) => !g.isFinite() || g.lt(0))) {
    throw new KernFehler('VERTEILUNG_UNMOEGLICH', 'anteile', '„anteile“ darf nur Zahlen ab 0 enthalten.');
  }
  const anteilsumme = gewichte.reduce((summe, g) => summe.plus(g), new Dezimal(0));
  if (anteilsumme.isZero()) {
    throw new KernFehler('VERTEILUNG_UNMOEGLICH', 'anteile', '„anteile“ enthält keinen Anteil über 0; so lässt sich nichts verteilen.');
  }
  const budgetGroesse = betragEingabe('budget', 'Budget', betrag);
  const summenGroesse = eingabe('Summe der Anteile', anteilsumme, 'Anteil');
  const cents = quotient(cent(exakt(betrag))).times(100);
  const zusatz = restcents(cents, gewichte, anteilsumme);
  const betraege = gewichte.map(
    (gewicht, i) =>
      new Schritt({
        id: `verteilung.${i + 1}`,
        titel: `Betrag ${i + 1}`,
        einheit: '€',
        operation: 'verteilt',
        operanden: [
          budgetGroesse,
          eingabe(`Anteil ${i + 1}`, gewicht, 'Anteil'),
          summenGroesse,
          { bezeichnung: 'Cent aus der Restverteilung', einheit: '€', wert: exakt(zusatz.has(i) ? '0.01' : 0) } satisfies Groesse,
        ],
        regeln: ['A4'],
      }),
  );
  return {
    betraege,
    summe: new Schritt({ id: 'verteilung.summe', titel: 'Summe der Beträge', einheit: '€', operation: 'summe', operanden: betraege, regeln: ['A4'] }),
  };
}

/** Die Anteile (ab 0 gezählt), die einen der übrigen Cents erhalten: die größten Reste zuerst, bei Gleichstand der frühere. */
function restcents(cents: Dezimal, gewichte: readonly Dezimal[], summe: Dezimal): ReadonlySet<number> {
  const teile = gewichte.map((gewicht, index) => {
    const anteil = cents.times(gewicht);
    return { index, ganze: anteil.divToInt(summe), rest: anteil.mod(summe) };
  });
  const uebrig = teile.reduce((rest, { ganze }) => rest.minus(ganze), cents).toNumber();
  // sort ist stabil: bei gleichem Rest bleibt der frühere Anteil vorn.
  const nachRest = teile.sort((a, b) => b.rest.cmp(a.rest));
  return new Set(nachRest.slice(0, uebrig).map(({ index }) => index));
}
