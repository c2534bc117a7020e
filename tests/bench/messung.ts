/** Ergebnis einer Messung: ein Wert gegen eine Grenze, beide aus demselben Lauf. */
export interface Messung {
  readonly name: string;
  /** `null`: nicht gemessen, weil etwas fehlt. */
  readonly wert: number | null;
  readonly grenze: number;
  /** Was einmal gelten soll, wo es noch nicht gilt; steht neben der Grenze. */
  readonly gewollt?: number;
  /** `hoechstens` oder `mindestens` diese Grenze. */
  readonly richtung: 'hoechstens' | 'mindestens';
  readonly einheit: string;
  /** Name der Messung, mit den Einzelwerten. */
  readonly einzeln: string;
}

export function eingehalten({ wert, grenze, richtung }: Messung): boolean {
  return wert === null || (richtung === 'hoechstens' ? wert <= grenze : wert >= grenze);
}

/**
 * Zwei Abläufe abwechselnd, damit beide dieselbe Last des Rechners trifft; je der Median in Millisekunden je Aufruf.
 */
export function imWechsel(
  a: () => unknown,
  b: () => unknown,
  aufrufe: readonly [number, number],
  runden = 11,
): [number, number] {
  const zeiten: [number[], number[]] = [[], []];
  for (let runde = -2; runde < runden; runde++) {
    [a, b].forEach((ablauf, i) => {
      const beginn = performance.now();
      for (let n = 0; n < (aufrufe[i] as number); n++) ablauf();
      if (runde >= 0) zeiten[i]?.push((performance.now() - beginn) / (aufrufe[i] as number));
    });
  }
  return [median(zeiten[0]), median(zeiten[1])];
}

export function median(werte: readonly number[]): number {
  return [...werte].sort((a, b) => a - b)[Math.floor(werte.length / 2)] as number;
}

/**
 * Verhältnis zweier reihum gemessener Reihen: der Median der Verhältnisse je Runde, denn was eine Runde stört, stört
 * beide.
 */
export function verhaeltnisJeRunde(oben: readonly number[], unten: readonly number[]): number {
  return median(oben.map((wert, runde) => wert / (unten[runde] as number)));
}

/** 1234.5 → "1.234,5" */
export function deutsch(wert: number, stellen = 1): string {
  return wert.toLocaleString('de-DE', { minimumFractionDigits: stellen, maximumFractionDigits: stellen });
}
