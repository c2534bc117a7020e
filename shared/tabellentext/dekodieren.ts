/**
 * Die Zeichen einer Textdatei: UTF-8 und UTF-16 mit Kennung, UTF-8 ohne, sonst Windows-1252, wie ältere Programme unter
 * Windows schreiben.
 */

/**
 * Windows-1252 belegt 0x80 bis 0x9f anders als Latin-1. Nicht jede Umgebung setzt es um, deshalb steht es
 * hier.
 */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** Der Text in NFC und ohne Kennung am Anfang. */
export function dekodiere(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return inNfc(new TextDecoder('utf-16le').decode(bytes));
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return inNfc(new TextDecoder('utf-16be').decode(bytes));
  try {
    return inNfc(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return inNfc(
      new TextDecoder('latin1')
        .decode(bytes)
        .replaceAll(/[\u0080-\u009f]/g, (zeichen) => WINDOWS_1252[zeichen.charCodeAt(0) - 0x80] ?? zeichen),
    );
  }
}

/** „é“ als ein Zeichen, gleich ob es aus einem oder zweien besteht; ohne Byte Order Mark. */
export function inNfc(text: string): string {
  return text.replace(/^\ufeff/, '').normalize('NFC');
}
