/** Alle Hinweise zu einem Antrag, fehler zuerst. */
import type { Verzeichnis } from '../regelstand/verzeichnis.ts';
import { nichtBerechenbar } from './hinweise/nicht-berechenbar.ts';
import type { Hinweis, Schweregrad } from './plan-typen.ts';
import type { Planrechnung } from './planrechnung.ts';

const RANG: Record<Schweregrad, number> = { fehler: 0, warnung: 1, info: 2 };

export function hinweiseZu(rechnung: Planrechnung, _verzeichnis?: Verzeichnis): Hinweis[] {
  return [...nichtBerechenbar(rechnung)].sort((a, b) => RANG[a.schweregrad] - RANG[b.schweregrad]);
}
