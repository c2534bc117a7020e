import { type ReactNode, useId } from 'react';
import { useStile } from './stile.ts';

/** Abschnitt einer Seite mit Überschrift der zweiten Ebene. */
export function Abschnitt({ titel, children }: { readonly titel: string; readonly children: ReactNode }) {
  const stile = useStile();
  const id = useId();
  return (
    <section className={stile.abschnitt} aria-labelledby={id}>
      <h2 id={id} className={stile.ueberschrift}>
        {titel}
      </h2>
      {children}
    </section>
  );
}
