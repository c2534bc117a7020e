/**
 * Lädt das gebaute functions.js so, wie Excel es lädt: als klassisches Skript, hier in demselben Realm wie der Gegner.
 * In einem eigenen (`vm.createContext`) wäre jeder Zugriff auf Date und Math langsam, und gemessen würde er.
 */
import { readFileSync } from 'node:fs';
import { Script } from 'node:vm';

export const FUNCTIONS_JS = 'dist/addin/functions.js';

export function gebauteFunktion(id: string): (...argumente: unknown[]) => unknown {
  const angemeldet = new Map<string, (...argumente: unknown[]) => unknown>();
  const CustomFunctions = {
    associate: (name: string, funktion: (...argumente: unknown[]) => unknown) => angemeldet.set(name, funktion),
    Error,
    ErrorCode: {},
  };
  Object.assign(globalThis, { CustomFunctions });
  new Script(readFileSync(FUNCTIONS_JS, 'utf8')).runInThisContext();
  const funktion = angemeldet.get(id);
  if (!funktion) throw new Error(`${id} fehlt in ${FUNCTIONS_JS}; bitte zuerst npm run build`);
  return funktion;
}
