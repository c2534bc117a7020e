/**
 * W3: Ein Eigenanteil zu einem Fördervolumen, das einmal „Zuwendung“ und einmal Gesamtvolumen heißt. Die Prüfung nennt
 * alle Lesarten mit ihren Zahlen: verschobenes Trennzeichen, Eigenanteil an den Gesamtausgaben, Eigenanteil zu einer
 * Zuwendung; die Quote ist die von Baustein 1 im genannten Regelstand. (Vorlage Aachen I und IV)
 */

import { alsBetrag, Dezimal, type Exakt, quotient } from '../grund/geld.ts';
import { bausteinfoerderung, eigenanteilZurZuwendung } from '../kern/bausteine.ts';
import type { DiaRegelstand } from '../regelstand/typen.ts';
import type { Befund } from './befund.ts';
import { euro, prozent } from './worte.ts';

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
  /** Das Fördervolumen ist die Zuwendung (Förderquote). */
  readonly zuwendung: Eigenanteilslesart;
  /** Anteil des Eigenanteils an den Gesamtausgaben: 1 − Förderquote. */
  readonly eigenquote: Dezimal;
  /** Zu welcher Lesart der Betrag passt, notfalls mit verschobenem Trennzeichen; `null`, wenn zu keiner. */
  readonly passtZu: 'gesamtausgaben' | 'zuwendung' | null;
  /** Um so viele Stellen ist das Trennzeichen nach rechts verschoben; 0, wenn es richtig steht. */
  readonly verschobenUm: number;
  /** `null`, wenn der Betrag der Eigenanteil zur Zuwendung ist. */
  readonly hinweis: Befund | null;
}

const VERSCHIEBUNG_HOECHSTENS = 8;

/** Ziffern ohne Nullen am Rand und der Platz der ersten: Ein verschobenes Trennzeichen ändert nur ihn. */
interface Gleitzahl {
  readonly ziffern: string;
  readonly platz: number;
}

/** Die Zahlen zu einem Fördervolumen, die für jeden Betrag dieselben sind. */
interface Lesarten extends Pick<Eigenanteilspruefung, 'gesamtausgaben' | 'zuwendung' | 'eigenquote'> {
  readonly volumen: Dezimal;
  readonly foerderquote: Dezimal;
  /** Eigenanteile je Lesart, exakt und auf Cent. */
  readonly kandidaten: Readonly<Record<'gesamtausgaben' | 'zuwendung', readonly Gleitzahl[]>>;
}

/**
 * Prüft einen veranschlagten Eigenanteil gegen das Fördervolumen, beide in €.
 * @throws {KernFehler} AUSGABEN_UNGUELTIG
 */
export function pruefeEigenanteil(
  betrag: Dezimal | string,
  foerdervolumen: Dezimal | string,
  regelstand: DiaRegelstand,
): Eigenanteilspruefung {
  return pruefe(new Dezimal(betrag), lesartenVon(foerdervolumen, regelstand));
}

/**
 * Wie {@link pruefeEigenanteil}, für viele Beträge zu einem Fördervolumen: Dessen Lesarten werden einmal gerechnet,
 * jeder Betrag einmal geprüft.
 * @throws {KernFehler} AUSGABEN_UNGUELTIG
 */
export function eigenanteilspruefer(
  foerdervolumen: Dezimal | string,
  regelstand: DiaRegelstand,
): (betrag: string) => Eigenanteilspruefung {
  const lesarten = lesartenVon(foerdervolumen, regelstand);
  const bekannt = new Map<string, Eigenanteilspruefung>();
  return (betrag) => {
    const pruefung = bekannt.get(betrag) ?? pruefe(new Dezimal(betrag), lesarten);
    bekannt.set(betrag, pruefung);
    return pruefung;
  };
}

