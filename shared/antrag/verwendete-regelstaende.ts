/** Die Regelstände, die eine Version nennen muss, damit sie später genauso nachgerechnet werden kann. */
import { regelstandHash } from '../regelstand/hash.ts';
import { REGELSTAENDE, regelstandMitId, type Verzeichnis } from '../regelstand/verzeichnis.ts';
import type { Antrag } from './schema.ts';
import type { RegelstandVerweis } from './version.ts';

/**
 * Alle bekannten Regelstände der Programme, die der Antrag berührt, nach Id geordnet: nicht nur der gerade angewandte,
 * denn auch „liegt in keinem Regelstand“ ist ein Ergebnis, das sich mit einem späteren nicht ändern darf.
 */
export function verwendeteRegelstaende(antrag: Antrag, verzeichnis: Verzeichnis = REGELSTAENDE): RegelstandVerweis[] {
  return verzeichnis
    .filter(({ programm }) => programm === 'THM' || antrag.massnahmen.length > 0)
    .map(({ id }) => id)
    .sort()
    .map((id) => ({ id, hash: regelstandHash(regelstandMitId(id, verzeichnis)) }));
}
