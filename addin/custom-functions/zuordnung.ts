/**
 * Meldet die Funktionen bei Excel an. Was immer schiefgeht, wird ein Fehlerwert der Zelle mit deutscher Meldung, nie
 * eine Zahl.
 */
import { istKernFehler, type KernFehlerCode } from '../../shared/grund/fehler.ts';
import { alsZahl } from '../../shared/grund/geld.ts';
import type { Verzeichnis } from '../../shared/regelstand/verzeichnis.ts';
import { Eingabefehler } from './eingabefehler.ts';
import type { Funktion, Rechnung } from './eintrag.ts';
import { FUNKTIONEN } from './funktionen.ts';
import { leser } from './lesen.ts';

for (const funktion of FUNKTIONEN)
  CustomFunctions.associate(funktion.id, abgesichert(inZelle(funktion), Object.keys(funktion.parameter).length));

/** Der Wert für die Zelle. Nur hier und in Tabellen wird aus der exakten Zahl ein Double. */
function inZelle(funktion: Funktion): (argumente: readonly unknown[]) => unknown {
  const lies = leser(funktion);
  const rechne = zellrechnung(funktion.rechnung);
  const zahl = 'zahl' in funktion.rechnung ? funktion.rechnung.zahl : undefined;
  if (!zahl) return (argumente) => lies(argumente, rechne);
  return (argumente) => zahl(argumente) ?? lies(argumente, rechne);
}

function zellrechnung(rechnung: Rechnung<any, any>): (werte: unknown, regelstaende: Verzeichnis) => unknown {
  if ('schritt' in rechnung) return (werte, regelstaende) => alsZahl(rechnung.schritt(werte, regelstaende).wert);
  return 'text' in rechnung ? rechnung.text : rechnung.tabelle;
}

function abgesichert(
  funktion: (argumente: readonly unknown[]) => unknown,
  anzahl: number,
): (...argumente: unknown[]) => unknown {
  return (...argumente) => {
    try {
      if (argumente.length <= anzahl && istAufruf(argumente[argumente.length - 1])) argumente.pop();
      return funktion(argumente);
    } catch (fehler) {
      throw alsZellfehler(fehler);
    }
  };
}

/**
 * Excel hängt jedem Aufruf ein Objekt über die Zelle an; hinter dem letzten Parameter stört es nicht. Kennt es noch
 * eine ältere functions.json mit weniger Parametern (es merkt sie sich etwa einen Tag), steht das Objekt an der Stelle
 * eines neuen. Ein Zellwert ist nie ein solches Objekt; formatierte Zahlen haben `basicValue`.
 */
function istAufruf(letztes: unknown): boolean {
  return (
    typeof letztes === 'object' && letztes !== null && !Array.isArray(letztes) && !Object.hasOwn(letztes, 'basicValue')
  );
}

/** Wo etwas fehlt, nicht wo etwas falsch ist: die Quote von Baustein 5, ein Basiszinssatz, den es noch nicht gibt. */
const NICHT_VERFUEGBAR: readonly KernFehlerCode[] = ['QUOTE_FEHLT', 'BASISZINS_UNBEKANNT'];

/**
 * #N/A, wo eine nötige Angabe leer ist oder ein Wert nicht bekannt, sonst #VALUE!; nur diese beiden zeigen in Excel
 * eine Meldung.
 */
function alsZellfehler(fehler: unknown): CustomFunctions.Error {
  const { invalidValue, notAvailable } = CustomFunctions.ErrorCode;
  if (fehler instanceof Eingabefehler)
    return new CustomFunctions.Error(fehler.leer ? notAvailable : invalidValue, fehler.message);
  if (istKernFehler(fehler))
    return new CustomFunctions.Error(
      NICHT_VERFUEGBAR.includes(fehler.code) ? notAvailable : invalidValue,
      fehler.message,
    );
  return new CustomFunctions.Error(
    invalidValue,
    'Das konnte nicht berechnet werden. Bitte die Eingaben prüfen und den Fall melden.',
  );
}
