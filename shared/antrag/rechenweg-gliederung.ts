/**
 * Der Rechenweg zu einer Zahl des Plans, gegliedert: zuerst das Ergebnis, darunter je Summand ein Teil. Ein Teil wird
 * erst geschrieben, wenn ihn jemand aufklappt: Eine Summe kann hunderte Einträge haben.
 */
import { Schritt } from '../kern/rechenweg.ts';
import { ergebniseintrag, type Rechenwegeintrag, rechenwegeintraege } from '../kern/rechenweg-text.ts';
import type { Verzeichnis } from '../regelstand/verzeichnis.ts';
import { type Planziel, planschritt } from './finanzierungsplan.ts';
import { planrechnung } from './planrechnung.ts';
import type { Antrag } from './schema.ts';

export interface Rechenwegteil {
  /** „Zuwendung 2020 von S1 (Teilhabemanagement)“, oder bei einer einzelnen Zahl „Schritte bis dahin“. */
  readonly titel: string;
  zeilen(): readonly Rechenwegeintrag[];
}

export interface GegliederterRechenweg {
  readonly ergebnis: Rechenwegeintrag;
  readonly teile: readonly Rechenwegteil[];
}

/** `null`, wenn es die Zahl nicht gibt oder sie sich nicht berechnen lässt. */
export function gegliederterRechenweg(
  antrag: Antrag,
  ziel: Planziel,
  verzeichnis?: Verzeichnis,
): GegliederterRechenweg | null {
  const schritt = planschritt(planrechnung(antrag, verzeichnis), ziel);
  if (schritt === null) return null;
  const ergebnis = ergebniseintrag(schritt);
  if (schritt.angaben.rechnung.art === 'summe') {
    const summanden = schritt.operanden.filter((operand) => operand instanceof Schritt);
    return { ergebnis, teile: summanden.map((s) => ({ titel: s.name, zeilen: () => rechenwegeintraege(s) })) };
  }
  const davor = () => rechenwegeintraege(schritt).slice(0, -1);
  return {
    ergebnis,
    teile: schritt.operanden.some((o) => o instanceof Schritt) ? [{ titel: DAVOR, zeilen: davor }] : [],
  };
}

const DAVOR = 'Schritte bis dahin';
