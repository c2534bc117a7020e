/** R20 als Formel in ganzen Cent; Bemessung und Quote sind Brüche ganzer Zahlen, damit nichts vorher gerundet wird. */

type Bruchzellen = readonly [zaehler: string, nenner: string];

interface Istzellen {
  /** Bezüge auf Beträge in Cent. */
  readonly ist: string;
  readonly andere: string;
  /** Zähler in Cent; Nenner 0, wo es keine Bemessung gibt. */
  readonly bemessung: Bruchzellen;
  readonly quote: Bruchzellen;
}

/** cent(Quote · max(0, min(Ist, Bemessung) − andere Mittel)), Hälften aufwärts. */
export function nachIstFormel({ ist, andere, bemessung: [bz, bn], quote: [qz, qn] }: Istzellen): string {
  const aufCent = (x: string, n: string) => `INT((2*${qz}*${x}+${qn}*${n})/(2*${qn}*${n}))`;
  const nachBetrag = aufCent(`MAX(0,${ist}-${andere})`, '1');
  const nachBemessung = aufCent(`MAX(0,${bz}-${andere}*${bn})`, bn);
  return `IF(${bn}=0,${nachBetrag},IF(${ist}*${bn}<=${bz},${nachBetrag},${nachBemessung}))`;
}
