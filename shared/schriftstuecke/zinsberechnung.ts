/** R24 auf Papier: Zinsen auf eine Erstattung, jeder Abschnitt auf vier Stellen, alle Ergebnisse nebeneinander. */
import { euro } from '../antrag/worte.ts';
import { absatz, type Block, spaltenorte, summenzelle, type Tabelle } from '../druck/schriftstueck.ts';
import { alsDeutschesDatum, alsIso } from '../grund/datum.ts';
import { istFehlerDerEingabe } from '../grund/fehler.ts';
import { exakt, mal, NULL, plus, vergleiche } from '../grund/geld.ts';
import type { Betrag } from '../grund/marken.ts';
import type { Ratenzinsen } from '../kern/ratenzinsen.ts';
import { zinsabschnitte } from '../kern/zinsabschnitte.ts';
import { ZAEHLUNGEN, type Zinsergebnisse, type Zinsfrage, zinsergebnisse } from '../kern/zinsergebnisse.ts';
import type { Groesse } from '../regelstand/groesse.ts';
import type { Quelle } from './quelle.ts';
import { type Angebot, betragszelle, dezimalzelle, schriftstueckAus } from './rahmen.ts';

export interface Zinswunsch extends Zinsfrage {
  readonly betrag: Betrag;
  /** Worauf die Zinsen anfallen, für die Angaben: „Erstattung 2021, Baustein 6“. */
  readonly anlass: string;
}

const HUNDERT = exakt(100);
/** Genau genug, dass die Arbeitsmappe dieselbe Summe zeigt; gedruckt werden vier. */
const STELLEN = 10;

export function zinsberechnung(quelle: Quelle, wunsch: Zinswunsch): Angebot {
  try {
    return { schriftstueck: gerechnet(quelle, wunsch) };
  } catch (fehler) {
    if (istFehlerDerEingabe(fehler)) return { fehlt: fehler.message };
    throw fehler;
  }
}

function gerechnet(quelle: Quelle, wunsch: Zinswunsch) {
  const { betrag, anlass, ab } = wunsch;
  const ergebnisse = zinsergebnisse(wunsch);
  const { gezeigt, womit } = ergebnisse;
  return schriftstueckAus(quelle, {
    titel: 'Zinsberechnung',
    angaben: [
      ['Anlass', anlass],
      ['Betrag', euro(betrag)],
      ['Erster verzinster Tag', alsDeutschesDatum(ab)],
      ['Gezahlt am', zahlungstext(gezeigt)],
      ...(vergleiche(gezeigt.offen.wert, NULL) > 0
        ? [['Noch offen', `${euro(gezeigt.offen.wert)}; was danach an Zinsen anfällt, ist nicht enthalten`] as const]
        : []),
      ['Gezeigt', womit],
      ['Zinsen', euro(gezeigt.zinsen.wert)],
    ],
    bloecke: [
      ...zahlungen(gezeigt),
      abschnitte(gezeigt, womit),
      absatz(
        'Gerundet wird einmal, kaufmännisch auf Cent, und zwar die Summe der exakten Abschnitte (A10). Gedruckt sind vier Stellen; zusammengezählt können sie deshalb in der vierten Stelle von der Summe abweichen.',
      ),
      varianten(ergebnisse),
      absatz(
        'Punkte über dem Basiszinssatz (§ 247 BGB): 3 nach § 49a Abs. 3 VwVfG NRW in der Fassung vom 07.11.2025, 5 nach Nr. 8.5 VVG zu § 44 LHO, Ausgabe 2012. Von welchem Tag an 3 gelten, nennt keine unserer Quellen; ein Wechsel steht hier nur, wenn sein Tag angegeben ist. Ob Zinsen überhaupt verlangt werden, entscheidet die Bewilligungsbehörde.',
      ),
    ],
    ergebnisse: [gezeigt.zinsen],
  });
}

/** Ob es Raten sind: mehrere Tage oder ein Rest, der offen bleibt. */
function inRaten({ verlauf, offen }: Ratenzinsen): boolean {
  return verlauf.length > 1 || vergleiche(offen.wert, NULL) > 0;
}

