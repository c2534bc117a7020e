/** Die Operationen, aus denen jeder Rechenweg besteht. Jede rechnet nur aus ihren Operanden, damit jeder Schritt nachrechenbar ist. */
import type { Datum } from '../grund/datum.ts';
import { alsZahl, durch, type Exakt, exakt, groesster, kleinster, mal, minus, NULL, plus } from '../grund/geld.ts';
import { foerdertageImJahr } from './foerdertage.ts';
import type { Groesse } from './rechenweg.ts';

export type Operation =
  /** der einzige Operand selbst */
  | 'uebernommen'
  | 'produkt'
  /** Produkt aller Operanden bis auf den letzten, geteilt durch den letzten */
  | 'anteilig'
  | 'minimum'
  | 'maximum'
  | 'summe'
  /** erster Operand minus alle weiteren */
  | 'differenz'
  /** Tage nach R6/A2: von, bis, Haushaltsjahr, dann je Monat das Höchste, wenn eine Stelle geteilt wird */
  | 'foerdertage'
  /** Betrag · Anteil / Anteilsumme, auf Cent abgerundet, plus zugeteilte Cents */
  | 'verteilt';

/** Ein Operand von `foerdertage`: so viele Tage sind in diesem Monat noch frei (A2). */
export interface Monatsgrenze extends Groesse {
  readonly monat: number;
}

/** Der exakte Wert einer Operation; gerundet wird erst danach, vom Schritt. */
export function rechne(operation: Operation, operanden: readonly Groesse[]): Exakt {
  switch (operation) {
    case 'uebernommen':
    case 'produkt':
      return produkt(operanden, operanden.length);
    case 'anteilig':
      return durch(produkt(operanden, operanden.length - 1), zahl(operanden, operanden.length - 1));
    case 'minimum':
      return falte(operanden, kleinster);
    case 'maximum':
      return falte(operanden, groesster);
    case 'summe':
      return operanden.length === 0 ? NULL : falte(operanden, plus);
    case 'differenz':
      return falte(operanden, minus);
    case 'foerdertage':
      return foerdertage(operanden);
    case 'verteilt':
      return verteilt(operanden);
  }
}

function zahl(operanden: readonly Groesse[], index: number): Exakt {
  return (operanden[index] as Groesse).wert as Exakt;
}

function produkt(operanden: readonly Groesse[], anzahl: number): Exakt {
  let ergebnis = zahl(operanden, 0);
  for (let i = 1; i < anzahl; i++) ergebnis = mal(ergebnis, zahl(operanden, i));
  return ergebnis;
}

function falte(operanden: readonly Groesse[], verknuepfe: (a: Exakt, b: Exakt) => Exakt): Exakt {
  let ergebnis = zahl(operanden, 0);
  for (let i = 1; i < operanden.length; i++) ergebnis = verknuepfe(ergebnis, zahl(operanden, i));
  return ergebnis;
}

function foerdertage(operanden: readonly Groesse[]): Exakt {
  const [von, bis, jahr, ...grenzen] = operanden;
  const hoechstens = grenzen.length === 0 ? undefined : new Map((grenzen as Monatsgrenze[]).map((g) => [g.monat, alsZahl(g.wert as Exakt)]));
  return exakt(foerdertageImJahr(von?.wert as Datum, bis?.wert as Datum, alsZahl(jahr?.wert as Exakt), hoechstens));
}

/** Ganzzahlig geteilt: Ein auf 60 Stellen gerundeter Quotient könnte knapp unter einem Cent schon auf ihn aufgerundet sein. */
function verteilt(operanden: readonly Groesse[]): Exakt {
  const anteil = durch(mal(zahl(operanden, 0), zahl(operanden, 1)), zahl(operanden, 2));
  const cents = anteil.zaehler.times(100).divToInt(anteil.nenner);
  return plus(exakt(cents.div(100)), zahl(operanden, 3));
}
