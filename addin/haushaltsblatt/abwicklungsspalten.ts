/** Der Bauplan der Tabellen nach dem Bescheid: welche Angabe der Abwicklung unter welcher Überschrift steht. */

import type { Abwicklung } from '../../shared/antrag/abwicklung.ts';
import { MONATSNAMEN } from '../../shared/grund/monatsnamen.ts';
import { normal } from '../workbook/zellen.ts';
import { BETRAG, DATUM, JAHR, PROGRAMM, TEXT, ZAHLWEISE } from './feldarten.ts';
import { type Feld, freiwillig, leertext, pflicht, planfeldZu } from './spalten.ts';

/** Die Listen der Abwicklung; jede hat eine Tabelle. */
export type Abwicklungsliste = Exclude<keyof Abwicklung, 'zahlweise'>;
export const ABWICKLUNGSLISTEN = ['besetzung', 'ist', 'abrufe', 'weiterleitungen', 'konten'] as const;

/** Auch die beiden Tabellen, in die niemand schreibt: die Übersicht rechnet, die Bescheide sind festgehalten. */
export type Abwicklungsart = Abwicklungsliste | 'uebersicht' | 'bescheide';
export const ABWICKLUNGSARTEN: readonly Abwicklungsart[] = ['uebersicht', 'bescheide', ...ABWICKLUNGSLISTEN];

/** Eine Spalte, in der eine Formel rechnet. */
export interface Ergebnistitel {
  readonly ergebnis: string;
}
export type Abwicklungsspalte = Feld | Ergebnistitel;

export function istFeld(spalte: Abwicklungsspalte): spalte is Feld {
  return 'art' in spalte;
}

/** Welcher Eintrag gemeint ist; „Kennung“ heißt diese Spalte nur dort, wo der Eintrag selbst steht. */
const EINTRAG = pflicht(['id'], 'Eintrag', TEXT);
const BEZEICHNUNG: Ergebnistitel = { ergebnis: 'Bezeichnung' };
const HAUSHALTSJAHR = pflicht(['haushaltsjahr'], 'Haushaltsjahr', JAHR);

/** Spalten je Liste, von links; die Fördertage der Besetzung kommen je Haushaltsjahr dazu. */
export const ABWICKLUNGSSPALTEN: Readonly<Record<Abwicklungsliste, readonly Abwicklungsspalte[]>> = {
  besetzung: [
    EINTRAG,
    BEZEICHNUNG,
    pflicht(['von'], 'von', DATUM),
    pflicht(['bis'], 'bis', DATUM),
    { ergebnis: 'Stelle' },
    { ergebnis: 'Stellenanteil' },
    { ergebnis: 'zählt von' },
    { ergebnis: 'zählt bis' },
    { ergebnis: 'Grenzen der Besetzung (A2)' },
    { ergebnis: 'Platz (A2)' },
  ],
  ist: [
    EINTRAG,
    BEZEICHNUNG,
    { ergebnis: 'Programm' },
    HAUSHALTSJAHR,
    freiwillig(['betrag'], 'Jahresbetrag', BETRAG),
    ...MONATSNAMEN.map((name, i) => ({ ...freiwillig(['monate', String(i)], name, BETRAG), pfad: `monate[${i}]` })),
    freiwillig(['andereMittel'], 'andere Mittel', BETRAG),
    { ergebnis: 'Ist' },
    { ergebnis: 'Fördertage' },
    { ergebnis: 'bewilligt' },
    { ergebnis: 'endgültig' },
  ],
  abrufe: [
    pflicht(['programm'], 'Programm', PROGRAMM),
    { ergebnis: 'Stand' },
    HAUSHALTSJAHR,
    pflicht(['angefordertAm'], 'angefordert am', DATUM),
    pflicht(['fensterBis'], 'Fenster bis', DATUM),
    pflicht(['betrag'], 'Betrag', BETRAG),
    freiwillig(['eingegangenAm'], 'eingegangen am', DATUM),
  ],
  weiterleitungen: [
    EINTRAG,
    pflicht(['partner'], 'Partner', TEXT),
    HAUSHALTSJAHR,
    pflicht(['betrag'], 'Betrag', BETRAG),
    freiwillig(['vertragVom'], 'Vertrag vom', DATUM),
    freiwillig(['ist'], 'Ist des Partners', BETRAG),
    freiwillig(['zurueck'], 'zurückgezahlt', BETRAG),
    { ergebnis: 'endgültig' },
    { ergebnis: 'zurückzuzahlen' },
  ],
  konten: [
    EINTRAG,
    BEZEICHNUNG,
    { ergebnis: 'Programm' },
    pflicht(['art'], 'Art', TEXT),
    leertext(['produkt'], 'Produkt'),
    leertext(['sachkonto'], 'Sachkonto'),
    { ergebnis: 'Träger' },
  ],
};

/** Überschriften der Übersicht, von links. */
export const UEBERSICHT_NACH_BESCHEID = {
  programm: 'Programm',
  stand: 'Stand',
  haushaltsjahr: 'Haushaltsjahr',
  geplant: 'geplant',
  bewilligt: 'bewilligt',
  ist: 'Ist',
  endgueltig: 'endgültig',
  abgerufen: 'abgerufen',
  nochAbrufbar: 'noch abrufbar',
  naechsterAbruf: 'nächster Abruf',
  eingegangen: 'ausgezahlt',
  zuErstatten: 'zu erstatten',
  forderung: 'Forderung am 31.12.',
  verbindlichkeit: 'Verbindlichkeit am 31.12.',
} as const;

