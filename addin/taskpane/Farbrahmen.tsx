import { useSyncExternalStore } from 'react';
import { Aufgabenbereich, type Farbschema } from './Aufgabenbereich.tsx';
import type { Steuerung } from './steuerung/steuerung.ts';

/** Wählt hell oder dunkel: vorgegeben oder nach der Einstellung des Systems, auch wenn sie sich ändert. */
export function Farbrahmen(props: { readonly steuerung: Steuerung; readonly farbschema: Farbschema | null; readonly eingebettet: boolean }) {
  const { steuerung, farbschema, eingebettet } = props;
  const dunkel = useSyncExternalStore(beobachte, istDunkel);
  return <Aufgabenbereich steuerung={steuerung} farbschema={farbschema ?? (dunkel ? 'dunkel' : 'hell')} eingebettet={eingebettet} />;
}

const ABFRAGE = '(prefers-color-scheme: dark)';

function beobachte(beiAenderung: () => void): () => void {
  const abfrage = matchMedia(ABFRAGE);
  abfrage.addEventListener('change', beiAenderung);
  return () => abfrage.removeEventListener('change', beiAenderung);
}

function istDunkel(): boolean {
  return matchMedia(ABFRAGE).matches;
}
