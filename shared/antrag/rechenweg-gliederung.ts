/**
 * Der Rechenweg zu einer Zahl des Plans, gegliedert: zuerst das Ergebnis, darunter je Summand ein Teil. Ein Teil wird
 * erst geschrieben, wenn ihn jemand aufklappt: Eine Summe kann hunderte Einträge haben.
 */
import { Schritt } from '../kern/rechenweg.ts';
import { ergebniseintrag, type Rechenwegeintrag, rechenwegeintraege } from '../kern/rechenweg-text.ts';
import { summe } from '../kern/rechnungen.ts';
import type { Zahleinheit } from '../regelstand/groesse.ts';
import type { Verzeichnis } from '../regelstand/verzeichnis.ts';
import { type Planziel, planschritt } from './finanzierungsplan.ts';
import { PLANFELD } from './planfelder.ts';
import { type Planrechnung, planrechnung, postenschritt } from './planrechnung.ts';
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
  return schritt && gegliedert(schritt);
}

/**
 * Der Rechenweg zu einer Summe, die nur das Blatt zeigt: aus diesen Zahlen des Plans, die eine Einheit haben. `null`,
 * wenn es keine gibt oder eine sich nicht berechnen lässt; eine einzelne erklärt sich selbst.
 */
export function gegliederteSumme(
  antrag: Antrag,
  titel: string,
  ziele: readonly Zahlziel[],
  verzeichnis?: Verzeichnis,
): GegliederterRechenweg | null {
  const rechnung = planrechnung(antrag, verzeichnis);
  const [erstes, ...weitere] = ziele;
  if (!erstes) return null;
  if (weitere.length === 0) {
    const schritt = planschritt(rechnung, erstes);
    return schritt && gegliedert(schritt);
  }
  const summanden = ziele.map((ziel) => summand(rechnung, ziel)).filter((schritt) => schritt !== null);
  if (summanden.length < ziele.length) return null;
  return gegliedert(
    new Schritt({
      id: 'summe',
      titel,
      einheit: PLANFELD[erstes.feld].einheit,
      rechnung: summe<Zahleinheit>(summanden),
      regeln: [...new Set(ziele.map(({ feld }) => PLANFELD[feld].summenregel))],
    }),
  );
}

/** Eine Zahl einer Zeile oder Summe des Plans. */
type Zahlziel = Exclude<Planziel, { readonly feld: 'stellenNachSchluessel' }>;

/** Eine Zeile heißt unter anderen mit ihrem Eintrag: „Zuwendung 2020 von S1 (Teilhabemanagement)“. */
function summand(rechnung: Planrechnung, ziel: Zahlziel): Schritt | null {
  const schritt = planschritt(rechnung, ziel);
  if (schritt === null || !('id' in ziel)) return schritt;
  const zeile = rechnung.zeilen.find(({ id }) => id === ziel.id);
  return zeile ? postenschritt(zeile, ziel.haushaltsjahr, ziel.feld, schritt) : null;
}

/** Der Rechenweg zu einem Schritt: er selbst, darunter seine Summanden oder die Schritte bis dahin. */
export function gegliedert(schritt: Schritt): GegliederterRechenweg {
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
