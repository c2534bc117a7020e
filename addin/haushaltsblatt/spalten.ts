/** Der Bauplan des Haushaltsblatts: welche Angabe des Antrags unter welcher Überschrift steht. */
import { pfadAus, pfadtext } from '../../shared/antrag/pfad.ts';
import { PLANFELD, type Planfeld } from '../../shared/antrag/planfelder.ts';
import { normal } from '../workbook/zellen.ts';
import {
  ANTEIL,
  ART_DER_KOMMUNE,
  BAUSTEIN,
  BETRAG,
  BUDGET,
  DATUM,
  DIA_REGELSTAND,
  type Feldart,
  GANZZAHL,
  JA_NEIN,
  JAHR,
  KOMMUNE_PARTNER,
  QUOTE,
  TEXT,
  THM_REGELSTAND,
  WEITERLEITUNG,
  ZEITANTEIL,
} from './feldarten.ts';

export interface Feld {
  /** Wo die Angabe im Antrag oder im Eintrag steht. */
  readonly ort: readonly string[];
  /** Derselbe Ort als Schlüssel, z. B. `traeger.name`. */
  readonly pfad: string;
  /** Überschrift der Spalte bzw. Beschriftung der Zeile; an ihr wird das Feld erkannt. */
  readonly titel: string;
  /** Überschriften, die diese Spalte früher trug: Alte Blätter bleiben lesbar, geschrieben wird {@link titel}. */
  readonly fruehereTitel?: readonly string[];
  /** Der Titel ohne Einheit, wo sie beim Wert steht. */
  readonly name: string;
  readonly art: Feldart;
  /** Sagt, wie eine leere Zelle gelesen wird: `null` oder leerer Text im Antrag oder eine fehlende Pflichtangabe. */
  readonly leer: 'null' | 'leertext' | 'pflicht';
}

const feld = (ort: readonly string[], titel: string, art: Feldart, leer: Feld['leer']): Feld => ({
  ort,
  pfad: pfadtext(ort),
  titel,
  name: titel,
  art,
  leer,
});
export const pflicht = (ort: readonly string[], titel: string, art: Feldart) => feld(ort, titel, art, 'pflicht');
export const freiwillig = (ort: readonly string[], titel: string, art: Feldart) => feld(ort, titel, art, 'null');
/** In den Kopfdaten steht die Einheit in der Beschriftung. */
const inEuro = (ort: readonly string[], name: string): Feld => ({ ...freiwillig(ort, `${name} (€)`, BETRAG), name });
export const leertext = (ort: readonly string[], titel: string) => feld(ort, titel, TEXT, 'leertext');

export const KOPF_ANGABE = 'Angabe';
export const KOPF_WERT = 'Wert';

/** Zeilen der Tabelle „Kopfdaten“. */
export const KOPFDATEN: readonly Feld[] = [
  pflicht(['titel'], 'Titel', TEXT),
  pflicht(['kommune', 'name'], 'Kommune', TEXT),
  leertext(['kommune', 'regierungsbezirk'], 'Regierungsbezirk'),
  pflicht(['kommune', 'art'], 'Art der Kommune', ART_DER_KOMMUNE),
  pflicht(['kommune', 'geschaeftsfuehrendeStelle'], 'Geschäftsführende Stelle', JA_NEIN),
  pflicht(['stand'], 'Stand der Angaben', DATUM),
  pflicht(['personen', 'geduldete'], 'Geduldete (18–27 Jahre)', GANZZAHL),
  pflicht(['personen', 'gestattete'], 'Gestattete (18–27 Jahre)', GANZZAHL),
  freiwillig(['verfahren', 'thm', 'antragAm'], 'Baustein 6: Antrag am', DATUM),
  freiwillig(['verfahren', 'thm', 'bewilligtAm'], 'Baustein 6: bewilligt am', DATUM),
  freiwillig(['verfahren', 'dia', 'antragAm'], 'Bausteine 1–5: Antrag am', DATUM),
  freiwillig(['verfahren', 'dia', 'bewilligtAm'], 'Bausteine 1–5: bewilligt am', DATUM),
  inEuro(['foerdervolumen'], 'Fördervolumen'),
  pflicht(['integrationspauschale'], 'Integrationspauschale', JA_NEIN),
  inEuro(['bagatellgrenze'], 'Bagatellgrenze'),
];

/**
 * Wählbares neben der Übersicht; Blätter von früher haben es nicht. Dann nennt der Antrag es nicht, und es gilt, was
 * gespeichert ist.
 */
export const ZUSATZANGABEN: readonly Feld[] = [
  freiwillig(['regelstand', 'thm'], 'Regelstand Baustein 6', THM_REGELSTAND),
  freiwillig(['regelstand', 'dia'], 'Regelstand Bausteine 1–5', DIA_REGELSTAND),
  freiwillig(['zeitanteil'], 'Anteil der Zeit', ZEITANTEIL),
  freiwillig(['budget'], 'Budget', BUDGET),
  freiwillig(['ausnahmegrund'], 'Grund der Ausnahme', TEXT),
  freiwillig(['vorzeitigerBeginn', 'thm'], 'Baustein 6: vorzeitiger Beginn ab', DATUM),
  freiwillig(['vorzeitigerBeginn', 'dia'], 'Bausteine 1–5: vorzeitiger Beginn ab', DATUM),
];