function zahlungstext(gezeigt: Ratenzinsen): string {
  const tage = gezeigt.verlauf.map(({ am }) => alsDeutschesDatum(am));
  return tage.length === 1
    ? `${tage[0]} (dieser Tag trägt keine Zinsen)`
    : `in Raten vom ${tage[0]} bis ${tage.at(-1)} (der Tag einer Zahlung trägt für sie keine Zinsen)`;
}

function zahlungen(gezeigt: Ratenzinsen): Block[] {
  if (!inRaten(gezeigt)) return [];
  return [
    {
      art: 'tabelle',
      titel: 'Zahlungen, in €',
      blatt: 'Zahlungen',
      spalten: [
        { titel: 'gezahlt am', art: 'text' },
        { titel: 'gezahlt', art: 'betrag' },
        { titel: 'danach offen', art: 'betrag' },
      ],
      zeilen: gezeigt.verlauf.map(({ am, gezahlt, offen }) => ({
        zellen: [alsDeutschesDatum(am), betragszelle(gezahlt), betragszelle(offen)],
      })),
    },
    absatz('Eine Zahlung mindert den Betrag von ihrem Tag an. Zinsen tragen keine Zinsen.'),
  ];
}

function abschnitte(gezeigt: Ratenzinsen, womit: string): Tabelle {
  const mitOffenem = inRaten(gezeigt);
  const teile = zinsabschnitte(gezeigt.zinsen);
  const vomHundert = (groesse: Groesse | null) => groesse && dezimalzelle({ wert: mal(groesse.wert, HUNDERT) }, 2);
  const zeilen = teile.map(({ von, bis, tage, offen, basiszinssatz, punkte, satz, zinsen }) => ({
    zellen: [
      alsDeutschesDatum(von),
      alsIso(bis),
      ...(mitOffenem ? [betragszelle(offen)] : []),
      dezimalzelle(tage, 0),
      vomHundert(basiszinssatz),
      vomHundert(punkte),
      vomHundert(satz),
      dezimalzelle(zinsen, STELLEN),
    ],
  }));
  const tagespalte = mitOffenem ? 3 : 2;
  return {
    art: 'tabelle',
    titel: `Abschnitte: ${womit}`,
    blatt: 'Abschnitte',
    spalten: [
      { titel: 'von', art: 'text' },
      { titel: 'bis', art: 'tag' },
      ...(mitOffenem ? [{ titel: 'offen in €', art: 'betrag' } as const] : []),
      { titel: 'Tage', art: 'zahl' },
      { titel: 'Basiszinssatz in v.\u00a0H.', art: 'zweistellig' },
      { titel: 'Punkte', art: 'zweistellig' },
      { titel: 'Zinssatz in v.\u00a0H.', art: 'zweistellig' },
      { titel: 'Zinsen in €', art: 'vierstellig' },
    ],
    zeilen: [
      ...zeilen,
      {
        summe: true,
        zellen: [
          'Summe',
          '',
          ...(mitOffenem ? [''] : []),
          summenzelle(
            dezimalzelle({ wert: teile.reduce((s, { tage }) => plus(s, tage.wert), NULL) }, 0) ?? '0',
            spaltenorte(tagespalte, 0, teile.length - 1),
          ),
          '',
          '',
          '',
          dezimalzelle({ wert: gezeigt.zinsen.exakterWert }, STELLEN),
        ],
      },
    ],
  };
}

function varianten({ arten }: Zinsergebnisse): Tabelle {
  return {
    art: 'tabelle',
    titel: 'Alle Ergebnisse nebeneinander, in €',
    blatt: 'Ergebnisse',
    spalten: [
      { titel: 'Zählung der Tage', art: 'text' },
      ...arten.map(({ titel }) => ({ titel, art: 'betrag' }) as const),
    ],
    zeilen: ZAEHLUNGEN.map(([, name], i) => ({
      zellen: [name, ...arten.map(({ jeZaehlung }) => betragszelle(jeZaehlung[i] ?? null))],
    })),
  };
}
