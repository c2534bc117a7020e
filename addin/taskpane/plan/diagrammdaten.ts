/** Die Reihen des Diagramms: je Haushaltsjahr, wer die Ausgaben trägt. Die drei Teile ergeben zusammen die Ausgaben. */

import type { Finanzierungsplan } from '../../../shared/antrag/plan-typen.ts';
import type { Betrag } from '../../../shared/grund/marken.ts';
import { cents, summe } from '../format/betrag.ts';

/** Wer die Ausgaben eines Haushaltsjahrs trägt, in € als Dezimaltext. */
export interface Jahreswerte {
  readonly jahr: number;
  readonly zuwendung: Betrag;
  /** Eigenanteil ohne den Teil, den die Integrationspauschale deckt. */
  readonly eigenanteil: Betrag;
  readonly integrationspauschale: Betrag;
  readonly ausgaben: Betrag;
}

/** Haushaltsjahre ohne vollständige Summe fehlen: Ein Teilbalken sähe aus wie ein ganzer. */
export function diagrammdaten(plan: Finanzierungsplan): Jahreswerte[] {
  return plan.jeHaushaltsjahr.flatMap(({ schluessel, betraege }) =>
    betraege
      ? [
          {
            jahr: schluessel,
            zuwendung: betraege.zuwendung,
            eigenanteil: summe(betraege.kommune, betraege.partner),
            integrationspauschale: betraege.integrationspauschale,
            ausgaben: betraege.ausgaben,
          },
        ]
      : [],
  );
}

/** Anteil am größten Jahreswert, 0 bis 1; nur für die Länge von Balken. */
export function anteil(wert: Betrag, groesster: Betrag): number {
  const ganzes = cents(groesster);
  return ganzes > 0n ? Number((cents(wert) * 1_000_000n) / ganzes) / 1_000_000 : 0;
}

/** Die höchsten Ausgaben eines Jahres in €; „0.00“ ohne Jahre. */
export function groessterBetrag(werte: readonly Jahreswerte[]): Betrag {
  return werte.map((w) => w.ausgaben).reduce((a, b) => (cents(b) > cents(a) ? b : a), '0.00');
}
