/** Der Finanzierungsplan eines Antrags mit seinen Hinweisen, und der Rechenweg zu jeder seiner Zahlen. */
import { quotient } from '../grund/geld.ts';
import { namensschluessel } from '../grund/name.ts';
import type { Schritt } from '../kern/rechenweg.ts';
import { type Rechenwegeintrag, rechenwegeintraege } from '../kern/rechenweg-text.ts';
import type { Verzeichnis } from '../regelstand/verzeichnis.ts';
import { abwicklungsergebnis } from './abwicklungsrechnung.ts';
import { haushaltsergebnis } from './haushaltsrechnung.ts';
import { hinweiseZu } from './hinweise.ts';
import type { Ergebnis, Finanzierungsplan, Hinweis, Plansumme } from './plan-typen.ts';
import type { Planfeld } from './planfelder.ts';
import { type Planbescheid, type Planrechnung, planrechnung, type Summenrechnung } from './planrechnung.ts';
import { betraege } from './planschritte.ts';
import type { Pruefangaben } from './pruefangaben.ts';
import type { Antrag } from './schema.ts';

/** Eine Zahl des Finanzierungsplans. */
export type Planziel =
  | { readonly id: string; readonly haushaltsjahr: number; readonly feld: Planfeld }
  | { readonly summe: 'haushaltsjahr' | 'baustein'; readonly schluessel: number; readonly feld: Planfeld }
  | { readonly summe: 'traeger'; readonly schluessel: string; readonly feld: Planfeld }
  | { readonly summe: 'gesamt'; readonly schluessel?: null; readonly feld: Planfeld }
  | { readonly feld: 'stellenNachSchluessel' };

/**
 * Rechnet den ganzen Antrag. Was sich nicht rechnen lässt, ist eine Zeile ohne Beträge mit einem Hinweis, und jede
 * Summe, zu der sie gehört, ist `null`. `verzeichnis` sind die Regelstände, mit denen gerechnet wird.
 */
export function berechneErgebnis(
  antrag: Antrag,
  verzeichnis?: Verzeichnis,
  bescheide: readonly Planbescheid[] = [],
  pruefung?: Pruefangaben,
): { ergebnis: Ergebnis; hinweise: Hinweis[] } {
  const rechnung = planrechnung(antrag, verzeichnis, namensschluessel, bescheide);
  return { ergebnis: ergebnisVon(rechnung), hinweise: hinweiseZu(rechnung, pruefung) };
}

/** Plan, Abwicklung und Haushalt, so wie sie mit einer Version gespeichert werden. */
export function ergebnisVon(rechnung: Planrechnung): Ergebnis {
  return {
    finanzierungsplan: finanzierungsplan(rechnung),
    abwicklung: abwicklungsergebnis(rechnung),
    haushalt: haushaltsergebnis(rechnung),
  };
}

/** Der Rechenweg zu einer Zahl des Plans; `null`, wenn es sie nicht gibt oder sie sich nicht berechnen lässt. */
export function rechenwegZu(antrag: Antrag, ziel: Planziel, verzeichnis?: Verzeichnis): Rechenwegeintrag[] | null {
  const schritt = planschritt(planrechnung(antrag, verzeichnis), ziel);
  return schritt && rechenwegeintraege(schritt);
}

/** Der Schritt, dessen Wert die Zahl des Plans ist. Wer mehrere Zahlen erklärt, rechnet den Plan damit nur einmal. */
export function planschritt(rechnung: Planrechnung, ziel: Planziel): Schritt | null {
  if (ziel.feld === 'stellenNachSchluessel') return rechnung.stellenNachSchluessel;
  const schritte =
    'id' in ziel
      ? rechnung.zeilen.find((zeile) => zeile.id === ziel.id && zeile.haushaltsjahr === ziel.haushaltsjahr)?.schritte
      : summenrechnung(rechnung, ziel)?.schritte;
  return schritte ? schritte[ziel.feld] : null;
}

function summenrechnung(
  rechnung: Planrechnung,
  ziel: Extract<Planziel, { summe: string }>,
): Summenrechnung<unknown> | undefined {
  switch (ziel.summe) {
    case 'gesamt':
      return rechnung.gesamt;
    case 'haushaltsjahr':
      return rechnung.jeHaushaltsjahr.find((summe) => summe.schluessel === ziel.schluessel);
    case 'baustein':
      return rechnung.jeBaustein.find((summe) => summe.schluessel === ziel.schluessel);
    case 'traeger':
      return rechnung.jeTraeger.find((summe) => summe.schluessel === ziel.schluessel);
  }
}

/** Die Zahlen des Plans, so wie sie gespeichert werden. */
export function finanzierungsplan(rechnung: Planrechnung): Finanzierungsplan {
  return {
    zeilen: rechnung.zeilen.map(({ schritte, ...kopf }) => ({ ...kopf, betraege: schritte && betraege(schritte) })),
    jeHaushaltsjahr: rechnung.jeHaushaltsjahr.map(plansumme),
    jeBaustein: rechnung.jeBaustein.map(plansumme),
    jeTraeger: rechnung.jeTraeger.map(plansumme),
    gesamt: rechnung.gesamt.schritte && betraege(rechnung.gesamt.schritte),
    stellenNachSchluessel: rechnung.stellenNachSchluessel && stellenText(rechnung.stellenNachSchluessel),
  };
}

/** Stellen als Dezimaltext mit wenigstens einer Nachkommastelle: "2.5", "3.0". */
export function stellenText({ wert }: Pick<Schritt, 'wert'>): string {
  const stellen = quotient(wert);
  return stellen.toFixed(Math.max(1, stellen.decimalPlaces()));
}

function plansumme<S>({ schluessel, schritte }: Summenrechnung<S>): Plansumme<S> {
  return { schluessel, betraege: schritte && betraege(schritte) };
}
