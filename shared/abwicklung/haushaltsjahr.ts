/**
 * Ein Programm in einem Haushaltsjahr nach dem Bescheid: geplant, bewilligt, besetzt, ausgegeben, abgerufen,
 * abgerechnet. Verbindet die Regelgruppen des Kerns (R18–R25) und rechnet selbst nichts. Jedes Programm wird nur mit
 * sich verglichen (R18).
 */
import { type Datum, vergleicheDatum } from '../grund/datum.ts';
import { type Exakt, NULL, plus } from '../grund/geld.ts';
import { type Abrechnung, abrechnung, endgueltigInSumme } from '../kern/abrechnung.ts';
import type { Bescheidkette } from '../kern/bescheide.ts';
import { erstattung, restanforderung } from '../kern/erstattung.ts';
import type { Foerderquote } from '../kern/foerderquote.ts';
import { mittelabruf } from '../kern/mittelabruf.ts';
import { Schritt } from '../kern/rechenweg.ts';
import { differenz, summe } from '../kern/rechnungen.ts';
import { restbetrag } from '../kern/rechnungen-abwicklung.ts';
import type { Groesse } from '../regelstand/groesse.ts';
import type { Werte } from '../regelstand/werte.ts';

/** Ein Eintrag (Stelle oder Maßnahme) in einem Haushaltsjahr. */
export interface Eintragsjahr {
  /** Kennung des Eintrags. */
  readonly id: string;
  /** Geplante Zuwendung in €; ihr Rechenweg kann erst entstehen, wenn jemand sie liest. */
  readonly geplant: Groesse<'€'>;
  /** Ihr Wert. */
  readonly planwert: Exakt;
  /** Besetzte Fördertage; `null` bei einer Maßnahme. */
  readonly tage: Groesse<'Tage'> | null;
  /** Bemessung der besetzten Tage, exakt; `null` bei einer Maßnahme. */
  readonly bemessung: Groesse<'€'> | null;
  readonly quote: Foerderquote;
  /** Ist in €; `null`, wo es fehlt. */
  readonly ist: Groesse<'€'> | null;
  readonly andereMittel: Groesse<'€'> | null;
  readonly werte: Werte;
}

/** Ein Abruf; eingegangen ist er, wenn das Geld da ist. */
export interface Abruf {
  readonly betrag: Groesse<'€'>;
  readonly angefordertAm: Datum;
  readonly fensterBis: Datum;
  readonly eingegangenAm: Datum | null;
}

interface Angaben {
  readonly haushaltsjahr: number;
  readonly eintraege: readonly Eintragsjahr[];
  readonly bescheide: Bescheidkette;
  readonly abrufe: readonly Abruf[];
  /** Was der geplanten Zuwendung der Einträge zum Budget fehlt, unter 0. */
  readonly kuerzungen?: readonly Groesse<'€'>[];
}

/** Die Zusammenfassung; `null`, wo etwas dafür noch fehlt, nie 0. */
export interface Haushaltsjahr {
  readonly haushaltsjahr: number;
  readonly geplant: Schritt<'€'>;
  readonly bewilligt: Schritt<'€'> | null;
  /** bewilligt − geplant. */
  readonly unterschied: Schritt<'€'> | null;
  readonly foerdertage: Schritt<'Tage'>;
  /** `null`, sobald das Ist eines Eintrags fehlt. */
  readonly ist: Schritt<'€'> | null;
  readonly endgueltig: Schritt<'€'> | null;
  /** Angefordert, auch wenn es noch nicht eingegangen ist. */
  readonly abgerufen: Schritt<'€'>;
  /** Bescheid minus abgerufen. */
  readonly nochAbrufbar: Schritt<'€'> | null;
  /**
   * Der nächste Abruf nach dem bisherigen Ist, mit dem Fenster bis zum 31.12. (R21); was im Fenster fällig wird, ist
   * nicht eingetragen und zählt nicht mit. `null` ohne Bescheid oder ohne ein einziges Ist.
   */
  readonly naechsterAbruf: Schritt<'€'> | null;
  readonly eingegangen: Schritt<'€'>;
  /** Eingegangen bis zum 31.12. des Haushaltsjahrs. */
  readonly eingegangenBisJahresende: Schritt<'€'>;
  readonly zuErstatten: Schritt<'€'> | null;
  readonly restanforderung: Schritt<'€'> | null;
  /** Am 31.12. noch zu erhalten; später Eingegangenes zählt nicht mit. */
  readonly forderung: Schritt<'€'> | null;
  /** Am 31.12. zurückzuzahlen. */
  readonly verbindlichkeit: Schritt<'€'> | null;
  /** Die Abrechnung jedes Eintrags, der ein Ist hat, nach seiner Kennung. */
  readonly abrechnungen: ReadonlyMap<string, Abrechnung>;
  /** Der bewilligte Anteil jedes Eintrags, nach seiner Kennung. */
  readonly anteile: ReadonlyMap<string, Schritt<'€'>>;
}

