/** Bereiche in Formeln, wenn unter ihrer letzten Zeile eine dazukommt. */

/** Ein Bereich mit seiner letzten Zeile: „$F$26:$F$30“. */
const BEREICH = /(\$?[A-Z]{1,3}\$?\d+:\$?[A-Z]{1,3}\$?)(\d+)\b/g;

/** Bereiche, die mit der Zeile `letzte` enden, enden `um` Zeilen tiefer; gezählt ab 1, wie sie dastehen. */
export function gedehnt(text: string, letzte: number, um: number): string {
  return text.replace(BEREICH, (ganz, anfang: string, ende: string) =>
    Number(ende) === letzte ? `${anfang}${letzte + um}` : ganz,
  );
}
