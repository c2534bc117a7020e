/** Eine Version des Antrags im Blatt, aus der Ablage: In ihr stehen die Bescheide, im Blatt nie mit Gewähr. */
import { useCallback, useEffect, useState } from 'react';
import type { Antragsversion } from '../../../shared/antrag/version.ts';
import type { Ladung } from '../zustand/ladung.ts';
import { fehlertext } from '../zustand/steuerkern.ts';
import { useSteuerung, useZustand } from './kontext.ts';

export type Versionsladung = Ladung<{ readonly version: Antragsversion }>;

interface Geholt {
  readonly schluessel: string;
  readonly ladung: Versionsladung;
}

/** `null`, solange keine Nummer gefragt oder niemand angemeldet ist oder das Blatt zu keinem Antrag gehört. */
export function useVersionsladung(nummer: number | null): {
  readonly ladung: Versionsladung | null;
  readonly erneut: () => void;
} {
  const { ablage } = useSteuerung().umgebung;
  const { benutzer, merker } = useZustand();
  const [geholt, setGeholt] = useState<Geholt | null>(null);
  const antragId = benutzer && merker ? merker.antragId : null;
  const schluessel = antragId === null || nummer === null ? null : `${benutzer?.tid} ${antragId} ${nummer}`;
  const hole = useCallback(() => {
    if (antragId === null || nummer === null || schluessel === null) return;
    // Was noch zu einer anderen Version unterwegs ist, ersetzt nie, was zu dieser kam.
    const gilt = (ladung: Versionsladung) =>
      setGeholt((bisher) => (bisher?.schluessel === schluessel ? { schluessel, ladung } : bisher));
    setGeholt({ schluessel, ladung: { art: 'laedt' } });
    ablage.version(antragId, nummer).then(
      (version) => gilt({ art: 'da', version }),
      (fehler: unknown) => gilt({ art: 'fehler', meldung: fehlertext(fehler) }),
    );
  }, [ablage, antragId, nummer, schluessel]);
  useEffect(hole, [hole]);
  if (schluessel === null) return { ladung: null, erneut: hole };
  return { ladung: geholt?.schluessel === schluessel ? geholt.ladung : { art: 'laedt' }, erneut: hole };
}
