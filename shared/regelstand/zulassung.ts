/** Lehnt einen Regelstand ab, mit dem nicht gerechnet werden kann; geprüft, sobald er geladen wird. */
import type { Regelstand } from './typen.ts';
import { unbrauchbar, zeitraeumeVon } from './zeitraeume.ts';

/**
 * Die Zählung der Fördertage (A2) gilt nur für Monate zu 30 Tagen; mit einer anderen Zahl käme sie still auf falsche
 * Tage.
 */
const TAGE_JE_MONAT = 30;

/** Gibt denselben Regelstand zurück. @throws {KernFehler} REGELSTAND_UNBRAUCHBAR */
export function zugelassen<R extends Regelstand>(regelstand: R): R {
  zeitraeumeVon(regelstand);
  if (regelstand.programm === 'THM' && regelstand.tageJeMonat.wert !== TAGE_JE_MONAT) {
    throw unbrauchbar(
      regelstand,
      `„tageJeMonat“ ist ${regelstand.tageJeMonat.wert}; die Zählung der Fördertage (A2) kennt nur ${TAGE_JE_MONAT}.`,
    );
  }
  return regelstand;
}
