/** R12 mit A5 für Maßnahmen: sie haben keine Tage, deshalb wird angegeben, welche Ausgaben in das Fenster fallen. */

import type { Zahl } from '../grund/geld.ts';
import type { DiaRegelstand } from '../regelstand/typen.ts';
import { fensterImJahr } from '../regelstand/verzeichnis.ts';
import type { Bausteinfoerderung } from './bausteine.ts';
import { betragAus } from './betrag.ts';
import { betragEingabe } from './groessen.ts';
import { ausserhalbDesFensters, eigenanteilImFenster } from './kofinanzierung.ts';
import { AUF_CENT, Schritt } from './rechenweg.ts';

/**
 * Kofinanzierbarer Betrag in €, auf Cent: Eigenanteil an den Ausgaben im Fenster (beide Teile gerundet), höchstens der
 * Eigenanteil der Maßnahme; 0, wo das Haushaltsjahr das Fenster nicht berührt.
 * @throws {KernFehler} AUSGABEN_UNGUELTIG
 */
export function kofinanzierungDerMassnahme(foerderung: Bausteinfoerderung, ausgabenImFenster: Zahl, jahr: number, regelstand: DiaRegelstand): Schritt {
  if (!fensterImJahr(regelstand.kofinanzierung, jahr)) {
    return ausserhalbDesFensters(jahr, 'Haushaltsjahr außerhalb des Fensters');
  }
  const ausgaben = new Schritt({
    id: 'fenster.ausgaben',
    titel: 'Zuwendungsfähige Ausgaben im Fenster',
    jahr,
    einheit: '€',
    operation: 'uebernommen',
    operanden: [betragEingabe('fenster.ausgaben', 'Ausgaben im Fenster', betragAus('ausgabenImFenster', ausgabenImFenster, 'A5'))],
    rundung: AUF_CENT,
    regeln: ['A5'],
  });
  const zuwendung = new Schritt({
    id: 'fenster.zuwendung',
    titel: 'Zuwendung im Fenster',
    jahr,
    einheit: '€',
    operation: 'produkt',
    operanden: [foerderung.foerderquote, ausgaben],
    rundung: AUF_CENT,
    regeln: ['A5', 'R7'],
  });
  return eigenanteilImFenster(jahr, ausgaben, zuwendung, foerderung.eigenanteil);
}
