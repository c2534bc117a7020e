/** Die Bescheide der Version, auf der das Blatt aufbaut, wo das Blatt Tabellen dafür hat. */
import { useEffect, useState } from 'react';
import type { FestgehaltenerBescheid } from '../../../shared/antrag/bescheid.ts';
import type { Blattzustand } from '../zustand/zustand.ts';
import { useSteuerung, useZustand } from './kontext.ts';

const KEINE: readonly FestgehaltenerBescheid[] = [];

/** `null`, solange sie nicht bekannt sind: Dann wird nichts verglichen, was von ihnen abhängt. */
export function useBescheide(): readonly FestgehaltenerBescheid[] | null {
  const steuerung = useSteuerung();
  const { merker, benutzer, blatt } = useZustand();
  const gefragt = hatTabellen(blatt) && merker !== null && benutzer !== null;
  const schluessel = gefragt ? `${benutzer.tid} ${merker.antragId} ${merker.basis}` : '';
  const [stand, setStand] = useState<{
    readonly schluessel: string;
    readonly bescheide: readonly FestgehaltenerBescheid[];
  }>();
  useEffect(() => {
    let gilt = schluessel !== '';
    const nimm = (bescheide: readonly FestgehaltenerBescheid[]) => {
      if (gilt) setStand({ schluessel, bescheide });
    };
    if (gilt)
      steuerung.nachBescheid.gespeichertes().then(
        (g) => nimm(g?.bescheide ?? KEINE),
        () => undefined,
      );
    return () => {
      gilt = false;
    };
  }, [schluessel, steuerung]);
  if (merker === null) return KEINE;
  return stand?.schluessel === schluessel && gefragt ? stand.bescheide : null;
}

/** Ob im gelesenen Blatt Tabellen nach dem Bescheid stehen. */
export function hatTabellen(blatt: Blattzustand): boolean {
  return blatt.art === 'plan' && blatt.gelesen?.tabellen.abwicklung !== undefined;
}
