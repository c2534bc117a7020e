/** R22 auf Papier: der zahlenmäßige Nachweis, je Haushaltsjahr und in Summe, laut Bescheid und laut Abrechnung. */
import {
  type Mittelherkunft,
  type Nachweisjahr,
  type Nachweisrechnung,
  nachweisrechnung,
} from '../antrag/nachweisrechnung.ts';
import { PROGRAMMNAMEN, type Programm } from '../antrag/programm.ts';
import { genannt } from '../antrag/worte.ts';
import {
  absatz,
  type Block,
  spaltenorte,
  summenzelle,
  type Tabelle,
  type Tabellenzeile,
} from '../druck/schriftstueck.ts';
import { NULL, vergleiche } from '../grund/geld.ts';
import type { Bescheidkette } from '../kern/bescheide.ts';
import { EINNAHMEARTEN, EINNAHMETITEL, nachweisdifferenz } from '../kern/nachweis.ts';
import type { Schritt } from '../kern/rechenweg.ts';
import type { Groesse } from '../regelstand/groesse.ts';
import { nachweisfristFuer } from './frist.ts';
import { PROGRAMMTITEL, PROGRAMMTITEL_GANZ } from './programmtitel.ts';
import { programmVon, type Quelle } from './quelle.ts';
import { type Angebot, bescheidname, betragszelle, dezimalzelle, schriftstueckAus } from './rahmen.ts';

export interface Nachweiswunsch {
  readonly programm: Programm;
  /** Unter welcher der vier Arten andere Mittel stehen. */
  readonly andereMittel: Mittelherkunft;
}

/** Welche Angabe für den Nachweis fehlt; `null`, wenn er sich drucken lässt. */
export function nachweisFehlt(quelle: Quelle, wunsch: Nachweiswunsch): string | null {
  const grundlage = grundlageFuer(quelle, wunsch);
  return 'fehlt' in grundlage ? grundlage.fehlt : null;
}

interface Grundlage extends Nachweisrechnung {
  readonly kette: Bescheidkette;
  /** Haushaltsjahre, denen ein Ist fehlt. */
  readonly offen: readonly Nachweisjahr[];
}

function grundlageFuer(
  quelle: Quelle,
  { programm, andereMittel }: Nachweiswunsch,
): Grundlage | { readonly fehlt: string } {
  const gerechnet = programmVon(quelle, programm);
  const { jahre, summe } = gerechnet
    ? nachweisrechnung(quelle.rechnung, gerechnet, andereMittel)
    : { jahre: [], summe: null };
  if (!gerechnet || jahre.length === 0)
    return {
      fehlt: `Für ${PROGRAMMNAMEN[programm]} nennt kein Bescheid ein Haushaltsjahr. Nachgewiesen wird erst nach dem Bescheid.`,
    };
  const offen = jahre.filter(({ abrechnung }) => abrechnung === null);
  if (offen.length === jahre.length)
    return {
      fehlt: `Das Ist fehlt noch, für den Nachweis braucht es mindestens ein ganzes Haushaltsjahr. ${ohneIst(offen)}`,
    };
  return { jahre, summe, kette: gerechnet.kette, offen };
}

export function verwendungsnachweis(quelle: Quelle, wunsch: Nachweiswunsch): Angebot {
  const grundlage = grundlageFuer(quelle, wunsch);
  if ('fehlt' in grundlage) return grundlage;
  const { programm, andereMittel } = wunsch;
  const { jahre, summe, kette, offen } = grundlage;
  const alle = summe ? [...jahre, summe] : jahre;
  return {
    schriftstueck: schriftstueckAus(quelle, {
      titel: `Zahlenmäßiger Nachweis, ${PROGRAMMTITEL[programm]}`,
      angaben: [
        ['Programm', PROGRAMMTITEL_GANZ[programm]],
        ['Bescheide', kette.bescheide.map(bescheidname).join('; ')],
        ['Bewilligungszeitraum', kette.zeitraum?.toString() ?? 'in keinem Bescheid genannt'],
        ['Vorzulegen bis', nachweisfristFuer(quelle, programm).text],
      ],
      bloecke: [
        ...(offen.length > 0
          ? [absatz(`Unvollständig: ${ohneIst(offen)} Eine Summe über alle Jahre gibt es erst danach.`)]
          : []),
        ...alle.map(tabelle),
        auszahlung(alle, summe !== null),
        ...erlaeuterungen(jahre, andereMittel),
        { art: 'unterschriften', wer: ['Aufgestellt', 'Geprüft'] },
      ],
      ergebnisse: alle.flatMap(ergebnisse).reverse(),
    }),
  };
}

