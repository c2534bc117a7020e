/** Sucht in den geladenen Versionen: Nummer, Kommentar, wer, wann, Status. */
import { STATUSNAMEN } from '../../../shared/antrag/version.ts';
import type { Versionskopf } from '../../../shared/api/antworten.ts';
import { namensschluessel } from '../../../shared/grund/name.ts';
import { zeitpunkt } from '../format/zeitpunkt.ts';

/** Die Versionen, in denen jedes Wort der Suche vorkommt; ohne Wort alle. Groß- und Kleinschreibung zählt nicht. */
export function gefundene(versionen: readonly Versionskopf[], suche: string): readonly Versionskopf[] {
  const woerter = suche
    .split(/\s+/)
    .filter((wort) => wort !== '')
    .map(namensschluessel);
  if (woerter.length === 0) return versionen;
  return versionen.filter((kopf) => {
    const text = namensschluessel(
      [
        `Version ${kopf.version}`,
        kopf.kommentar,
        kopf.autor.name,
        zeitpunkt(kopf.erstelltAm),
        STATUSNAMEN[kopf.status],
        kopf.festgeschrieben ? 'festgeschrieben' : '',
      ].join(' · '),
    );
    return woerter.every((wort) => text.includes(wort));
  });
}
