/**
 * Von den Argumenten einer GK-Funktion zum Schritt des Kerns, dessen Wert in der Zelle steht. Hier wird nicht gerechnet.
 * Was an einem Argument nicht stimmt, wird ein Eingabefehler; was der Kern nicht rechnen kann, ein KernFehler.
 */
import { bausteinfoerderung, eigenanteilZurZuwendung } from '../../shared/kern/bausteine.ts';
import { type Foerderfeld, Foerderung } from '../../shared/kern/foerderung.ts';
import type { Schritt } from '../../shared/kern/rechenweg.ts';
import { stellenNachSchluessel } from '../../shared/kern/stellen.ts';
import { type Verteilung, verteile } from '../../shared/kern/verteilung.ts';
import { DIA_2019 } from '../../shared/regelstand/dia-2019.ts';
import type { ThmRegelstand } from '../../shared/regelstand/typen.ts';
import { REGELSTAENDE } from '../../shared/regelstand/verzeichnis.ts';
import { falsch, fehlt } from './eingabefehler.ts';
import { foerdertag } from './tage.ts';
import { anteile, baustein, betrag, einzelwert, haushaltsjahr, istLeer, jahresausgaben, personen, quote, stellenanteil } from './zahlen.ts';

const REGELSTAND_VORGABE = 'THM-2019';

/** Was GK.JAHRESPLAN je Haushaltsjahr nennt, in der Reihenfolge seiner Spalten. */
export const JAHRESPLAN_FELDER = ['tage', 'bemessung', 'ausgaben', 'zuwendung', 'eigenanteil'] as const satisfies readonly Foerderfeld[];

/** Stellen nach R1–R3. */
export function stellen(personenRoh: unknown, regelstandRoh: unknown): Schritt {
  return stellenNachSchluessel(personen('personen', personenRoh), thmRegelstand(regelstandRoh));
}

/** Fördertage nach R6/A2, im ganzen Zeitraum oder in einem Haushaltsjahr. */
export function tage(von: unknown, bis: unknown, jahr: unknown): Schritt {
  return ausFoerderung('tage', 1, von, bis, null, jahr);
}

/** Ein Betrag der Förderung einer Stelle, im ganzen Zeitraum oder in einem Haushaltsjahr. */
export function ausFoerderung(feld: Foerderfeld, anteil: unknown, von: unknown, bis: unknown, ausgaben: unknown, jahrRoh: unknown): Schritt {
  const foerderung = stellenfoerderung(anteil, von, bis, ausgaben);
  const jahr = haushaltsjahr('haushaltsjahr', jahrRoh);
  return jahr === null ? foerderung.summe(feld) : foerderung.imJahr(jahr)[feld];
}

/** Die Förderung einer Stelle in jedem Haushaltsjahr (R4–R6, A3, A4), Beträge in €. */
export function stellenfoerderung(anteil: unknown, von: unknown, bis: unknown, ausgaben: unknown): Foerderung {
  return new Foerderung({
    stellenanteil: stellenanteil('stellenanteil', anteil),
    von: foerdertag('von', von),
    bis: foerdertag('bis', bis),
    jahresausgaben: jahresausgaben('jahresausgaben', ausgaben),
  });
}

/** Zuwendung oder Eigenanteil einer Maßnahme in € (R7, A4). */
export function ausBaustein(feld: 'zuwendung' | 'eigenanteil', nummer: unknown, ausgaben: unknown, quoteRoh: unknown): Schritt {
  return bausteinfoerderung(baustein('baustein', nummer), betrag('ausgaben', ausgaben), quote('quote', quoteRoh), DIA_2019)[feld];
}

/** Eigenanteil zu einer Zuwendung in €, ohne Quote bei 80 % (W3). */
export function eigenanteilZu(zuwendung: unknown, quoteRoh: unknown): Schritt {
  return eigenanteilZurZuwendung(betrag('zuwendung', zuwendung), quote('quote', quoteRoh), DIA_2019);
}

/** Beträge in €, die zusammen genau das Budget ergeben. */
export function verteilung(budget: unknown, anteileRoh: unknown): Verteilung {
  return verteile(betrag('budget', budget), anteile('anteile', anteileRoh));
}

/** Ein Text, getrimmt ist er nicht: „R3 “ ist nicht „R3“. */
export function text(parameter: string, roh: unknown, erwartet: string): string {
  const wert = einzelwert(roh);
  if (istLeer(wert)) throw fehlt(parameter, erwartet);
  if (typeof wert !== 'string') throw falsch(parameter, wert, erwartet);
  return wert;
}

/** Nur Regelstände für Baustein 6 haben einen Stellenschlüssel; die Meldung nennt deshalb nur sie. */
function thmRegelstand(roh: unknown): ThmRegelstand {
  const mitSchluessel = REGELSTAENDE.filter((r): r is ThmRegelstand => r.programm === 'THM');
  const erwartet = `die Id eines Regelstands mit Stellenschlüssel als Text: ${mitSchluessel.map((r) => r.id).join(', ')}`;
  const id = istLeer(einzelwert(roh)) ? REGELSTAND_VORGABE : text('regelstand', roh, erwartet);
  const regelstand = mitSchluessel.find((r) => r.id === id);
  if (regelstand) return regelstand;
  throw falsch('regelstand', id, erwartet);
}
