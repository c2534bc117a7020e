/**
 * R25 für ein Programm: was je Haushaltsjahr an wen weitergegeben ist, was davon endgültig bleibt, und ob der Bescheid
 * reicht. Verbindet Plan, Bescheid und Abwicklung mit dem Kern und rechnet selbst nichts.
 */
import { exakt } from '../grund/geld.ts';
import { abrechnung } from '../kern/abrechnung.ts';
import { betragEingabe } from '../kern/eingaben.ts';
import { Schritt } from '../kern/rechenweg.ts';
import { summe } from '../kern/rechnungen.ts';
import { restbetrag } from '../kern/rechnungen-abwicklung.ts';
import { rueckzahlung, ueberDemBescheid } from '../kern/weiterleitung.ts';
import type { Groesse } from '../regelstand/groesse.ts';
import type { Abwicklung } from './abwicklung.ts';
import type { Jahresrechnung, Programmrechnung } from './abwicklungsrechnung.ts';
import { istbesetzungen, stellenjahr } from './istbesetzung.ts';
import { massnahmenquote } from './massnahmenquote.ts';
import type { Planrechnung } from './planrechnung.ts';
import { eintragsname } from './worte.ts';

export interface Weitergabe {
  readonly partner: string;
  readonly eintrag: string;
  readonly angaben: Abwicklung['weiterleitungen'][number];
  readonly betrag: Groesse<'€'>;
  /** Ausgaben des Partners; `null`, solange sein Ist fehlt. */
  readonly ist: Groesse<'€'> | null;
  /** Höchstens, was weitergegeben ist. */
  readonly endgueltig: Schritt<'€'> | null;
  readonly rueckzahlung: Schritt<'€'> | null;
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
  const eintraege = programm === 'THM' ? antrag.stellen : antrag.massnahmen;
  const platz = new Map(eintraege.map(({ id }, index) => [vergleich(id), index]));
  const grundlage = grundlagen(rechnung, programm);
  const alle = antrag.abwicklung?.weiterleitungen ?? [];
  const jahreszahlen = new Set(alle.flatMap((w) => (platz.has(vergleich(w.id)) ? [w.haushaltsjahr] : [])));
  return [...jahreszahlen]
    .sort((a, b) => a - b)
    .map((haushaltsjahr) => {
      const jahr = jahre.find((j) => j.haushaltsjahr === haushaltsjahr) ?? null;
      const weitergaben = alle.flatMap((w): Weitergabe[] => {
        const index = platz.get(vergleich(w.id));
        const eintrag = index === undefined ? undefined : eintraege[index];
        if (w.haushaltsjahr !== haushaltsjahr || index === undefined || !eintrag) return [];
        return [weitergabe(w, eintragsname(eintrag), grundlage(index, haushaltsjahr))];
      });
      const weitergegeben = new Set(weitergaben.map(({ angaben }) => vergleich(angaben.id)));
      return jahressumme(haushaltsjahr, jahr, weitergaben, (id) => !weitergegeben.has(vergleich(id)));
    });
}

type Grundlage = ReturnType<typeof massnahmenquote> | ReturnType<typeof stellenjahr>;

function grundlagen(rechnung: Planrechnung, programm: Programmrechnung['programm']) {
  const besetzungen = istbesetzungen(rechnung, rechnung.antrag.abwicklung?.besetzung ?? []);
  return (index: number, jahr: number): Grundlage => {
    if (programm === 'DIA') return massnahmenquote(rechnung, index);
    const foerderung = rechnung.foerderungen[index];
    const stelle = rechnung.antrag.stellen[index];
    return foerderung && stelle ? stellenjahr(foerderung, jahr, besetzungen.get(stelle.id) ?? null) : null;
  };
}

function weitergabe(angaben: Abwicklung['weiterleitungen'][number], eintrag: string, grundlage: Grundlage): Weitergabe {
  const { partner, haushaltsjahr: jahr, betrag: weitergeleitet, ist: ausgegeben, zurueck } = angaben;
  const betrag = betragEingabe('weiterleitung', `weitergeleitet an ${partner}`, exakt(weitergeleitet));
  const ist = ausgegeben === null ? null : betragEingabe('ist', `Ist von ${partner}`, exakt(ausgegeben));
  const endgueltig =
    ist && grundlage
      ? abrechnung({
          jahr,
          ist,
          bemessung: grundlage.bemessung,
          quote: grundlage.quote,
          andereMittel: null,
          bewilligt: betrag,
          werte: grundlage.werte,
        }).endgueltig
      : null;
  const zahlt = rueckzahlung({ jahr, partner, betrag, endgueltig });
  return {
    partner,
    eintrag,
    angaben,
    betrag,
    ist,
    endgueltig,
    rueckzahlung: zahlt,
    offen:
      zahlt &&
      new Schritt({
        id: 'weiterleitung.offen',
        titel: `von ${partner} noch zurückzuzahlen`,
        jahr,
        einheit: '€',
        rechnung: restbetrag({
          von: zahlt,
          ab: betragEingabe('zurueck', 'zurückgezahlt', exakt(zurueck ?? 0)),
          ueberhang: 'zu viel zurückgezahlt',
        }),
        regeln: ['R25'],
      }),
  };
}

function jahressumme(
  haushaltsjahr: number,
  jahr: Jahresrechnung | null,
  weitergaben: readonly Weitergabe[],
  istEigen: (id: string) => boolean,
): Weiterleitungsjahr {
  const addiert = (id: string, titel: string, teile: readonly Groesse<'€'>[]) =>
    new Schritt({
      id: `weiterleitung.${id}`,
      titel,
      jahr: haushaltsjahr,
      einheit: '€',
      rechnung: summe(teile),
      regeln: ['R25'],
    });
  const betraege = weitergaben.map(({ betrag }) => betrag);
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
