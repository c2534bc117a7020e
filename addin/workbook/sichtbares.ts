/** Ausgeblendete und weggefilterte Zeilen eines gelesenen Bereichs: ob sie dazugehören, entscheidet die Person. */
import type { Bereich } from './workbook.ts';
import { istLeer } from './zellen.ts';

/** Ein Bereich, in dem vielleicht Zeilen weggelassen sind. */
export interface Ausschnitt extends Bereich {
  /** Nummern (ab 1, im Blatt) der belegten Zeilen, die weggelassen sind. */
  readonly weggelassen?: readonly number[];
}

/** Nummern (ab 1, im Blatt) der Zeilen, die belegt und nicht zu sehen sind. */
export function verborgeneNummern({ werte, ersteZelle, verborgeneZeilen }: Bereich): number[] {
  return werte.flatMap((zeile, i) => {
    const nummer = ersteZelle.zeile + i;
    return verborgeneZeilen.has(nummer) && !zeile.every(istLeer) ? [nummer + 1] : [];
  });
}

/** Ohne die verborgenen: An ihrer Stelle bleibt eine leere Zeile, damit die Nummern die des Blatts bleiben. */
export function nurSichtbare(bereich: Bereich): Ausschnitt {
  const weggelassen = verborgeneNummern(bereich);
  const fehlend = new Set(weggelassen);
  return {
    ...bereich,
    werte: bereich.werte.map((zeile, i) =>
      fehlend.has(bereich.ersteZelle.zeile + i + 1) ? zeile.map(() => null) : zeile,
    ),
    weggelassen,
  };
}
