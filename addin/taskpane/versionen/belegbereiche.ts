/** Mit wie wenigen Anfragen sich die Belege dieser Versionen holen lassen. */
import { BELEGE_HOECHSTENS } from '../../../shared/api/belegantworten.ts';

/** Bereiche, die alle Nummern enthalten, die neuesten zuerst, jeder so groß, wie eine Anfrage sein darf. */
export function offeneBereiche(nummern: readonly number[]): readonly (readonly [von: number, bis: number])[] {
  const bereiche: (readonly [number, number])[] = [];
  for (const nummer of [...nummern].sort((a, b) => b - a)) {
    const letzter = bereiche.at(-1);
    if (letzter && letzter[1] - nummer < BELEGE_HOECHSTENS) bereiche[bereiche.length - 1] = [nummer, letzter[1]];
    else bereiche.push([nummer, nummer]);
  }
  return bereiche;
}
