/** Text, der in einer HTML-Seite oder in einem Attribut mit doppelten Anführungszeichen nichts anderes bedeuten kann. */
export function sicher(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
