/**
 * Ein Blatt auf Papier: A4 quer, Köpfe auf jeder Seite, Schnitte zwischen Haushaltsjahren und zwischen Spalten, die
 * zusammengehören, und eine Fußzeile. Verkleinert wird nur, soweit 7 Punkt bleiben.
 */
import type { WriteSheet } from 'hucre/xlsx';
import { type Blatt, spaltenname } from './blatt.ts';

export interface Druckbild {
  /** So viele Zeilen stehen fest und auf jeder Seite; 0: keine. */
  readonly kopfzeilen: number;
  /** So viele Spalten stehen fest und auf jeder Seite. */
  readonly kopfspalten?: number;
  /** Die erste Spalte jeder weiteren Seite nebeneinander. */
  readonly seitenAbSpalte?: readonly number[];
  /** Zeilen, mit denen eine neue Seite beginnt, wenn nicht alles auf eine passt. */
  readonly seitenAbZeile?: readonly number[];
  /** Zeilen, mit denen immer eine beginnt. */
  readonly immerAbZeile?: readonly number[];
}

/** So viele Einheiten der Spaltenbreite passen unverkleinert nebeneinander. */
const BREITE_DER_SEITE = 132;
/** 10 Punkt werden nicht kleiner als 7. */
const VERKLEINERT_HOECHSTENS = 70;
/** Ein Blatt mit weniger Zeilen bleibt auf einer Seite; zerschnitten sagte es weniger. */
const ZEILEN_JE_SEITE = 30;
/** In Zoll. */
const RAENDER = { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.3, footer: 0.3 };

/** Was hucre dazu wissen will; `fuss` steht links unten. */
export function aufPapier(
  { kopfzeilen, kopfspalten = 0, seitenAbSpalte = [], seitenAbZeile = [], immerAbZeile = [] }: Druckbild,
  { breiten, letzteZeile }: Pick<Blatt, 'breiten' | 'letzteZeile'>,
  fuss: string,
): Partial<WriteSheet> {
  return {
    ...(kopfzeilen + kopfspalten > 0
      ? {
          freezePane: {
            ...(kopfzeilen > 0 ? { rows: kopfzeilen } : {}),
            ...(kopfspalten > 0 ? { columns: kopfspalten } : {}),
          },
        }
      : {}),
    pageSetup: {
      paperSize: 'a4',
      orientation: 'landscape',
      scale: verkleinerung(breiten, kopfspalten, seitenAbSpalte),
      margins: RAENDER,
      ...(kopfzeilen > 0 ? { printTitlesRow: `$1:$${kopfzeilen}` } : {}),
      ...(kopfspalten > 0 ? { printTitlesColumn: `$A:$${spaltenname(kopfspalten)}` } : {}),
    },
    // hucre zählt ab 0 und nennt, wonach umbrochen wird.
    rowBreaks: [...(letzteZeile > ZEILEN_JE_SEITE ? seitenAbZeile : []), ...immerAbZeile].map((zeile) => zeile - 2),
    colBreaks: seitenAbSpalte.map((spalte) => spalte - 2),
    headerFooter: { oddFooter: `&L&8${fuss.replaceAll('&', '&&')}&R&8&A, Seite &P von &N` },
  };
}

/** In Prozent; die breiteste Seite passt gerade noch. */
function verkleinerung(breiten: readonly number[], kopfspalten: number, seitenAbSpalte: readonly number[]): number {
  const summe = (von: number, bis: number) => breiten.slice(von - 1, bis).reduce((s, b) => s + b, 0);
  const anfaenge = [1, ...seitenAbSpalte];
  const breiteste = anfaenge.reduce((bisher, von, i) => {
    const eigene = summe(von, (anfaenge[i + 1] ?? breiten.length + 1) - 1);
    return Math.max(bisher, i === 0 ? eigene : eigene + summe(1, kopfspalten));
  }, 1);
  return Math.max(VERKLEINERT_HOECHSTENS, Math.min(100, Math.floor((100 * BREITE_DER_SEITE) / breiteste)));
}
