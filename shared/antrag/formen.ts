/**
 * Zwei Nummern, nie vermischt: `form` ist die Form einer Version, `schema` die des Antrags in ihr. Ausgegeben,
 * ausgeführt und geprüft wird eine Version genau so, wie sie gehasht wurde. In die heutige Form kommt sie nur im
 * Speicher, um zu rechnen, zu vergleichen oder ein Blatt zu schreiben, und zwar mit {@link MIGRATIONEN}: reinen
 * Schritten von n nach n + 1, einer nach dem anderen.
 */
import { type Namensvergleich, namensschluessel, zeichengleich } from '../grund/name.ts';
import { mitVorgaben } from './antragsteile.ts';
import { ausKurzbescheid } from './bescheid.ts';
import type { Antragsversion } from './version.ts';

/** Die Form, in der Versionen gespeichert werden. */
export const FORM = 4;
/** Die Form, in der Anträge gespeichert werden. */
export const SCHEMA = 4;

export interface Formnummern {
  readonly form: number;
  readonly schema: number;
}

/** Die Nummern einer Version; ohne `form` sind es 1 und 1. */
export function formnummern({ form, schema }: Pick<Antragsversion, 'form' | 'schema'>): Formnummern {
  return form === undefined ? { form: 1, schema: 1 } : { form, schema: schema ?? 1 };
}

/** Ob eine spätere Fassung des Programms sie geschrieben hat; lesen kann diese sie nicht. */
export function istNeuer({ form, schema }: Formnummern): boolean {
  return form > FORM || schema > SCHEMA;
}

/**
 * Wie eine Version ihre Namen vergleicht: in Schema 1 Zeichen für Zeichen, ab Schema 2 mit {@link namensschluessel}.
 * Wer mit dem Inhalt einer gespeicherten Version rechnet, nimmt ihren Vergleich, sonst kämen andere Zahlen heraus als
 * die gespeicherten.
 */
export function vergleichDer(version: Pick<Antragsversion, 'form' | 'schema'>): Namensvergleich {
  return formnummern(version).schema === 1 ? zeichengleich : namensschluessel;
}

/** Ein Schritt liest nur dies; alles andere an einer Version reicht er weiter. */
type Inhalt = Pick<Antragsversion, 'form' | 'schema' | 'antrag'> &
  Partial<Pick<Antragsversion, 'bescheid' | 'bescheide' | 'bescheidVon'>>;

/** Ein Schritt: hebt genau eine der beiden Nummern um 1. */
export interface Migration {
  readonly nummer: keyof Formnummern;
  readonly von: number;
  schritt<V extends Inhalt>(version: V): V;
}

/** Alle Schritte, geordnet je Nummer. Wer eine Nummer erhöht, trägt hier einen ein. */
export const MIGRATIONEN: readonly Migration[] = [
  // Kommune, Rollen und Urheber hielt Form 1 nicht fest; erfunden werden sie auch hier nicht, sie bleiben unbekannt.
  { nummer: 'form', von: 1, schritt: (version) => ({ ...version, form: 2, schema: 1 }) },
  // Bis Form 2 gab es einen Bescheid, immer für Baustein 6 und nur mit seiner Summe.
  {
    nummer: 'form',
    von: 2,
    schritt: (version) => ({
      ...version,
      form: 3,
      bescheide: version.bescheid ? [ausKurzbescheid(version.bescheid, version.bescheidVon ?? null)] : [],
    }),
  },
  // Kein neues Feld: Form 4 hält im Ergebnis fest, mit welchem Regelstand jede Zeile gerechnet ist.
  { nummer: 'form', von: 3, schritt: (version) => ({ ...version, form: 4 }) },
  // Kein neues Feld: Ab Schema 2 vergleicht die Rechnung Namen anders (namensvergleich).
  { nummer: 'schema', von: 1, schritt: (version) => ({ ...version, schema: 2 }) },
  // Schema 2 hielt nicht fest, was nach dem Bescheid geschah.
  {
    nummer: 'schema',
    von: 2,
    schritt: (version) => ({ ...version, schema: 3, antrag: { ...version.antrag, abwicklung: null } }),
  },
  // Bis Schema 3 wählte niemand: Es galt, was heute vorgegeben ist.
  { nummer: 'schema', von: 3, schritt: (version) => ({ ...version, schema: 4, antrag: mitVorgaben(version.antrag) }) },
];

/**
 * Die Version in der heutigen Form, nur zum Rechnen, Vergleichen und Schreiben eines Blatts; ihr Hash gilt dafür nicht
 * mehr.
 * @throws {Error} wenn sie neuer ist als dieses Programm
 */
export function inHeutigerForm<V extends Inhalt>(version: V, migrationen: readonly Migration[] = MIGRATIONEN): V {
  if (istNeuer(formnummern(version))) throw new Error(`Die Version ist ${NEUER}.`);
  return migrationen.reduce(
    (stand, { nummer, von, schritt }) => (formnummern(stand)[nummer] === von ? schritt(stand) : stand),
    version,
  );
}

/** Satzteil für eine Version, die dieses Programm nicht kennt. */
export const NEUER = 'neuer als dieses Programm, bitte neu laden';
