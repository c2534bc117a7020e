/**
 * W3: Ein Eigenanteil zu einem Fördervolumen, das einmal „Zuwendung“ und einmal Gesamtvolumen heißt. Die Prüfung nennt alle Lesarten
 * mit ihren Zahlen: verschobenes Trennzeichen, 20 % der Gesamtausgaben, Eigenanteil zu einer Zuwendung von 80 %. (Vorlage Aachen I und IV)
 */

import { alsBetrag, Dezimal, type Exakt, quotient } from '../grund/geld.ts';
import { bausteinfoerderung, eigenanteilZurZuwendung } from '../kern/bausteine.ts';
import { DIA_2019 } from '../regelstand/dia-2019.ts';
import type { Hinweis } from './plan-typen.ts';
import { euro } from './worte.ts';

/** Die Zahlen, die zu einem Fördervolumen gehören, je nachdem, was damit gemeint ist. */
export interface Eigenanteilslesart {
  /** Beträge in € mit zwei Nachkommastellen; Ausgaben = Zuwendung + Eigenanteil. */
  readonly ausgaben: string;
  readonly zuwendung: string;
  readonly eigenanteil: string;
}

/** Der veranschlagte Eigenanteil gegen beide Lesarten des Fördervolumens (W3). */
export interface Eigenanteilspruefung {
  /** Das Fördervolumen sind die Gesamtausgaben (100 %). */
  readonly gesamtausgaben: Eigenanteilslesart;
  /** Das Fördervolumen ist die Zuwendung (80 %). */
  readonly zuwendung: Eigenanteilslesart;
  /** Zu welcher Lesart der Betrag passt, notfalls mit verschobenem Trennzeichen; `null`, wenn zu keiner. */
  readonly passtZu: 'gesamtausgaben' | 'zuwendung' | null;
  /** Um so viele Stellen ist das Trennzeichen nach rechts verschoben; 0, wenn es richtig steht. */
  readonly verschobenUm: number;
  /** `null`, wenn der Betrag der Eigenanteil zur Zuwendung ist. */
  readonly hinweis: Hinweis | null;
}

const VERSCHIEBUNG_HOECHSTENS = 8;

/**
 * Prüft einen veranschlagten Eigenanteil gegen das Fördervolumen, beide in €.
 * @throws {KernFehler} AUSGABEN_UNGUELTIG
 */
export function pruefeEigenanteil(betrag: Dezimal | string, foerdervolumen: Dezimal | string): Eigenanteilspruefung {
  const wert = new Dezimal(betrag);
  const alsGesamt = bausteinfoerderung(1, foerdervolumen, null, DIA_2019);
  const volumen = quotient(alsGesamt.ausgaben.wert);
  const zurZuwendung = eigenanteilZurZuwendung(volumen, null, DIA_2019);
  const gesamtausgaben = {
    ausgaben: alsBetrag(alsGesamt.ausgaben.wert),
    zuwendung: alsBetrag(alsGesamt.zuwendung.wert),
    eigenanteil: alsBetrag(alsGesamt.eigenanteil.wert),
  };
  const zuwendung = {
    ausgaben: volumen.plus(quotient(zurZuwendung.wert)).toFixed(2),
    zuwendung: volumen.toFixed(2),
    eigenanteil: alsBetrag(zurZuwendung.wert),
  };
  const eigenquote = new Dezimal(1).minus(quotient(alsGesamt.foerderquote.wert as Exakt));
  const treffer =
    passendeVerschiebung(wert, 'gesamtausgaben', [volumen.times(eigenquote), new Dezimal(gesamtausgaben.eigenanteil)]) ??
    passendeVerschiebung(wert, 'zuwendung', [quotient(zurZuwendung.exakterWert), new Dezimal(zuwendung.eigenanteil)]);
  const passtZu = treffer?.lesart ?? null;
  const verschobenUm = treffer?.stellen ?? 0;
  const stimmt = passtZu === 'zuwendung' && verschobenUm === 0;
  const text = hinweistext(wert, volumen, { gesamtausgaben, zuwendung, passtZu, verschobenUm });
  const hinweis: Hinweis = { code: 'EIGENANTEIL_LESARTEN', schweregrad: 'warnung', felder: ['foerdervolumen'], text, regel: 'W3' };
  return { gesamtausgaben, zuwendung, passtZu, verschobenUm, hinweis: stimmt ? null : hinweis };
}

function hinweistext(wert: Dezimal, volumen: Dezimal, { gesamtausgaben, zuwendung, passtZu, verschobenUm }: Omit<Eigenanteilspruefung, 'hinweis'>): string {
  const mehr = new Dezimal(zuwendung.eigenanteil).minus(gesamtausgaben.eigenanteil);
  const passend = passtZu === 'zuwendung' ? zuwendung.eigenanteil : gesamtausgaben.eigenanteil;
  const um = verschobenUm === 1 ? '1 Stelle' : `${verschobenUm} Stellen`;
  return [
    `${euro(wert)} Eigenanteil zu ${euro(volumen)} Fördervolumen.`,
    ...(verschobenUm === 0 ? [] : [`Das Trennzeichen ist um ${um} verschoben, gemeint sind ${euro(passend)}.`]),
    ...(passtZu === null ? ['Der Betrag passt zu keiner Lesart.'] : []),
    `Ist das Fördervolumen die Summe aller Ausgaben, beträgt der Eigenanteil ${euro(gesamtausgaben.eigenanteil)} (20 %) und die Zuwendung nur ${euro(gesamtausgaben.zuwendung)}.`,
    `Ist es die Zuwendung (80 %), gehören ${euro(zuwendung.eigenanteil)} Eigenanteil dazu, ${euro(mehr)} mehr.`,
  ].join(' ');
}

function passendeVerschiebung<L extends 'gesamtausgaben' | 'zuwendung'>(
  wert: Dezimal,
  lesart: L,
  kandidaten: readonly Dezimal[],
): { lesart: L; stellen: number } | null {
  for (let stellen = 0; stellen <= VERSCHIEBUNG_HOECHSTENS; stellen++) {
    const gemeint = wert.div(new Dezimal(10).pow(stellen));
    if (kandidaten.some((kandidat) => kandidat.eq(gemeint))) return { lesart, stellen };
  }
  return null;
}
