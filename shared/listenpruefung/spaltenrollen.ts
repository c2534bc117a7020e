/** Was in einer Spalte der Liste stehen kann. */
export const SPALTENROLLEN = ['kommune', 'geduldete', 'gestattete', 'personen', 'stellen', 'mittel', 'eigenanteil', 'keine'] as const;
export type Spaltenrolle = (typeof SPALTENROLLEN)[number];
