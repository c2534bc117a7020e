/**
 * Die Abwicklung zum Vergleichen und Zusammenführen: Jede Zeile steht unter einem Namen statt auf einem Platz, denn
 * ihre Reihenfolge sagt nichts, und zwei Personen tragen zur selben Zeit verschiedene Zeilen ein.
 */
import { kanonisch } from '../grund/hash.ts';
import type { Abwicklung } from './abwicklung.ts';

type Liste = Exclude<keyof Abwicklung, 'zahlweise'>;
type Zeile<L extends Liste> = Abwicklung[L][number];

/** Woran eine Zeile zu erkennen ist; gleichnamige werden gezählt. */
const NAMEN: { readonly [L in Liste]: (zeile: Zeile<L>) => string } = {
  besetzung: ({ id, von }) => `${id} ab ${von}`,
  ist: ({ id, haushaltsjahr }) => `${id} ${haushaltsjahr}`,
  abrufe: ({ programm, haushaltsjahr, angefordertAm }) => `${programm} ${haushaltsjahr} vom ${angefordertAm}`,
  weiterleitungen: ({ id, haushaltsjahr, partner }) => `${id} ${haushaltsjahr} an ${partner}`,
  konten: ({ id, art }) => `${id} ${art}`,
};
const LISTEN = Object.keys(NAMEN) as Liste[];

/** Jede Liste als Zeilen nach ihrem Namen; `zeige` macht aus einer Zeile, was verglichen wird. */
export function nachNamen<T>(
  abwicklung: Abwicklung | null,
  zeige: (zeile: Zeile<Liste>) => T,
): Record<string, Record<string, T> | string> | null {
  if (abwicklung === null) return null;
  return {
    zahlweise: abwicklung.zahlweise,
    ...Object.fromEntries(LISTEN.map((liste) => [liste, benannt(liste, abwicklung[liste], zeige)])),
  };
}

function benannt<L extends Liste, T>(liste: L, zeilen: Abwicklung[L], zeige: (zeile: Zeile<Liste>) => T) {
  const gezaehlt = new Map<string, number>();
  return Object.fromEntries(
    (zeilen as Zeile<L>[]).map((zeile): [string, T] => {
      const name = NAMEN[liste](zeile);
      const nummer = (gezaehlt.get(name) ?? 0) + 1;
      gezaehlt.set(name, nummer);
      return [nummer === 1 ? name : `${name} (${nummer})`, zeige(zeile)];
    }),
  );
}

/** Jede Zeile als Text unter ihrem Namen: So gilt beim Zusammenführen immer eine ganze Zeile. */
export function alsZeilentexte(abwicklung: Abwicklung | null) {
  return nachNamen(abwicklung, kanonisch);
}

/** Zurück aus {@link alsZeilentexte}; ohne Zahlweise gibt es keine Abwicklung. */
export function ausZeilentexten(texte: unknown): unknown {
  const felder = (texte ?? {}) as Readonly<Record<string, unknown>>;
  if (typeof felder.zahlweise !== 'string') return null;
  const zeilen = (liste: Liste) =>
    Object.values(felder[liste] ?? {}).flatMap((zeile) => (typeof zeile === 'string' ? [JSON.parse(zeile)] : []));
  return { ...Object.fromEntries(LISTEN.map((liste) => [liste, zeilen(liste)])), zahlweise: felder.zahlweise };
}
