/** Ruft die gebauten Funktionen so auf, wie Excel es tut: ein nacktes JavaScript-Realm, in dem es nur `CustomFunctions` gibt. */
import { readFileSync } from 'node:fs';
import { createContext, Script } from 'node:vm';

export interface Zellfehler {
  readonly fehler: '#VALUE!' | '#N/A';
  readonly meldung: string;
}

type Funktion = (...argumente: unknown[]) => unknown;

class CustomFunctionsError {
  readonly code: string;
  readonly message: string;
  constructor(code: string, message: string) {
    this.code = code;
    this.message = message;
  }
}

function lade(): Map<string, Funktion> {
  const funktionen = new Map<string, Funktion>();
  const realm = createContext({
    CustomFunctions: {
      associate: (id: string, funktion: Funktion) => funktionen.set(id, funktion),
      Error: CustomFunctionsError,
      ErrorCode: { invalidValue: '#VALUE!', notAvailable: '#N/A' },
    },
  });
  new Script(readFileSync('dist/addin/functions.js', 'utf8')).runInContext(realm);
  return funktionen;
}

export const angemeldet = lade();
export const metadaten = (
  JSON.parse(readFileSync('dist/addin/functions.json', 'utf8')) as {
    functions: {
      id: string;
      name: string;
      description: string;
      helpUrl: string;
      parameters: { name: string; optional?: boolean; type: string; description: string }[];
    }[];
  }
).functions;

/** Ruft positionsweise auf und füllt wie Excel alle ausgelassenen Parameter mit `null`. Was anderes als ein Zellfehler geworfen wird, fliegt durch. */
export function gk(id: string, ...argumente: unknown[]): unknown {
  const funktion = angemeldet.get(id);
  const beschreibung = metadaten.find((eintrag) => eintrag.id === id);
  if (!funktion || !beschreibung) throw new Error(`GK.${id} gibt es nicht`);
  const positionen = beschreibung.parameters.map((_, i) => (argumente[i] === undefined ? null : argumente[i]));
  try {
    return funktion(...positionen);
  } catch (fehler) {
    if (fehler instanceof CustomFunctionsError) return { fehler: fehler.code, meldung: fehler.message } as Zellfehler;
    throw fehler;
  }
}

export function istZellfehler(wert: unknown): wert is Zellfehler {
  return typeof wert === 'object' && wert !== null && 'fehler' in wert;
}

/** Excels serielle Zahl eines Tages im Datumssystem 1900. */
export function seriell(iso: string): number {
  return Date.parse(`${iso}T00:00:00Z`) / 86_400_000 + 25_569;
}
