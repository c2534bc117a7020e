/**
 * Ruft die gebauten Funktionen so auf, wie Excel es tut: ein nacktes JavaScript-Realm, in dem es nur `CustomFunctions`
 * gibt.
 */
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

interface Beschreibung {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly helpUrl: string;
  readonly parameters: readonly {
    readonly name: string;
    readonly optional?: boolean;
    readonly type: string;
    readonly description: string;
  }[];
}

export type Rufer = (id: string, ...argumente: unknown[]) => unknown;

/** Das Skript meldet dies an. */
export function lade(skript: string): Map<string, Funktion> {
  const funktionen = new Map<string, Funktion>();
  const realm = createContext({
    CustomFunctions: {
      associate: (id: string, funktion: Funktion) => funktionen.set(id, funktion),
      Error: CustomFunctionsError,
      ErrorCode: { invalidValue: '#VALUE!', notAvailable: '#N/A' },
    },
  });
  new Script(skript).runInContext(realm);
  return funktionen;
}

export const angemeldet = lade(readFileSync('dist/addin/functions.js', 'utf8'));
export const metadaten = (
  JSON.parse(readFileSync('dist/addin/functions.json', 'utf8')) as { functions: readonly Beschreibung[] }
).functions;

/** Ruft die gebauten Funktionen. */
export const gk: Rufer = ruferFuer(angemeldet, metadaten);

/**
 * Ruft positionsweise auf, füllt wie Excel alle ausgelassenen Parameter mit `null` und hängt das Aufrufobjekt an. Was
 * anderes als ein Zellfehler geworfen wird, fliegt durch.
 */
export function ruferFuer(
  funktionen: ReadonlyMap<string, Funktion>,
  beschreibungen: readonly Pick<Beschreibung, 'id' | 'parameters'>[],
): Rufer {
  return (id, ...argumente) => {
    const funktion = funktionen.get(id);
    const beschreibung = beschreibungen.find((eintrag) => eintrag.id === id);
    if (!funktion || !beschreibung) throw new Error(`GK.${id} gibt es nicht`);
    const positionen = beschreibung.parameters.map((_, i) => (argumente[i] === undefined ? null : argumente[i]));
    try {
      return funktion(...positionen, { functionName: id });
    } catch (fehler) {
      if (fehler instanceof CustomFunctionsError) return { fehler: fehler.code, meldung: fehler.message } as Zellfehler;
      throw fehler;
    }
  };
}

export function istZellfehler(wert: unknown): wert is Zellfehler {
  return typeof wert === 'object' && wert !== null && 'fehler' in wert;
}

/** Excels serielle Zahl eines Tages im Datumssystem 1900. */
export function seriell(iso: string): number {
  return Date.parse(`${iso}T00:00:00Z`) / 86_400_000 + 25_569;
}
