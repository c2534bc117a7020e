/**
 * Die Zellen eines Blatts, bis hucre sie schreibt. hucre will eine Map mit „Zeile,Spalte“ als Schlüssel und liest sie
 * der Reihe nach; bei zweihunderttausend Zellen wären die Schlüssel und die Plätze der Map mehr als die Zellen selbst.
 * Hier liegen sie je Zeile beieinander, gleiche Werte nur einmal, und die Schlüssel entstehen beim Lesen.
 */
import type { Cell, CellStyle } from 'hucre/xlsx';

type Zelle = Partial<Cell>;

/** Zeilen und Spalten zählen ab 1; für hucre ab 0. */
export class Zellen extends Map<string, Zelle> {
  private readonly zeilen: (Zelle | undefined)[][] = [];
  private readonly gleiche = new Map<CellStyle, Map<string | number, Zelle>>();

  setze(zeile: number, spalte: number, zelle: Zelle): void {
    while (this.zeilen.length < zeile) this.zeilen.push([]);
    const inZeile = this.zeilen[zeile - 1] ?? [];
    while (inZeile.length < spalte - 1) inZeile.push(undefined);
    inZeile[spalte - 1] = zelle;
  }

  /** Eine Zelle ohne Formel. */
  setzeWert(zeile: number, spalte: number, value: string | number, style: CellStyle): void {
    const desStils = this.gleiche.get(style) ?? new Map<string | number, Zelle>();
    if (desStils.size === 0) this.gleiche.set(style, desStils);
    const zelle = desStils.get(value) ?? { value, style };
    desStils.set(value, zelle);
    this.setze(zeile, spalte, zelle);
  }

  zelle(zeile: number, spalte: number): Zelle | undefined {
    return this.zeilen[zeile - 1]?.[spalte - 1];
  }

  /** Danach kommt keine mehr dazu. */
  schliesse(): void {
    this.gleiche.clear();
  }

  /** Die unterste belegte Zeile; 0: keine. */
  get letzteZeile(): number {
    return this.zeilen.length;
  }

  override *[Symbol.iterator](): MapIterator<[string, Zelle]> {
    for (let zeile = 0; zeile < this.zeilen.length; zeile++) {
      const inZeile = this.zeilen[zeile] ?? [];
      for (let spalte = 0; spalte < inZeile.length; spalte++) {
        const zelle = inZeile[spalte];
        if (zelle) yield [`${zeile},${spalte}`, zelle];
      }
    }
  }
}
