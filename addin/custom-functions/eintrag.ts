/**
 * Wie ein Eintrag der Funktionstabelle aussieht: Zweck, Regeln, Parameter und wie gerechnet wird. Alles andere
 * (functions.json, die Anmeldung bei Excel, GK.RECHENWEG, die Hilfe, die Parametertabellen des Handbuchs) entsteht
 * daraus.
 */
import type { Schritt } from '../../shared/kern/rechenweg.ts';
import type { RegelId } from '../../shared/regelstand/regelid.ts';
import type { Verzeichnis } from '../../shared/regelstand/verzeichnis.ts';
import type { Parameterart } from './parameterart.ts';
import type { Wahl } from './regelstandwahl.ts';

export interface Parameter<T> {
  readonly art: Parameterart<NonNullable<T>>;
  /** Excel zeigt sie beim Tippen an. Ohne Zahlen, die in einem Regelstand stehen. */
  readonly beschreibung: string;
  /** Ein freiwilliger Parameter ist leer `null`; ein leerer nötiger ergibt #N/A. */
  readonly freiwillig: boolean;
}

/**
 * Die Parameter in ihrer Reihenfolge. Sie ist fest, weil Arbeitsmappen daran hängen; neue kommen freiwillig ans Ende.
 */
export type Parameterliste = Readonly<Record<string, Parameter<any>>>;

/** Die gelesenen Werte nach ihrem Namen. */
export type Werte<P extends Parameterliste> = {
  readonly [name in keyof P]: P[name] extends Parameter<infer T> ? T : never;
};

export type Zelltabelle = (string | number)[][];

/**
 * Dasselbe Ergebnis ohne Schritte, aus den Argumenten, wie Excel sie übergibt; `null`, wo die Schritte entscheiden. Beide
 * Wege hält `tests/addin/custom-functions/zahlenweg.test.ts` gleich.
 */
export type Zahlenweg<T> = (argumente: readonly unknown[]) => T | null;

/** Wie gerechnet wird, und was davon in der Zelle steht. */
export type Rechnung<W, R extends Verzeichnis> =
  /** Die Zelle zeigt den Wert dieses Schritts, GK.RECHENWEG seine Herleitung. */
  | { readonly schritt: (werte: W, regelstaende: R) => Schritt; readonly zahl?: Zahlenweg<number> }
  /**
   * Die Zelle zeigt eine Tabelle; hat sie Schritte, zeigt GK.RECHENWEG deren Herleitung, der letzte ist das Ergebnis.
   */
  | {
      readonly tabelle: (werte: W, regelstaende: R) => Zelltabelle;
      readonly schritte?: (werte: W, regelstaende: R) => readonly Schritt[];
      /** Die Tabelle enthält nur Zahlen. */
      readonly nurZahlen?: true;
      readonly zahl?: Zahlenweg<Zelltabelle>;
    }
  /** Die Zelle zeigt einen Text; einen Rechenweg hat er nicht. */
  | { readonly text: (werte: W, regelstaende: R) => string };

interface Eintrag<P extends Parameterliste, R extends Verzeichnis> {
  /** Name in Excel ohne „GK.“; zugleich der Anker in der Hilfe. */
  readonly id: string;
  /** Ein Satz ohne Punkt und ohne Zahlen, die in einem Regelstand stehen. */
  readonly zweck: string;
  /** Die Regeln, nach denen sie rechnet; sie stehen hinter dem Zweck. */
  readonly regeln: readonly RegelId[];
  readonly parameter: P;
  /** Mit welchen Regelständen gerechnet wird; ohne Angabe kommen alle in Frage. */
  readonly wahl?: Wahl<R>;
  readonly rechnung: Rechnung<Werte<P>, R>;
  /** Nennt das Ergebnis: „Betrag in €“. */
  readonly ergebnis: string;
}

/** Ein Eintrag, dessen Werte niemand mehr einzeln kennt. */
export interface Funktion extends Omit<Eintrag<Parameterliste, Verzeichnis>, 'rechnung' | 'wahl'> {
  readonly wahl?: Wahl<any> | undefined;
  readonly rechnung: Rechnung<any, any>;
}

/** Prüft nur die Typen: Die Rechnung bekommt genau die Werte, die ihre Parameter lesen. */
export function funktion<const P extends Parameterliste, R extends Verzeichnis = Verzeichnis>(
  eintrag: Eintrag<P, R>,
): Funktion {
  return eintrag;
}

export function noetig<T>(art: Parameterart<T>, beschreibung: string): Parameter<T> {
  return { art: art as Parameterart<NonNullable<T>>, beschreibung, freiwillig: false };
}

export function freiwillig<T>(art: Parameterart<T>, beschreibung: string): Parameter<T | null> {
  return { art: art as Parameterart<NonNullable<T>>, beschreibung, freiwillig: true };
}
