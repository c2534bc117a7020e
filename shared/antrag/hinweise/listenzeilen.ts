/** Zeilen einer Liste der Abwicklung, die ein Hinweis nennt; es können Tausende sein. */
import type { Befund } from '../befund.ts';
import type { Pfad } from '../pfad.ts';
import type { Schweregrad } from '../plan-typen.ts';

/** So viele Felder nennt ein Hinweis, und so viele Zeilen je Grund bekommen einen. */
export const GENANNTE_FELDER = 50;

/** Eine Zeile mit ihrem Platz in der Liste. */
export interface Listenzeile<Z> {
  readonly index: number;
  readonly zeile: Z;
}

export function zeilenMit<Z>(zeilen: readonly Z[], trifft: (zeile: Z) => boolean): Listenzeile<Z>[] {
  return zeilen.flatMap((zeile, index) => (trifft(zeile) ? [{ index, zeile }] : []));
}

/** Höchstens {@link GENANNTE_FELDER}. */
export function ersteMit<Z>(zeilen: readonly Z[], trifft: (zeile: Z) => boolean): Listenzeile<Z>[] {
  return zeilenMit(zeilen, trifft).slice(0, GENANNTE_FELDER);
}

/** Ein Hinweis für alle Felder zusammen; keiner, wo es keine gibt. */
export function gesammelt(
  felder: readonly Pfad[],
  code: string,
  regel: string,
  text: () => string,
  schweregrad: Schweregrad = 'warnung',
): Befund[] {
  if (felder.length === 0) return [];
  return [{ code, schweregrad, felder: felder.slice(0, GENANNTE_FELDER), text: text(), regel }];
}
