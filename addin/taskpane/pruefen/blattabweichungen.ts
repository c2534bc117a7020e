/** Sagt im Druck einer Version, wo das Haushaltsblatt abweicht, in dem sie gerade liegt. */
import { inHeutigerForm } from '../../../shared/antrag/formen.ts';
import type { Antragsversion } from '../../../shared/antrag/version.ts';
import { antragHash } from '../../haushaltsblatt/antragshash.ts';
import type { Blattzustand } from '../zustand/zustand.ts';

/** Je abweichender Zelle ein Satz; leer, wenn Blatt und Plan gleich sind oder das Blatt einen anderen Inhalt hat. */
export function blattabweichungenZu(version: Antragsversion, blatt: Blattzustand): readonly string[] {
  if (blatt.art !== 'plan' || antragHash(inHeutigerForm(version).antrag) !== blatt.antragHash) return [];
  return (blatt.blattvergleich?.abweichungen ?? []).map(({ text }) => text);
}
