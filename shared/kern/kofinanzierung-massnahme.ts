/** R12 mit A5 für Maßnahmen: sie haben keine Tage, deshalb wird angegeben, welche Ausgaben in das Fenster fallen. */

import type { Zahlangabe } from '../grund/geld.ts';
import type { DiaRegelstand } from '../regelstand/typen.ts';
import { werteVon } from '../regelstand/werte.ts';
import type { Bausteinfoerderung } from './bausteine.ts';
import { betragAus } from './betrag.ts';
import { betragEingabe } from './eingaben.ts';
import { eigenanteilImFenster, fensterDes, nichtsImFenster } from './kofinanzierung.ts';
import { AUF_CENT, Schritt } from './rechenweg.ts';
import { produkt, uebernommen } from './rechnungen.ts';

/**
 * Kofinanzierbarer Betrag in €, auf Cent: Eigenanteil an den Ausgaben im Fenster (beide Teile gerundet), höchstens der
 * Eigenanteil der Maßnahme; 0, wo das Haushaltsjahr das Fenster nicht berührt.
 * @throws {KernFehler} AUSGABEN_UNGUELTIG, FENSTER_FEHLT
 */
export function kofinanzierungDerMassnahme(
  foerderung: Bausteinfoerderung,
  ausgabenImFenster: Zahlangabe,
  jahr: number,
  regelstand: DiaRegelstand,
): Schritt<'€'> {
  const werte = werteVon(regelstand);
  if (!fensterDes(werte).zeitraum.imJahr(jahr))
    return nichtsImFenster(jahr, 'Haushaltsjahr außerhalb des Fensters', werte);
  const ausgaben = new Schritt({
    id: 'fenster.ausgaben',
    titel: 'Zuwendungsfähige Ausgaben im Fenster',
    jahr,
    einheit: '€',
    rechnung: uebernommen(
      betragEingabe('fenster.ausgaben', 'Ausgaben im Fenster', betragAus('ausgabenImFenster', ausgabenImFenster, 'A5')),
    ),
    rundung: AUF_CENT,
    regeln: ['A5'],
    regelstand: werte,
  });
  const zuwendung = new Schritt({
    id: 'fenster.zuwendung',
    titel: 'Zuwendung im Fenster',
    jahr,
    einheit: '€',
    rechnung: produkt<'€'>([foerderung.foerderquote, ausgaben]),
    rundung: AUF_CENT,
    regeln: ['A5', 'R7'],
    regelstand: werte,
  });
  return eigenanteilImFenster({ jahr, ausgaben, zuwendung, hoechstens: foerderung.eigenanteil, werte });
}
