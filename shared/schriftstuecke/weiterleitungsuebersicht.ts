/** R25 auf Papier: je Partner, was weitergegeben, nachgewiesen und zurückzuzahlen ist. */
import { PROGRAMMNAMEN, type Programm } from '../antrag/programm.ts';
import { type Weiterleitungsjahr, weiterleitungsrechnung } from '../antrag/weiterleitungsrechnung.ts';
import { absatz, type Block, spaltenorte, summenzelle, type Tabelle, type Zelle } from '../druck/schriftstueck.ts';
import { alsDeutschesDatum } from '../grund/datum.ts';
import { alsBetrag, type Exakt, NULL, plus, vergleiche } from '../grund/geld.ts';
import { partnernachweis } from '../kern/weiterleitung.ts';
import type { Groesse } from '../regelstand/groesse.ts';
import { nachweisfristFuer } from './frist.ts';
import { PROGRAMMTITEL, PROGRAMMTITEL_GANZ } from './programmtitel.ts';
import { programmVon, type Quelle } from './quelle.ts';
import { type Angebot, betragszelle, schriftstueckAus } from './rahmen.ts';

export interface Weiterleitungswunsch {
  readonly programm: Programm;
  /** So viele Tage vor unserer Frist weisen die Partner nach; `null`: nicht angegeben, dann steht kein Tag da. */
  readonly tageVorher: number | null;
}

/** Welche Angabe für die Übersicht fehlt; `null`, wenn sie sich drucken lässt. */
export function weiterleitungenFehlen(quelle: Quelle, programm: Programm): string | null {
  return jahreMitWeiterleitung(quelle, programm).length > 0 ? null : nichtsWeitergegeben(programm);
}

function nichtsWeitergegeben(programm: Programm): string {
  return `Für ${PROGRAMMNAMEN[programm]} ist keine Weiterleitung an einen Partner eingetragen.`;
}

function jahreMitWeiterleitung(quelle: Quelle, programm: Programm): Weiterleitungsjahr[] {
  const gerechnet = programmVon(quelle, programm);
  return gerechnet ? weiterleitungsrechnung(quelle.rechnung, gerechnet) : [];
}

export function weiterleitungsuebersicht(quelle: Quelle, { programm, tageVorher }: Weiterleitungswunsch): Angebot {
  const jahre = jahreMitWeiterleitung(quelle, programm);
  if (jahre.length === 0) return { fehlt: nichtsWeitergegeben(programm) };
  const frist = nachweisfristFuer(quelle, programm);
  const partnerfrist =
    frist.tag && tageVorher !== null
      ? `${alsDeutschesDatum(partnernachweis(frist.tag, tageVorher))} (${tageVorher} Tage vor unserer Frist)`
      : 'nicht angegeben';
  return {
    schriftstueck: schriftstueckAus(quelle, {
      titel: `Weiterleitungen, ${PROGRAMMTITEL[programm]}`,
      angaben: [
        ['Programm', PROGRAMMTITEL_GANZ[programm]],
        ['Unser Nachweis bis', frist.text],
        ['Nachweis der Partner bis', partnerfrist],
      ],
      bloecke: [
        ...jahre.map(jahrestabelle),
        deckung(jahre),
        ...ueberzogen(jahre),
        ...geteilt(jahre),
        absatz(
          'Endgültig ist, was dem Partner nach seinem Ist zusteht (R20), höchstens, was an ihn weitergegeben ist. Was er zurückzahlt, geht mit seinen Zinsen ganz an das Land; unsere eigene Erstattung rechnet der zahlenmäßige Nachweis (R25).',
        ),
      ],
      ergebnisse: jahre.flatMap(({ ueber, gesamt, weitergaben }) => [
        ueber ?? gesamt,
        ...weitergaben.flatMap(({ offen }) => offen ?? []),
      ]),
    }),
  };
}

