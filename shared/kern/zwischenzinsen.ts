/**
 * R24: Zwischenzinsen, wo ausgezahltes Geld nicht binnen zwei Monaten verwendet und der Bescheid nicht aufgehoben ist
 * (Nr. 8.6 VVG zu § 44 LHO): vom Tag der Auszahlung bis vor den Tag der Verwendung. Ausgaben verbrauchen die
 * Auszahlungen in deren Reihenfolge, zur Förderquote [P].
 */
import { type Datum, spaeteres, vergleicheDatum } from '../grund/datum.ts';
import {
  cent,
  type Exakt,
  kleinster,
  mal,
  minus,
  NULL,
  plus,
  quotient,
  vergleiche,
  type Zahlangabe,
} from '../grund/geld.ts';
import { fristNachMonaten } from './fristen.ts';
import { FENSTERMONATE } from './mittelabruf.ts';
import { Schritt } from './rechenweg.ts';
import { summe } from './rechnungen.ts';
import type { Zinszaehlung } from './rechnungen-abwicklung.ts';
import { zinsen } from './zinsen.ts';

/** Ein Betrag in € an einem Tag: eingegangen oder ausgegeben. */
export interface Zahlung {
  readonly tag: Datum;
  readonly betrag: Exakt;
}

/** Ein Teil einer Auszahlung und wann er verwendet wurde; `null`, wo er es noch nicht ist. */
export interface Verwendung {
  readonly ausgezahltAm: Datum;
  readonly verwendetAm: Datum | null;
  /** In €. */
  readonly betrag: Exakt;
}

/**
 * Ordnet Ausgaben den Auszahlungen in der Reihenfolge ihrer Zahlung zu; gerundet wird aufgelaufen, damit kein Cent
 * verloren geht.
 */
export function verwendungen(
  auszahlungen: readonly Zahlung[],
  ausgaben: readonly Zahlung[],
  quote: Exakt,
): Verwendung[] {
  const nachTag = (zahlungen: readonly Zahlung[]) => [...zahlungen].sort((a, b) => vergleicheDatum(a.tag, b.tag));
  const verbrauch = inCents(nachTag(ausgaben), quote);
  const ergebnis: Verwendung[] = [];
  let i = 0;
  let frei = verbrauch[0]?.betrag ?? NULL;
  for (const { tag, betrag } of nachTag(auszahlungen)) {
    let offen = betrag;
    while (vergleiche(offen, NULL) > 0) {
      const ausgabe = verbrauch[i];
      if (!ausgabe) {
        ergebnis.push({ ausgezahltAm: tag, verwendetAm: null, betrag: offen });
        break;
      }
      const teil = kleinster(offen, frei);
      if (vergleiche(teil, NULL) > 0)
        ergebnis.push({ ausgezahltAm: tag, verwendetAm: spaeteres(tag, ausgabe.tag), betrag: teil });
      offen = minus(offen, teil);
      frei = minus(frei, teil);
      if (vergleiche(frei, NULL) === 0) frei = verbrauch[++i]?.betrag ?? NULL;
    }
  }
  return ergebnis;
}

interface Zinswahl {
  readonly punkte?: Zahlangabe | null;
  readonly zaehlung?: Zinszaehlung | null;
}

/**
 * Die Zinsen eines verwendeten Teils in €; `null`, wo er rechtzeitig oder noch nicht verwendet ist. @throws
 * {KernFehler} BASISZINS_UNBEKANNT
 */
export function zwischenzinsen(
  { ausgezahltAm, verwendetAm, betrag }: Verwendung,
  wahl: Zinswahl = {},
): Schritt<'€'> | null {
  if (verwendetAm === null || vergleicheDatum(verwendetAm, fristNachMonaten(ausgezahltAm, FENSTERMONATE).tag) <= 0)
    return null;
  return zinsen({ betrag: quotient(betrag), ab: ausgezahltAm, gezahltAm: verwendetAm, ...wahl });
}

/** Summe der Zwischenzinsen in €; addiert gerundete Beträge. @throws {KernFehler} BASISZINS_UNBEKANNT */
export function summeDerZwischenzinsen(alle: readonly Verwendung[], wahl: Zinswahl = {}): Schritt<'€'> {
  const teile = alle.flatMap((verwendung) => zwischenzinsen(verwendung, wahl) ?? []);
  return new Schritt({
    id: 'zwischenzinsen',
    titel: 'Zwischenzinsen, Summe',
    einheit: '€',
    rechnung: summe(teile),
    regeln: ['R24'],
  });
}

/** Verbrauch je Ausgabe in ganzen Cent: Quote · Ausgabe, aufgelaufen gerundet. */
function inCents(ausgaben: readonly Zahlung[], quote: Exakt): Zahlung[] {
  let exakt = NULL;
  let gerundet = NULL;
  return ausgaben.map(({ tag, betrag }) => {
    exakt = plus(exakt, mal(quote, betrag));
    const verbraucht = minus(cent(exakt), gerundet);
    gerundet = cent(exakt);
    return { tag, betrag: verbraucht };
  });
}
