/** Die Übersicht im Haushaltsblatt: ihre Überschriften, an denen sie gefunden wird, und ihr Diagramm. */
import { PLANFELD } from '../../shared/antrag/planfelder.ts';
import type { Bereich, Modelldiagramm } from '../workbook/modell.ts';

const ZUWENDUNG = PLANFELD.zuwendung.kurz;
const EIGENANTEIL = PLANFELD.eigenanteil.kurz;
const PAUSCHALE = PLANFELD.integrationspauschale.kurz;
export const UEBERSICHTSTITEL = [
  'Haushaltsjahr',
  PLANFELD.ausgaben.kurz,
  ZUWENDUNG,
  EIGENANTEIL,
  `davon ${PAUSCHALE}`,
  'davon übriger',
] as const;

/** Links der Zelle mit den Stellen nach Schlüssel und der mit dem Tag, dessen Regeln dafür gelten. */
export const SCHLUESSELTITEL = ['Stellen nach Schlüssel (R1–R3)', 'Regeln vom'] as const;

/** Das Diagramm steht unter der Übersicht, neben den Kopfdaten. */
export function diagrammZu({ zeile, spalte, zeilen, spalten }: Bereich): Modelldiagramm {
  const werte = (versatz: number): Bereich => ({
    zeile: zeile + 1,
    spalte: spalte + versatz,
    zeilen: zeilen - 1,
    spalten: 1,
  });
  return {
    jahre: werte(0),
    reihen: [
      { titel: ZUWENDUNG, werte: werte(2) },
      { titel: EIGENANTEIL, werte: werte(5) },
      { titel: PAUSCHALE, werte: werte(4) },
    ],
    platz: { zeile: zeile + zeilen + 4, spalte, zeilen: 8, spalten },
  };
}