function jahrestabelle({ haushaltsjahr, weitergaben, weitergeleitet }: Weiterleitungsjahr): Tabelle {
  const letzte = weitergaben.length - 1;
  const summiert = (spalte: number, teile: readonly (Groesse<'€'> | null)[]): Zelle =>
    teile.some((teil) => teil === null)
      ? null
      : summenzelle(
          alsBetrag(teile.reduce<Exakt>((s, teil) => plus(s, teil?.wert ?? NULL), NULL)),
          spaltenorte(spalte, 0, letzte),
        );
  return {
    art: 'tabelle',
    titel: `Haushaltsjahr ${haushaltsjahr}, in €`,
    blatt: `Haushaltsjahr ${haushaltsjahr}`,
    spalten: [
      { titel: 'Partner', art: 'text', breite: 2 },
      { titel: 'Eintrag', art: 'text', breite: 2 },
      { titel: 'Vertrag vom', art: 'tag' },
      { titel: 'weitergeleitet', art: 'betrag' },
      { titel: 'Ist des Partners', art: 'betrag' },
      { titel: 'endgültig', art: 'betrag' },
      { titel: 'zurückzuzahlen', art: 'betrag' },
      { titel: 'zurückgezahlt', art: 'betrag' },
      { titel: 'noch offen', art: 'betrag' },
    ],
    zeilen: [
      ...weitergaben.map(({ eintrag, angaben, weitergeleitet: betrag, ist, endgueltig, zurueckzuzahlen, offen }) => ({
        zellen: [
          angaben.partner,
          eintrag,
          angaben.vertragVom,
          betragszelle(betrag),
          betragszelle(ist),
          betragszelle(endgueltig),
          betragszelle(zurueckzuzahlen),
          angaben.zurueck,
          betragszelle(offen),
        ],
      })),
      {
        summe: true,
        zellen: [
          'Summe',
          '',
          '',
          summenzelle(alsBetrag(weitergeleitet.wert), spaltenorte(3, 0, letzte)),
          summiert(
            4,
            weitergaben.map(({ ist }) => ist),
          ),
          summiert(
            5,
            weitergaben.map(({ endgueltig }) => endgueltig),
          ),
          summiert(
            6,
            weitergaben.map(({ zurueckzuzahlen }) => zurueckzuzahlen),
          ),
          '',
          summiert(
            8,
            weitergaben.map(({ offen }) => offen),
          ),
        ],
      },
    ],
  };
}

function deckung(jahre: readonly Weiterleitungsjahr[]): Tabelle {
  return {
    art: 'tabelle',
    titel: 'Weitergeleitet und eigen gegen den Bescheid, in €',
    blatt: 'Deckung',
    spalten: [
      { titel: 'Haushaltsjahr', art: 'text' },
      { titel: 'weitergeleitet', art: 'betrag' },
      { titel: 'eigene Einträge', art: 'betrag' },
      { titel: 'zusammen', art: 'betrag' },
      { titel: 'bewilligt', art: 'betrag' },
      { titel: 'mehr als bewilligt', art: 'betrag' },
    ],
    zeilen: jahre.map(({ haushaltsjahr, weitergeleitet, eigen, gesamt, bewilligt, ueber }, zeile) => ({
      zellen: [
        String(haushaltsjahr),
        betragszelle(weitergeleitet),
        betragszelle(eigen),
        summenzelle(
          alsBetrag(gesamt.wert),
          [1, 2].map((spalte) => ({ zeile, spalte })),
        ),
        betragszelle(bewilligt),
        ueber &&
          summenzelle(alsBetrag(ueber.wert), [{ zeile, spalte: 3 }], {
            minus: [{ zeile, spalte: 4 }],
            mindestens0: true,
          }),
      ],
    })),
  };
}

function ueberzogen(jahre: readonly Weiterleitungsjahr[]): Block[] {
  const zu = jahre.filter(({ ueber }) => ueber && vergleiche(ueber.wert, NULL) > 0);
  if (zu.length === 0) return [];
  return [
    absatz(
      `Achtung: ${zu.map(({ haushaltsjahr }) => haushaltsjahr).join(', ')} übersteigen Weitergeleitetes und Eigenes zusammen den Bescheid.`,
    ),
  ];
}

/** Wo sich Partner einen Eintrag teilen, steht nirgends, wem welcher Teil seiner Bemessung zusteht. */
function geteilt(jahre: readonly Weiterleitungsjahr[]): Block[] {
  const offene = jahre.flatMap(({ haushaltsjahr, weitergaben }) =>
    weitergaben.some(({ ist, endgueltig }) => ist && !endgueltig) ? [haushaltsjahr] : [],
  );
  if (offene.length === 0) return [];
  return [
    absatz(
      `${offene.join(', ')}: Wo sich mehrere Partner einen Eintrag teilen oder der Plan ihn in diesem Jahr nicht nennt, steht nirgends, welcher Teil der Bemessung wem zusteht. Dort bleibt offen, was endgültig ist.`,
    ),
  ];
}
