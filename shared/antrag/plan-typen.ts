/**
 * Die Ergebnisse eines Antrags, wie sie gespeichert, verglichen und angezeigt werden. Beträge als Text in € mit zwei
 * Nachkommastellen.
 */

import type { Baustein } from '../grund/bausteine.ts';
import type { Abwicklungsergebnis } from './abwicklungsergebnis.ts';
import type { Haushaltsergebnis } from './haushaltstypen.ts';
import type { Betraege } from './planfelder.ts';

/** Ein Eintrag in einem Haushaltsjahr. */
export interface Planzeile {
  readonly id: string;
  /** `kuerzung`: was der Zuwendung aller Einträge zum Budget fehlt; sie steht hinter ihnen. */
  readonly art: 'stelle' | 'massnahme' | 'kuerzung';
  readonly baustein: Baustein;
  readonly bezeichnung: string;
  readonly traeger: string;
  /** `null`, wenn der Eintrag keinem Haushaltsjahr zugeordnet werden kann. */
  readonly haushaltsjahr: number | null;
  /** Id des Regelstands, mit dem gerechnet ist; `null`, wenn keiner gilt. Ab Schema 4. */
  readonly regelstand?: string | null | undefined;
  /** `null`, wenn der Eintrag nicht berechnet werden kann; der Grund steht als Hinweis daneben. */
  readonly betraege: Betraege | null;
}

/** Eine Summe; `null` statt einer Teilsumme, sobald ein Eintrag fehlt, der dazugehört. */
export interface Plansumme<S> {
  readonly schluessel: S;
  readonly betraege: Betraege | null;
}

/** Der Plan, wie er mit der Version gespeichert wird: Zeilen und ihre Summen. */
export interface Finanzierungsplan {
  readonly zeilen: readonly Planzeile[];
  readonly jeHaushaltsjahr: readonly Plansumme<number>[];
  readonly jeBaustein: readonly Plansumme<number>[];
  readonly jeTraeger: readonly Plansumme<string>[];
  readonly gesamt: Betraege | null;
  /** Stellen nach R1–R3 (Dezimaltext), `null` ohne Geschäftsführende Stelle (R2) oder ohne Regelstand. */
  readonly stellenNachSchluessel: string | null;
}

/** `fehler` verhindert das Einreichen, `warnung` soll jemand ansehen, `info` erklärt. */
export type Schweregrad = 'fehler' | 'warnung' | 'info';

/** Ein Befund zum Antrag. `felder` sind Pfade wie `stellen[0].von` im Antrag. */
export interface Hinweis {
  readonly code: string;
  readonly schweregrad: Schweregrad;
  readonly felder: readonly string[];
  readonly text: string;
  readonly regel: string | null;
}

/** Das Programm berechnet dies zu einem Antrag und speichert es mit jeder Version. */
export interface Ergebnis {
  readonly finanzierungsplan: Finanzierungsplan;
  /** Ab Schema 3. */
  readonly abwicklung?: Abwicklungsergebnis | undefined;
  /** Was durch den Haushalt der Kommune geht (R25); in früher gespeicherten Versionen steht es nicht. */
  readonly haushalt?: Haushaltsergebnis | undefined;
}
