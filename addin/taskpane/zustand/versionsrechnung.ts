/** Der Plan im Blatt, gerechnet mit dem, was die Version dahinter dazu weiß. */
import { inHeutigerForm } from '../../../shared/antrag/formen.ts';
import { type Planrechnung, planrechnung } from '../../../shared/antrag/planrechnung.ts';
import type { Antragsversion } from '../../../shared/antrag/version.ts';
import { namensschluessel } from '../../../shared/grund/name.ts';
import { REGELSTAENDE } from '../../../shared/regelstand/verzeichnis.ts';
import type { Blattzustand } from './zustand.ts';

/**
 * Bescheide kommen immer aus der Version. Was das Blatt von der Abwicklung nicht nennt, gilt wie beim Speichern aus ihr;
 * ohne Version gibt es beides nicht.
 */
export function rechnungMitVersion(
  { antrag }: Extract<Blattzustand, { readonly art: 'plan' }>,
  version: Antragsversion | null,
): Planrechnung {
  const gespeichert = version && inHeutigerForm(version);
  const abwicklung = antrag.abwicklung === undefined ? (gespeichert?.antrag.abwicklung ?? null) : antrag.abwicklung;
  return planrechnung({ ...antrag, abwicklung }, REGELSTAENDE, namensschluessel, gespeichert?.bescheide ?? []);
}
