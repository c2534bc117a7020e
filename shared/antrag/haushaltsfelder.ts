/** Wie die Beträge des Haushalts heißen, auf Bildschirm und Papier, in ihrer Reihenfolge. */
import type { Haushaltsjahresergebnis } from './haushaltstypen.ts';

export const HAUSHALTSFELD: Readonly<Record<Exclude<keyof Haushaltsjahresergebnis, 'haushaltsjahr'>, string>> = {
  ertrag: 'Ertrag',
  personalaufwand: 'Personalaufwand',
  transferaufwand: 'Transferaufwand',
  massnahmen: 'Maßnahmen',
  last: 'Belastung',
  integrationspauschale: 'aus der Integrationspauschale',
  lastDanach: 'Belastung danach',
};

export function istHaushaltsfeld(feld: unknown): feld is keyof typeof HAUSHALTSFELD {
  return typeof feld === 'string' && Object.hasOwn(HAUSHALTSFELD, feld);
}
