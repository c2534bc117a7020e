/** Eine Prüfung je Aufgabenbereich: Sie bleibt, wenn jemand zwischendurch den Tab wechselt. */
import { useLayoutEffect } from 'react';
import type { Tid } from '../../../shared/grund/marken.ts';
import { useSteuerung, useStore, useZustand } from '../oberflaeche/kontext.ts';
import type { Steuerung } from '../steuerung/steuerung.ts';
import { Pruefen, type Pruefstand } from './pruefen.ts';

const PRUEFUNGEN = new WeakMap<Steuerung, { readonly pruefen: Pruefen; tid: Tid | null }>();

/** Die Prüfung dieses Aufgabenbereichs und ihr Stand; wechselt die Kommune, ist sie leer. */
export function usePruefen(): { readonly pruefen: Pruefen; readonly stand: Pruefstand } {
  const steuerung = useSteuerung();
  const { benutzer } = useZustand();
  const eintrag = eintragZu(steuerung);
  const tid = benutzer?.tid ?? null;
  // Wer sich für eine andere Kommune anmeldet, darf nichts von der vorigen sehen, auch nicht für ein Bild.
  useLayoutEffect(() => {
    if (eintrag.tid !== tid) eintrag.pruefen.verwirf();
    eintrag.tid = tid;
  }, [eintrag, tid]);
  const stand = useStore(eintrag.pruefen.store);
  return { pruefen: eintrag.pruefen, stand };
}

function eintragZu(steuerung: Steuerung) {
  const bekannt = PRUEFUNGEN.get(steuerung);
  if (bekannt) return bekannt;
  const neu = { pruefen: new Pruefen(steuerung), tid: null };
  PRUEFUNGEN.set(steuerung, neu);
  return neu;
}
