/**
 * App-Rollen aus dem Token. Sie addieren sich; jede von ihnen darf lesen, vergleichen und prüfen. Geordnet, wie
 * Versionen sie nennen.
 */
export const ROLLEN = ['GK.Bearbeiten', 'GK.Festschreiben', 'GK.Pruefen'] as const;
export type Rolle = (typeof ROLLEN)[number];
