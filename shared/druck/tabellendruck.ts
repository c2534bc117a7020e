/**
 * Zeichnet eine Tabelle: Der Kopf steht auf jeder Seite, keine Zeile wird zerschnitten, außer sie ist höher als eine
 * Seite.
 */
import type { Tabelle } from './schriftstueck.ts';
import { type Element, type Seite, ZEILENHOEHE } from './seite.ts';
import { INNENRAND, INNENRAND_SENKRECHT, type Satz, type Satzzeile, setzeTabelle } from './tabellensatz.ts';
import { umbrochen } from './umbruch.ts';

const KOPFGRUND = '#e7ebf0';
const TITELGROESSE = 10;

/** Ab `seite.y`; `eltern` nimmt die Tabelle als Element auf. */
export function druckeTabelle(seite: Seite, tabelle: Tabelle, eltern: Element): void {
  const satz = setzeTabelle(tabelle, seite.schriften, seite.breite);
  const druck = new Tabellendruck(seite, satz, tabelle);
  druck.drucke(eltern);
}

/** Wofür eine Kopfzelle steht; pdfkit hat dafür kein eigenes Wort. */
function setzeGeltung(feld: Element, fuer: 'Column' | 'Row'): void {
  const { dictionary } = feld as unknown as { readonly dictionary: { readonly data: Record<string, unknown> } };
  dictionary.data.A = { O: 'Table', Scope: fuer };
}

class Tabellendruck {
  private readonly seite: Seite;
  private readonly satz: Satz;
  private readonly tabelle: Tabelle;
  private readonly kopf: Satzzeile;

  constructor(seite: Seite, satz: Satz, tabelle: Tabelle) {
    this.seite = seite;
    this.satz = satz;
    this.tabelle = tabelle;
    this.kopf = { zellen: satz.kopf, schnitt: 'fett', summe: false };
  }

  drucke(eltern: Element): void {
    const { seite, satz } = this;
    const { dokument } = seite;
    const element = dokument.struct('Table');
    eltern.add(element);
    const miss = (text: string) => seite.schriften.breite(text, 'fett', TITELGROESSE);
    const titel = umbrochen(seite.schriften.druckbar(this.tabelle.titel, 'fett'), seite.breite, miss);
    const titelhoehe = titel.length * TITELGROESSE * ZEILENHOEHE + 3;
    const ersteZeile = satz.zeilen[0];
    const beisammen = titelhoehe + this.hoehe(this.kopf) + (ersteZeile ? this.hoehe(ersteZeile) : 0);
    seite.brauche(Math.min(beisammen, seite.hoehe));
    const caption = dokument.struct('Caption');
    element.add(caption);
    seite.inhalt(caption, 'Caption', () =>
      seite.schreibe(titel, { x: seite.links, y: seite.y, schnitt: 'fett', groesse: TITELGROESSE }),
    );
    seite.y += titelhoehe;
    const kopfgruppe = dokument.struct('THead');
    const rumpf = dokument.struct('TBody');
    element.add(kopfgruppe).add(rumpf);
    this.zeile(this.kopf, kopfgruppe, true);
    for (const zeile of satz.zeilen) this.zeile(zeile, rumpf, false);
    seite.beiwerk(() => seite.linie(seite.links, seite.y, seite.breite));
    seite.y += 10;
  }

  private zeile(zeile: Satzzeile, gruppe: Element, istKopf: boolean): void {
    const { seite } = this;
    if (!istKopf && seite.y + Math.min(this.hoehe(zeile), this.platzUnterKopf) > seite.unten) this.naechsteSeite();
    const reihe = seite.dokument.struct('TR');
    gruppe.add(reihe);
    const felder = zeile.zellen.map((_, spalte) => {
      const feld = seite.dokument.struct(istKopf || spalte === 0 ? 'TH' : 'TD');
      if (istKopf || spalte === 0) setzeGeltung(feld, istKopf ? 'Column' : 'Row');
      reihe.add(feld);
      return feld;
    });
    let geschrieben = 0;
    const zeilenzahl = this.zeilenzahl(zeile);
    do {
      const passen = Math.max(1, Math.floor((seite.unten - seite.y - 2 * INNENRAND_SENKRECHT) / this.zeilenhoehe));
      const bis = Math.min(zeilenzahl, geschrieben + passen);
      this.teil(zeile, geschrieben, bis, istKopf, (spalte, zeichne) =>
        seite.inhalt(felder[spalte] as Element, istKopf || spalte === 0 ? 'TH' : 'TD', zeichne),
      );
      geschrieben = bis;
      if (geschrieben < zeilenzahl) this.naechsteSeite();
    } while (geschrieben < zeilenzahl);
  }

  /** Die Zeilen `von` bis vor `bis` jeder Zelle, mit Grund und Linie. */
  private teil(
    { zellen, schnitt, summe }: Satzzeile,
    von: number,
    bis: number,
    istKopf: boolean,
    schreibe: (spalte: number, zeichne: () => void) => void,
  ): void {
    const { seite, satz } = this;
    const hoehe = (bis - von) * this.zeilenhoehe + 2 * INNENRAND_SENKRECHT;
    seite.beiwerk(() => {
      if (istKopf) seite.dokument.rect(seite.links, seite.y, seite.breite, hoehe).fill(KOPFGRUND);
      seite.linie(seite.links, seite.y, seite.breite, summe ? 1 : 0.4);
    });
    let x = seite.links;
    zellen.forEach((zeilen, spalte) => {
      const breite = satz.breiten[spalte] ?? 0;
      const rechts = this.tabelle.spalten[spalte]?.art !== 'text';
      const teil = zeilen.slice(von, bis);
      const angaben = {
        x: x + INNENRAND,
        y: seite.y + INNENRAND_SENKRECHT,
        schnitt,
        groesse: satz.groesse,
      };
      if (teil.length > 0)
        schreibe(spalte, () =>
          seite.schreibe(teil, rechts ? { ...angaben, rechtsBei: x + breite - INNENRAND } : angaben),
        );
      x += breite;
    });
    seite.y += hoehe;
  }

  /** Mit dem Kopf noch einmal; vorgelesen wird er nur beim ersten Mal. */
  private naechsteSeite(): void {
    const { seite } = this;
    seite.beiwerk(() => seite.linie(seite.links, seite.y, seite.breite));
    seite.neueSeite();
    this.teil(this.kopf, 0, this.zeilenzahl(this.kopf), true, (_, zeichne) => seite.beiwerk(zeichne, 'Pagination'));
  }

  private get zeilenhoehe(): number {
    return this.satz.groesse * ZEILENHOEHE;
  }

  private get platzUnterKopf(): number {
    return this.seite.hoehe - this.hoehe(this.kopf);
  }

  private zeilenzahl({ zellen }: Satzzeile): number {
    return zellen.reduce((bisher, zeilen) => Math.max(bisher, zeilen.length), 1);
  }

  private hoehe(zeile: Satzzeile): number {
    return this.zeilenzahl(zeile) * this.zeilenhoehe + 2 * INNENRAND_SENKRECHT;
  }
}
