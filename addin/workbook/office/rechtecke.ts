/**
 * Fasst Zellen gleicher Eigenschaft zu Rechtecken zusammen, damit Excel wenige große statt vieler kleiner Aufträge
 * bekommt.
 */
import type { Bereich, Modellzelle } from '../modell.ts';
import { adresse } from '../zellen.ts';

/** Rechtecke je Schlüssel; zusammen decken sie genau die Zellen mit diesem Schlüssel ab. */
export function rechtecke<K>(zellen: readonly Modellzelle[], schluessel: (zelle: Modellzelle) => K): Map<K, Bereich[]> {
  const je = new Map<K, Map<number, number[]>>();
  for (const zelle of zellen) {
    const zeilen = je.get(schluessel(zelle)) ?? new Map<number, number[]>();
    je.set(schluessel(zelle), zeilen);
    zeilen.set(zelle.zeile, [...(zeilen.get(zelle.zeile) ?? []), zelle.spalte]);
  }
  return new Map([...je].map(([k, zeilen]) => [k, ausZeilen(zeilen)]));
}

/** "B6:D9", auch bei einer einzelnen Zelle "B6:B6". */
export function bereichsadresse({ zeile, spalte, zeilen, spalten }: Bereich): string {
  return `${adresse({ zeile, spalte })}:${adresse({ zeile: zeile + zeilen - 1, spalte: spalte + spalten - 1 })}`;
}

function ausZeilen(zeilen: ReadonlyMap<number, readonly number[]>): Bereich[] {
  const fertig: Bereich[] = [];
  let offen = new Map<string, Bereich>();
  for (const zeile of [...zeilen.keys()].sort((a, b) => a - b)) {
    const jetzt = new Map<string, Bereich>();
    for (const { spalte, spalten } of abschnitte(zeilen.get(zeile) ?? [])) {
      const name = `${spalte} ${spalten}`;
      const vorher = offen.get(name);
      const setztFort = vorher && vorher.zeile + vorher.zeilen === zeile;
      if (vorher && !setztFort) fertig.push(vorher);
      offen.delete(name);
      jetzt.set(name, setztFort ? { ...vorher, zeilen: vorher.zeilen + 1 } : { zeile, spalte, zeilen: 1, spalten });
    }
    fertig.push(...offen.values());
    offen = jetzt;
  }
  return [...fertig, ...offen.values()];
}

function abschnitte(spalten: readonly number[]): { spalte: number; spalten: number }[] {
  const ergebnis: { spalte: number; spalten: number }[] = [];
  for (const spalte of [...spalten].sort((a, b) => a - b)) {
    const letzter = ergebnis.at(-1);
    if (letzter && letzter.spalte + letzter.spalten === spalte) letzter.spalten++;
    else ergebnis.push({ spalte, spalten: 1 });
  }
  return ergebnis;
}
