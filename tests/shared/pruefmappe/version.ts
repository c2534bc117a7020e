/** Eine Antragsversion für Tests: gerechnet, mit Hash und Regelstand. */
import { berechneErgebnis } from '../../../shared/antrag/finanzierungsplan.ts';
import { versionsHash } from '../../../shared/antrag/kette.ts';
import type { Antrag } from '../../../shared/antrag/schema.ts';
import type { Antragsversion } from '../../../shared/antrag/version.ts';
import { verwendeteRegelstaende } from '../../../shared/antrag/verwendete-regelstaende.ts';
import { KERN_VERSION } from '../../../shared/kern/version.ts';
import { REGELSTAENDE, type Verzeichnis } from '../../../shared/regelstand/verzeichnis.ts';

export function alsVersion(
  antrag: Antrag,
  aenderung: Partial<Antragsversion> = {},
  verzeichnis: Verzeichnis = REGELSTAENDE,
): Antragsversion {
  const inhalt = {
    antragId: '0190a5a0-0000-7000-8000-000000000001',
    version: 1,
    status: 'entwurf' as const,
    festgeschrieben: false,
    antrag,
    ...berechneErgebnis(antrag, verzeichnis),
    regelstand: verwendeteRegelstaende(antrag, verzeichnis),
    kern: KERN_VERSION,
    kommentar: 'Erste Fassung',
    bescheid: null,
    autor: { oid: '00000000-0000-4000-8000-000000000001', name: 'Sachbearbeitung' },
    erstelltAm: '2020-01-15T09:30:00.000Z',
    vorgaengerHash: null,
    ...aenderung,
  };
  return { ...inhalt, hash: versionsHash(inhalt) };
}
