/** Die Zeichen einer Textdatei: UTF-8 und UTF-16 mit Kennung, UTF-8 ohne, sonst Windows-1252, wie ältere Programme unter Windows schreiben. */

/** Der Text in NFC und ohne Kennung am Anfang. */
export function dekodiere(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return inNfc(new TextDecoder('utf-16le').decode(bytes));
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return inNfc(new TextDecoder('utf-16be').decode(bytes));
  try {
    return inNfc(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return inNfc(new TextDecoder('windows-1252').decode(bytes));
  }
}

/** „é“ als ein Zeichen, gleich ob es aus einem oder zweien besteht; ohne Byte Order Mark. */
export function inNfc(text: string): string {
  return text.replace(/^\ufeff/, '').normalize('NFC');
}
