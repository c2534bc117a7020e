/**
 * Die Rechnung ist die Aufzeichnung: ein Schritt kennt seine Operanden und seine Operation und rechnet
 * seinen Wert daraus selbst aus, erst wenn ihn jemand braucht. Der Rechenweg eines Ergebnisses sind die
 * Schritte, von denen es abhängt; Erklärung und Zahl können nicht auseinanderlaufen.
 */

import type { Datum } from '../grund/datum.ts';
import { aufStufe, cent, type Exakt, vergleiche } from '../grund/geld.ts';
import type { RegelId } from '../regelstand/regeln.ts';
import { type Operation, rechne } from './operationen.ts';

export type Einheit = '€' | 'Tage' | 'Stellen' | 'Personen' | 'Anteil' | 'Monate' | 'Jahr' | 'Datum';

/** Ein benannter Wert: Eingabe, Wert des Regelstands oder Ergebnis eines Schritts. */
export interface Groesse {
  readonly bezeichnung: string;
  readonly einheit: Einheit;
  readonly wert: Exakt | Datum;
  /** Regel, aus der ein fester Wert stammt. */
  readonly regel?: RegelId;
}

export type Rundung = { readonly art: 'cent' } | { readonly art: 'stufe'; readonly schritt: Exakt };

export const AUF_CENT: Rundung = Object.freeze({ art: 'cent' });

/** Eine Auslegung (A…) mit dem Ergebnis der anderen Lesart; sie greift nur, wo beide verschieden sind. */
export interface Lesart {
  readonly id: RegelId;
  readonly bezeichnung: string;
  readonly andere: () => Exakt;
}

interface SchrittAngaben {
  readonly id: string;
  readonly titel: string;
  readonly jahr?: number;
  readonly einheit: Einheit;
  readonly operation: Operation;
  readonly operanden: readonly Groesse[];
  readonly rundung?: Rundung;
  readonly regeln: readonly RegelId[];
  /** Auslegungen, die hier greifen können; erst erzeugt, wenn jemand sie lesen will. */
  readonly lesarten?: () => readonly Lesart[];
}

/** Ein Ergebnis mit seiner Herleitung; gerechnet wird beim ersten Lesen von `wert`, und nur einmal. */
export class Schritt implements Groesse {
  readonly angaben: SchrittAngaben;
  private gerechnet: Exakt | undefined;

  constructor(angaben: SchrittAngaben) {
    this.angaben = angaben;
  }

  get bezeichnung(): string {
    return this.angaben.jahr === undefined ? this.angaben.titel : `${this.angaben.titel} ${this.angaben.jahr}`;
  }

  get einheit(): Einheit {
    return this.angaben.einheit;
  }

  /** Der Wert vor der Rundung dieses Schritts. */
  get exakterWert(): Exakt {
    return rechne(this.angaben.operation, this.angaben.operanden);
  }

  /** Der Wert des Schritts, nach seiner Rundung. */
  get wert(): Exakt {
    this.gerechnet ??= runde(this.exakterWert, this.angaben.rundung);
    return this.gerechnet;
  }

  /** Die Auslegungen, die hier greifen, mit dem anderen Ergebnis. */
  get greifendeLesarten(): { id: RegelId; bezeichnung: string; wert: Exakt }[] {
    return (this.angaben.lesarten?.() ?? [])
      .map((lesart) => ({ id: lesart.id, bezeichnung: lesart.bezeichnung, wert: lesart.andere() }))
      .filter((lesart) => vergleiche(lesart.wert, this.wert) !== 0);
  }
}

/** Ob ein Wert ein Tag ist und keine Zahl. */
export function istDatum(wert: Exakt | Datum): wert is Datum {
  return 'monat' in wert;
}

/** Alle Schritte, von denen die Ergebnisse abhängen, jeder einmal, Voraussetzungen zuerst, das letzte Ergebnis zuletzt. */
export function rechenweg(...ergebnisse: readonly Schritt[]): Schritt[] {
  const reihenfolge = new Set<Schritt>();
  const besuche = (schritt: Schritt): void => {
    if (reihenfolge.has(schritt)) return;
    for (const operand of schritt.angaben.operanden) if (operand instanceof Schritt) besuche(operand);
    reihenfolge.add(schritt);
  };
  for (const ergebnis of ergebnisse) besuche(ergebnis);
  return [...reihenfolge];
}

function runde(wert: Exakt, rundung: Rundung | undefined): Exakt {
  if (rundung === undefined) return wert;
  return rundung.art === 'cent' ? cent(wert) : aufStufe(wert, rundung.schritt, 'auf');
}
