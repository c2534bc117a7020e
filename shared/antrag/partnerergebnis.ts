/**
 * R25 im Antrag: was jeder Partner nach seinem Ist behalten darf und zurückzahlt. Gerechnet wird wie bei einer eigenen
 * Stelle (R20); begrenzt ist er durch das, was an ihn weitergegeben ist.
 */
import { exakt } from '../grund/geld.ts';
import { type Abrechnung, abrechnung } from '../kern/abrechnung.ts';
import { betragEingabe } from '../kern/eingaben.ts';
import type { Schritt } from '../kern/rechenweg.ts';
import { rueckzahlung } from '../kern/weiterleitung.ts';
import type { Groesse } from '../regelstand/groesse.ts';
import type { Abwicklung } from './abwicklung.ts';
import { abwicklungsrechnung } from './abwicklungsrechnung.ts';
import type { Planrechnung } from './planrechnung.ts';

export interface Partnerergebnis {
  /** Wie eingetragen. */
  readonly angaben: Abwicklung['weiterleitungen'][number];
  /** In €. */
  readonly weitergeleitet: Groesse<'€'>;
  /** Ausgaben des Partners in €; `null`, solange sein Ist fehlt. */
  readonly ist: Groesse<'€'> | null;
  /**
   * Nach dem Ist des Partners; `null` ohne sein Ist, ohne einen solchen Eintrag und wo sich mehrere Partner einen
   * Eintrag im selben Jahr teilen: Wem welcher Teil der Bemessung zusteht, steht nirgends.
   */
  readonly abrechnung: Abrechnung | null;
  /** Zurückzuzahlen in €; geht mit den Zinsen des Partners ganz an das Land. */
  readonly zurueckzuzahlen: Schritt<'€'> | null;
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
  const partnerzahl = new Map<string, number>();
  for (const { id, haushaltsjahr } of weiterleitungen) {
    const schluessel = platz(id, haushaltsjahr);
    partnerzahl.set(schluessel, (partnerzahl.get(schluessel) ?? 0) + 1);
  }
  return weiterleitungen.map((angaben) => {
    const { id, haushaltsjahr: jahr, partner } = angaben;
    const eintrag = eintraege.get(platz(id, jahr));
    const weitergeleitet = betragEingabe('weiterleitung', `weitergeleitet an ${partner}`, exakt(angaben.betrag));
    const ist = angaben.ist === null ? null : betragEingabe('partnerist', `Ist von ${partner}`, exakt(angaben.ist));
    const abgerechnet =
      eintrag && ist && partnerzahl.get(platz(id, jahr)) === 1
        ? abrechnung({
            jahr,
            ist,
            bemessung: eintrag.bemessung,
            quote: eintrag.quote,
            andereMittel: null,
            bewilligt: weitergeleitet,
            werte: eintrag.werte,
          })
        : null;
    return {
      angaben,
      weitergeleitet,
      ist,
      abrechnung: abgerechnet,
      zurueckzuzahlen: rueckzahlung({
        jahr,
        partner,
        betrag: weitergeleitet,
        endgueltig: abgerechnet?.endgueltig ?? null,
      }),
    };
  });
}
