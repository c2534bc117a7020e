/** Meldet die Funktionen bei Excel an. Was immer schiefgeht, wird ein Fehlerwert der Zelle mit deutscher Meldung, nie eine Zahl. */
import { istKernFehler } from '../../shared/kern/fehler.ts';
import { Eingabefehler } from './eingabefehler.ts';
import * as gk from './functions.ts';

type Funktion = (...argumente: any[]) => unknown;

export const ZUORDNUNG: Readonly<Record<string, Funktion>> = {
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

function alsZellfehler(fehler: unknown): CustomFunctions.Error {
  if (fehler instanceof Eingabefehler) {
    return new CustomFunctions.Error(fehler.leer ? CustomFunctions.ErrorCode.notAvailable : CustomFunctions.ErrorCode.invalidValue, fehler.message);
  }
  const meldung = istKernFehler(fehler) ? fehler.message : 'Das konnte nicht berechnet werden. Bitte die Eingaben prüfen und den Fall melden.';
  return new CustomFunctions.Error(CustomFunctions.ErrorCode.invalidValue, meldung);
}
