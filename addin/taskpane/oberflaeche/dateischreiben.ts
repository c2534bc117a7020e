/** Schreibt eine Datei nebenher, mit Abbruch, lädt sie herunter und gibt ihre Adresse frei, wenn sie niemand mehr braucht. */
import { useEffect, useRef, useState } from 'react';
import type { Dateiendung } from '../format/dateitypen.ts';
import { fehlertext } from '../zustand/steuerkern.ts';
import { ladeHerunter } from './herunterladen.ts';

export interface Schreibauftrag {
  /** Name des Fortschritts, „Prüfmappe schreiben“. */
  readonly titel: string;
  /** Satz dazu. */
  readonly text: string;
  /** Steht vor dem Verweis auf die fertige Datei. */
  readonly fertigtext: string;
  readonly endung: Dateiendung;
  /** Die Datei, oder welche Angabe für sie fehlt. */
  readonly erzeuge: (abbruch: AbortSignal, melde: Schreibmeldung) => Promise<Erzeugnis | { readonly fehlt: string }>;
}

/** Wie weit es ist; ohne `gesamt` weiß niemand, wie lange es noch dauert. */
export interface Schreibfortschritt {
  readonly text: string;
  readonly geschafft?: number;
  readonly gesamt?: number;
}
export type Schreibmeldung = (fortschritt: Schreibfortschritt) => void;

interface Erzeugnis {
  readonly name: string;
  readonly inhalt: Blob;
}

interface Datei extends Erzeugnis {
  readonly adresse: string;
}

export type Schreibstand =
  | { readonly art: 'ruht' }
  | { readonly art: 'arbeitet'; readonly auftrag: Schreibauftrag; readonly fortschritt: Schreibfortschritt }
  | { readonly art: 'fertig'; readonly auftrag: Schreibauftrag; readonly datei: Datei }
  | { readonly art: 'meldung'; readonly intent: 'warning' | 'error'; readonly text: string };

export interface Dateischreiben {
  readonly stand: Schreibstand;
  readonly schreibe: (auftrag: Schreibauftrag) => Promise<void>;
  readonly brichAb: () => void;
  readonly warne: (text: string) => void;
}

export function useDateischreiben(): Dateischreiben {
  const [stand, setStand] = useState<Schreibstand>({ art: 'ruht' });
  const abbruch = useRef<AbortController | null>(null);
  const adresse = useRef<string | null>(null);
  useEffect(
    () => () => {
      abbruch.current?.abort();
      if (adresse.current) URL.revokeObjectURL(adresse.current);
    },
    [],
  );
  const warne = (text: string) => setStand({ art: 'meldung', intent: 'warning', text });
  const schreibe = async (auftrag: Schreibauftrag) => {
    const laufend = new AbortController();
    abbruch.current = laufend;
    const zeige = (fortschritt: Schreibfortschritt) => setStand({ art: 'arbeitet', auftrag, fortschritt });
    zeige({ text: auftrag.text });
    try {
      const ergebnis = await auftrag.erzeuge(laufend.signal, (fortschritt) => {
        if (!laufend.signal.aborted) zeige(fortschritt);
      });
      laufend.signal.throwIfAborted();
      if ('fehlt' in ergebnis) return warne(ergebnis.fehlt);
      if (adresse.current) URL.revokeObjectURL(adresse.current);
      adresse.current = URL.createObjectURL(ergebnis.inhalt);
      const datei = { ...ergebnis, adresse: adresse.current };
      ladeHerunter(datei.adresse, datei.name);
      setStand({ art: 'fertig', auftrag, datei });
    } catch (fehler) {
      if (laufend.signal.aborted) warne('Abgebrochen; es ist keine Datei entstanden.');
      else setStand({ art: 'meldung', intent: 'error', text: fehlertext(fehler) });
    }
  };
  return { stand, schreibe, brichAb: () => abbruch.current?.abort(), warne };
}
