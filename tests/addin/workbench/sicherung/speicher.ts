/** Ein Speicher wie der des Browsers, im Arbeitsspeicher. */
import type { Browserspeicher } from '../../../../addin/workbench/sicherung/aufbewahrung.ts';

export type Testspeicher = Browserspeicher & { readonly inhalt: Map<string, string> };

export function neuerSpeicher(): Testspeicher {
  const inhalt = new Map<string, string>();
  return {
    inhalt,
    getItem: (name) => inhalt.get(name) ?? null,
    setItem: (name, wert) => void inhalt.set(name, wert),
    removeItem: (name) => void inhalt.delete(name),
  };
}