/** Überschriften der Bescheide, von links. Die Zeile über den Jahren eines Bescheids nennt seine Angaben im Ganzen. */
export const BESCHEIDSPALTEN = {
  nummer: 'Bescheid',
  aktenzeichen: 'Aktenzeichen',
  programm: 'Programm',
  datum: 'Datum',
  haushaltsjahr: 'Haushaltsjahr',
  eintrag: 'Eintrag',
  zuwendung: 'Zuwendung',
  zaehlt: 'zählt als',
  herkunft: 'Herkunft',
  stellen: 'Stellen',
  von: 'bewilligt von',
  bis: 'bewilligt bis',
  bestandskraeftigAm: 'bestandskräftig am',
  verzichtAm: 'Verzicht am',
  letzterAbruf: 'letzter Abruf',
  einzelnachweise: 'Einzelnachweise',
  zwischennachweise: 'Zwischennachweise',
  frueher: 'zum früheren Plan',
} as const;
export type Bescheidspalte = keyof typeof BESCHEIDSPALTEN;

/** So heißen die Tabellen in Excel als Tabellenobjekte. */
export const ABWICKLUNGSTABELLEN: Readonly<Record<Abwicklungsart, string>> = {
  uebersicht: 'GK_NachBescheid',
  bescheide: 'GK_Bescheide',
  besetzung: 'GK_Besetzung',
  ist: 'GK_Ist',
  abrufe: 'GK_Abrufe',
  weiterleitungen: 'GK_Weiterleitung',
  konten: 'GK_Konten',
};

/** Über jeder Tabelle; länger als ein Wort, damit keine angefangene Zeile so aussieht. */
export const ABWICKLUNGSTITEL: Readonly<Record<Abwicklungsart, string>> = {
  uebersicht: 'Nach dem Bescheid (berechnet)',
  bescheide: 'Bescheide (wie festgehalten, R18)',
  besetzung: 'Besetzung (wer eine Stelle von wann bis wann hat, R19)',
  ist: 'Ist (Ausgaben je Eintrag und Haushaltsjahr, R20)',
  abrufe: 'Abrufe (Mittelanforderungen, R21)',
  weiterleitungen: 'Weiterleitung (an Partner, R25)',
  konten: 'Konten (Produkt und Sachkonto je Eintrag, R25)',
};

/** Wie Meldungen sie nennen. */
export const ABWICKLUNGSNAME: Readonly<Record<Abwicklungsart, string>> = {
  uebersicht: 'Nach dem Bescheid',
  bescheide: 'Bescheide',
  besetzung: 'Besetzung',
  ist: 'Ist',
  abrufe: 'Abrufe',
  weiterleitungen: 'Weiterleitung',
  konten: 'Konten',
};

/** Steht über der Übersicht, ihr Wert rechts daneben. */
export const ZAHLWEISE_FELD = pflicht(['abwicklung', 'zahlweise'], 'Zuordnung des Ist', ZAHLWEISE);

/** Die Eingabefelder einer Liste, ohne die berechneten Spalten. */
export function abwicklungsfelder(liste: Abwicklungsliste): readonly Feld[] {
  return ABWICKLUNGSSPALTEN[liste].filter(istFeld);
}

/** Das Feld zu einem Pfad des Antrags: `stellen[0].traeger.name`, `abwicklung.ist[0].monate[3]`. */
export function feldZu(pfad: string): Feld | undefined {
  if (pfad === ZAHLWEISE_FELD.pfad) return ZAHLWEISE_FELD;
  const [, liste = '', feld = ''] = /^abwicklung\.(\w+)\[\d+\]\.(.+)$/.exec(pfad) ?? [];
  return istListe(liste) ? abwicklungsfelder(liste).find((eines) => eines.pfad === feld) : planfeldZu(pfad);
}

function istListe(name: string): name is Abwicklungsliste {
  return ABWICKLUNGSLISTEN.some((liste) => liste === name);
}

/**
 * An so vielen seiner Überschriften ist ein Kopf zu erkennen: mehr, als in einer Zeile freie Texte stehen können, die
 * sie nachahmten.
 */
const KENNZEICHNEND = 6;
const TITEL: Readonly<Record<Abwicklungsart, ReadonlySet<string>>> = {
  uebersicht: new Set(Object.values(UEBERSICHT_NACH_BESCHEID).map(normal)),
  bescheide: new Set(Object.values(BESCHEIDSPALTEN).map(normal)),
  besetzung: titelmenge('besetzung'),
  ist: titelmenge('ist'),
  abrufe: titelmenge('abrufe'),
  weiterleitungen: titelmenge('weiterleitungen'),
  konten: titelmenge('konten'),
};

function titelmenge(liste: Abwicklungsliste): ReadonlySet<string> {
  return new Set(ABWICKLUNGSSPALTEN[liste].map((spalte) => normal(istFeld(spalte) ? spalte.titel : spalte.ergebnis)));
}

/** Zu welcher Tabelle diese Überschriften (in Vergleichsform) gehören; `null`, wenn sie kein Kopf sind. */
export function abwicklungskopf(titel: ReadonlySet<string>): Abwicklungsart | null {
  if (titel.size < KENNZEICHNEND) return null;
  let beste: Abwicklungsart | null = null;
  let treffer = KENNZEICHNEND - 1;
  for (const art of ABWICKLUNGSARTEN) {
    const zahl = [...TITEL[art]].filter((eine) => titel.has(eine)).length;
    if (zahl > treffer) [beste, treffer] = [art, zahl];
  }
  return beste;
}
