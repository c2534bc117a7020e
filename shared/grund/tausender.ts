/**
 * Tausenderpunkte zwischen Ziffern. Mit einer Schleife: Ein regulärer Ausdruck mit Vorausschau braucht dafür
 * quadratisch lang.
 */

/** "1234567" → "1.234.567"; `ziffern` ohne Vorzeichen und Komma. */
export function mitTausenderpunkten(ziffern: string): string {
  let text = ziffern.slice(-3);
  for (let ende = ziffern.length - 3; ende > 0; ende -= 3)
    text = `${ziffern.slice(Math.max(0, ende - 3), ende)}.${text}`;
  return text;
}
