/** Meldet die Funktionen bei Excel an. Was immer schiefgeht, wird ein Fehlerwert der Zelle mit deutscher Meldung, nie eine Zahl. */
import { istKernFehler } from '../../shared/grund/fehler.ts';
import { Eingabefehler } from './eingabefehler.ts';
import * as gk from './functions.ts';

type Funktion = (...argumente: any[]) => unknown;

const ZUORDNUNG: Readonly<Record<string, Funktion>> = {
  STELLEN: gk.gkStellen,
  FOERDERTAGE: gk.gkFoerdertage,
  BEMESSUNG: gk.gkBemessung,
  ZUWENDUNG: gk.gkZuwendung,
  EIGENANTEIL: gk.gkEigenanteil,
  KOFINANZIERUNG: gk.gkKofinanzierung,
  JAHRESPLAN: gk.gkJahresplan,
  'BAUSTEIN.ZUWENDUNG': gk.gkBausteinZuwendung,
  'BAUSTEIN.EIGENANTEIL': gk.gkBausteinEigenanteil,
  'EIGENANTEIL.ZU': gk.gkEigenanteilZu,
  VERTEILUNG: gk.gkVerteilung,
  RECHENWEG: gk.gkRechenweg,
  FUNDSTELLE: gk.gkFundstelle,
};

for (const [id, funktion] of Object.entries(ZUORDNUNG)) CustomFunctions.associate(id, abgesichert(funktion));

function abgesichert(funktion: Funktion): Funktion {
  return (...argumente) => {
    try {
      return funktion(...argumente);
    } catch (fehler) {
      throw alsZellfehler(fehler);
    }
  };
}

/** #N/A, wo eine nötige Angabe leer ist (auch die Quote von Baustein 5), sonst #VALUE!; nur diese beiden zeigen in Excel eine Meldung. */
function alsZellfehler(fehler: unknown): CustomFunctions.Error {
  const { invalidValue, notAvailable } = CustomFunctions.ErrorCode;
  if (fehler instanceof Eingabefehler) return new CustomFunctions.Error(fehler.leer ? notAvailable : invalidValue, fehler.message);
  if (istKernFehler(fehler)) return new CustomFunctions.Error(fehler.code === 'QUOTE_FEHLT' ? notAvailable : invalidValue, fehler.message);
  return new CustomFunctions.Error(invalidValue, 'Das konnte nicht berechnet werden. Bitte die Eingaben prüfen und den Fall melden.');
}
