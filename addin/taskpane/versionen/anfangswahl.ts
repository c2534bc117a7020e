/** Womit ein Vergleich beginnt: mit zwei Ständen, die sich unterscheiden. */
import type { Versionskopf } from '../../../shared/api/antworten.ts';
import type { Seitenwahl } from '../zustand/zustand.ts';

/**
 * Liegt im Blatt etwas Ungespeichertes, die neueste Version gegen das Blatt; sonst die beiden neuesten Versionen. Eine
 * einzige Version ohne Änderung lässt sich nur mit dem Blatt vergleichen, das ihr gleicht.
 */
export function anfangswahl(
  versionen: readonly Pick<Versionskopf, 'version'>[],
  ungespeichert: boolean,
): { readonly von: Seitenwahl; readonly bis: Seitenwahl } {
  const [neueste, vorige] = versionen.map(({ version }) => version);
  if (ungespeichert || neueste === undefined || vorige === undefined) return { von: neueste ?? 1, bis: 'blatt' };
  return { von: vorige, bis: neueste };
}
