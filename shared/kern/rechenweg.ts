/**
 * Die Rechnung ist die Aufzeichnung: ein Schritt kennt seine Rechnung mit ihren Operanden und rechnet seinen Wert
 * daraus selbst aus, erst wenn ihn jemand braucht. Der Rechenweg eines Ergebnisses sind die Schritte, von denen es
 * abhängt; Erklärung und Zahl können nicht auseinanderlaufen.
 */
import { aufStufe, cent, type Exakt, vergleiche } from '../grund/geld.ts';
import type { Groesse, Herkunft, JedeGroesse, Zahl, Zahleinheit } from '../regelstand/groesse.ts';
import type { RegelId } from '../regelstand/regelid.ts';
import type { Werte } from '../regelstand/werte.ts';
import type { Rechnung } from './rechnungen.ts';

/** Auf Cent (A4) oder auf Vielfache eines Werts des Regelstands (R3), Hälften aufwärts. */
export type Rundung = { readonly art: 'cent' } | { readonly art: 'stufe'; readonly stufe: Groesse };

export const AUF_CENT: Rundung = Object.freeze({ art: 'cent' });

/** Eine Auslegung (A…) mit dem Ergebnis der anderen Lesart; sie greift nur, wo beide verschieden sind. */
export interface Lesart<E extends Zahleinheit = Zahleinheit> {
  readonly id: RegelId;
  readonly bezeichnung: string;
  readonly andere: () => Zahl<E>;
}

interface Schrittangaben<E extends Zahleinheit> {
  readonly id: string;
  readonly titel: string;
  readonly jahr?: number;
  readonly einheit: E;
  readonly rechnung: Rechnung<E>;
  readonly rundung?: Rundung;
  /**
   * So viele Nachkommastellen zeigt der Rechenweg von einem ungerundeten Betrag (A10); gerechnet wird mit dem exakten.
   */
  readonly gezeigt?: number;
  readonly regeln: readonly RegelId[];
  /** Der Regelstand, dessen Regeln hier gelten; ohne Angabe die seiner Operanden. */
  readonly regelstand?: Werte;
  /** Auslegungen, die hier greifen können; erst erzeugt, wenn jemand sie lesen will. */
  readonly lesarten?: () => readonly Lesart<E>[];
}

const GERECHNET: Herkunft = Object.freeze({ art: 'gerechnet' });

/** Ein Ergebnis mit seiner Herleitung; gerechnet wird beim ersten Lesen von `wert`, und nur einmal. */
export class Schritt<E extends Zahleinheit = Zahleinheit> implements Groesse<E> {
  private quelle: Schrittangaben<E> | (() => Schrittangaben<E>);
  private gerechnet: Zahl<E> | undefined;

  /**
   * `vorab` ist der Wert, wo er schon auf einem Weg ohne Schritte gerechnet ist, der auf denselben kommt; dann können die
   * Angaben entstehen, wenn jemand den Rechenweg liest.
   */
  constructor(angaben: Schrittangaben<E> | (() => Schrittangaben<E>), vorab?: Zahl<E>) {
    this.quelle = angaben;
    this.gerechnet = vorab;
  }

  get angaben(): Schrittangaben<E> {
    if (typeof this.quelle === 'function') this.quelle = this.quelle();
    return this.quelle;
  }

  get name(): string {
    return this.angaben.jahr === undefined ? this.angaben.titel : `${this.angaben.titel} ${this.angaben.jahr}`;
  }

  get einheit(): E {
    return this.angaben.einheit;
  }

  get herkunft(): Herkunft {
    return GERECHNET;
  }

  /** Alles, woraus der Schritt entsteht: die Operanden seiner Rechnung und die Stufe, auf die er rundet. */
  get operanden(): readonly JedeGroesse[] {
    const { rechnung, rundung } = this.angaben;
    return rundung?.art === 'stufe' ? [...rechnung.operanden, rundung.stufe] : rechnung.operanden;
  }

  /** Der Wert vor der Rundung dieses Schritts. */
  get exakterWert(): Zahl<E> {
    return this.angaben.rechnung.rechne();
  }

  /** Der Wert des Schritts, nach seiner Rundung. */
  get wert(): Zahl<E> {
    this.gerechnet ??= runde(this.exakterWert, this.angaben.rundung);
    return this.gerechnet;
  }

  /** Die Auslegungen, die hier greifen, mit dem anderen Ergebnis. */
  get greifendeLesarten(): { id: RegelId; bezeichnung: string; wert: Zahl<E> }[] {
    return (this.angaben.lesarten?.() ?? [])
      .map((lesart) => ({ id: lesart.id, bezeichnung: lesart.bezeichnung, wert: lesart.andere() }))
      .filter((lesart) => vergleiche(lesart.wert, this.wert) !== 0);
  }
}

/**
 * Alle Schritte, von denen die Ergebnisse abhängen, jeder einmal, Voraussetzungen zuerst, das letzte Ergebnis zuletzt.
 */
export function rechenweg(...ergebnisse: readonly Schritt[]): Schritt[] {
  const reihenfolge = new Set<Schritt>();
  const besuche = (schritt: Schritt): void => {
    if (reihenfolge.has(schritt)) return;
    for (const operand of schritt.operanden) if (operand instanceof Schritt) besuche(operand);
    reihenfolge.add(schritt);
  };
  for (const ergebnis of ergebnisse) besuche(ergebnis);
  return [...reihenfolge];
}

function runde(wert: Exakt, rundung: Rundung | undefined): Exakt {
  if (rundung === undefined) return wert;
  return rundung.art === 'cent' ? cent(wert) : aufStufe(wert, rundung.stufe.wert, 'auf');
}
