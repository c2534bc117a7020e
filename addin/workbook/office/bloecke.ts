/**
 * Liest und schreibt große Bereiche in Blöcken: Excel im Browser überträgt je Auftrag höchstens 5 MB. Wie groß eine
 * Antwort wird, ist vorher nicht bekannt; wird ein Block zu groß, wird er halbiert. Wie groß ein Auftrag wird, steht
 * vorher fest.
 */
import type { Bereich } from '../modell.ts';
import { officeCode } from './fehler.ts';

/** So viele Zellen je Auftrag; bei gewöhnlichen Zellen ist das ein Bruchteil von 5 MB. */
const ZELLEN_JE_AUFTRAG = 50_000;

/** So viele Zeichen Inhalt je Auftrag; auch wenn jedes in UTF-8 drei Bytes braucht, bleiben es weniger als 5 MB. */
const ZEICHEN_JE_AUFTRAG = 1_500_000;

/** Ein Rechteck eines Blatts. */
export interface Flaeche extends Bereich {
  readonly blatt: Excel.Worksheet;
}

type Matrixname = 'values' | 'valueTypes' | 'formulas' | 'numberFormat' | 'text';
type Matrizen<N extends Matrixname> = { readonly [K in N]: Excel.Range[K] };

interface Block<N extends Matrixname> extends Bereich {
  readonly flaeche: number;
  /** Die Antwort von Excel; `null`, wenn es die Werte verweigert. */
  gelesen: Matrizen<N> | null;
}

/**
 * Zu jeder Fläche ihre Matrizen; `null`, wenn Excel sie nicht herausgibt (mehr als 5 Millionen Zellen). Kleine Flächen
 * kommen mit einem Abgleich.
 */
export async function liesFlaechen<N extends Matrixname>(
  context: Excel.RequestContext,
  flaechen: readonly Flaeche[],
  namen: readonly N[],
): Promise<(Matrizen<N> | null)[]> {
  const bloecke = flaechen.flatMap((flaeche, i) => geteilt<N>(flaeche, i, ZELLEN_JE_AUFTRAG));
  const fertig: Block<N>[] = [];
  for (const auftrag of auftraege(bloecke)) fertig.push(...(await liesAuftrag(context, flaechen, auftrag, namen)));
  return flaechen.map((_, i) => {
    const eigene = fertig.filter(({ flaeche }) => flaeche === i);
    if (eigene.length === 0 || eigene.some(({ gelesen }) => gelesen === null)) return null;
    return Object.fromEntries(
      namen.map((name) => [name, eigene.flatMap(({ gelesen }) => (gelesen as Matrizen<N>)[name])]),
    ) as Matrizen<N>;
  });
}

/** Ob Excel den Auftrag abgelehnt hat, weil Antwort oder Auftrag zu groß wären. */
function warZuGross(fehler: unknown): boolean {
  return ['ResponsePayloadSizeLimitExceeded', 'RangeExceedsLimit'].includes(officeCode(fehler));
}

async function liesAuftrag<N extends Matrixname>(
  context: Excel.RequestContext,
  flaechen: readonly Flaeche[],
  bloecke: readonly Block<N>[],
  namen: readonly N[],
): Promise<Block<N>[]> {
  const bereiche = bloecke.map((block) => {
    const { blatt } = flaechen[block.flaeche] as Flaeche;
    const bereich = blatt.getRangeByIndexes(block.zeile, block.spalte, block.zeilen, block.spalten);
    bereich.load(namen.join(','));
    return bereich;
  });
  try {
    await context.sync();
  } catch (fehler) {
    const halbe = warZuGross(fehler) ? halbiert(bloecke) : null;
    if (!halbe) throw fehler;
    const [erste, zweite] = halbe;
    return [
      ...(await liesAuftrag(context, flaechen, erste, namen)),
      ...(await liesAuftrag(context, flaechen, zweite, namen)),
    ];
  }
  return bloecke.map((block, i) => {
    const bereich = bereiche[i] as Excel.Range;
    const matrizen = Object.fromEntries(namen.map((name) => [name, bereich[name]]));
    const fehlt = Object.values(matrizen).some((matrix) => matrix === null || matrix === undefined);
    return { ...block, gelesen: fehlt ? null : (matrizen as Matrizen<N>) };
  });
}

/** Zwei Hälften, oder `null`, wenn es nur noch eine Zeile ist. */
function halbiert<N extends Matrixname>(bloecke: readonly Block<N>[]): [Block<N>[], Block<N>[]] | null {
  const [einziger] = bloecke;
  if (bloecke.length > 1) {
    const mitte = Math.ceil(bloecke.length / 2);
    return [bloecke.slice(0, mitte), bloecke.slice(mitte)];
  }
  if (!einziger || einziger.zeilen < 2) return null;
  const oben = Math.ceil(einziger.zeilen / 2);
  return [
    [{ ...einziger, zeilen: oben }],
    [{ ...einziger, zeile: einziger.zeile + oben, zeilen: einziger.zeilen - oben }],
  ];
}

function geteilt<N extends Matrixname>(flaeche: Bereich, nummer: number, zellen: number): Block<N>[] {
  const { zeile, spalte, zeilen, spalten } = flaeche;
  if (!(zeilen > 0 && spalten > 0)) return [];
  const hoehe = Math.max(1, Math.floor(zellen / spalten));
  return Array.from({ length: Math.ceil(zeilen / hoehe) }, (_, i) => ({
    flaeche: nummer,
    zeile: zeile + i * hoehe,
    spalte,
    zeilen: Math.min(hoehe, zeilen - i * hoehe),
    spalten,
    gelesen: null,
  }));
}

/** Packt Blöcke, die zusammen klein genug sind, in einen Auftrag. */
function auftraege<N extends Matrixname>(bloecke: readonly Block<N>[]): Block<N>[][] {
  const ergebnis: Block<N>[][] = [];
  let zellen = 0;
  for (const block of bloecke) {
    const eigene = block.zeilen * block.spalten;
    const letzter = ergebnis.at(-1);
    if (letzter && zellen + eigene <= ZELLEN_JE_AUFTRAG) {
      letzter.push(block);
      zellen += eigene;
    } else {
      ergebnis.push([block]);
      zellen = eigene;
    }
  }
  return ergebnis;
}

/**
 * Ruft `schreibe` für Gruppen von Zeilen, deren Inhalt zusammen klein genug ist, und gleicht zwischen ihnen ab; die
 * letzte wirkt mit dem nächsten Abgleich. `matrizen` haben je Zeile, was zu schreiben ist.
 */
export async function inBloecken(
  context: Excel.RequestContext,
  matrizen: readonly (readonly unknown[])[],
  schreibe: (zeilen: Pick<Bereich, 'zeile' | 'zeilen'>) => void,
): Promise<void> {
  const anzahl = Math.max(0, ...matrizen.map(({ length }) => length));
  let [anfang, zeichen] = [0, 0];
  for (let i = 0; i < anzahl; i++) {
    const laenge = matrizen.reduce((summe, matrix) => summe + (JSON.stringify(matrix[i]) ?? '').length, 0);
    if (i > anfang && zeichen + laenge > ZEICHEN_JE_AUFTRAG) {
      schreibe({ zeile: anfang, zeilen: i - anfang });
      await context.sync();
      context.application.suspendApiCalculationUntilNextSync();
      [anfang, zeichen] = [i, 0];
    }
    zeichen += laenge;
  }
  if (anzahl > anfang) schreibe({ zeile: anfang, zeilen: anzahl - anfang });
}
