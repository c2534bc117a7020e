/** Soll und Ist: was der Schlüssel hergibt, was geplant ist und was der Bescheid bewilligt hat. */

import { alsIso } from '../grund/datum.ts';
import { Dezimal } from '../grund/geld.ts';
import { REGELSTAENDE, type Verzeichnis } from '../regelstand/verzeichnis.ts';
import type { Bescheid } from './bescheid.ts';
import { vergleichDer } from './formen.ts';
import { genannteRegelstaende } from './nachrechnen.ts';
import { planrechnung } from './planrechnung.ts';
import { staerksterTag } from './staerkster-tag.ts';
import type { Antragsversion } from './version.ts';

/** Möglich nach R1–R3, geplant in der neuesten Version, bewilligt im Bescheid. */
export interface SollIst {
  readonly geduldete: number;
  /** Stellen als Dezimaltext; `null` ohne Geschäftsführende Stelle (R2). */
  readonly moeglich: string | null;
  readonly geplant: string;
  /** JJJJ-MM-TT, der erste Tag mit den meisten Stellen; `null`, wenn keine geplant ist. */
  readonly staerksterTag: string | null;
  readonly planVersion: number;
  readonly bescheid: Bescheid | null;
  readonly bescheidVersion: number | null;
  /** Zuwendung des Plans in €: alle Bausteine, und davon Baustein 6; `null`, wenn nicht berechenbar. */
  readonly zuwendung: string | null;
  readonly zuwendungBaustein6: string | null;
}

/** `bewilligt` ist die neueste Version mit Bescheid. */
export function sollIst(
  neueste: Antragsversion,
  bewilligt: Antragsversion | null,
  verzeichnis: Verzeichnis = REGELSTAENDE,
): SollIst {
  const { besetzungen } = planrechnung(
    neueste.antrag,
    genannteRegelstaende(neueste, verzeichnis),
    vergleichDer(neueste),
  );
  const spitze = staerksterTag(besetzungen);
  const { finanzierungsplan: plan } = neueste.ergebnis;
  return {
    geduldete: neueste.antrag.personen.geduldete,
    moeglich: plan.stellenNachSchluessel,
    geplant: (spitze?.stellen ?? new Dezimal(0)).toFixed(),
    staerksterTag: spitze ? alsIso(spitze.tag) : null,
    planVersion: neueste.version,
    bescheid: bewilligt?.bescheid ?? null,
    bescheidVersion: bewilligt?.bescheid ? bewilligt.version : null,
    zuwendung: plan.gesamt?.zuwendung ?? null,
    zuwendungBaustein6: plan.jeBaustein.find(({ schluessel }) => schluessel === 6)?.betraege?.zuwendung ?? null,
  };
}
