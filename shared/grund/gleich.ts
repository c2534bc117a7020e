/**
 * Ob zwei Werte dieselbe kanonische JSON-Form haben, ohne sie zu schreiben: Die Prüfung einer Kette vergleicht an jedem
 * Schritt den ganzen Antrag mit dem davor.
 */

/** Für Daten, wie `JSON.parse` sie liest; ein Feld ohne Wert gibt es nicht. */
export function gleich(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a)) return Array.isArray(b) && a.length === b.length && a.every((wert, i) => gleich(wert, b[i]));
  return !Array.isArray(b) && gleicheFelder(a as Felder, b as Felder);
}

type Felder = Readonly<Record<string, unknown>>;

function gleicheFelder(a: Felder, b: Felder): boolean {
  const [namen, andere] = [Object.keys(a), Object.keys(b)];
  let mehr = 0;
  for (let i = 0; i < namen.length; i++) {
    const name = namen[i] as string;
    const wert = a[name];
    // Meist stehen die Felder in derselben Reihenfolge.
    if (wert === undefined) mehr--;
    else if ((name !== andere[i] && !Object.hasOwn(b, name)) || !gleich(wert, b[name])) return false;
  }
  for (const name of andere) if (b[name] === undefined) mehr++;
  return namen.length + mehr === andere.length;
}
