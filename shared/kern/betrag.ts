/** Welche Beträge es gibt: von 0 € bis zu einer Höhe, über der nur noch ein Tippfehler liegt. */
import { KernFehler } from '../grund/fehler.ts';
import { Dezimal, type Zahl } from '../grund/geld.ts';

/** In €. Mehr als 10 Milliarden gibt es hier nicht; eine größere Zahl ist ein verschobenes Trennzeichen. */
export const BETRAG_HOECHSTENS = 10_000_000_000;

/**
 * Der Betrag des Parameters `feld` in €, ungerundet.
 * @throws {KernFehler} AUSGABEN_UNGUELTIG, wenn er keiner von 0 € bis {@link BETRAG_HOECHSTENS} ist
 */
export function betragAus(feld: string, wert: Zahl, regel: string | null): Dezimal {
  const betrag = new Dezimal(wert);
  if (betrag.isFinite() && betrag.gte(0) && betrag.lte(BETRAG_HOECHSTENS)) return betrag;
  throw new KernFehler('AUSGABEN_UNGUELTIG', feld, `„${feld}“ muss ein Betrag von 0 bis 10.000.000.000 € sein.`, regel);
}
