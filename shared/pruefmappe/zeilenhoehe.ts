/** Schätzt, wie hoch eine Tabellenzeile mit umbrochenem Text wird: Nicht jedes Programm misst beim Öffnen nach. */

/** Höhe einer Zeile mit einer Textzeile, in Punkten. */
const ZEILENHOEHE = 15;
/** So viel höher macht jede weitere Textzeile die Zeile, in Punkten. */
const ZEILENABSTAND = 13;
/** Höher lässt Excel keine Zeile zu. */
const HOECHSTENS = 409;
/** Nach Leerzeichen, Bindestrich und Schrägstrich darf eine Zeile enden. */
const TRENNSTELLE = /(?<=[ \-/])/;

/**
 * Zeilen, in die der Text in einer so breiten Spalte umbricht; Wörter bleiben ganz, wo sie passen. `zeichenbreite` ist,
 * was ein Zeichen im Mittel braucht, in Einheiten der Spaltenbreite.
 */
export function textzeilen(text: string, breite: number, zeichenbreite: number): number {
  const platz = Math.max(1, (breite - 1) / zeichenbreite);
  return text.split('\n').reduce((zeilen, absatz) => zeilen + absatzzeilen(absatz, platz), 0);
}

function absatzzeilen(absatz: string, platz: number): number {
  if (absatz.length <= platz) return 1;
  let zeilen = 1;
  let belegt = 0;
  for (const wort of absatz.split(TRENNSTELLE)) {
    const laenge = wort.trimEnd().length;
    if (belegt > 0 && belegt + laenge > platz) {
      zeilen += 1;
      belegt = 0;
    }
    belegt += wort.length;
    if (laenge > platz) {
      zeilen += Math.ceil(laenge / platz) - 1;
      belegt = laenge % platz;
    }
  }
  return zeilen;
}

/** Höhe einer Tabellenzeile mit so vielen Textzeilen, in Punkten. */
export function zeilenhoehe(textzeilen: number): number {
  return Math.min(HOECHSTENS, ZEILENHOEHE + (textzeilen - 1) * ZEILENABSTAND);
}
