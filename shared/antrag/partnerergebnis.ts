/**
 * R25 im Antrag: was jeder Partner nach seinem Ist behalten darf und zurückzahlt. Gerechnet wird wie bei einer eigenen
 * Stelle (R20); begrenzt ist er durch das, was an ihn weitergegeben ist.
 */
import { exakt } from '../grund/geld.ts';
import type { Betrag } from '../grund/marken.ts';
import { type Abrechnung, abrechnung } from '../kern/abrechnung.ts';
import { betragEingabe } from '../kern/eingaben.ts';
import type { Schritt } from '../kern/rechenweg.ts';
import { rueckzahlung } from '../kern/weiterleitung.ts';
import { abwicklungsrechnung } from './abwicklungsrechnung.ts';
import type { Planrechnung } from './planrechnung.ts';

export interface Partnerergebnis {
  readonly id: string;
  readonly haushaltsjahr: number;
  readonly partner: string;
  /** Weitergegeben in €. */
  readonly betrag: Betrag;
  /**
   * Nach dem Ist des Partners; `null` ohne sein Ist, ohne einen solchen Eintrag und wo sich mehrere Partner einen
   * Eintrag im selben Jahr teilen: Wem welcher Teil der Bemessung zusteht, steht nirgends.
   */
  readonly abrechnung: Abrechnung | null;
  /** Zurückzuzahlen in €; geht mit den Zinsen des Partners ganz an das Land. */
  readonly zurueckzuzahlen: Schritt<'€'> | null;
  /** Zurückgezahlt in €, wie eingetragen. */
  readonly zurueckgezahlt: Betrag | null;
}

/** In der Reihenfolge der Weiterleitungen. */
export function partnerergebnisse(rechnung: Planrechnung): Partnerergebnis[] {
  const { vergleich } = rechnung;
  const weiterleitungen = rechnung.antrag.abwicklung?.weiterleitungen ?? [];
  const platz = (id: string, jahr: number) => `${vergleich(id)} ${jahr}`;
  const eintraege = new Map(
    abwicklungsrechnung(rechnung).flatMap(({ jahre }) =>
      jahre.flatMap((jahr) => jahr.eintraege.map((e) => [platz(e.id, jahr.haushaltsjahr), e] as const)),
    ),
  );
  return weiterleitungen.map(({ id, haushaltsjahr: jahr, partner, betrag, ist, zurueck }) => {
    const eintrag = eintraege.get(platz(id, jahr));
    const geteilt = weiterleitungen.filter((w) => platz(w.id, w.haushaltsjahr) === platz(id, jahr)).length > 1;
    const weitergeleitet = betragEingabe('weiterleitung', `weitergeleitet an ${partner}`, exakt(betrag));
    const abgerechnet =
      !eintrag || ist === null || geteilt
        ? null
        : abrechnung({
            jahr,
            ist: betragEingabe('partnerist', `Ist von ${partner}`, exakt(ist)),
            bemessung: eintrag.bemessung,
            quote: eintrag.quote,
            andereMittel: null,
            bewilligt: weitergeleitet,
            werte: eintrag.werte,
          });
    const endgueltig = abgerechnet?.endgueltig ?? null;
    return {
      id,
      haushaltsjahr: jahr,
      partner,
      betrag,
      abrechnung: abgerechnet,
      zurueckzuzahlen: rueckzahlung({ jahr, partner, betrag: weitergeleitet, endgueltig }),
      zurueckgezahlt: zurueck,
    };
  });
}
