/** Zugang der Komponenten zur Steuerung und zu ihrem Zustand. */
import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Steuerung } from '../steuerung/steuerung.ts';
import type { Store } from '../zustand/store.ts';
import type { Zustand } from '../zustand/zustand.ts';

export const SteuerungKontext = createContext<Steuerung | null>(null);

/** @throws {Error} außerhalb des Aufgabenbereichs */
export function useSteuerung(): Steuerung {
  const steuerung = useContext(SteuerungKontext);
  if (!steuerung) throw new Error('Außerhalb des Aufgabenbereichs verwendet.');
  return steuerung;
}

/** Zeichnet bei jeder Änderung des Stores neu. */
export function useStore<T extends object>(store: Pick<Store<T>, 'lesen' | 'abonniere'>): T {
  return useSyncExternalStore(store.abonniere, store.lesen, store.lesen);
}

/** Der Zustand des Aufgabenbereichs. */
export function useZustand(): Zustand {
  return useStore(useSteuerung().store);
}
