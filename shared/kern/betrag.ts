/** Welche Beträge es gibt: von 0 € bis zu einer Höhe, über der nur noch ein Tippfehler liegt. */
import { KernFehler } from '../grund/fehler.ts';
import { type Exakt, exakt, exaktOderNull, NULL, vergleiche, type Zahlangabe } from '../grund/geld.ts';

/** In €. Mehr als 10 Milliarden gibt es hier nicht; eine größere Zahl ist ein verschobenes Trennzeichen. */
export const BETRAG_HOECHSTENS = 10_000_000_000;

const GRENZE = exakt(BETRAG_HOECHSTENS);

/**
 * Der Betrag des Parameters `feld` in €, ungerundet.
 * @throws {KernFehler} AUSGABEN_UNGUELTIG, wenn er keiner von 0 € bis {@link BETRAG_HOECHSTENS} ist
 */
export function betragAus(feld: string, wert: Zahlangabe, regel: string | null): Exakt {
  const betrag = exaktOderNull(wert);
  if (betrag && vergleiche(betrag, NULL) >= 0 && vergleiche(betrag, GRENZE) <= 0) return betrag;
  throw new KernFehler('AUSGABEN_UNGUELTIG', feld, `„${feld}“ muss ein Betrag von 0 bis 10.000.000.000 € sein.`, regel);
}
