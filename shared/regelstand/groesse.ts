/**
 * Eine Größe: ein benannter Wert mit Einheit, der weiß, woher er kommt. Sie liegt beim Regelstand und nicht im Kern,
 * weil der Regelstand seine Werte als Größen ausgibt und unter dem Kern liegt.
 */
import type { Datum } from '../grund/datum.ts';
import { Exakt, exakt } from '../grund/geld.ts';
import type { RegelId } from './regelid.ts';
import type { Fundstelle } from './typen.ts';

/** `Tageszahl` ist ein Tag als Ergebnis: Excels serielle Zahl, im Rechenweg als Datum geschrieben. */
export type Zahleinheit = '€' | 'Tage' | 'Stellen' | 'Personen' | 'Anteil' | 'Monate' | 'Jahr' | 'Tageszahl';
export type Einheit = JedeGroesse['einheit'];

declare const EINHEIT: unique symbol;
/** Eine exakte Zahl mit ihrer Einheit; die Einheit kennt nur der Compiler, sie kostet beim Rechnen nichts. */
export type Zahl<E extends Zahleinheit = Zahleinheit> = Exakt & { readonly [EINHEIT]?: E };

/** Woher ein Wert kommt. Nur Werte eines Regelstands haben eine Fundstelle, und jeder seine eigene. */
export type Herkunft =
  | { readonly art: 'eingabe' }
  | {
      readonly art: 'regelstand';
      readonly regelstand: string;
      readonly regel: RegelId;
      readonly fundstelle: Fundstelle;
    }
  /** Aus unserer Lesart entstanden, nicht aus einem Dokument. */
  | { readonly art: 'auslegung'; readonly regel: RegelId }
  /** Ergebnis eines Schritts; seine Operanden sagen mehr. */
  | { readonly art: 'gerechnet' };

interface Benannt {
  readonly name: string;
  readonly herkunft: Herkunft;
}

/** Eine Zahl mit Name, Einheit und Herkunft. */
export interface Groesse<E extends Zahleinheit = Zahleinheit> extends Benannt {
  readonly einheit: E;
  readonly wert: Zahl<E>;
  /** Wo der Regelstand nur Grenzen setzt (Quote von Baustein 5): die, in denen die Eingabe liegt. */
  readonly grenzen?: readonly [Groesse<E>, Groesse<E>];
}

/** Ein Tag mit Name und Herkunft. */
export interface Tagesgroesse extends Benannt {
  readonly einheit: 'Datum';
  readonly wert: Datum;
  readonly grenzen?: undefined;
}

/** Jeder Wert, den ein Rechenweg nennt; an `einheit` unterscheidbar. */
export type JedeGroesse = Groesse | Tagesgroesse;

const EINGABE: Herkunft = Object.freeze({ art: 'eingabe' });

/** Eine Eingabe, so wie sie gemacht wurde. */
export function eingabe<E extends Zahleinheit>(name: string, wert: Exakt | number, einheit: E): Groesse<E> {
  return { name, einheit, wert: wert instanceof Exakt ? wert : exakt(wert), herkunft: EINGABE };
}

/** Ein eingegebener Tag. */
export function tagEingabe(name: string, wert: Datum): Tagesgroesse {
  return { name, einheit: 'Datum', wert, herkunft: EINGABE };
}

/** Ob die Größe ein Tag ist und keine Zahl. */
export function istTag(groesse: JedeGroesse): groesse is Tagesgroesse {
  return groesse.einheit === 'Datum';
}
