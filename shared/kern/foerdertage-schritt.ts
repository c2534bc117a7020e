/** Der Schritt „Fördertage“ im Rechenweg. */
import type { Datum } from '../grund/datum.ts';
import { exakt } from '../grund/geld.ts';
import { type Monatsgrenzen, TAGE_JE_JAHR, tage30E360 } from './foerdertage.ts';
import { eingabe } from './groessen.ts';
import type { Monatsgrenze } from './operationen.ts';
import { type Groesse, Schritt } from './rechenweg.ts';

/** Der Teiler, der aus einem Jahresbetrag den Betrag für Fördertage macht (R6): 360. */
export const JAHRESTAGE: Groesse = { bezeichnung: 'Tage im Förderjahr', einheit: 'Tage', wert: exakt(TAGE_JE_JAHR), regel: 'R6' };

/** Der Schritt „Fördertage“ eines Zeitraums in einem Haushaltsjahr, mit der anderen Zählung von A2. */
export function foerdertageSchritt(id: string, titel: string, von: Groesse, bis: Groesse, jahr: number, grenzen?: Monatsgrenzen): Schritt {
  const haushaltsjahr = eingabe('Haushaltsjahr', jahr, 'Jahr');
  return new Schritt({
    id,
    titel,
    jahr,
    einheit: 'Tage',
    operation: 'foerdertage',
    operanden: grenzen ? [von, bis, haushaltsjahr, ...hoechsttage(jahr, grenzen)] : [von, bis, haushaltsjahr],
    regeln: ['R6', 'A2'],
    lesarten: () => [{ id: 'A2', bezeichnung: 'Zählung 30E/360', andere: () => exakt(tage30E360(von.wert as Datum, bis.wert as Datum, jahr, grenzen)) }],
  });
}

function hoechsttage(jahr: number, grenzen: Monatsgrenzen): Monatsgrenze[] {
  return [...grenzen].map(([monat, tage]) => ({
    ...eingabe(`noch frei im ${String(monat).padStart(2, '0')}/${jahr}`, tage, 'Tage'),
    monat,
    regel: 'A2' as const,
  }));
}
