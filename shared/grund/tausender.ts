/**
 * Tausenderpunkte zwischen Ziffern. Mit einer Schleife: Ein regulärer Ausdruck mit Vorausschau braucht dafür
 * quadratisch lang.
 */

/** "1234567" → "1.234.567"; `ziffern` ohne Vorzeichen und Komma. */
export function mitTausenderpunkten(ziffern: string): string {
  const gruppen: string[] = [];
  for (let ende = ziffern.length; ende > 0; ende -= 3) gruppen.unshift(ziffern.slice(Math.max(0, ende - 3), ende));
  return gruppen.join('.');
}
