/**
 * Trägt die GK-Funktionen in die Funktionsliste von o-spreadsheet ein und übersetzt Argumente, Ergebnisse und Fehler.
 */
import {
  type CellValue,
  EvaluationError,
  type FunctionResultObject,
  type Matrix,
  registries,
} from '@odoo/o-spreadsheet';
import { FEHLERCODES, type FunktionsBeschreibung, type GkFunktion, type ParameterBeschreibung } from './laufzeit.ts';
import { FORMAT } from './locale.ts';

/** Ein Zellwert, wie o-spreadsheet ihn einer Funktion übergibt. */
interface Zelle {
  readonly value: unknown;
  readonly message?: string;
}
type Argument = Zelle | readonly (readonly (Zelle | undefined)[])[] | undefined;

const NAMENSRAUM = 'GK';
export const KATEGORIE_GK = 'GK Förderrechner';

const FORMAT_EURO = '#,##0.00[$ €]';
/** Formate für Ergebnisse, die kein Betrag sind. */
const FORMATE: Readonly<Record<string, string>> = { BASISZINS: '0.00%', NACHWEISFRIST: FORMAT.datum };
/** In dieser Tabelle stehen links Jahr und Tage, rechts Beträge. */
const BETRAEGE_AB_SPALTE: Readonly<Record<string, number>> = { JAHRESPLAN: 2 };

/** Meldung, falls eine Funktion wider Erwarten keinen Fehler mit Text liefert. */
const UNERWARTET = 'Die Funktion konnte nicht berechnet werden. Bitte prüfen Sie die Eingaben.';

/**
 * Registriert alle beschriebenen Funktionen als `GK.<name>`. o-spreadsheet kennt `#VALUE!` von Haus aus nicht; es wird
 * als Fehlerwert ergänzt, damit dieselbe Zelle hier und in Excel denselben Fehler zeigt und WENNFEHLER (IFERROR) ihn
 * erkennt.
 */
export function registriereGkFunktionen(
  beschreibungen: readonly FunktionsBeschreibung[],
  funktionen: ReadonlyMap<string, GkFunktion>,
): void {
  for (const code of Object.values(FEHLERCODES)) registries.errorTypes.add(code);
  for (const beschreibung of beschreibungen) {
    const funktion = funktionen.get(beschreibung.id.toUpperCase());
    if (!funktion) throw new Error(`Zu ${beschreibung.id} gibt es in functions.js keine Funktion.`);
    registries.functionRegistry.replace(`${NAMENSRAUM}.${beschreibung.name}`, {
      description: beschreibung.description ?? '',
      category: KATEGORIE_GK,
      isExported: false,
      args: beschreibung.parameters.map(alsParameter),
      compute: (...argumente: unknown[]) => berechne(funktion, beschreibung, argumente as Argument[]),
    });
  }
}

function alsParameter(parameter: ParameterBeschreibung) {
  const matrix = istMatrix(parameter);
  return {
    name: parameter.name,
    description: parameter.description ?? '',
    type: [matrix ? ('RANGE' as const) : ('ANY' as const)],
    ...(parameter.optional ? { optional: true } : {}),
    ...(parameter.repeating ? { repeating: true } : {}),
    ...(matrix ? { acceptMatrix: true } : {}),
  };
}

function berechne(funktion: GkFunktion, beschreibung: FunktionsBeschreibung, argumente: readonly Argument[]) {
  const fehler = ersterFehler(argumente);
  if (fehler) return fehler;
  const werte = beschreibung.parameters.map((parameter, i) => alsExcelWert(argumente[i], istMatrix(parameter)));
  try {
    return alsZellen(funktion(...werte, AUFRUF), beschreibung);
  } catch (ausnahme) {
    return alsFehler(ausnahme);
  }
}

/**
 * Excel hängt jedem Aufruf ein Objekt über die Zelle an; unsere Funktionen brauchen es nicht, sollen es aber vertragen.
 */
const AUFRUF = Object.freeze({});

/** Wie in Excel: ein Fehler im Argument wird weitergereicht, die Funktion gar nicht erst aufgerufen. */
function ersterFehler(argumente: readonly Argument[]): EvaluationError | undefined {
  for (const argument of argumente) {
    for (const zelle of istBereich(argument) ? argument.flat() : [argument]) {
      if (typeof zelle?.value === 'string' && registries.errorTypes.has(zelle.value))
        return new EvaluationError(zelle.message ?? '', zelle.value);
    }
  }
  return undefined;
}

function istMatrix(parameter: ParameterBeschreibung): boolean {
  return parameter.dimensionality === 'matrix';
}

function istBereich(argument: Argument): argument is readonly (readonly (Zelle | undefined)[])[] {
  return Array.isArray(argument);
}

/** Ausgelassen oder leer → `null`; Bereiche spaltenweise (o-spreadsheet) → zeilenweise (Excel). */
function alsExcelWert(argument: Argument, matrix: boolean): unknown {
  if (argument === undefined || argument === null) return null;
  if (!istBereich(argument)) return matrix ? [[argument.value ?? null]] : (argument.value ?? null);
  const zeilen = argument[0]?.length ?? 0;
  return Array.from({ length: zeilen }, (_, zeile) => argument.map((spalte) => spalte[zeile]?.value ?? null));
}

function alsZellen(
  ergebnis: unknown,
  beschreibung: FunktionsBeschreibung,
): FunctionResultObject | Matrix<FunctionResultObject> {
  if (!Array.isArray(ergebnis)) return alsZelle(ergebnis, ergebnisformat(beschreibung, 0));
  const zeilen = ergebnis as unknown[][];
  const spalten = Math.max(0, ...zeilen.map((zeile) => zeile.length));
  return Array.from({ length: spalten }, (_, spalte) =>
    zeilen.map((zeile) => alsZelle(zeile[spalte], ergebnisformat(beschreibung, spalte))),
  );
}

/** So zeigt eine Zelle ohne eigenes Format das Ergebnis; ob es € sind, sagt die Beschreibung. */
function ergebnisformat({ id, description = '' }: FunktionsBeschreibung, spalte: number): string | null {
  if (FORMATE[id]) return FORMATE[id];
  return /\bin €/.test(description) && spalte >= (BETRAEGE_AB_SPALTE[id] ?? 0) ? FORMAT_EURO : null;
}

function alsZelle(wert: unknown, format: string | null): FunctionResultObject {
  if (typeof wert === 'number') return { value: wert, ...(format ? { format } : {}) };
  if (typeof wert === 'string' || typeof wert === 'boolean') return { value: wert satisfies CellValue };
  if (wert === null || wert === undefined) return { value: '' };
  return alsFehler(wert);
}

/** Behält die Meldung der Funktion; die Zelle zeigt den Fehlerwert, der Hinweis daneben die Meldung. */
function alsFehler(ausnahme: unknown): EvaluationError {
  const { code, message } = (ausnahme ?? {}) as { code?: unknown; message?: unknown };
  const wert = typeof code === 'string' && registries.errorTypes.has(code) ? code : FEHLERCODES.invalidValue;
  return new EvaluationError(typeof message === 'string' && message !== '' ? message : UNERWARTET, wert);
}
