/**
 * Wie das Skript des Aufgabenbereichs geteilt wird. Sich selbst überlassen, zerfiele der Plan in viele kleine Dateien,
 * weil andere Tabs je einen Teil davon brauchen, und jede kostete beim Öffnen eine Anfrage.
 */
import { join } from 'node:path';
import { WURZEL } from './pfade.ts';

/** Eine Teilung kennt die Module so. */
interface Modulgraph {
  getModuleInfo(id: string): { readonly importedIds: readonly string[] } | null;
}

const TASKPANE = join(WURZEL, 'addin/taskpane');
const ERSTES_BILD = [join(TASKPANE, 'main.tsx')];
const ANMELDEFENSTER = [join(TASKPANE, 'anmeldung/fenster.ts')];
const PLAN = [join(TASKPANE, 'blatt/blattlesung.ts'), join(TASKPANE, 'plan/Planansicht.tsx')];

/**
 * Bausteine von Fluent UI im ersten Bild. Über die Sammeldatei der Bibliothek wären alle erreichbar, auch die nur
 * andere Tabs benutzen.
 */
const FLUENT_IM_ERSTEN_BILD =
  /@fluentui\/react-(aria|button|icons|jsx-runtime|link|message-bar|motion|provider|shared-contexts|tabster|theme|utilities)\//;

/** Ein Stück für das erste Bild, eines für alles, was erst der Plan braucht; den Rest teilt der Bündler. */
export const TEILE = {
  includeDependenciesRecursively: false,
  groups: [
    { name: (id: string, graph: Modulgraph) => (imErstenBild(id, graph) ? 'start' : null), debugName: 'start' },
    { name: (id: string, graph: Modulgraph) => (nurFuerDenPlan(id, graph) ? 'plan' : null), debugName: 'plan' },
  ],
};

function imErstenBild(id: string, graph: Modulgraph): boolean {
  if (!erreichbar(ERSTES_BILD, graph).has(id) || erreichbar(ANMELDEFENSTER, graph).has(id)) return false;
  return !id.includes('@fluentui/react-') || FLUENT_IM_ERSTEN_BILD.test(id);
}

function nurFuerDenPlan(id: string, graph: Modulgraph): boolean {
  return erreichbar(PLAN, graph).has(id) && !erreichbar(ERSTES_BILD, graph).has(id);
}

const bekannt = new WeakMap<readonly string[], ReadonlySet<string>>();

/**
 * Alles, was von den Anfängen aus fest importiert wird. Der Graph steht, wenn geteilt wird; gesucht wird je Anfang
 * einmal.
 */
function erreichbar(anfaenge: readonly string[], graph: Modulgraph): ReadonlySet<string> {
  const vorher = bekannt.get(anfaenge);
  if (vorher) return vorher;
  const gefunden = new Set<string>();
  const offen = [...anfaenge];
  for (let id = offen.pop(); id !== undefined; id = offen.pop()) {
    if (gefunden.has(id)) continue;
    gefunden.add(id);
    offen.push(...(graph.getModuleInfo(id)?.importedIds ?? []));
  }
  bekannt.set(anfaenge, gefunden);
  return gefunden;
}
