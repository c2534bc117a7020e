/** Vergleicht zwei JSON-Werte Feld für Feld; ein Feld, das fehlt, gilt als `null`. */
import { gleich } from '../grund/gleich.ts';
import type { Pfad } from './pfad.ts';

/** Ein JSON-Wert ohne Inneres. */
export type JsonEinfach = string | number | boolean | null;

/** Ein Blatt, das auf beiden Seiten verschieden ist. */
export interface Unterschied {
  readonly pfad: Pfad;
  readonly alt: JsonEinfach;
  readonly neu: JsonEinfach;
}

/** Alle Blätter, die verschieden sind, in der Reihenfolge der Felder. */
export function unterschiede(alt: unknown, neu: unknown): Unterschied[] {
  // Meist ist alles gleich: Jede Prüfung fragt danach für jede Version.
  if (gleich(alt, neu)) return [];
  const gefunden: Unterschied[] = [];
  sammle(alt, neu, [], gefunden);
  return gefunden;
}

function sammle(alt: unknown, neu: unknown, pfad: Pfad, gefunden: Unterschied[]): void {
  if (!istVerschachtelt(alt) && !istVerschachtelt(neu)) {
    if (einfach(alt) !== einfach(neu)) gefunden.push({ pfad, alt: einfach(alt), neu: einfach(neu) });
    return;
  }
  const links = istVerschachtelt(alt) ? alt : {};
  const rechts = istVerschachtelt(neu) ? neu : {};
  const alsListe = Array.isArray(alt) || Array.isArray(neu);
  for (const name of new Set([...Object.keys(links), ...Object.keys(rechts)])) {
    sammle(links[name], rechts[name], [...pfad, alsListe ? Number(name) : name], gefunden);
  }
}

function istVerschachtelt(wert: unknown): wert is Record<string, unknown> {
  return typeof wert === 'object' && wert !== null;
}

function einfach(wert: unknown): JsonEinfach {
  return wert === undefined ? null : (wert as JsonEinfach);
}
