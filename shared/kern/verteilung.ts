/** Ein Budget cent-genau verteilen: größter Rest in Cents, bei Gleichstand der frühere Anteil. */

import { KernFehler } from '../grund/fehler.ts';
import {
  alsZahl,
  cent,
  Dezimal,
  Exakt,
  exaktOderNull,
  NULL,
  plus,
  quotient,
  vergleiche,
  type Zahlangabe,
} from '../grund/geld.ts';
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
    if (gewicht && vergleiche(gewicht, NULL) >= 0) return gewicht;
    throw new KernFehler('VERTEILUNG_UNMOEGLICH', 'anteile', '„anteile“ darf nur Zahlen ab 0 enthalten.');
  });
  return verteileExakt(betrag, gewichte);
}

/**
 * Dasselbe für einen gelesenen Betrag und Anteile ab 0, die endliche Dezimalzahlen sind.
 * @throws {KernFehler} VERTEILUNG_UNMOEGLICH
 */
export function verteileExakt(betrag: Exakt, gewichte: readonly Exakt[]): Verteilung {
  const anteilsumme = gewichte.reduce(plus, NULL);
  if (vergleiche(anteilsumme, NULL) === 0) {
    throw new KernFehler(
      'VERTEILUNG_UNMOEGLICH',
      'anteile',
      '„anteile“ enthält keinen Anteil über 0; so lässt sich nichts verteilen.',
    );
  }
  const budgetGroesse = betragEingabe('budget', 'Budget', betrag);
  const summenGroesse = eingabe('Summe der Anteile', anteilsumme, 'Anteil');
  const { ganze, zusatz } = inCents(Math.round(alsZahl(cent(betrag)) * 100), gewichte);
  const betraege = gewichte.map(
    (gewicht, i) =>
      new Schritt(
        {
          id: `verteilung.${i + 1}`,
          titel: `Betrag ${i + 1}`,
          einheit: '€',
          rechnung: verteilt({
            betrag: budgetGroesse,
            anteil: eingabe(`Anteil ${i + 1}`, gewicht, 'Anteil'),
            anteilsumme: summenGroesse,
            zusatz: eingabe('Cent aus der Restverteilung', zusatz.has(i) ? EIN_CENT : NULL, '€'),
          }),
          regeln: ['A4'],
        },
        new Exakt((ganze[i] ?? 0) + (zusatz.has(i) ? 1 : 0), 100),
      ),
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

const EIN_CENT = new Exakt(1, 100);

interface Centverteilung {
  /** Ganze Cents je Anteil, abgerundet. */
  readonly ganze: readonly number[];
  /**
   * Die Anteile (ab 0 gezählt), die einen der übrigen Cents erhalten: die größten Reste zuerst, bei Gleichstand der
   * frühere.
   */
  readonly zusatz: ReadonlySet<number>;
}

function inCents(cents: number, gewichte: readonly Exakt[]): Centverteilung {
  const ganzzahlige = alsGanzeZahlen(gewichte);
  const summe = ganzzahlige.reduce((a, b) => a + b, 0n);
  const teile = ganzzahlige.map((gewicht, index) => {
    const anteil = BigInt(cents) * gewicht;
    return { index, ganze: Number(anteil / summe), rest: anteil % summe };
  });
  const uebrig = teile.reduce((rest, { ganze }) => rest - ganze, cents);
  const ganze = teile.map((teil) => teil.ganze);
  // sort ist stabil: bei gleichem Rest bleibt der frühere Anteil vorn.
  const nachRest = teile.sort((a, b) => Number(b.rest - a.rest));
  return { ganze, zusatz: new Set(nachRest.slice(0, uebrig).map(({ index }) => index)) };
}

/** Im selben Verhältnis, auf den größten Nenner erweitert; jeder ist eine Zehnerpotenz. */
function alsGanzeZahlen(gewichte: readonly Exakt[]): bigint[] {
  const dezimal = gewichte.map(quotient);
  const stellen = dezimal.reduce((meiste, wert) => Math.max(meiste, wert.decimalPlaces()), 0);
  const zehnerpotenz = new Dezimal(`1e${stellen}`);
  return dezimal.map((wert) => BigInt(wert.times(zehnerpotenz).toFixed(0)));
}
