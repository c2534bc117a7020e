/** Wahrheitswerte, wie ein deutsches Tabellenprogramm sie zeigt. */
export const WAHR = 'WAHR';
export const FALSCH = 'FALSCH';

export function wahrheitswort(wert: boolean): string {
  return wert ? WAHR : FALSCH;
}
