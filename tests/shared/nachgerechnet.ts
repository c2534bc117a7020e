/** Rechnet einen Schritt aus seinen aufgezeichneten Operanden nach, ohne den Code des Kerns: Operation und Rundung noch einmal mit BigInt-Brüchen. */
import { alsIso, type Datum } from '../../shared/grund/datum.ts';
import type { Exakt } from '../../shared/grund/geld.ts';
import type { Groesse, Schritt } from '../../shared/kern/rechenweg.ts';
import { type Bruch, bruch, durch, foerdertageJeMonat, gerundet, gleich, groesser, kleiner, mal, minus, plus } from './unabhaengig.ts';

const NULL = bruch('0');

export function alsBruch({ zaehler, nenner }: Exakt): Bruch {
  return durch(bruch(zaehler.toFixed()), bruch(nenner.toFixed()));
}

/** Ob der Wert des Schritts der ist, der sich aus seinen Operanden ergibt. */
export function stimmt(schritt: Schritt): boolean {
  const { operation, operanden, rundung } = schritt.angaben;
  const exakt = OPERATIONEN[operation](operanden);
  if (!gleich(exakt, alsBruch(schritt.exakterWert))) return false;
  return gleich(rundung === undefined ? exakt : gerundet(exakt, rundung.art === 'cent' ? 100n : 2n), alsBruch(schritt.wert));
}

const wert = (groesse: Groesse | undefined): Bruch => alsBruch((groesse as Groesse).wert as Exakt);
const falte = (operanden: readonly Groesse[], verknuepfe: (a: Bruch, b: Bruch) => Bruch): Bruch => operanden.map(wert).reduce(verknuepfe);

const OPERATIONEN: Record<Schritt['angaben']['operation'], (operanden: readonly Groesse[]) => Bruch> = {
  uebernommen: ([einziger]) => wert(einziger),
  produkt: (operanden) => falte(operanden, mal),
  anteilig: (operanden) => durch(falte(operanden.slice(0, -1), mal), wert(operanden.at(-1))),
  minimum: (operanden) => falte(operanden, kleiner),
  maximum: (operanden) => falte(operanden, groesser),
  summe: (operanden) => operanden.map(wert).reduce(plus, NULL),
  differenz: (operanden) => falte(operanden, minus),
  foerdertage: ([von, bis, jahr, ...grenzen]) => {
    const tage = foerdertageJeMonat(alsIso(von?.wert as Datum), alsIso(bis?.wert as Datum));
    const gesucht = Number(wert(jahr).z / wert(jahr).n);
    const frei = new Map(grenzen.map((grenze) => [(grenze as Groesse & { monat: number }).monat, Number(wert(grenze).z)]));
    let summe = 0;
    for (const [monat, anzahl] of tage) {
      if (Number(monat.slice(0, 4)) === gesucht) summe += Math.min(anzahl, frei.get(Number(monat.slice(5))) ?? 30);
    }
    return bruch(String(summe));
  },
  verteilt: ([budget, anteil, summe, zusatz]) => {
    const exakt = durch(mal(wert(budget), wert(anteil)), wert(summe));
    return plus({ z: (exakt.z * 100n) / exakt.n, n: 100n }, wert(zusatz));
  },
};
