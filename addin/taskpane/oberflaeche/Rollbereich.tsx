/**
 * Breite Tabellen rollen in ihrem eigenen, benannten und mit der Tastatur erreichbaren Bereich, nie die ganze Seite.
 */
import type { ReactNode } from 'react';
import { useStile } from './stile.ts';

/** Rahmen um eine Tabelle; `name` lesen Vorlesegeräte vor. */
export function Rollbereich({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  const stile = useStile();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: Rollbares muss die Tastatur erreichen (WCAG 2.1.1)
    <section className={stile.rollbereich} aria-label={name} tabIndex={0}>
      {children}
    </section>
  );
}
