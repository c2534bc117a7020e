/** Überschriften von Spalten: wie sie verglichen werden, und woran eine Zeile als Überschrift zu erkennen ist. */

type Zelle = unknown;

/**
 * Vergleichsform: NFC, klein, ein Leerzeichen, Worttrennung am Zeilenende aufgehoben („Gedul-⏎dete“), ohne bedingte
 * Trennstriche und Doppelpunkt.
 */
export function ueberschriftText(zelle: Zelle): string {
  if (typeof zelle === 'number') return String(zelle);
  if (typeof zelle !== 'string') return '';
  return zelle
    .slice(0, 500)
    .normalize('NFC')
    .replaceAll(/\p{Default_Ignorable_Code_Point}/gu, '')
    .replaceAll(/[‐-―−]/g, '-')
    .replaceAll(/-[ \t]*[\r\n]\s*(?=\p{Ll})/gu, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replace(/ ?:$/, '')
    .toLowerCase();
}

/** Eine Jahreszahl, wie sie über einer Spalte stehen kann. */
export function alsJahr(zelle: Zelle): number | null {
  const jahr =
    typeof zelle === 'number'
      ? zelle
      : typeof zelle === 'string' && /^\s?(?:19|20)\d\d\s?$/.test(zelle)
        ? Number(zelle)
        : Number.NaN;
  return Number.isInteger(jahr) && jahr >= 1990 && jahr <= 2099 ? jahr : null;
}

/**
 * Ob eine Zelle eine Zahl, ein Betrag oder ein Tag ist und keine Überschrift; Jahre können beides sein und zählen
 * nicht.
 */
export function istDatenzelle(zelle: Zelle): boolean {
  if (alsJahr(zelle) !== null) return false;
  if (typeof zelle === 'number') return true;
  return typeof zelle === 'string' && zelle.length < 40 && /^[\d.,\s/:%€+-]*$/.test(zelle) && /\d/.test(zelle);
}

/**
 * Ob eine Zeile die Spalten nummeriert, wie in amtlichen Tabellen unter der Überschrift: 1, 2, 3 … in allen belegten
 * Zellen.
 */
export function nummeriertSpalten(zeile: readonly Zelle[]): boolean {
  const belegt = zeile
    .filter((zelle) => zelle !== null && zelle !== undefined && String(zelle).trim() !== '')
    .map((zelle) => String(zelle).trim());
  return (
    belegt.length >= 3 &&
    belegt.every((zelle, i) => zelle.replaceAll(/[()]/g, '').replace(/[a-z]$/i, '') === String(i + 1))
  );
}

/**
 * Zwei Zeilen als eine Überschrift je Spalte: Verbundene Zellen kommen als Wert und leere Zellen an, deshalb gilt der
 * obere Titel auch für die leeren Spalten rechts von ihm, soweit unten etwas steht.
 */
export function verbunden(oben: readonly Zelle[], unten: readonly Zelle[]): string[] {
  let letzter = '';
  return Array.from({ length: Math.max(oben.length, unten.length) }, (_, i) => {
    const [o, u] = [ueberschriftText(oben[i]), ueberschriftText(unten[i])];
    if (o !== '') letzter = o;
    if (u === '') return o;
    return letzter === '' ? u : `${letzter} ${u}`;
  });
}
