/**
 * Schema, Rechenkern und Ansicht des Plans: zu groß für das erste Bild, aber das Nächste, was fast jede Mappe braucht.
 */
import { Planansicht } from '../plan/PlanTab.tsx';

type Rechner = typeof import('../blatt/blattlesung.ts');

let unterwegs: Promise<Rechner> | null = null;

/** Holt alles zugleich und nur einmal; nach einem Fehlschlag beginnt der nächste Aufruf von vorn. */
export function holeRechner(): Promise<Rechner> {
  unterwegs ??= lade().catch((ursache: unknown) => {
    unterwegs = null;
    throw ursache;
  });
  return unterwegs;
}

async function lade(): Promise<Rechner> {
  const [rechner] = await Promise.all([import('../blatt/blattlesung.ts'), Planansicht.hole()]);
  return rechner;
}
