/**
 * Lädt das gebaute functions.js so, wie Excel es lädt: als klassisches Skript in einem Realm, in dem es nur
 * CustomFunctions gibt.
 */
import { readFileSync } from 'node:fs';
import { createContext, Script } from 'node:vm';

export const FUNCTIONS_JS = 'dist/addin/functions.js';

export function gebauteFunktion(id: string): (...argumente: unknown[]) => unknown {
  const angemeldet = new Map<string, (...argumente: unknown[]) => unknown>();
  const CustomFunctions = {
    associate: (name: string, funktion: (...argumente: unknown[]) => unknown) => angemeldet.set(name, funktion),
    Error,
    ErrorCode: {},
  };
  new Script(readFileSync(FUNCTIONS_JS, 'utf8')).runInContext(createContext({ CustomFunctions }));
  const funktion = angemeldet.get(id);
  if (!funktion) throw new Error(`${id} fehlt in ${FUNCTIONS_JS}; bitte zuerst npm run build`);
  return funktion;
}
