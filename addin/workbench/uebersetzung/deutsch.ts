/** Übersetzt die Oberfläche von o-spreadsheet; was hier fehlt, bleibt englisch. */
import { BEDINGUNGEN } from './bedingungen.ts';
import { BEREICHE } from './bereiche.ts';
import { funktionsmeldung } from './funktionsmeldungen.ts';
import { MELDUNGEN } from './meldungen.ts';
import { MENUES } from './menues.ts';

const TEXTE = new Map(Object.entries({ ...BEDINGUNGEN, ...MELDUNGEN, ...BEREICHE, ...MENUES }));

/** Die deutsche Fassung eines Texts der Bibliothek; ohne Eintrag bleibt er, wie er ist. */
export function deutsch(text: string): string {
  return TEXTE.get(String(text)) ?? funktionsmeldung(String(text)) ?? text;
}
