import { useCallback, useSyncExternalStore } from 'react';
import { Aufgabenbereich } from './Aufgabenbereich.tsx';
import type { Farbschema } from './start/office.ts';
import type { Steuerung } from './steuerung/steuerung.ts';

/** Vorgegeben oder bei jeder Gelegenheit neu erfragt; `null`: nach der Einstellung des Systems. */
export type Farbwunsch = Farbschema | (() => Farbschema | null) | null;

/**
 * Wählt hell oder dunkel und folgt, wenn es sich ändert. Excel meldet einen Wechsel nicht; gefragt wird, sobald die
 * Person zurückkommt.
 */
export function Farbrahmen(props: {
  readonly steuerung: Steuerung;
  readonly farbschema: Farbwunsch;
  readonly eingebettet: boolean;
}) {
  const { steuerung, farbschema: wunsch, eingebettet } = props;
  const lies = useCallback(() => (typeof wunsch === 'function' ? wunsch() : wunsch) ?? farbeDesSystems(), [wunsch]);
  return (
    <Aufgabenbereich
      steuerung={steuerung}
      farbschema={useSyncExternalStore(beobachte, lies)}
      eingebettet={eingebettet}
    />
  );
}

const ABFRAGE = '(prefers-color-scheme: dark)';

function beobachte(beiAenderung: () => void): () => void {
  const ende = new AbortController();
  const { signal } = ende;
  matchMedia(ABFRAGE).addEventListener('change', beiAenderung, { signal });
  addEventListener('focus', beiAenderung, { signal });
  document.addEventListener('visibilitychange', beiAenderung, { signal });
  return () => ende.abort();
}

function farbeDesSystems(): Farbschema {
  return matchMedia(ABFRAGE).matches ? 'dunkel' : 'hell';
}
