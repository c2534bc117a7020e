/** "10000000" → "10.000.000": Punkte zwischen die Tausender einer Ziffernfolge ohne Vorzeichen. */
export function mitTausenderpunkten(ziffern: string): string {
  return ziffern.replace(/\B(?=(\d{3})+(?!\d))/g, '.');
}
