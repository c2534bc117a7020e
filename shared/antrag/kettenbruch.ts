/** Gründe, aus denen eine Stelle der Kette nicht stimmt; in Worten steht es in `BRUCHGRUENDE`. */
export const BRUCHARTEN = [
  'inhalt',
  'neuer',
  'reihenfolge',
  'luecke',
  'antrag',
  'kommune',
  'form',
  'vorgaenger',
  'zeit',
  'schritt',
  'urheber',
  'rolle',
  'vieraugen',
  'regelstand',
  'kopf',
] as const;
export type Bruchgrund = (typeof BRUCHARTEN)[number];