function lesartenVon(foerdervolumen: Dezimal | string, regelstand: DiaRegelstand): Lesarten {
  const alsGesamt = bausteinfoerderung(1, foerdervolumen, null, regelstand);
  const volumen = quotient(alsGesamt.ausgaben.wert);
  const zurZuwendung = eigenanteilZurZuwendung(volumen, null, regelstand);
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
  const foerderquote = quotient(alsGesamt.foerderquote.wert as Exakt);
  const eigenquote = new Dezimal(1).minus(foerderquote);
  const kandidaten = {
    gesamtausgaben: [volumen.times(eigenquote), new Dezimal(gesamtausgaben.eigenanteil)].map(alsGleitzahl),
    zuwendung: [quotient(zurZuwendung.exakterWert), new Dezimal(zuwendung.eigenanteil)].map(alsGleitzahl),
  };
  return { gesamtausgaben, zuwendung, volumen, foerderquote, eigenquote, kandidaten };
}

function pruefe(wert: Dezimal, lesarten: Lesarten): Eigenanteilspruefung {
  const { gesamtausgaben, zuwendung, eigenquote, kandidaten } = lesarten;
  const gleitzahl = alsGleitzahl(wert);
  const treffer =
    passendeVerschiebung(gleitzahl, 'gesamtausgaben', kandidaten.gesamtausgaben) ??
    passendeVerschiebung(gleitzahl, 'zuwendung', kandidaten.zuwendung);
  const passtZu = treffer?.lesart ?? null;
  const verschobenUm = treffer?.stellen ?? 0;
  const stimmt = passtZu === 'zuwendung' && verschobenUm === 0;
  const hinweis = (): Befund => ({
    code: 'EIGENANTEIL_LESARTEN',
    schweregrad: 'warnung',
    felder: [['foerdervolumen']],
    text: hinweistext(wert, lesarten, passtZu, verschobenUm),
    regel: 'W3',
  });
  return {
    ...{ gesamtausgaben, zuwendung, eigenquote, passtZu, verschobenUm },
    // Geschrieben erst, wenn ihn jemand liest: Im Antrag wird jeder Betrag geprüft, und fast keiner ist gemeint.
    get hinweis() {
      return stimmt ? null : hinweis();
    },
  };
}

function hinweistext(
  wert: Dezimal,
  lesarten: Lesarten,
  passtZu: Eigenanteilspruefung['passtZu'],
  verschobenUm: number,
): string {
  const { gesamtausgaben, zuwendung, volumen, foerderquote, eigenquote } = lesarten;
  const mehr = new Dezimal(zuwendung.eigenanteil).minus(gesamtausgaben.eigenanteil);
  const passend = passtZu === 'zuwendung' ? zuwendung.eigenanteil : gesamtausgaben.eigenanteil;
  const um = verschobenUm === 1 ? '1 Stelle' : `${verschobenUm} Stellen`;
  return [
    `${euro(wert)} Eigenanteil zu ${euro(volumen)} Fördervolumen.`,
    ...(verschobenUm === 0 ? [] : [`Das Trennzeichen ist um ${um} verschoben, gemeint sind ${euro(passend)}.`]),
    ...(passtZu === null ? ['Der Betrag passt zu keiner Lesart.'] : []),
    `Ist das Fördervolumen die Summe aller Ausgaben, beträgt der Eigenanteil ${euro(gesamtausgaben.eigenanteil)} (${prozent(eigenquote)}) und die Zuwendung nur ${euro(gesamtausgaben.zuwendung)}.`,
    `Ist es die Zuwendung (${prozent(foerderquote)}), gehören ${euro(zuwendung.eigenanteil)} Eigenanteil dazu, ${euro(mehr)} mehr.`,
  ].join(' ');
}

function passendeVerschiebung<L extends 'gesamtausgaben' | 'zuwendung'>(
  wert: Gleitzahl,
  lesart: L,
  kandidaten: readonly Gleitzahl[],
): { lesart: L; stellen: number } | null {
  const verschoben = kandidaten
    .filter(({ ziffern }) => ziffern === wert.ziffern)
    .map(({ platz }) => wert.platz - platz)
    .filter((stellen) => stellen >= 0 && stellen <= VERSCHIEBUNG_HOECHSTENS);
  return verschoben.length === 0 ? null : { lesart, stellen: Math.min(...verschoben) };
}

function alsGleitzahl(wert: Dezimal): Gleitzahl {
  const [ziffern = '', platz] = wert.toExponential().split('e');
  return { ziffern, platz: Number(platz) };
}
