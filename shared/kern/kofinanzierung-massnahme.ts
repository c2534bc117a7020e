/** R12 mit A5 für Maßnahmen: sie haben keine Tage, deshalb wird angegeben, welche Ausgaben in das Fenster fallen. */
import type { DiaRegelstand } from '../regelstand/typen.ts';
import { grenze } from '../regelstand/verzeichnis.ts';
import type { Bausteinfoerderung } from './bausteine.ts';
import { KernFehler } from './fehler.ts';
import { BETRAG_HOECHSTENS } from './foerderung.ts';
import { Dezimal, NULL } from './geld.ts';
import { betragEingabe } from './groessen.ts';
import { AUF_CENT, Schritt } from './rechenweg.ts';

const KOPF = { id: 'kofinanzierung', titel: 'Kofinanzierung aus der Integrationspauschale', einheit: '€', regeln: ['R12', 'A5'] } as const;

/**
 * Kofinanzierbarer Betrag in €, auf Cent: Eigenanteil an den Ausgaben im Fenster (beide Teile gerundet), höchstens der
 * Eigenanteil der Maßnahme; 0, wo das Haushaltsjahr das Fenster nicht berührt.
 * @throws {KernFehler} AUSGABEN_UNGUELTIG
 */
export function kofinanzierungDerMassnahme(
  foerderung: Bausteinfoerderung,
  ausgabenImFenster: Dezimal | number | string,
  jahr: number,
  regelstand: DiaRegelstand,
): Schritt {
  const { von, bis } = regelstand.kofinanzierung;
  if (jahr < grenze(von.wert).jahr || jahr > grenze(bis.wert).jahr) {
    return new Schritt({
      ...KOPF,
      jahr,
      operation: 'uebernommen',
      operanden: [{ bezeichnung: 'Haushaltsjahr außerhalb des Fensters', einheit: '€', wert: NULL, regel: 'R12' }],
    });
  }
  const ausgaben = new Schritt({
    id: 'fenster.ausgaben',
    titel: 'Zuwendungsfähige Ausgaben im Fenster',
    jahr,
    einheit: '€',
    operation: 'uebernommen',
    operanden: [betragEingabe('fenster.ausgaben', 'Ausgaben im Fenster', betrag(ausgabenImFenster))],
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
  const eigenanteil = new Schritt({
    id: 'fenster.eigenanteil',
    titel: 'Eigenanteil im Fenster',
    jahr,
    einheit: '€',
    operation: 'differenz',
    operanden: [ausgaben, zuwendung],
    regeln: ['A5'],
  });
  return new Schritt({ ...KOPF, jahr, operation: 'minimum', operanden: [eigenanteil, foerderung.eigenanteil] });
}

function betrag(wert: Dezimal | number | string): Dezimal {
  const zahl = new Dezimal(wert);
  if (zahl.isFinite() && zahl.gte(0) && zahl.lte(BETRAG_HOECHSTENS)) return zahl;
  throw new KernFehler('AUSGABEN_UNGUELTIG', 'ausgabenImFenster', '„ausgabenImFenster“ muss ein Betrag von 0 bis 10.000.000.000 € sein.', 'A5');
}
