/**
 * Ein Zeitraum aus ganzen Tagen, erster und letzter gehören dazu. Dass er nicht vor seinem Beginn endet, wird einmal
 * geprüft: hier.
 */
import { alsDeutschesDatum, type Datum, frueheres, spaeteres, vergleicheDatum } from './datum.ts';
import { KernFehler } from './fehler.ts';

export class Zeitraum {
  readonly von: Datum;
  readonly bis: Datum;

  private constructor(von: Datum, bis: Datum) {
    this.von = von;
    this.bis = bis;
  }

  /** Ein einzelner Tag ist ein Zeitraum. @throws {KernFehler} ZEITRAUM_VERKEHRT */
  static aus(von: Datum, bis: Datum): Zeitraum {
    const zeitraum = Zeitraum.oderNull(von, bis);
    if (zeitraum) return zeitraum;
    const meldung = `„bis“ (${alsDeutschesDatum(bis)}) liegt vor „von“. Erwartet wird ein Tag ab dem ${alsDeutschesDatum(von)}.`;
    throw new KernFehler('ZEITRAUM_VERKEHRT', 'bis', meldung);
  }

  /** `null`, wenn `bis` vor `von` liegt. */
  static oderNull(von: Datum, bis: Datum): Zeitraum | null {
    return vergleicheDatum(von, bis) <= 0 ? new Zeitraum(von, bis) : null;
  }

  /** Ein ganzes Kalenderjahr. */
  static jahr(jahr: number): Zeitraum {
    return new Zeitraum({ jahr, monat: 1, tag: 1 }, { jahr, monat: 12, tag: 31 });
  }

  /** Alle Kalenderjahre, die der Zeitraum berührt, aufsteigend. */
  get jahre(): number[] {
    return Array.from({ length: this.bis.jahr - this.von.jahr + 1 }, (_, i) => this.von.jahr + i);
  }

  enthaelt(tag: Datum): boolean {
    return vergleicheDatum(this.von, tag) <= 0 && vergleicheDatum(tag, this.bis) <= 0;
  }

  umfasst(anderer: Zeitraum): boolean {
    return this.enthaelt(anderer.von) && this.enthaelt(anderer.bis);
  }

  /** Der gemeinsame Teil; `null`, wenn es keinen gibt. */
  schnitt(anderer: Zeitraum): Zeitraum | null {
    return Zeitraum.oderNull(spaeteres(this.von, anderer.von), frueheres(this.bis, anderer.bis));
  }

  /** Der Teil in einem Kalenderjahr; `null`, wenn der Zeitraum es nicht berührt. */
  imJahr(jahr: number): Zeitraum | null {
    return this.schnitt(Zeitraum.jahr(jahr));
  }

  /** "01.04.2020 bis 31.12.2022" */
  toString(): string {
    return `${alsDeutschesDatum(this.von)} bis ${alsDeutschesDatum(this.bis)}`;
  }
}
