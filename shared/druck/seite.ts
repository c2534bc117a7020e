/** Seiten im Format A4: wohin als Nächstes geschrieben wird, was Inhalt ist und was nur Beiwerk. */
import type PDFDocument from 'pdfkit';
import type { Schnitt, Schriften } from './schriften.ts';

export type Dokument = InstanceType<typeof PDFDocument>;
export type Element = ReturnType<Dokument['struct']>;
/** Die Arten von Inhalt, die hier vorkommen. */
export type Marke = 'H1' | 'H2' | 'P' | 'Caption' | 'Lbl' | 'LBody' | 'TH' | 'TD';

/** In Punkten; der untere Rand nimmt die Fußzeile auf. */
const RAND = { oben: 42, unten: 54, seite: 48 } as const;
const GRAU = '#5a5a5a';
export const SCHWARZ = '#1a1a1a';
export const FUSSGROESSE = 8;
/** Zeilenabstand als Vielfaches der Schriftgröße. */
export const ZEILENHOEHE = 1.3;

export class Seite {
  readonly dokument: Dokument;
  readonly schriften: Schriften;
  readonly links = RAND.seite;
  readonly breite: number;
  readonly oben = RAND.oben;
  readonly unten: number;
  /** Oberkante dessen, was als Nächstes kommt. */
  y: number = RAND.oben;

  constructor(dokument: Dokument, schriften: Schriften) {
    this.dokument = dokument;
    this.schriften = schriften;
    this.breite = dokument.page.width - 2 * RAND.seite;
    this.unten = dokument.page.height - RAND.unten;
  }

  /** Höhe einer ganzen Seite. */
  get hoehe(): number {
    return this.unten - this.oben;
  }

  /** Beginnt eine neue Seite, wenn so viel nicht mehr auf diese passt. */
  brauche(hoehe: number): void {
    if (this.y + hoehe > this.unten && this.y > this.oben) this.neueSeite();
  }

  neueSeite(): void {
    this.dokument.addPage();
    this.y = this.oben;
  }

  /** Inhalt, der zu einem Element gehört; was so nicht geschrieben ist, liest niemand vor. */
  inhalt(element: Element, marke: Marke, zeichne: () => void): void {
    const inhalt = this.dokument.markStructureContent(marke);
    zeichne();
    this.dokument.endMarkedContent();
    element.add(inhalt);
  }

  /** Linien, Flächen und was sich auf jeder Seite wiederholt. */
  beiwerk(zeichne: () => void, art?: 'Pagination' | 'Layout'): void {
    this.dokument.markContent('Artifact', { type: art ?? 'Layout' });
    zeichne();
    this.dokument.endMarkedContent();
  }

  /** Schreibt Zeilen untereinander, ohne `y` zu ändern. */
  schreibe(zeilen: readonly string[], { x, y, schnitt = 'normal', groesse, rechtsBei }: Satzangaben): void {
    zeilen.forEach((zeile, i) => {
      const links = rechtsBei === undefined ? x : rechtsBei - this.schriften.breite(zeile.trimEnd(), schnitt, groesse);
      this.dokument.fillColor(SCHWARZ);
      this.schriften.schreibe(zeile, links, y + i * groesse * ZEILENHOEHE, schnitt, groesse);
    });
  }

  /** Eine waagrechte Linie in Höhe `y`. */
  linie(x: number, y: number, breite: number, staerke = 0.5): void {
    this.dokument
      .moveTo(x, y)
      .lineTo(x + breite, y)
      .lineWidth(staerke)
      .strokeColor(GRAU)
      .stroke();
  }

  /** Schreibt auf jede Seite unten links den Text und rechts „Seite x von y“. */
  schreibeFuss(fuss: string): void {
    const { start, count } = this.dokument.bufferedPageRange();
    for (let i = 0; i < count; i++) {
      this.dokument.switchToPage(start + i);
      const nummer = `Seite ${i + 1} von ${count}`;
      const y = this.unten + 14;
      this.beiwerk(() => {
        this.linie(this.links, y - 5, this.breite);
        const rechts = this.links + this.breite;
        this.schreibe([this.gekuerzt(fuss, this.breite - 90)], { x: this.links, y, groesse: FUSSGROESSE });
        this.schreibe([nummer], { x: 0, y, groesse: FUSSGROESSE, rechtsBei: rechts });
      }, 'Pagination');
    }
  }

  private gekuerzt(text: string, breite: number): string {
    const miss = (t: string) => this.schriften.breite(t, 'normal', FUSSGROESSE);
    if (miss(text) <= breite) return text;
    const zeichen = Array.from(text);
    while (zeichen.length > 1 && miss(`…${zeichen.join('')}`) > breite) zeichen.shift();
    return `…${zeichen.join('')}`;
  }
}

interface Satzangaben {
  readonly x: number;
  readonly y: number;
  readonly schnitt?: Schnitt;
  readonly groesse: number;
  /** Rechtsbündig an dieser Kante statt links bei `x`. */
  readonly rechtsBei?: number;
}
