/**
 * Schriften mit Ersatz: Jedes Zeichen kommt aus der ersten, die es hat. Was keine hat, steht als `‹U+4E2D›` da, so wie
 * das Produkt überall zeigt, was man sonst nicht sähe.
 */
import type PDFDocument from 'pdfkit';
import { sichtbar } from '../grund/zeichen.ts';

type Dokument = InstanceType<typeof PDFDocument>;

/** Die Dateien (.woff) je Schnitt, in der Reihenfolge, in der ein Zeichen gesucht wird. */
export interface Schriftdateien {
  readonly normal: readonly Uint8Array[];
  readonly fett: readonly Uint8Array[];
}
export type Schnitt = keyof Schriftdateien;

/** Ein Stück Text aus einer einzigen Schrift. */
interface Lauf {
  readonly schrift: string;
  readonly text: string;
}

/** Was pdfkit von einer Schrift weiß und seine Typen nicht nennen. */
interface Geoeffnet {
  readonly _font: { readonly font: { hasGlyphForCodePoint(zeichen: number): boolean } };
}

export class Schriften {
  private readonly dokument: Dokument;
  private readonly namen: Readonly<Record<Schnitt, readonly string[]>>;
  private readonly enthaelt = new Map<string, (zeichen: number) => boolean>();
  private readonly laeufe = new Map<string, readonly Lauf[]>();
  private readonly breiten = new Map<string, number>();

  constructor(dokument: Dokument, dateien: Schriftdateien) {
    this.dokument = dokument;
    const melde = (schnitt: Schnitt) =>
      dateien[schnitt].map((datei, i) => {
        const name = `${schnitt}${i}`;
        // pdfkit liest nur diese Sicht auf die Bytes; die Typen kennen sie nicht.
        dokument.registerFont(name, datei as unknown as ArrayBuffer);
        dokument.font(name);
        const { font } = (dokument as unknown as Geoeffnet)._font;
        this.enthaelt.set(name, (zeichen) => font.hasGlyphForCodePoint(zeichen));
        return name;
      });
    this.namen = { normal: melde('normal'), fett: melde('fett') };
  }

  /** Der Text, wie er gedruckt wird: zusammengesetzt (NFC), Unsichtbares und Fehlendes beim Namen genannt. */
  druckbar(text: string, schnitt: Schnitt): string {
    return Array.from(sichtbar(text.normalize('NFC')), (zeichen) => {
      const nummer = zeichen.codePointAt(0) ?? 0;
      return this.schriftFuer(nummer, schnitt) === null
        ? `‹U+${nummer.toString(16).toUpperCase().padStart(4, '0')}›`
        : zeichen;
    }).join('');
  }

  /** Breite in Punkten; `text` ist schon druckbar. */
  breite(text: string, schnitt: Schnitt, groesse: number): number {
    const schluessel = `${schnitt} ${text}`;
    const bekannt = this.breiten.get(schluessel);
    if (bekannt !== undefined) return bekannt * groesse;
    let breite = 0;
    for (const { schrift, text: teil } of this.laeufeVon(text, schnitt))
      breite += this.dokument.font(schrift).fontSize(1000).widthOfString(teil) / 1000;
    this.breiten.set(schluessel, breite);
    return breite * groesse;
  }

  /** Schreibt eine Zeile mit ihrer Oberkante bei `y`; `text` ist schon druckbar. */
  schreibe(text: string, x: number, y: number, schnitt: Schnitt, groesse: number): void {
    let links = x;
    for (const { schrift, text: teil } of this.laeufeVon(text, schnitt)) {
      this.dokument
        .font(schrift)
        .fontSize(groesse)
        .text(teil, links, y + groesse, { lineBreak: false, baseline: 'alphabetic' });
      links += this.breite(teil, schnitt, groesse);
    }
  }

  private laeufeVon(text: string, schnitt: Schnitt): readonly Lauf[] {
    const schluessel = `${schnitt} ${text}`;
    const bekannt = this.laeufe.get(schluessel);
    if (bekannt) return bekannt;
    const laeufe: { schrift: string; text: string }[] = [];
    for (const zeichen of text) {
      const schrift = this.schriftFuer(zeichen.codePointAt(0) ?? 0, schnitt) ?? (this.namen[schnitt][0] as string);
      const letzter = laeufe.at(-1);
      if (letzter?.schrift === schrift) letzter.text += zeichen;
      else laeufe.push({ schrift, text: zeichen });
    }
    this.laeufe.set(schluessel, laeufe);
    return laeufe;
  }

  private schriftFuer(zeichen: number, schnitt: Schnitt): string | null {
    return this.namen[schnitt].find((name) => this.enthaelt.get(name)?.(zeichen)) ?? null;
  }
}
