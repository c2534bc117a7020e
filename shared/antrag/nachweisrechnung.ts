/**
 * R22 für ein Programm: je Haushaltsjahr und in Summe, laut Bescheid und laut Abrechnung. Verbindet Plan, Bescheid und
 * Ist mit dem Kern und rechnet selbst nichts.
 *
 * Ein Bescheid nennt nur die Zuwendung; laut Bescheid stehen deshalb die geplanten Ausgaben der bewilligten Einträge.
 */
import { exakt, NULL, vergleiche } from '../grund/geld.ts';
import type { Abrechnung } from '../kern/abrechnung.ts';
import { erstattung, restanforderung } from '../kern/erstattung.ts';
import { type Nachweisspalte, nachweisspalte } from '../kern/nachweis.ts';
import { AUF_CENT, Schritt } from '../kern/rechenweg.ts';
import { differenz, summe, uebernommen } from '../kern/rechnungen.ts';
import { eingabe, type Groesse } from '../regelstand/groesse.ts';
import type { Jahresrechnung, Programmrechnung } from './abwicklungsrechnung.ts';
import type { Planrechnung } from './planrechnung.ts';
import type { Zeilenrechnung } from './planzeilen.ts';
import { EINTRAGSART } from './programm.ts';

/** Woher andere Mittel kommen; der Antrag hält es nicht fest, das Formular trennt es. */
export type Mittelherkunft = 'dritte' | 'oeffentlich';

export interface Nachweisjahr {
  /** `null` in der Summe. */
  readonly haushaltsjahr: number | null;
  readonly bescheid: Nachweisspalte;
  /** `null`, solange ein Ist fehlt. */
  readonly abrechnung: Nachweisspalte | null;
  readonly ausgezahlt: Schritt<'€'>;
  readonly erstattung: Schritt<'€'> | null;
  readonly restanforderung: Schritt<'€'> | null;
  /** Kennungen mit Anteil, deren Ist fehlt. */
  readonly ohneIst: readonly string[];
  /** Kennungen mit Ist, für die nichts bewilligt ist; sie zählen hier nicht. */
  readonly nichtBewilligt: readonly string[];
}

export interface Nachweisrechnung {
  /** Jedes Haushaltsjahr, das ein Bescheid nennt und das der Plan ganz rechnen kann. */
  readonly jahre: readonly Nachweisjahr[];
  readonly summe: Nachweisjahr | null;
}

/** Leer, wo kein Bescheid ein Haushaltsjahr nennt. */
export function nachweisrechnung(
  rechnung: Planrechnung,
  { programm, jahre }: Programmrechnung,
  herkunft: Mittelherkunft,
): Nachweisrechnung {
  const zeilen = rechnung.zeilen.filter(({ art }) => art === EINTRAGSART[programm]);
  const gerechnet = jahre.flatMap((jahr) => {
    const eigene = zeilen.filter(({ haushaltsjahr }) => haushaltsjahr === jahr.haushaltsjahr);
    return jahr.bewilligt && jahr.planVollstaendig ? [nachweisjahr(jahr, jahr.bewilligt, eigene, herkunft)] : [];
  });
  return { jahre: gerechnet, summe: gerechnet.length > 1 ? insgesamt(gerechnet) : null };
}

function nachweisjahr(
  jahr: Jahresrechnung,
  bewilligt: Schritt<'€'>,
  zeilen: readonly Zeilenrechnung[],
  herkunft: Mittelherkunft,
): Nachweisjahr {
  const { haushaltsjahr, anteile, abrechnungen, endgueltig, eingegangen } = jahr;
  const istBewilligt = (id: string) => vergleiche(anteile.get(id)?.wert ?? NULL, NULL) > 0;
  const geplante = zeilen.flatMap(({ id, schritte }) => (istBewilligt(id) && schritte ? [schritte] : []));
  const addiert = addiere({ jahr: haushaltsjahr });
  const ausgaben = addiert(
    'geplant',
    'Geplante Ausgaben der bewilligten Einträge',
    geplante.map((s) => s.ausgaben as Schritt<'€'>),
  );
  const nicht = addiert(
    'nicht',
    'davon nicht zuwendungsfähig',
    geplante.map((s) => s.nichtZuwendungsfaehig as Schritt<'€'>),
  );
  const bescheid = nachweisspalte(
    {
      ausgaben,
      zuwendungsfaehig: new Schritt({
        id: 'nachweis.faehigGeplant',
        titel: 'Geplant und zuwendungsfähig',
        jahr: haushaltsjahr,
        einheit: '€',
        rechnung: differenz({ von: ausgaben, ab: nicht }),
        regeln: ['R22', 'A4'],
      }),
      leistungenDritter: KEINE,
      oeffentlicheMittel: KEINE,
      landeszuwendung: bewilligt,
    },
    haushaltsjahr,
  );
  const bewilligte = [...abrechnungen].filter(([id]) => istBewilligt(id));
  const auszahlung = endgueltig && { jahr: haushaltsjahr, ausgezahlt: eingegangen, endgueltig };
  return {
    haushaltsjahr,
    bescheid,
    abrechnung:
      endgueltig &&
      abgerechnet(
        bewilligte.map(([, abrechnung]) => abrechnung),
        endgueltig,
        haushaltsjahr,
        herkunft,
      ),
    ausgezahlt: eingegangen,
    erstattung: auszahlung && erstattung(auszahlung),
    restanforderung: auszahlung && restanforderung(auszahlung),
    ohneIst: [...anteile.keys()].filter((id) => !abrechnungen.has(id)),
    nichtBewilligt: [...abrechnungen.keys()].filter((id) => !istBewilligt(id)),
  };
}