/** Fasst ein Programm in einem Haushaltsjahr zusammen. */
export function haushaltsjahrNachBescheid({
  haushaltsjahr: jahr,
  eintraege,
  bescheide,
  abrufe,
  kuerzungen = [],
}: Angaben): Haushaltsjahr {
  const addiert = (id: string, titel: string, teile: readonly Groesse<'€'>[], regel: 'R18' | 'R20' | 'R21') =>
    new Schritt({ id: `abwicklung.${id}`, titel, jahr, einheit: '€', rechnung: summe(teile), regeln: [regel] });
  const geplant = geplanteZuwendung(jahr, eintraege, kuerzungen);
  const bewilligt = bescheide.imJahr(jahr);
  const anteile = bescheide.anteile(
    jahr,
    eintraege.map(({ id, planwert: zuwendung }) => ({ id, zuwendung })),
  );
  const abrechnungen = new Map(
    // Ein Bescheid, der sich nicht auf die Einträge verteilen lässt, begrenzt keinen: Dann gibt es kein Ergebnis.
    bewilligt !== null && anteile.size === 0
      ? []
      : eintraege.flatMap((eintrag) => abgerechnet(eintrag, jahr, anteile.get(eintrag.id) ?? null)),
  );
  const vollstaendig = eintraege.length > 0 && abrechnungen.size === eintraege.length;
  const endgueltig = vollstaendig
    ? endgueltigInSumme({ jahr, abrechnungen: [...abrechnungen.values()], bewilligt })
    : null;
  const abgerufen = addiert(
    'abgerufen',
    'abgerufen',
    abrufe.map(({ betrag }) => betrag),
    'R21',
  );
  const eingegangen = addiert(
    'eingegangen',
    'ausgezahlt',
    abrufe.flatMap(({ betrag, eingegangenAm }) => (eingegangenAm ? [betrag] : [])),
    'R21',
  );
  const auszahlung = endgueltig && { jahr, ausgezahlt: eingegangen, endgueltig };
  const jahresende: Datum = { jahr, monat: 12, tag: 31 };
  const bisJahresende = addiert(
    'bisJahresende',
    'ausgezahlt bis 31.12.',
    abrufe.flatMap(({ betrag, eingegangenAm }) =>
      eingegangenAm && vergleicheDatum(eingegangenAm, jahresende) <= 0 ? [betrag] : [],
    ),
    'R21',
  );
  const amJahresende = endgueltig && { jahr, ausgezahlt: bisJahresende, endgueltig };
  return {
    haushaltsjahr: jahr,
    geplant,
    bewilligt,
    unterschied:
      bewilligt &&
      mitRegel('R18', 'unterschied', 'bewilligt − geplant', jahr, differenz({ von: bewilligt, ab: geplant })),
    foerdertage: new Schritt({
      id: 'abwicklung.tage',
      titel: 'besetzte Fördertage',
      jahr,
      einheit: 'Tage',
      rechnung: summe(eintraege.flatMap(({ tage }) => tage ?? [])),
      regeln: ['R19'],
    }),
    ist: vollstaendig
      ? addiert(
          'ist',
          'Ist',
          [...abrechnungen.values()].map(({ angaben }) => angaben.ist),
          'R20',
        )
      : null,
    endgueltig,
    abgerufen,
    nochAbrufbar:
      bewilligt &&
      mitRegel(
        'R21',
        'nochAbrufbar',
        'noch abrufbar',
        jahr,
        restbetrag({ von: bewilligt, ab: abgerufen, ueberhang: 'über den Bescheid abgerufen' }),
      ),
    naechsterAbruf:
      bewilligt && abrechnungen.size > 0
        ? mittelabruf({
            jahr,
            // Am Jahresende ist das Ziel eines Eintrags, was ihm nach seinem Ist zusteht.
            ziele: [...abrechnungen.values()].map(({ endgueltig: ziel }) => ziel),
            bereits: abgerufen,
            bewilligt,
          })
        : null,
    eingegangen,
    eingegangenBisJahresende: bisJahresende,
    zuErstatten: auszahlung && erstattung(auszahlung),
    restanforderung: auszahlung && restanforderung(auszahlung),
    forderung: amJahresende && restanforderung(amJahresende),
    verbindlichkeit: amJahresende && erstattung(amJahresende),
    abrechnungen,
    anteile,
  };
}

/** Die Summe steht schon fest; die Schritte der Einträge entstehen erst, wenn jemand den Rechenweg liest. */
function geplanteZuwendung(
  jahr: number,
  eintraege: readonly Eintragsjahr[],
  kuerzungen: readonly Groesse<'€'>[],
): Schritt<'€'> {
  return new Schritt(
    {
      id: 'abwicklung.geplant',
      titel: 'geplante Zuwendung',
      jahr,
      einheit: '€',
      get rechnung() {
        return summe([...eintraege.map(({ geplant }) => geplant), ...kuerzungen]);
      },
      regeln: ['R18'],
    },
    [...eintraege.map(({ planwert }) => planwert), ...kuerzungen.map(({ wert }) => wert)].reduce(plus, NULL),
  );
}

/**
 * Endgültige Zuwendung über alle Haushaltsjahre in €, mit der Lesart, die nur den Bescheid im Ganzen begrenzt (A8);
 * `null`, wo ein Ist fehlt.
 */
export function endgueltigGesamt(jahre: readonly Haushaltsjahr[], bescheide: Bescheidkette): Schritt<'€'> | null {
  if (jahre.length === 0 || jahre.some(({ endgueltig }) => endgueltig === null)) return null;
  const abrechnungen = jahre.flatMap((jahr) => [...jahr.abrechnungen.values()]);
  return endgueltigInSumme({ abrechnungen, bewilligt: bescheide.jahre.length > 0 ? bescheide.gesamt : null });
}

function abgerechnet(
  { id, ist, bemessung, quote, andereMittel, werte }: Eintragsjahr,
  jahr: number,
  bewilligt: Groesse<'€'> | null,
): [string, Abrechnung][] {
  return ist === null ? [] : [[id, abrechnung({ jahr, ist, bemessung, quote, andereMittel, bewilligt, werte })]];
}

function mitRegel(
  regel: 'R18' | 'R21',
  id: string,
  titel: string,
  jahr: number,
  rechnung: Schritt<'€'>['angaben']['rechnung'],
): Schritt<'€'> {
  return new Schritt({ id: `abwicklung.${id}`, titel, jahr, einheit: '€', rechnung, regeln: [regel] });
}
