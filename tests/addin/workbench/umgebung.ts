/** Stellt her, was die Workbench im Browser vorfindet: muss vor o-spreadsheet geladen sein. */
import { readFileSync } from 'node:fs';
import { createContext, Script } from 'node:vm';
import type { FunktionsBeschreibung, GkFunktion } from '../../../addin/workbench/tabelle/laufzeit.ts';
import { neueLaufzeit } from '../../../addin/workbench/tabelle/laufzeit.ts';

interface Gruppierer {
  groupBy?: <T>(werte: Iterable<T>, schluessel: (wert: T) => PropertyKey) => Record<PropertyKey, T[]>;
}

/** Node 20 kennt `Object.groupBy` noch nicht; jeder Browser, den die Workbench unterstützt, kennt es. */
(Object as Gruppierer).groupBy ??= (werte, schluessel) => {
  const gruppen: Record<PropertyKey, never[]> = {};
  for (const wert of werte) gruppen[schluessel(wert)] = [...(gruppen[schluessel(wert)] ?? []), wert as never];
  return gruppen;
};
console.debug = () => undefined;

/** Das gebaute functions.js in einem eigenen Reich, wie Excel und der Browser es laden, und seine Beschreibung. */
export function gebauteFunktionen(): {
  beschreibungen: readonly FunktionsBeschreibung[];
  funktionen: ReadonlyMap<string, GkFunktion>;
} {
  const funktionen = ladeFunktionen(readFileSync('dist/addin/functions.js', 'utf8'));
  const { functions } = JSON.parse(readFileSync('dist/addin/functions.json', 'utf8')) as {
    functions: readonly FunktionsBeschreibung[];
  };
  return { beschreibungen: functions, funktionen };
}

/** Ein functions.js meldet dies in der Laufzeit der Arbeitsmappe an. */
export function ladeFunktionen(skript: string): ReadonlyMap<string, GkFunktion> {
  const { laufzeit, funktionen } = neueLaufzeit();
  new Script(skript).runInContext(createContext({ CustomFunctions: laufzeit }));
  return funktionen;
}