function abgerechnet(
  abrechnungen: readonly Abrechnung[],
  endgueltig: Schritt<'€'>,
  haushaltsjahr: number,
  herkunft: Mittelherkunft,
): Nachweisspalte {
  const addiert = addiere({ jahr: haushaltsjahr });
  const andere = addiert(
    'andere',
    'andere Mittel',
    abrechnungen.flatMap(({ angaben }) => angaben.andereMittel ?? []),
  );
  return nachweisspalte(
    {
      ausgaben: addiert(
        'ist',
        'Ausgaben laut Ist',
        abrechnungen.map(({ angaben }) => angaben.ist),
      ),
      zuwendungsfaehig: addiert(
        'faehig',
        'zuwendungsfähig laut Ist',
        abrechnungen.map(
          ({ zuwendungsfaehig }) =>
            new Schritt({
              id: 'nachweis.faehigIst',
              titel: 'Zuwendungsfähige Ausgaben nach Ist',
              jahr: haushaltsjahr,
              einheit: '€',
              rechnung: uebernommen(zuwendungsfaehig),
              rundung: AUF_CENT,
              regeln: ['R22', 'A4'],
            }),
        ),
      ),
      leistungenDritter: herkunft === 'dritte' ? andere : KEINE,
      oeffentlicheMittel: herkunft === 'oeffentlich' ? andere : KEINE,
      landeszuwendung: endgueltig,
    },
    haushaltsjahr,
  );
}

function insgesamt(jahre: readonly Nachweisjahr[]): Nachweisjahr {
  const abrechnungen = jahre.flatMap(({ abrechnung }) => abrechnung ?? []);
  const vollstaendig = abrechnungen.length === jahre.length;
  const addiert = addiere();
  const alle = (titel: string, teile: readonly (Schritt<'€'> | null)[]) => {
    const bekannte = teile.flatMap((teil) => teil ?? []);
    return bekannte.length === teile.length ? addiert('summe', titel, bekannte) : null;
  };
  return {
    haushaltsjahr: null,
    bescheid: spaltensumme(jahre.map(({ bescheid }) => bescheid)),
    abrechnung: vollstaendig ? spaltensumme(abrechnungen) : null,
    ausgezahlt: addiert(
      'ausgezahlt',
      'ausgezahlt, Summe',
      jahre.map(({ ausgezahlt }) => ausgezahlt),
    ),
    erstattung: alle(
      'Erstattung, Summe',
      jahre.map((jahr) => jahr.erstattung),
    ),
    restanforderung: alle(
      'Restanforderung, Summe',
      jahre.map((jahr) => jahr.restanforderung),
    ),
    ohneIst: [],
    nichtBewilligt: [],
  };
}

function spaltensumme(spalten: readonly Nachweisspalte[]): Nachweisspalte {
  const addiert = addiere();
  const teil = (titel: string, von: (spalte: Nachweisspalte) => Groesse<'€'>) =>
    addiert('summe', titel, spalten.map(von));
  return nachweisspalte({
    ausgaben: teil('Ausgaben, Summe der Jahre', (s) => s.ausgaben),
    zuwendungsfaehig: teil('zuwendungsfähig, Summe der Jahre', (s) => s.zuwendungsfaehig),
    leistungenDritter: teil('Leistungen Dritter, Summe der Jahre', (s) => s.einnahmen.leistungenDritter),
    oeffentlicheMittel: teil('öffentliche Förderung, Summe der Jahre', (s) => s.einnahmen.oeffentlicheMittel),
    landeszuwendung: teil('Landeszuwendung, Summe der Jahre', (s) => s.einnahmen.landeszuwendung),
  });
}

const KEINE = eingabe('keine', exakt(0), '€');

/** Addiert Beträge eines Haushaltsjahrs oder, ohne Angabe, aller. */
function addiere(zeit: { readonly jahr?: number } = {}) {
  return (id: string, titel: string, teile: readonly Groesse<'€'>[]): Schritt<'€'> =>
    new Schritt({
      id: `nachweis.${id}`,
      titel,
      ...zeit,
      einheit: '€',
      rechnung: summe(teile),
      regeln: ['R22'],
    });
}
