/**
 * Die Zahlen des Finanzierungsplans, jede einmal: Schema, Summen, Texte, Spalten und Protokoll lesen diese Tabelle.
 * Ihre Reihenfolge ist die, in der Plan, Prüfmappe und Protokoll sie nennen; die Namen der Felder stehen in jeder
 * gespeicherten Version.
 */
import type { Betrag } from '../grund/marken.ts';
import type { RegelId } from '../regelstand/regelid.ts';

interface Angabe {
  readonly einheit: 'Tage' | '€';
  /** Wie die Zahl heißt, wo sie allein steht: im Rechenweg, in Texten, in Prüfmappe und Protokoll. */
  readonly titel: string;
  /** Für schmale Spalten in Aufgabenbereich und Haushaltsblatt. */
  readonly kurz: string;
  readonly regeln: readonly RegelId[];
  /**
   * Die Regel, nach der sich Summen dieser Zahl bilden: Tage werden gezählt (R6), Beträge auf Cent gerundet addiert
   * (A4).
   */
  readonly summenregel: RegelId;
  /** Woraus die Zahl entsteht; ein Satz ohne Schlusspunkt. */
  readonly herkunft: string;
}

const TABELLE = {
  foerdertage: {
    einheit: 'Tage',
    titel: 'Fördertage',
    kurz: 'Fördertage',
    regeln: ['R6', 'A2'],
    summenregel: 'R6',
    herkunft: 'Eingesetzte Tage nach der Dreißigstel-Methode; bei Maßnahmen 0',
  },
  bemessung: {
    einheit: '€',
    titel: 'Bemessung',
    kurz: 'Bemessung',
    regeln: ['R4', 'A4'],
    summenregel: 'A4',
    herkunft:
      'Bemessungsgrundlage für Anteil und Tage; bei Maßnahmen ihre Ausgaben, denn sie sind ganz zuwendungsfähig',
  },
  ausgaben: {
    einheit: '€',
    titel: 'Ausgaben',
    kurz: 'Ausgaben',
    regeln: ['A3', 'A4'],
    summenregel: 'A4',
    herkunft: 'Jahresausgaben für die Fördertage, ohne eigene Angabe die Bemessung; bei Maßnahmen ihre Ausgaben',
  },
  zuwendung: {
    einheit: '€',
    titel: 'Zuwendung',
    kurz: 'Zuwendung',
    regeln: ['R5', 'R7', 'A4'],
    summenregel: 'A4',
    herkunft: 'Förderquote × zuwendungsfähige Ausgaben',
  },
  eigenanteil: {
    einheit: '€',
    titel: 'Eigenanteil',
    kurz: 'Eigenanteil',
    regeln: ['A4'],
    summenregel: 'A4',
    herkunft: 'Ausgaben − Zuwendung',
  },
  nichtZuwendungsfaehig: {
    einheit: '€',
    titel: 'davon nicht zuwendungsfähig',
    kurz: 'davon nicht zuwendungsfähig',
    regeln: ['A3', 'A4'],
    summenregel: 'A4',
    herkunft: 'Teil des Eigenanteils, der über der Bemessung liegt; ihn trägt, wer den Eigenanteil trägt',
  },
  kommune: {
    einheit: '€',
    titel: 'Eigenanteil der Kommune',
    kurz: 'Kommune',
    regeln: ['R11', 'R12'],
    summenregel: 'A4',
    herkunft: 'Eigenanteil − Kofinanzierung aus der Integrationspauschale, wenn die Kommune ihn trägt, sonst 0',
  },
  partner: {
    einheit: '€',
    titel: 'Eigenanteil der Partner',
    kurz: 'Partner',
    regeln: ['R11'],
    summenregel: 'A4',
    herkunft: 'Eigenanteil, wenn ein Partner ihn trägt, sonst 0',
  },
  integrationspauschale: {
    einheit: '€',
    titel: 'Kofinanzierung aus der Integrationspauschale',
    kurz: 'Pauschale',
    regeln: ['R12', 'A5'],
    summenregel: 'A4',
    herkunft: 'Teil des kommunalen Eigenanteils, den die Integrationspauschale decken darf',
  },
} as const satisfies Readonly<Record<string, Angabe>>;

type Tabelle = typeof TABELLE;

/** Eine Zahl einer Zeile oder Summe. */
export type Planfeld = keyof Tabelle;
/** Eine Zahl in €. */
export type Betragsfeld = { [F in Planfeld]: Tabelle[F]['einheit'] extends '€' ? F : never }[Planfeld];

/**
 * Alle Zahlen einer Zeile oder Summe, so wie sie gespeichert werden: Tage als ganze Zahl, Beträge als Text in € mit
 * zwei Nachkommastellen. Ausgaben = Zuwendung + Eigenanteil; Eigenanteil = Kommune + Partner + Integrationspauschale.
 */
export type Betraege = { readonly [F in Planfeld]: F extends Betragsfeld ? Betrag : number };

/** Beschreibt eine Zahl des Plans. */
export const PLANFELD: Readonly<Record<Planfeld, Angabe>> = TABELLE;

/** Die Zahlen in ihrer Reihenfolge. */
export const PLANFELDER = Object.keys(TABELLE) as [Planfeld, ...Planfeld[]];

/** Für jede Zahl des Plans dasselbe. */
export function jePlanfeld<T>(baue: (feld: Planfeld) => T): Readonly<Record<Planfeld, T>> {
  const alle: Partial<Record<Planfeld, T>> = {};
  for (const feld of PLANFELDER) alle[feld] = baue(feld);
  return alle as Record<Planfeld, T>;
}

/** Ob ein Name eine Zahl des Plans nennt. */
export function istPlanfeld(name: unknown): name is Planfeld {
  return typeof name === 'string' && Object.hasOwn(TABELLE, name);
}

/** Ob die Zahl ein Betrag in € ist und keine Zahl von Tagen. */
export function istBetragsfeld(feld: Planfeld): feld is Betragsfeld {
  return PLANFELD[feld].einheit === '€';
}

/** Überschrift mit Einheit, wo keine daneben steht: „Zuwendung €“, „Fördertage“. */
export function mitEinheit(feld: Planfeld): string {
  return istBetragsfeld(feld) ? `${PLANFELD[feld].titel} €` : PLANFELD[feld].titel;
}

/** Derselbe Titel für schmale Spalten auf Bildschirm und Papier: Die langen Wörter dürfen getrennt werden. */
export function trennbar(titel: string): string {
  return titel
    .replace('zuwendungsfähig', 'zuwendungs\u00ADfähig')
    .replace('Integrationspauschale', 'Integrations\u00ADpauschale');
}
