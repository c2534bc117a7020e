/** Die Bausteine beider Programme. Welche Quote gilt und was zum Fördervolumen zählt, sagt der Regelstand. */

/** Durchstarten in Ausbildung und Arbeit: Maßnahmen. */
export const MASSNAHMENBAUSTEINE = [1, 2, 3, 4, 5] as const;
/** Dazu Baustein 6, das Teilhabemanagement: Stellen. */
export const BAUSTEINE = [...MASSNAHMENBAUSTEINE, 6] as const;

export type Massnahmenbaustein = (typeof MASSNAHMENBAUSTEINE)[number];
export type Baustein = (typeof BAUSTEINE)[number];

/** Ob es ein Baustein mit Maßnahmen ist; Baustein 6 rechnet anders. */
export function istMassnahmenbaustein(wert: unknown): wert is Massnahmenbaustein {
  return (MASSNAHMENBAUSTEINE as readonly unknown[]).includes(wert);
}
