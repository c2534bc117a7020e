/** Ein Budget cent-genau verteilen: größter Rest in Cents, bei Gleichstand der frühere Anteil. */

import { KernFehler } from '../grund/fehler.ts';
import { cent, Dezimal, exakt, exaktOderNull, quotient, type Zahlangabe } from '../grund/geld.ts';
import { eingabe } from '../regelstand/groesse.ts';
import { betragAus } from './betrag.ts';
import { betragEingabe } from './eingaben.ts';
import { Schritt } from './rechenweg.ts';
import { summe, verteilt } from './rechnungen.ts';

export interface Verteilung {
  /** Ein Betrag in € je Anteil, in derselben Reihenfolge. */
  readonly betraege: readonly Schritt<'€'>[];
  /** Summe der Beträge in €; immer genau das Budget. */
  readonly summe: Schritt<'€'>;
}

/**
 * Verteilt `budget` € im Verhältnis der Anteile (≥ 0, sie müssen nicht 1 ergeben). Die Beträge ergeben zusammen genau
 * das Budget.
 * @throws {KernFehler} AUSGABEN_UNGUELTIG, VERTEILUNG_UNMOEGLICH
 */
export function verteile(budget: Zahlangabe, anteile: readonly Zahlangabe[]): Verteilung {
  const betrag = betragAus('budget', budget, null);
  const gewichte = anteile.map((anteil) => {
    const gewicht = exaktOderNull(anteil);
    if (gewicht && quotient(gewicht).gte(0)) return quotient(gewicht);
    throw new KernFehler('VERTEILUNG_UNMOEGLICH', 'anteile', '„anteile“ darf nur Zahlen ab 0 enthalten.');
  });
  const anteilsumme = gewichte.reduce((bisher, g) => bisher.plus(g), new Dezimal(0));
  if (anteilsumme.isZero()) {
    throw new KernFehler(
      'VERTEILUNG_UNMOEGLICH',
      'anteile',
      '„anteile“ enthält keinen Anteil über 0; so lässt sich nichts verteilen.',
    );
  }
  const budgetGroesse = betragEingabe('budget', 'Budget', betrag);
  const summenGroesse = eingabe('Summe der Anteile', exakt(anteilsumme), 'Anteil');
  const cents = quotient(cent(betrag)).times(100);
  const zusatz = restcents(cents, gewichte, anteilsumme);
  const betraege = gewichte.map(
    (gewicht, i) =>
      new Schritt({
        id: `verteilung.${i + 1}`,
        titel: `Betrag ${i + 1}`,
        einheit: '€',
        rechnung: verteilt({
          betrag: budgetGroesse,
          anteil: eingabe(`Anteil ${i + 1}`, exakt(gewicht), 'Anteil'),
          anteilsumme: summenGroesse,
          zusatz: eingabe('Cent aus der Restverteilung', exakt(zusatz.has(i) ? '0.01' : 0), '€'),
        }),
        regeln: ['A4'],
      }),
  );
  return {
    betraege,
    summe: new Schritt({
      id: 'verteilung.summe',
      titel: 'Summe der Beträge',
      einheit: '€',
      rechnung: summe(betraege),
      regeln: ['A4'],
    }),
  };
}

/**
 * Die Anteile (ab 0 gezählt), die einen der übrigen Cents erhalten: die größten Reste zuerst, bei Gleichstand der
 * frühere.
 */
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
