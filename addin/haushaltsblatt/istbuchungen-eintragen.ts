/** Trägt die Monate eines Auszugs in das Ist eines Eintrags ein. */
import type { Abwicklung } from '../../shared/antrag/abwicklung.ts';
import { Dezimal } from '../../shared/grund/geld.ts';
import type { Betrag } from '../../shared/grund/marken.ts';
import type { Namensvergleich } from '../../shared/grund/name.ts';
import { deutscheZahl } from '../../shared/grund/zahlformat.ts';

/** Was mit dem Ist geschieht, das schon dasteht. */
export type Weise = 'ersetzen' | 'dazu';

type Istzeile = Abwicklung['ist'][number];

/** Was für den Eintrag in diesen Haushaltsjahren schon eingetragen ist, in Worten. */
export function vorhandenesIst(
  { ist }: Abwicklung,
  id: string,
  jahre: readonly number[],
  vergleich: Namensvergleich,
): string[] {
  return jahre.flatMap((jahr) => {
    const zeile = ist.find((eine) => gehoert(eine, id, jahr, vergleich));
    const betraege = [zeile?.betrag ?? null, ...(zeile?.monate ?? [])].filter((betrag) => betrag !== null);
    if (betraege.length === 0) return [];
    return [
      `${jahr} ${deutscheZahl(
        betraege.reduce((summe, b) => summe.plus(b), new Dezimal(0)),
        2,
      )} €`,
    ];
  });
}

/** Andere Mittel und alle anderen Zeilen bleiben; eine Zeile, die es nicht gibt, kommt dazu. */
export function mitBuchungen(
  abwicklung: Abwicklung,
  id: string,
  jeJahr: ReadonlyMap<number, readonly (string | null)[]>,
  weise: Weise,
  vergleich: Namensvergleich,
): Abwicklung {
  let { ist } = abwicklung;
  for (const [haushaltsjahr, neue] of jeJahr) {
    const bisher = ist.find((eine) => gehoert(eine, id, haushaltsjahr, vergleich));
    const monate = neue.map((betrag, i) => {
      const alt = weise === 'dazu' ? (bisher?.monate?.[i] ?? null) : null;
      return alt === null ? betrag : new Dezimal(alt).plus(betrag ?? 0).toFixed(2);
    }) as (Betrag | null)[];
    const zeile: Istzeile = { id, haushaltsjahr, andereMittel: null, ...bisher, betrag: null, monate };
    ist = bisher ? ist.map((eine) => (eine === bisher ? zeile : eine)) : [...ist, zeile];
  }
  return { ...abwicklung, ist };
}

function gehoert(zeile: Istzeile, id: string, jahr: number, vergleich: Namensvergleich): boolean {
  return zeile.haushaltsjahr === jahr && vergleich(zeile.id) === vergleich(id);
}
