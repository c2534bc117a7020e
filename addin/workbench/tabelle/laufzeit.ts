/**
 * Die Laufzeit, die Excel den benutzerdefinierten Funktionen bietet, für den Browser nachgebildet:
 * `CustomFunctions.associate` sammelt die Funktionen aus demselben `functions.js`, das auch Excel lädt.
 */

/** Eine Funktion, wie Excel sie aufruft: positionsweise, `null` für Ausgelassenes, Matrizen zeilenweise. */
export type GkFunktion = (...argumente: unknown[]) => unknown;

/** Fehlerwerte, die eine benutzerdefinierte Funktion in der Zelle zeigen darf. */
export const FEHLERCODES = {
  invalidValue: '#VALUE!',
  notAvailable: '#N/A',
  divisionByZero: '#DIV/0!',
  invalidNumber: '#NUM!',
  nullReference: '#NULL!',
  invalidName: '#NAME?',
  invalidReference: '#REF!',
} as const;

/** Fehler mit Meldung, wie `CustomFunctions.Error` in Excel. */
export class ZellFehler extends Error {
  readonly code: string;

  constructor(code: string, message?: string) {
    super(message ?? '');
    this.name = 'CustomFunctions.Error';
    this.code = code;
  }
}

export interface Laufzeit {
  readonly associate: (idOderTabelle: string | Readonly<Record<string, GkFunktion>>, funktion?: GkFunktion) => void;
  readonly Error: typeof ZellFehler;
  readonly ErrorCode: typeof FEHLERCODES;
}

/** Eine frische Laufzeit und die Tabelle, in der sie die Funktionen sammelt (Schlüssel: id in Großbuchstaben). */
export function neueLaufzeit(): { laufzeit: Laufzeit; funktionen: Map<string, GkFunktion> } {
  const funktionen = new Map<string, GkFunktion>();
  const laufzeit: Laufzeit = {
    associate(idOderTabelle, funktion) {
      const eintraege =
        typeof idOderTabelle === 'string' ? [[idOderTabelle, funktion] as const] : Object.entries(idOderTabelle);
      for (const [id, f] of eintraege) if (f) funktionen.set(id.toUpperCase(), f);
    },
    Error: ZellFehler,
    ErrorCode: FEHLERCODES,
  };
  return { laufzeit, funktionen };
}

/** Beschreibung einer Funktion aus `functions.json` (Format von Microsoft). */
export interface FunktionsBeschreibung {
  readonly id: string;
  readonly name: string;
  readonly description?: string;
  readonly parameters: readonly ParameterBeschreibung[];
}

export interface ParameterBeschreibung {
  readonly name: string;
  readonly description?: string;
  readonly dimensionality?: string;
  readonly optional?: boolean;
  readonly repeating?: boolean;
}

/**
 * Lädt `functions.js` und `functions.json` vom eigenen Server; scheitert mit einer Meldung, die man jemandem zeigen
 * kann.
 */
export async function ladeGkFunktionen(
  basis = '/addin/',
): Promise<{ beschreibungen: readonly FunktionsBeschreibung[]; funktionen: ReadonlyMap<string, GkFunktion> }> {
  const { laufzeit, funktionen } = neueLaufzeit();
  Object.defineProperty(globalThis, 'CustomFunctions', { value: laufzeit, configurable: true, writable: true });
  const [antwort] = await Promise.all([fetch(`${basis}functions.json`), ladeSkript(`${basis}functions.js`)]);
  if (!antwort.ok) throw new Error(`functions.json: HTTP ${antwort.status}`);
  const { functions } = (await antwort.json()) as { functions: readonly FunktionsBeschreibung[] };
  return { beschreibungen: functions, funktionen };
}

function ladeSkript(adresse: string): Promise<void> {
  return new Promise((fertig, fehlgeschlagen) => {
    const skript = document.createElement('script');
    skript.src = adresse;
    skript.onload = () => fertig();
    skript.onerror = () => fehlgeschlagen(new Error(`${adresse} konnte nicht geladen werden`));
    document.head.append(skript);
  });
}