function ohneIst(offen: readonly Nachweisjahr[]): string {
  return offen
    .map(({ haushaltsjahr, ohneIst: ids }) =>
      ids.length > 0
        ? `${haushaltsjahr}: kein Ist für ${genannt(ids)}.`
        : `${haushaltsjahr}: Der Bescheid lässt sich nicht auf die Einträge verteilen.`,
    )
    .join(' ');
}

function tabelle({ haushaltsjahr, bescheid, abrechnung }: Nachweisjahr): Tabelle {
  const jahr = haushaltsjahr ?? undefined;
  const titel = haushaltsjahr === null ? 'Alle Haushaltsjahre' : `Haushaltsjahr ${haushaltsjahr}`;
  const zeile = (
    was: string,
    vom: Groesse<'€'>,
    ist: Groesse<'€'> | null,
    vomHundert?: readonly [Schritt | null, Schritt | null],
  ): Tabellenzeile => {
    const unterschied = ist && nachweisdifferenz(was, vom, ist, jahr);
    return {
      zellen: [
        was,
        betragszelle(vom),
        vomHundert ? dezimalzelle(vomHundert[0], 2) : '',
        betragszelle(ist),
        vomHundert ? dezimalzelle(vomHundert[1], 2) : '',
        betragszelle(unterschied?.betrag ?? null),
        dezimalzelle(unterschied?.vomHundert ?? null, 2),
      ],
    };
  };
  const arten = EINNAHMEARTEN.map((art) =>
    zeile(EINNAHMETITEL[art], bescheid.einnahmen[art], abrechnung?.einnahmen[art] ?? null, [
      bescheid.vomHundert[art],
      abrechnung?.vomHundert[art] ?? null,
    ]),
  );
  const zeilen = [
    ...arten,
    { ...zeile('Einnahmen, Summe', bescheid.summe, abrechnung?.summe ?? null), summe: true },
    zeile('Ausgaben', bescheid.ausgaben, abrechnung?.ausgaben ?? null),
    zeile('davon zuwendungsfähig', bescheid.zuwendungsfaehig, abrechnung?.zuwendungsfaehig ?? null),
  ];
  return {
    art: 'tabelle',
    titel: `${titel}, Einnahmen und Ausgaben`,
    blatt: titel,
    spalten: [
      { titel: 'Art', art: 'text' },
      { titel: 'laut Bescheid in €', art: 'betrag' },
      { titel: 'in v.\u00a0H.', art: 'zweistellig' },
      { titel: 'laut Abrechnung in €', art: 'betrag' },
      { titel: 'in v.\u00a0H.', art: 'zweistellig' },
      { titel: 'Differenz in € (unsere Spalte)', art: 'betrag' },
      { titel: 'in v.\u00a0H. des Bescheids (unsere Spalte)', art: 'zweistellig' },
    ],
    zeilen: zeilen.map((z, i) => ({ ...z, zellen: mitFormeln(z.zellen, i) })),
  };
}

/** Summe der Einnahmen und die Differenz rechnet die Arbeitsmappe selbst. */
function mitFormeln(zellen: Tabellenzeile['zellen'], zeile: number): Tabellenzeile['zellen'] {
  const summenzeile = EINNAHMEARTEN.length;
  return zellen.map((zelle, spalte) => {
    if (typeof zelle !== 'string') return zelle;
    if (spalte === 5) return summenzelle(zelle, [{ zeile, spalte: 3 }], { minus: [{ zeile, spalte: 1 }] });
    if (zeile === summenzeile && (spalte === 1 || spalte === 3))
      return summenzelle(zelle, spaltenorte(spalte, 0, summenzeile - 1));
    return zelle;
  });
}

