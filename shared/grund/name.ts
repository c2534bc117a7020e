/**
 * Namen und Kennungen vergleichen: überall mit derselben Funktion, damit „Stelle A“ und „Stelle A “ eine Stelle sind.
 */

const UNSICHTBAR = /\p{Default_Ignorable_Code_Point}/gu;

/** Vergleicht Namen: Texte mit demselben Schlüssel sind derselbe Name. */
export type Namensvergleich = (name: string) => string;

/**
 * Schlüssel eines Namens oder einer Kennung: zusammengesetzte Zeichen (NFC), ohne unsichtbare Zeichen, jeder Leerraum
 * (auch geschützter) ein Leerzeichen, keiner am Rand, klein geschrieben, „ß“ wie „ss“ (Unicode, Case Folding). Nur zum
 * Vergleichen; gezeigt wird der Name, wie er dasteht.
 */
export function namensschluessel(name: string): string {
  return SCHLICHT.test(name) ? name.toLowerCase() : geordnet(name);
}

/** Wo nichts zu ordnen ist als Groß und Klein: sichtbare ASCII-Zeichen, dazwischen einzelne Leerzeichen. */
const SCHLICHT = /^[!-~]+(?: [!-~]+)*$/;

function geordnet(name: string): string {
  return name
    .replaceAll(UNSICHTBAR, '')
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/** Zeichen für Zeichen, wie Anträge in Schema 1 verglichen wurden. */
export function zeichengleich(name: string): string {
  return name;
}
