/** Fragen vor einem Speichern, das leicht anders ausgeht, als es aussieht. */

import { versionsstand } from '../../../shared/antrag/version.ts';
import type { Versionskopf } from '../../../shared/api/antworten.ts';
import { alsName } from '../../../shared/grund/zeichen.ts';
import type { Benutzer } from '../anmeldung/anmeldung.ts';
import { zeitpunkt } from '../format/zeitpunkt.ts';
import type { Rueckfrage, Zustand } from '../zustand/zustand.ts';

/** Über einer Version, die bewilligt oder festgeschrieben ist; `null`, wenn sie es nicht ist. */
export function ueberEntschiedenes(
  neueste: Pick<Versionskopf, 'version' | 'status' | 'festgeschrieben' | 'autor' | 'erstelltAm'>,
): Rueckfrage | null {
  if (!neueste.festgeschrieben && neueste.status !== 'bewilligt') return null;
  const { version, autor, erstelltAm } = neueste;
  return {
    titel: `Version ${version} ist ${versionsstand(neueste)}. Neuen Entwurf beginnen?`,
    text: `Ihr Speichern ändert Version ${version} nicht (${autor.name}, ${zeitpunkt(erstelltAm)}). Daraus wird Version ${version + 1}: ein neuer Entwurf, der weder bewilligt noch festgeschrieben ist und dafür neu eingereicht werden muss.`,
    bestaetigen: 'Neuen Entwurf speichern',
  };
}

/**
 * Aus einer anderen Kommune als der, für die jemand angemeldet ist; `null`, wenn das Blatt aus ihr stammt oder niemand
 * es weiß.
 */
export function inAndereKommune(
  { merker, herkunft }: Pick<Zustand, 'merker' | 'herkunft'>,
  benutzer: Benutzer,
): Rueckfrage | null {
  const woher = merker ? merker.tid : herkunft?.tid;
  if (woher === undefined || woher === benutzer.tid) return null;
  const alte = herkunft?.name ? `aus „${alsName(herkunft.name)}“` : 'aus einer anderen Kommune';
  const neue = benutzer.mandant ? `„${benutzer.mandant}“` : 'der Kommune, für die Sie angemeldet sind';
  return {
    titel: 'In einer anderen Kommune speichern?',
    text: `Dieses Blatt kommt ${alte}. Gespeichert wird es in ${neue}, als neuer Antrag ohne seine bisherigen Versionen. Wer dort lesen darf, sieht dann alle seine Angaben; zurückholen lässt sich das nicht.`,
    bestaetigen: 'Als neuen Antrag speichern',
  };
}