function auszahlung(jahre: readonly Nachweisjahr[], mitSumme: boolean): Tabelle {
  const letzte = jahre.length - (mitSumme ? 2 : 1);
  return {
    art: 'tabelle',
    titel: 'Auszahlung und Abrechnung (R23), in €',
    blatt: 'Auszahlung',
    spalten: [
      { titel: 'Haushaltsjahr', art: 'text' },
      { titel: 'bewilligt', art: 'betrag' },
      { titel: 'ausgezahlt', art: 'betrag' },
      { titel: 'endgültige Zuwendung', art: 'betrag' },
      { titel: 'zu erstatten', art: 'betrag' },
      { titel: 'Restanforderung', art: 'betrag' },
    ],
    zeilen: jahre.map((j, i) => {
      const werte = [
        j.bescheid.einnahmen.landeszuwendung,
        j.ausgezahlt,
        j.abrechnung?.einnahmen.landeszuwendung ?? null,
        j.erstattung,
        j.restanforderung,
      ].map(betragszelle);
      const istSumme = mitSumme && i === jahre.length - 1;
      return {
        summe: istSumme,
        zellen: [
          j.haushaltsjahr === null ? 'Summe' : String(j.haushaltsjahr),
          ...werte.map((wert, spalte) =>
            istSumme && wert !== null ? summenzelle(wert, spaltenorte(spalte + 1, 0, letzte)) : wert,
          ),
        ],
      };
    }),
  };
}

function erlaeuterungen(jahre: readonly Nachweisjahr[], herkunft: Mittelherkunft): Block[] {
  const mitAnderen = jahre.some(
    ({ abrechnung }) =>
      abrechnung &&
      [abrechnung.einnahmen.leistungenDritter, abrechnung.einnahmen.oeffentlicheMittel].some(
        ({ wert }) => vergleiche(wert, NULL) > 0,
      ),
  );
  const fremde = jahre.filter(({ nichtBewilligt }) => nichtBewilligt.length > 0);
  const texte = [
    'Ein Bescheid nennt nur die Zuwendung. Laut Bescheid stehen deshalb die geplanten Ausgaben der bewilligten Einträge; der Eigenanteil ist, was die anderen Einnahmen davon übrig lassen. Er enthält auch, was Partner tragen, und die Integrationspauschale.',
    'In v. H. aller Einnahmen, jede Zahl für sich auf zwei Stellen gerundet; zusammen ergeben sie nicht immer 100,00. Die Spalten „Differenz“ (Abrechnung − Bescheid) kennt das Formular nicht, sie sind unsere.',
    ...(mitAnderen
      ? [
          `Andere Mittel stehen unter „${EINNAHMETITEL[herkunft === 'dritte' ? 'leistungenDritter' : 'oeffentlicheMittel']}“. Woher sie kommen, hält der Antrag nicht fest; bitte prüfen.`,
        ]
      : []),
    ...fremde.map(
      ({ haushaltsjahr, nichtBewilligt }) =>
        `${haushaltsjahr} nicht enthalten, weil für sie nichts bewilligt ist: ${genannt(nichtBewilligt)}.`,
    ),
    'Die Originale der Belege bleiben beim letzten Empfänger (R22).',
  ];
  return texte.map(absatz);
}

function ergebnisse({ bescheid, abrechnung, erstattung, restanforderung }: Nachweisjahr): Schritt[] {
  return [
    bescheid.summe,
    ...(abrechnung ? [abrechnung.summe, abrechnung.zuwendungsfaehig] : []),
    erstattung,
    restanforderung,
  ].flatMap((schritt) => (schritt && 'angaben' in schritt ? [schritt as Schritt] : []));
}
