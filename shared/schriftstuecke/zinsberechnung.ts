/** R24 auf Papier: Zinsen auf eine Erstattung, jeder Abschnitt auf vier Stellen, alle Ergebnisse nebeneinander. */
import { euro } from '../antrag/worte.ts';
import { absatz, spaltenorte, summenzelle, type Tabelle } from '../druck/schriftstueck.ts';
import { alsDeutschesDatum, alsIso, type Datum, plusTage, vergleicheDatum } from '../grund/datum.ts';
import { istFehlerDerEingabe } from '../grund/fehler.ts';
import { exakt, mal, NULL, plus } from '../grund/geld.ts';
import type { Betrag } from '../grund/marken.ts';
import { Schritt } from '../kern/rechenweg.ts';
import type { Zinszaehlung } from '../kern/rechnungen-abwicklung.ts';
import { type Zinsangaben, zinsen } from '../kern/zinsen.ts';
import { type Groesse, istTag, type JedeGroesse } from '../regelstand/groesse.ts';
import type { Quelle } from './quelle.ts';
import { type Angebot, betragszelle, dezimalzelle, schriftstueckAus } from './rahmen.ts';

export interface Zinswunsch {
  readonly betrag: Betrag;
  /** Worauf die Zinsen anfallen, für die Angaben: „Erstattung 2021, Baustein 6“. */
  readonly anlass: string;
  /** Erster verzinster Tag. */
  readonly ab: Datum;
  /** Dieser Tag trägt keine Zinsen. */
  readonly gezahltAm: Datum;
  /** Von diesem Tag an 3 statt 5 Punkte; `null`: kein Wechsel, gerechnet wird mit 3. */
  readonly wechselAb: Datum | null;
}

const HUNDERT = exakt(100);
/** Genau genug, dass die Arbeitsmappe dieselbe Summe zeigt; gedruckt werden vier. */
const STELLEN = 10;
const ZAEHLUNGEN: readonly (readonly [Zinszaehlung, string])[] = [
  ['act/365', 'Kalendertage, immer 365 (act/365)'],
  ['30/360', '30E/360'],
];

export function zinsberechnung(quelle: Quelle, wunsch: Zinswunsch): Angebot {
  try {
    return { schriftstueck: gerechnet(quelle, wunsch) };
  } catch (fehler) {
    if (istFehlerDerEingabe(fehler)) return { fehlt: fehler.message };
    throw fehler;
  }
}

function gerechnet(quelle: Quelle, { betrag, anlass, ab, gezahltAm, wechselAb }: Zinswunsch) {
  const grund = { betrag, ab, gezahltAm };
  const mitWechsel = wechselAb ? { ...grund, punkte: 5, wechsel: [{ ab: wechselAb, punkte: 3 }] } : null;
  const gezeigt = zinsen(mitWechsel ?? grund);
  const arten: readonly (readonly [string, Zinsangaben])[] = [
    ['3 Punkte', { ...grund, punkte: 3 }],
    ['5 Punkte', { ...grund, punkte: 5 }],
    ...(wechselAb && mitWechsel ? [[`5, ab ${alsDeutschesDatum(wechselAb)} 3 Punkte`, mitWechsel] as const] : []),
  ];
  const womit = wechselAb ? `5 Punkte, ab dem ${alsDeutschesDatum(wechselAb)} 3 Punkte, act/365` : '3 Punkte, act/365';
  return schriftstueckAus(quelle, {
    titel: 'Zinsberechnung',
    angaben: [
      ['Anlass', anlass],
      ['Betrag', euro(betrag)],
      ['Erster verzinster Tag', alsDeutschesDatum(ab)],
      ['Gezahlt am', `${alsDeutschesDatum(gezahltAm)} (dieser Tag trägt keine Zinsen)`],
      ['Gezeigt', womit],
      ['Zinsen', euro(gezeigt.wert)],
    ],
    bloecke: [
      abschnitte(gezeigt, womit),
      absatz(
        'Gerundet wird einmal, kaufmännisch auf Cent, und zwar die Summe der exakten Abschnitte (A10). Gedruckt sind vier Stellen; zusammengezählt können sie deshalb in der vierten Stelle von der Summe abweichen.',
      ),
      varianten(arten),
      absatz(
        'Punkte über dem Basiszinssatz (§ 247 BGB): 3 nach § 49a Abs. 3 VwVfG NRW in der Fassung vom 07.11.2025, 5 nach Nr. 8.5 VVG zu § 44 LHO, Ausgabe 2012. Von welchem Tag an 3 gelten, nennt keine unserer Quellen; ein Wechsel steht hier nur, wenn sein Tag angegeben ist. Ob Zinsen überhaupt verlangt werden, entscheidet die Bewilligungsbehörde.',
      ),
    ],
    ergebnisse: [gezeigt],
  });
}

function abschnitte(gezeigt: Schritt<'€'>, womit: string): Tabelle {
  const teile = gezeigt.operanden.filter((operand) => operand instanceof Schritt);
  const zeilen = teile.map((teil) => {
    const { von, vor, tage, satz, basis, punkte } = zerlegt(teil);
    const bis = vergleicheDatum(von, vor) < 0 ? plusTage(vor, -1) : von;
    const vomHundert = (groesse: Groesse | null) => groesse && dezimalzelle({ wert: mal(groesse.wert, HUNDERT) }, 2);
    return {
      zellen: [
        alsDeutschesDatum(von),
        alsIso(bis),
        dezimalzelle(tage, 0),
        vomHundert(basis),
        vomHundert(punkte),
        vomHundert(satz),
        dezimalzelle(teil, STELLEN),
      ],
    };
  });
  return {
    art: 'tabelle',
    titel: `Abschnitte: ${womit}`,
    blatt: 'Abschnitte',
    spalten: [
      { titel: 'von', art: 'text' },
      { titel: 'bis', art: 'tag' },
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
          summenzelle(
            dezimalzelle({ wert: teile.reduce((s, t) => plus(s, zerlegt(t).tage.wert), NULL) }, 0) ?? '0',
            spaltenorte(2, 0, teile.length - 1),
          ),
          '',
          '',
          '',
          dezimalzelle({ wert: gezeigt.exakterWert }, STELLEN),
        ],
      },
    ],
  };
}

/** Die Operanden eines Abschnitts: Betrag, Satz und Tage; ein Abschnitt ohne Tage hat keinen Basiszinssatz. */
function zerlegt(teil: Schritt) {
  const [, satz, tage] = teil.operanden as readonly [Groesse, Groesse, Schritt];
  const [von, vor] = tage.operanden.map(alsTag);
  if (!von || !vor) throw new Error('Ein Abschnitt der Zinsen nennt seine Tage nicht.');
  const [basis, punkte] = satz instanceof Schritt ? (satz.operanden as readonly [Groesse, Groesse]) : [null, satz];
  return { von, vor, tage, satz, basis, punkte };
}

function alsTag(groesse: JedeGroesse): Datum | null {
  return istTag(groesse) ? groesse.wert : null;
}

function varianten(arten: readonly (readonly [string, Zinsangaben])[]): Tabelle {
  return {
    art: 'tabelle',
    titel: 'Alle Ergebnisse nebeneinander, in €',
    blatt: 'Ergebnisse',
    spalten: [
      { titel: 'Zählung der Tage', art: 'text' },
      ...arten.map(([titel]) => ({ titel, art: 'betrag' }) as const),
    ],
    zeilen: ZAEHLUNGEN.map(([zaehlung, name]) => ({
      zellen: [name, ...arten.map(([, angaben]) => betragszelle(zinsen({ ...angaben, zaehlung })))],
    })),
  };
}
