/** „die andere Lesart von A3 (Ausgaben begrenzen die Zuwendung)“; auch ein Eintrag kann „A3 (Rathaus)“ heißen. */
const LESART = /(?<=Lesart von )A\d{1,2} \(([^()]+)\)/g;
const DREISSIGSTEL = /(?<=In Dreißigsteln) nach R6(?= gerechnet)/g;

/**
 * Ein Hinweis, wie er zuerst zu lesen ist: ohne die Kennungen der Regeln, die in den gespeicherten Texten stehen. Sie
 * stehen daneben unter „Fundstelle“.
 */
export function ohneKennungen(text: string): string {
  return text.replace(LESART, '„$1“').replace(DREISSIGSTEL, '');
}
