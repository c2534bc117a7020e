/** Rechnet einen Antrag, ohne etwas zu speichern: Finanzierungsplan, Hinweise und Rechenweg. */
import { finanzierungsplan, type Planziel, planschritt } from '../../shared/antrag/finanzierungsplan.ts';
import { hinweiseZu } from '../../shared/antrag/hinweise.ts';
import { PLANFELDER, type Planrechnung, planrechnung } from '../../shared/antrag/planrechnung.ts';
import type { Antrag } from '../../shared/antrag/schema.ts';
import { verwendeteRegelstaende } from '../../shared/antrag/verwendete-regelstaende.ts';
import { rechenwegzeilen } from '../../shared/kern/rechenweg-text.ts';
import { KERN_VERSION } from '../../shared/kern/version.ts';

/** Mehr Zeilen passen mit ihrem Rechenweg nicht sicher in eine Antwort. */
export const ZEILEN_MIT_RECHENWEG = 300;

export function berechnung(antrag: Antrag, ziele: readonly Planziel[]) {
  const rechnung = planrechnung(antrag);
  return {
    ergebnis: { finanzierungsplan: finanzierungsplan(rechnung) },
    hinweise: hinweiseZu(rechnung),
    rechenweg: {
      zeilen: rechnung.zeilen.length > ZEILEN_MIT_RECHENWEG ? null : zeilenrechenwege(rechnung),
      stellenNachSchluessel: rechnung.stellenNachSchluessel && rechenwegzeilen(rechnung.stellenNachSchluessel),
      ziele: ziele.map((ziel) => {
        const schritt = planschritt(rechnung, ziel);
        return { ziel, schritte: schritt && rechenwegzeilen(schritt) };
      }),
    },
    regelstand: verwendeteRegelstaende(antrag),
    kern: KERN_VERSION,
  };
}

function zeilenrechenwege({ zeilen }: Planrechnung) {
  return zeilen.map(({ id, haushaltsjahr, schritte }) => ({
    id,
    haushaltsjahr,
    schritte: schritte ? rechenwegzeilen(...PLANFELDER.map((feld) => schritte[feld])) : [],
  }));
}
