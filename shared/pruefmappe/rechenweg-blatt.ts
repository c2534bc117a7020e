/** Blatt „Rechenweg“: alle Schritte, aus denen die Zahlen des Plans entstehen, mit Fundstellen. */
import { PLANFELDER } from '../antrag/planfelder.ts';
import type { Planrechnung } from '../antrag/planrechnung.ts';
import { rechenwegzeilen } from '../kern/rechenweg-text.ts';
import { Blatt } from './blatt.ts';
import { ERSTE_ZEILE } from './eingaben-blaetter.ts';

/** Eine Zeile je Schritt, jeder Schritt einmal. */
export function rechenwegblatt({ zeilen, gesamt, stellenNachSchluessel }: Planrechnung): Blatt {
  const blatt = new Blatt('Rechenweg', [8, 52, 110, 18, 10, 14, 90]);
  blatt.wert({ zeile: 1, spalte: 1 }, 'Rechenweg', 'titel');
  blatt.zeile(ERSTE_ZEILE - 1, ['Nr.', 'Schritt', 'Rechnung', 'Wert', 'Einheit', 'Regeln', 'Fundstelle'], 'kopf');
  const ergebnisse = (gesamt.schritte ? [gesamt.schritte] : zeilen.flatMap(({ schritte }) => schritte ?? [])).flatMap(
    (schritte) => PLANFELDER.map((feld) => schritte[feld]),
  );
  rechenwegzeilen(...(stellenNachSchluessel ? [stellenNachSchluessel] : []), ...ergebnisse).forEach(
    ({ nr, schritt, rechnung, wert, einheit, regeln, fundstelle }, i) => {
      blatt.zeile(
        ERSTE_ZEILE + i,
        [nr, schritt, rechnung, wert, einheit, regeln.join(', '), fundstelle],
        ['ganz', 'text', 'text', 'text', 'text', 'text', 'text'],
      );
    },
  );
  return blatt;
}
