/** Zugang der Komponenten zur Steuerung und zu ihrem Zustand. */
import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Steuerung } from '../steuerung/steuerung.ts';
import type { Zustand } from '../zustand/zustand.ts';

export const SteuerungKontext = createContext<Steuerung | null>(null);

/** @throws {Error} außerhalb des Aufgabenbereichs */
export function useSteuerung(): Steuerung {
  const steuerung = useContext(SteuerungKontext);
  if (!steuerung) throw new Error('Außerhalb des Aufgabenbereichs verwendet.');
  return steuerung;
}

/** Zeichnet bei jeder Änderung des Zustands neu. */
export function useZustand(): Zustand {
  const steuerung = useSteuerung();
  return useSyncExternalStore(steuerung.abonniere, steuerung.lesen);
}
