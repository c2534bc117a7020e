/** Welche Beträge es gibt: von 0 € bis zu einer Höhe, über der nur noch ein Tippfehler liegt. */
import { KernFehler } from '../grund/fehler.ts';
import { type Exakt, exakt, exaktOderNull, NULL, vergleiche, type Zahlangabe } from '../grund/geld.ts';
import { BETRAG_HOECHSTENS, GRENZTEXT } from '../grund/grenzen.ts';

const GRENZE = exakt(BETRAG_HOECHSTENS);

/**
 * Der Betrag des Parameters `feld` in €, ungerundet.
 * @throws {KernFehler} AUSGABEN_UNGUELTIG, wenn er keiner von 0 € bis {@link BETRAG_HOECHSTENS} ist
 */
export function betragAus(feld: string, wert: Zahlangabe, regel: string | null): Exakt {
  const betrag = exaktOderNull(wert);
  if (betrag && vergleiche(betrag, NULL) >= 0 && vergleiche(betrag, GRENZE) <= 0) return betrag;
  throw new KernFehler(
    'AUSGABEN_UNGUELTIG',
    feld,
    `„${feld}“ muss ein Betrag von 0 bis ${GRENZTEXT.betrag} € sein.`,
    regel,
  );
}
