/**
 * R25 für ein Programm: was je Haushaltsjahr an wen weitergegeben ist, was davon endgültig bleibt, und ob der Bescheid
 * reicht. Verbindet Plan, Bescheid und Abwicklung mit dem Kern und rechnet selbst nichts.
 */
import { exakt } from '../grund/geld.ts';
import { betragEingabe } from '../kern/eingaben.ts';
import { Schritt } from '../kern/rechenweg.ts';
import { summe } from '../kern/rechnungen.ts';
import { restbetrag } from '../kern/rechnungen-abwicklung.ts';
import { ueberDemBescheid } from '../kern/weiterleitung.ts';
import type { Groesse } from '../regelstand/groesse.ts';
import type { Jahresrechnung, Programmrechnung } from './abwicklungsrechnung.ts';
import { type Partnerergebnis, partnerergebnisse } from './partnerergebnis.ts';
import type { Planrechnung } from './planrechnung.ts';
import { eintragsname } from './worte.ts';

export interface Weitergabe extends Partnerergebnis {
  /** Name des Eintrags. */
  readonly eintrag: string;
  /** Höchstens, was weitergegeben ist. */
  readonly endgueltig: Schritt<'€'> | null;
  /** Was davon noch nicht zurückgezahlt ist. */
  readonly offen: Schritt<'€'> | null;
}

export interface Weiterleitungsjahr {
  readonly haushaltsjahr: number;
  readonly weitergaben: readonly Weitergabe[];
  readonly weitergeleitet: Schritt<'€'>;
  /** Bewilligte Anteile der Einträge, von denen nichts weitergegeben ist. */
  readonly eigen: Schritt<'€'>;
  readonly bewilligt: Schritt<'€'> | null;
  readonly gesamt: Schritt<'€'>;
  /** Mehr als bewilligt; `null` ohne Bescheid. */
  readonly ueber: Schritt<'€'> | null;
}

/** Nur Haushaltsjahre, in denen etwas weitergegeben ist. */
export function weiterleitungsrechnung(
  rechnung: Planrechnung,
  { programm, jahre }: Programmrechnung,
): Weiterleitungsjahr[] {
  const { antrag, vergleich } = rechnung;
  const eintraege = new Map(
    (programm === 'THM' ? antrag.stellen : antrag.massnahmen).map((e) => [vergleich(e.id), eintragsname(e)]),
  );
  const jeJahr = new Map<number, Weitergabe[]>();
  for (const ergebnis of partnerergebnisse(rechnung)) {
    const { id, haushaltsjahr } = ergebnis.angaben;
    const eintrag = eintraege.get(vergleich(id));
    if (eintrag !== undefined)
      jeJahr.set(haushaltsjahr, [...(jeJahr.get(haushaltsjahr) ?? []), weitergabe(ergebnis, eintrag)]);
  }
  return [...jeJahr]
    .sort(([a], [b]) => a - b)
    .map(([haushaltsjahr, weitergaben]) => {
      const weitergegeben = new Set(weitergaben.map(({ angaben }) => vergleich(angaben.id)));
      return jahressumme({
        haushaltsjahr,
        jahr: jahre.find((j) => j.haushaltsjahr === haushaltsjahr) ?? null,
        weitergaben,
        istEigen: (id) => !weitergegeben.has(vergleich(id)),
      });
    });
}

function weitergabe(ergebnis: Partnerergebnis, eintrag: string): Weitergabe {
  const { angaben, abrechnung, zurueckzuzahlen } = ergebnis;
  return {
    ...ergebnis,
    eintrag,
    endgueltig: abrechnung?.endgueltig ?? null,
    offen:
      zurueckzuzahlen &&
      new Schritt({
        id: 'weiterleitung.offen',
        titel: `von ${angaben.partner} noch zurückzuzahlen`,
        jahr: angaben.haushaltsjahr,
        einheit: '€',
        rechnung: restbetrag({
          von: zurueckzuzahlen,
          ab: betragEingabe('zurueck', 'zurückgezahlt', exakt(angaben.zurueck ?? 0)),
          ueberhang: 'zu viel zurückgezahlt',
        }),
        regeln: ['R25'],
      }),
  };
}

interface Jahresangaben {
  readonly haushaltsjahr: number;
  readonly jahr: Jahresrechnung | null;
  readonly weitergaben: readonly Weitergabe[];
  istEigen(id: string): boolean;
}

function jahressumme({ haushaltsjahr, jahr, weitergaben, istEigen }: Jahresangaben): Weiterleitungsjahr {
  const addiert = (id: string, titel: string, teile: readonly Groesse<'€'>[]) =>
    new Schritt({
      id: `weiterleitung.${id}`,
      titel,
      jahr: haushaltsjahr,
      einheit: '€',
      rechnung: summe(teile),
      regeln: ['R25'],
    });
  const betraege = weitergaben.map((w) => w.weitergeleitet);
  const weitergeleitet = addiert('summe', 'weitergeleitet, Summe', betraege);
  const eigen = addiert(
    'eigen',
    'bewilligt für eigene Einträge',
    [...(jahr?.anteile ?? [])].flatMap(([id, anteil]) => (istEigen(id) ? [anteil] : [])),
  );
  const bewilligt = jahr?.bewilligt ?? null;
  return {
    haushaltsjahr,
    weitergaben,
    weitergeleitet,
    eigen,
    bewilligt,
    gesamt: addiert('gesamt', 'weitergeleitet und eigen', [weitergeleitet, eigen]),
    ueber: bewilligt && ueberDemBescheid({ jahr: haushaltsjahr, weitergeleitet: betraege, eigen, bewilligt }),
  };
}
