/**
 * Rechnet einen Schritt aus seinen aufgezeichneten Operanden nach, ohne den Code des Kerns: Operation und Rundung noch
 * einmal mit BigInt-Brüchen.
 */
import { alsIso, type Datum } from '../../shared/grund/datum.ts';
import type { Exakt } from '../../shared/grund/geld.ts';
import type { Schritt } from '../../shared/kern/rechenweg.ts';
import type { Rechnungsart } from '../../shared/kern/rechnungen.ts';
import type { Groesse, JedeGroesse } from '../../shared/regelstand/groesse.ts';
import {
  type Bruch,
  bruch,
  durch,
  foerdertageJeMonat,
  gerundet,
  gleich,
  groesser,
  kleiner,
  mal,
  minus,
  plus,
} from './unabhaengig.ts';

const NULL = bruch('0');

export function alsBruch({ zaehler, nenner }: Exakt): Bruch {
  return durch(bruch(zaehler.toFixed()), bruch(nenner.toFixed()));
}

/** Ob der Wert des Schritts der ist, der sich aus seinen Operanden ergibt. */
export function stimmt(schritt: Schritt): boolean {
  const { rechnung, rundung } = schritt.angaben;
  const exakt = RECHNUNGEN[rechnung.art](rechnung.operanden);
  if (!gleich(exakt, alsBruch(schritt.exakterWert))) return false;
  return gleich(
    rundung === undefined
      ? exakt
      : gerundet(exakt, rundung.art === 'cent' ? 100n : wert(rundung.stufe).n / wert(rundung.stufe).z),
    alsBruch(schritt.wert),
  );
}

/** Von und bis, Haushaltsjahr, dann je begrenztem Monat, was frei ist; gezählt Tag für Tag. */
function monatsweise([von, bis, jahr, ...grenzen]: readonly JedeGroesse[], zaehle: (tage: number) => number): Bruch {
  const [erster, letzter] = [von, bis].map((tag) => Date.parse(alsIso(tag?.wert as Datum))) as [number, number];
  const gesucht = Number(wert(jahr).z / wert(jahr).n);
  const tage = new Map<number, number>();
  for (let t = erster; t <= letzter; t += 86_400_000) {
    const tag = new Date(t);
    if (tag.getUTCFullYear() === gesucht) tage.set(tag.getUTCMonth() + 1, (tage.get(tag.getUTCMonth() + 1) ?? 0) + 1);
  }
  const frei = new Map(grenzen.map((g) => [(g as Groesse & { monat: number }).monat, Number(wert(g).z / wert(g).n)]));
  let summe = 0;
  for (const [monat, anzahl] of tage) summe += Math.min(zaehle(anzahl), frei.get(monat) ?? 31);
  return bruch(String(summe));
}

const wert = (groesse: JedeGroesse | undefined): Bruch => alsBruch((groesse as Groesse).wert as Exakt);
const falte = (operanden: readonly JedeGroesse[], verknuepfe: (a: Bruch, b: Bruch) => Bruch): Bruch =>
  operanden.map(wert).reduce(verknuepfe);

const RECHNUNGEN: Record<Rechnungsart, (operanden: readonly JedeGroesse[]) => Bruch> = {
  ausserhalbDesFensters: () => NULL,
  uebernommen: ([einziger]) => wert(einziger),
  produkt: (operanden) => falte(operanden, mal),
  anteilig: (operanden) => durch(falte(operanden.slice(0, -1), mal), wert(operanden.at(-1))),
  minimum: (operanden) => falte(operanden, kleiner),
  maximum: (operanden) => falte(operanden, groesser),
  summe: (operanden) => operanden.map(wert).reduce(plus, NULL),
  differenz: (operanden) => falte(operanden, minus),
  foerdertage: (operanden) => {
    const iso = operanden.filter(({ einheit }) => einheit === 'Datum').map((tag) => alsIso(tag.wert as Datum));
    const [jahr, , ...grenzen] = operanden.filter(({ einheit }) => einheit !== 'Datum');
    // Von und bis, mit einem Fenster auch dessen Enden: der spätere Beginn und das frühere Ende begrenzen.
    const [von, bis] = [[iso[0], iso[2]].filter(Boolean).sort().at(-1), [iso[1], iso[3]].filter(Boolean).sort()[0]] as [
      string,
      string,
    ];
    const tage = foerdertageJeMonat(von, bis);
    const gesucht = Number(wert(jahr).z / wert(jahr).n);
    const frei = new Map(
      grenzen.map((grenze) => [(grenze as Groesse & { monat: number }).monat, Number(wert(grenze).z)]),
    );
    let summe = 0;
    for (const [monat, anzahl] of tage) {
      if (Number(monat.slice(0, 4)) === gesucht) summe += Math.min(anzahl, frei.get(Number(monat.slice(5))) ?? 30);
    }
    return bruch(String(summe));
  },
  begonneneMonate: (operanden) => monatsweise(operanden, (tage) => (tage > 0 ? 1 : 0)),
  kalendertageImJahr: (operanden) => monatsweise(operanden, (tage) => tage),
  restbetrag: (operanden) => groesser(falte(operanden, minus), NULL),
  kalendertage: (operanden) => {
    const [ab, vor] = operanden.map((tag) => Date.parse(alsIso(tag.wert as Datum))) as [number, number];
    return bruch(String((vor - ab) / 86_400_000));
  },
  zinstage30E360: (operanden) => {
    const nummern = operanden.map((tag) => {
      const [jahr, monat, nr] = alsIso(tag.wert as Datum)
        .split('-')
        .map(Number) as [number, number, number];
      return (jahr * 12 + monat) * 30 + (nr === 31 ? 30 : nr);
    }) as [number, number];
    return bruch(String(nummern[1] - nummern[0]));
  },
  nachweistag: ([ende, monate]) => {
    const [jahr, monat, nr] = alsIso(ende?.wert as Datum)
      .split('-')
      .map(Number) as [number, number, number];
    const ziel = monat - 1 + Number(wert(monate).z / wert(monate).n);
    const letzter = new Date(Date.UTC(jahr, ziel + 1, 0)).getUTCDate();
    return bruch(String(Date.UTC(jahr, ziel, Math.min(nr, letzter)) / 86_400_000 + 25_569));
  },
  verteilt: ([budget, anteil, summe, zusatz]) => {
    const exakt = durch(mal(wert(budget), wert(anteil)), wert(summe));
    return plus({ z: (exakt.z * 100n) / exakt.n, n: 100n }, wert(zusatz));
  },
};
