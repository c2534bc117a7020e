/**
 * Formeln, die in Nachbarzellen überlaufen: Excel nennt als Formel der Nachbarn deren Wert. Zurückgeschrieben wäre er
 * ein fester Inhalt, und die Formel zeigte #ÜBERLAUF!.
 */
import type { Flaeche } from './bloecke.ts';
import { istFormel } from './lesen.ts';

/** Je Zelle ihre Formel, leer an Zellen, in die eine andere überläuft; sonst wie gelesen. Höchstens zwei Abgleiche. */
export async function ohneUeberlauf(
  context: Excel.RequestContext,
  { blatt, zeile, spalte, spalten }: Flaeche,
  formeln: readonly (readonly unknown[])[],
  werte: readonly (readonly unknown[])[],
): Promise<unknown[][]> {
  const reihen = formeln.map((_, z) => {
    const reihe = blatt.getRangeByIndexes(zeile + z, spalte, 1, spalten);
    reihe.load('hasSpill');
    return reihe;
  });
  await context.sync();
  const ueberlaeufe = formeln.flatMap((reihe, z) =>
    reihe.flatMap((formel, s) => {
      // Ganz ohne Überlauf ist `false`; gemischt ist `null`.
      if (reihen[z]?.hasSpill === false || !istFormel(formel, werte[z]?.[s])) return [];
      const ziel = blatt.getRangeByIndexes(zeile + z, spalte + s, 1, 1).getSpillingToRangeOrNullObject();
      ziel.load('rowCount,columnCount');
      return [{ z, s, ziel }];
    }),
  );
  const ergebnis = formeln.map((reihe) => [...reihe]);
  if (ueberlaeufe.length === 0) return ergebnis;
  await context.sync();
  for (const { z, s, ziel } of ueberlaeufe) {
    if (ziel.isNullObject) continue;
    for (let i = 0; i < ziel.rowCount; i++)
      for (let j = 0; j < ziel.columnCount; j++) {
        const reihe = ergebnis[z + i];
        if (reihe && (i > 0 || j > 0) && s + j < reihe.length) reihe[s + j] = '';
      }
  }
  return ergebnis;
}
