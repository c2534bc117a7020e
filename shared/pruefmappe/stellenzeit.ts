/**
 * Wie viel Zeit für eine Stelle in einem Haushaltsjahr zählt, als Formel (R6, R19, A2): die besetzte, wo eine Besetzung
 * eingetragen ist, sonst die geplante; in Dreißigsteln, wo der Regelstand oder der Antrag nichts anderes sagt.
 */
import type { Planrechnung } from '../antrag/planrechnung.ts';
import { alsZahl } from '../grund/geld.ts';
import type { Foerderung } from '../kern/foerderung.ts';
import { ganzesJahr as ganzesJahrAls } from '../kern/zeitanteil.ts';
import type { Besetzungsblatt } from './besetzung-blatt.ts';
import type { Regelstandblatt } from './regelstand-blatt.ts';
import type { Monatssumme, Tageblatt } from './tage-blatt.ts';
import { MONATE_JE_JAHR } from './zeilen-blatt.ts';
import { ganzesJahr, type Zeitblatt } from './zeit-blatt.ts';

export interface Zeitquellen {
  readonly rechnung: Planrechnung;
  readonly tage: Tageblatt;
  /** `null`, wo die Zeit in Dreißigsteln zählt. */
  readonly zeit: Zeitblatt | null;
  readonly besetzung: Besetzungsblatt | null;
  readonly regelstand: Regelstandblatt;
}

interface Gefragt {
  readonly foerderung: Foerderung;
  /** Kennung der Stelle. */
  readonly id: string;
  readonly jahr: number;
  /** Bezug auf die Zelle mit dem Haushaltsjahr. */
  readonly jahreszelle: string;
}

export interface Stellenzeit {
  /** Die Zeit der Monate vom ersten bis zum letzten. */
  monate(erster: number, letzter: number): Monatssumme;
  /** Wie viel ein ganzes Jahr zählt. */
  readonly ganzes: Monatssumme;
}

const NICHTS: Monatssumme = { formel: '0', ergebnis: 0 };

export function stellenzeit(
  { rechnung, tage, zeit, besetzung, regelstand }: Zeitquellen,
  { foerderung: { regelstand: thm }, id, jahr, jahreszelle }: Gefragt,
): Stellenzeit {
  const zeitanteil = rechnung.antrag.zeitanteil ?? 'dreissigstel';
  if (zeitanteil === 'dreissigstel' || !thm.zeitanteilOffen) {
    const geplant = tage.bezug(id, jahr);
    return {
      monate: (erster, letzter) =>
        besetzung ? besetzung.monate(id, jahr, erster, letzter) : (geplant?.monate(erster, letzter) ?? NICHTS),
      ganzes: {
        formel: `(${MONATE_JE_JAHR}*${regelstand.bezug(thm, thm.tageJeMonat).zaehler})`,
        ergebnis: MONATE_JE_JAHR * thm.tageJeMonat.wert,
      },
    };
  }
  const geplant = zeit?.bezug(id, jahr);
  return {
    monate: (erster, letzter) =>
      besetzung ? besetzung.zeit(id, jahr, erster, letzter) : (geplant?.monate(erster, letzter) ?? NICHTS),
    ganzes: {
      formel: ganzesJahr(zeitanteil, jahreszelle),
      ergebnis: alsZahl(ganzesJahrAls(zeitanteil, jahr).wert),
    },
  };
}
