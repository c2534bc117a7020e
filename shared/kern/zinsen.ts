/**
 * R24 mit A10: Zinsen auf eine Erstattung, die auf einmal gezahlt wird, Punkte über dem Basiszinssatz. Der Tag der
 * Zahlung trägt keine Zinsen.
 */
import { alsDeutschesDatum, type Datum, vergleicheDatum } from '../grund/datum.ts';
import { KernFehler } from '../grund/fehler.ts';
import type { Zahlangabe } from '../grund/geld.ts';
import { basiszinssatz, pruefeZinszeitraum } from '../regelstand/basiszins.ts';
import { betragAus } from './betrag.ts';
import { betragEingabe } from './eingaben.ts';
import { Schritt } from './rechenweg.ts';
import { uebernommen } from './rechnungen.ts';
import { liesZinswahl, type Zinswahl, zinsenAuf } from './zinsabschnitte.ts';

export interface Zinsangaben extends Zinswahl {
  readonly betrag: Zahlangabe;
  /** Erster verzinster Tag. */
  readonly ab: Datum;
  /** Tag der Zahlung; er selbst wird nicht verzinst. */
  readonly gezahltAm: Datum;
  /** Wie der Tag der Zahlung dort heißt, wo er eingegeben wird: Fehler nennen ihn so. */
  readonly zahlungsfeld?: string;
}

/**
 * Zinsen in €, auf Cent, mit den Lesarten zu Punkten und Zählung, die nicht gewählt sind.
 * @throws {KernFehler} AUSGABEN_UNGUELTIG, ZEITRAUM_VERKEHRT, ABWICKLUNG_UNGUELTIG, BASISZINS_UNBEKANNT
 */
export function zinsen({ betrag, ab, gezahltAm, zahlungsfeld = 'gezahlt_am', ...wahl }: Zinsangaben): Schritt<'€'> {
  if (vergleicheDatum(gezahltAm, ab) < 0) {
    const meldung = `„${zahlungsfeld}“ (${alsDeutschesDatum(gezahltAm)}) liegt vor „ab“. Erwartet wird ein Tag ab dem ${alsDeutschesDatum(ab)}.`;
    throw new KernFehler('ZEITRAUM_VERKEHRT', zahlungsfeld, meldung, 'R24');
  }
  pruefeZinszeitraum({ feld: 'ab', tag: ab }, { feld: zahlungsfeld, tag: gezahltAm });
  const gelesen = liesZinswahl(wahl);
  return zinsenAuf({
    ...gelesen,
    offen: [{ ab, betrag: betragEingabe('zinsen.betrag', 'Betrag', betragAus('betrag', betrag, 'R24')) }],
    ende: gezahltAm,
  });
}

/** Der Basiszinssatz an einem Tag als Anteil. @throws {KernFehler} BASISZINS_UNBEKANNT */
export function basiszins(tag: Datum): Schritt<'Anteil'> {
  return new Schritt({
    id: 'basiszins',
    titel: 'Basiszinssatz',
    einheit: 'Anteil',
    rechnung: uebernommen(basiszinssatz(tag)),
    regeln: ['R24'],
  });
}