/** Spalten der Tabelle „Stellen“, die nur dasteht, wenn eine Stelle etwas darin nennt. */
export const ZUSATZSPALTEN: readonly Feld[] = [freiwillig(['regelstand'], 'Regelstand', THM_REGELSTAND)];

/**
 * Die ersten fünf Spalten und die mit Beträgen stehen in beiden Tabellen untereinander, damit das Blatt ruhig bleibt.
 */
const GEMEINSAM: readonly Feld[] = [
  pflicht(['id'], 'Kennung', TEXT),
  leertext(['bezeichnung'], 'Bezeichnung'),
  pflicht(['traeger', 'name'], 'Träger', TEXT),
  pflicht(['traeger', 'art'], 'Trägerart', KOMMUNE_PARTNER),
  pflicht(['eigenanteil'], 'Eigenanteil durch', KOMMUNE_PARTNER),
];

/** Eingabespalten der Tabelle „Stellen“; die berechneten folgen rechts. */
export const STELLEN: readonly Feld[] = [
  ...GEMEINSAM,
  freiwillig(['stelle'], 'Stelle', TEXT),
  pflicht(['stellenanteil'], 'Stellenanteil', ANTEIL),
  pflicht(['von'], 'von', DATUM),
  pflicht(['bis'], 'bis', DATUM),
  freiwillig(['jahresausgaben'], 'Jahresausgaben', BETRAG),
  freiwillig(['weiterleitung'], 'Weiterleitung', WEITERLEITUNG),
];

/** Eingabespalten der Tabelle „Maßnahmen“; die berechneten folgen rechts. */
export const MASSNAHMEN: readonly Feld[] = [
  ...GEMEINSAM,
  pflicht(['baustein'], 'Baustein', BAUSTEIN),
  pflicht(['haushaltsjahr'], 'Haushaltsjahr', JAHR),
  freiwillig(['quote'], 'Quote', QUOTE),
  freiwillig(['teilnehmende'], 'Teilnehmende', GANZZAHL),
  pflicht(['ausgaben'], 'Ausgaben', BETRAG),
  freiwillig(['weiterleitung'], 'Weiterleitung', WEITERLEITUNG),
  { ...freiwillig(['ausgabenImFenster'], 'davon im Fenster', BETRAG), fruehereTitel: ['davon 01.01.–20.11.2020'] },
];

/** Alle Felder, auch die wählbaren, nach der Liste des Antrags, in der sie stehen; `kopf` sind die Kopfdaten. */
export const FELDER = {
  kopf: [...KOPFDATEN, ...ZUSATZANGABEN],
  stellen: [...STELLEN, ...ZUSATZSPALTEN],
  massnahmen: MASSNAHMEN,
} as const satisfies Readonly<Record<string, readonly Feld[]>>;

/** Das Feld zu einem Pfad des Plans: `titel`, `stellen[0].traeger.name`. */
export function planfeldZu(pfad: string): Feld | undefined {
  const [gruppe, nummer, ...rest] = pfadAus(pfad);
  const inListe = (gruppe === 'stellen' || gruppe === 'massnahmen') && typeof nummer === 'number';
  const felder: readonly Feld[] = FELDER[inListe ? gruppe : 'kopf'];
  return felder.find((feld) => feld.pfad === (inListe ? pfadtext(rest) : pfad));
}

/** Die Beschriftungen der Kopfdaten in Vergleichsform. */
export const KOPFDATENTITEL: ReadonlySet<string> = new Set(KOPFDATEN.map(({ titel }) => normal(titel)));

/** Überschriften, an denen ein Feld erkannt wird, in Vergleichsform; die geschriebene zuerst. */
export function titelVon({ titel, fruehereTitel = [] }: Feld): readonly string[] {
  return [titel, ...fruehereTitel].map(normal);
}

export const ABSCHNITTE = {
  kopfdaten: 'Kopfdaten',
  stellen: 'Stellen (Baustein 6, Teilhabemanagement)',
  massnahmen: 'Maßnahmen (Bausteine 1–5)',
} as const;

/** Über den wählbaren Angaben. */
export const ZUSATZTITEL = 'Regelstand, Zeit und Budget';

/** Beschriftung der Summenzeile unter Stellen und Maßnahmen. */
export const SUMMENZEILE = 'Summe';

/** Überschriften der berechneten Spalten eines Jahres, ohne das Jahr. */
export const JAHRESFELDER = [
  'zuwendung',
  'eigenanteil',
  'integrationspauschale',
] as const satisfies readonly Planfeld[];

export function jahrestitel(feld: (typeof JAHRESFELDER)[number], jahr: number): string {
  return `${PLANFELD[feld].kurz} ${jahr}`;
}

/** Überschrift der Spalte, in der steht, was A2 einer Zeile auf einer geteilten Stelle lässt. */
export const MONATSGRENZEN_TITEL = 'Monatsgrenzen (A2)';
