/** Wo eine gedruckte Seite neu beginnt, damit eine Tabelle, die auf eine Seite passt, nicht auf zweien steht. */

/** Eine Tabelle samt der Zeile mit ihrem Titel; Zeilen ab 0. */
export interface Druckteil {
  readonly erste: number;
  readonly letzte: number;
}

/** So viele Zeilen passen quer auf A4, auf 70 % verkleinert und unter den Titeln, die auf jeder Seite stehen. */
const ZEILEN_JE_SEITE = 40;

/** Die Zeilen, mit denen eine neue Seite beginnt; was davor noch hinpasst, bleibt auf der Seite. */
export function seitenanfaenge(teile: readonly Druckteil[]): number[] {
  let seite = 0;
  const anfaenge: number[] = [];
  for (const { erste, letzte } of [...teile].sort((a, b) => a.erste - b.erste)) {
    if (letzte - seite >= ZEILEN_JE_SEITE && erste > seite) {
      anfaenge.push(erste);
      seite = erste;
    }
    // Eine längere Tabelle bricht von selbst um; danach zählt ihre letzte Seite.
    seite += ZEILEN_JE_SEITE * Math.floor((letzte - seite) / ZEILEN_JE_SEITE);
  }
  return anfaenge;
}
