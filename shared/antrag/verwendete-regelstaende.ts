/** Die Regelstände, die eine Version nennen muss, damit sie später genauso nachgerechnet werden kann. */
import { regelstandHash } from '../regelstand/hash.ts';
import { REGELSTAENDE, regelstandMitId, type Verzeichnis } from '../regelstand/verzeichnis.ts';
import type { Antrag } from './schema.ts';
import type { RegelstandVerweis } from './version.ts';

/**
 * Alle bekannten Regelstände der Programme, die der Antrag berührt, nach Id geordnet: nicht nur der gerade angewandte,
 * denn auch „liegt in keinem Regelstand“ ist ein Ergebnis, das sich mit einem späteren nicht ändern darf. Die nur mit
 * ihrer Id gelten, gehören dazu, wo er sie nennt.
 */
export function verwendeteRegelstaende(antrag: Antrag, verzeichnis: Verzeichnis = REGELSTAENDE): RegelstandVerweis[] {
  const { thm = null, dia = null } = antrag.regelstand ?? {};
  const genannte = new Set([thm, dia, ...antrag.stellen.map(({ regelstand }) => regelstand ?? null)]);
  return verzeichnis
    .filter(({ id, programm, nurBenannt }) =>
      nurBenannt ? genannte.has(id) : programm === 'THM' || antrag.massnahmen.length > 0,
    )
    .map(({ id }) => id)
    .sort()
    .map((id) => ({ id, hash: regelstandHash(regelstandMitId(id, verzeichnis)) }));
}
