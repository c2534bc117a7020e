/** R25 auf Papier: je Partner, was weitergegeben, nachgewiesen und zurückzuzahlen ist. */
import { PROGRAMMNAMEN, type Programm } from '../antrag/programm.ts';
import { type Weiterleitungsjahr, weiterleitungsrechnung } from '../antrag/weiterleitungsrechnung.ts';
import { type Block, spaltenorte, type Tabelle, type Zelle } from '../druck/schriftstueck.ts';
import { alsDeutschesDatum } from '../grund/datum.ts';
import { alsBetrag, type Exakt, NULL, plus, vergleiche } from '../grund/geld.ts';
import { partnernachweis } from '../kern/weiterleitung.ts';
import type { Groesse } from '../regelstand/groesse.ts';
import { nachweisfristFuer } from './frist.ts';
import { programmVon, type Quelle } from './quelle.ts';
import { type Angebot, betragszelle, schriftstueckAus } from './rahmen.ts';

export interface Weiterleitungswunsch {
  readonly programm: Programm;
  /** So viele Tage vor unserer Frist weisen die Partner nach; `null`: nicht angegeben, dann steht kein Tag da. */
  readonly tageVorher: number | null;
}

export function weiterleitungsuebersicht(quelle: Quelle, { programm, tageVorher }: Weiterleitungswunsch): Angebot {
  const gerechnet = programmVon(quelle, programm);
  const jahre = gerechnet ? weiterleitungsrechnung(quelle.rechnung, gerechnet) : [];
  if (jahre.length === 0)
    return { fehlt: `Für ${PROGRAMMNAMEN[programm]} ist keine Weiterleitung an einen Partner eingetragen.` };
  const frist = nachweisfristFuer(quelle, programm);
  const partnerfrist =
    frist.tag && tageVorher !== null
      ? `${alsDeutschesDatum(partnernachweis(frist.tag, tageVorher))} (${tageVorher} Tage vor unserer Frist)`
      : 'nicht angegeben';
  return {
    schriftstueck: schriftstueckAus(quelle, {
      titel: `Weiterleitungen, ${programm === 'THM' ? 'Baustein 6' : 'Bausteine 1 bis 5'}`,
      angaben: [
        ['Programm', programm === 'THM' ? 'Baustein 6 (Teilhabemanagement)' : 'Bausteine 1 bis 5'],
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
      : {
          wert: alsBetrag(teile.reduce<Exakt>((s, teil) => plus(s, teil?.wert ?? NULL), NULL)),
          formel: { art: 'summe', plus: spaltenorte(spalte, 0, letzte) },
        };
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
          { wert: alsBetrag(weitergeleitet.wert), formel: { art: 'summe', plus: spaltenorte(3, 0, letzte) } },
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
        {
          wert: alsBetrag(gesamt.wert),
          formel: { art: 'summe', plus: [1, 2].map((spalte) => ({ zeile, spalte })) },
        },
        betragszelle(bewilligt),
        ueber && {
          wert: alsBetrag(ueber.wert),
          formel: {
            art: 'summe',
            plus: [{ zeile, spalte: 3 }],
            minus: [{ zeile, spalte: 4 }],
            mindestens0: true,
          },
        },
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

function absatz(text: string): Block {
  return { art: 'absatz', text };
}
