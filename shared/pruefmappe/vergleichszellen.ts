/**
 * Eine Zahl dreimal: als Formel, wie gespeichert, und der Unterschied. Was es auf einer Seite nicht gibt, steht dort
 * als Strich.
 */
import { a1, type Blatt, type Stil, type Zelladresse } from './blatt.ts';

/** Eine Formel und was sie ergibt. */
export interface Rechnung {
  readonly formel: string;
  readonly ergebnis: number;
}

/** Aussehen und Genauigkeit einer verglichenen Zahl. */
export interface Vergleichsstil {
  readonly gerechnet: Stil;
  readonly gespeichert: Stil;
  /** Auf so viele Nachkommastellen wird der Unterschied gerundet; feiner gibt es die Zahl nicht. */
  readonly nachkommastellen: number;
}

/** Gespeichert − gerechnet; „fehlt“, wenn es nur eine Seite gibt; 0, wenn keine. */
export type Unterschied = number | 'fehlt';

/** Beschreibt die drei Zellen und gibt den Unterschied zurück, den die dritte zeigt. */
export function schreibeVergleich(
  blatt: Blatt,
  [hier, daneben, dritte]: readonly [gerechnet: Zelladresse, gespeichert: Zelladresse, unterschied: Zelladresse],
  rechnung: Rechnung | null,
  gespeichert: number | null,
  stil: Vergleichsstil,
): Unterschied {
  if (rechnung) blatt.formel(hier, rechnung.formel, rechnung.ergebnis, stil.gerechnet);
  else blatt.wert(hier, '–', 'text');
  if (gespeichert === null) blatt.wert(daneben, '–', 'gespeichertText');
  else blatt.wert(daneben, gespeichert, stil.gespeichert);
  const unterschied = unterschiedVon(rechnung?.ergebnis ?? null, gespeichert, stil.nachkommastellen);
  if (hier.zeile === dritte.zeile && daneben.zeile === dritte.zeile) {
    const inZeile = (zeile: number) => vergleichsformel({ ...hier, zeile }, { ...daneben, zeile }, stil);
    blatt.zeilenformel(dritte, inZeile, unterschied, stil.gerechnet);
  } else blatt.formel(dritte, vergleichsformel(hier, daneben, stil), unterschied, stil.gerechnet);
  return unterschied;
}

function vergleichsformel(hier: Zelladresse, daneben: Zelladresse, { nachkommastellen }: Vergleichsstil): string {
  const [a, b] = [a1(hier), a1(daneben)];
  return `IF(AND(ISNUMBER(${a}),ISNUMBER(${b})),ROUND(${b}-${a},${nachkommastellen}),IF(OR(ISNUMBER(${a}),ISNUMBER(${b})),"fehlt",0))`;
}

function unterschiedVon(gerechnet: number | null, gespeichert: number | null, nachkommastellen: number): Unterschied {
  if (gerechnet === null || gespeichert === null) return gerechnet === gespeichert ? 0 : 'fehlt';
  const faktor = 10 ** nachkommastellen;
  return Math.round((gespeichert - gerechnet) * faktor) / faktor;
}
