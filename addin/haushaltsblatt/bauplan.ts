import type {
  Auswahlliste,
  Bereich,
  Blattmodell,
  Modelldiagramm,
  Modelltabelle,
  Modellzelle,
  Stilname,
  Zellinhalt,
} from '../workbook/modell.ts';
import type { Feldart } from './feldarten.ts';
import { Wortlaut } from './wortlaut.ts';

const BLATTNAME = 'Haushaltsblatt';
/**
 * So breit, dass auch das längste Wort jeder Kopfzelle („Teilnehmende“, „Haushaltsjahr“) ungetrennt hineinpasst, und
 * die zweite Spalte so, dass ein Titel wie „Teilhabemanagement der Stadt Aachen“ in einer Zeile steht.
 */
const BREITEN = [172, 250, 120, 102, 100, 100, 100, 95, 108, 112, 100];
const BREITE_ERGEBNIS = 110;
/** Titel und Erläuterung oben, Kennungen und Angaben links. */
const FIXIERT = { zeilen: 2, spalten: 1 };

/** Sammelt die Zellen eines Blatts. */
export class Bauplan {
  readonly #zellen: Modellzelle[] = [];
  readonly #tabellen: Modelltabelle[] = [];
  readonly #auswahllisten: Auswahlliste[] = [];
  readonly #datumsbereiche: Bereich[] = [];

  text(zeile: number, spalte: number, text: string, stil: Stilname): void {
    this.#zellen.push({ zeile, spalte, inhalt: { art: 'text', text }, stil });
  }

  zahl(zeile: number, spalte: number, zahl: number, format: string, stil: Stilname): void {
    this.#zellen.push({ zeile, spalte, inhalt: { art: 'zahl', zahl }, format, stil });
  }

  formel(zeile: number, spalte: number, formeltext: string, format: string, stil: Stilname): void {
    this.#zellen.push({ zeile, spalte, inhalt: { art: 'formel', formel: formeltext }, format, stil });
  }

  leer(zeile: number, spalte: number, stil: Stilname): void {
    this.#zellen.push({ zeile, spalte, inhalt: null, stil });
  }

  /** `pruefzeilen` > 0 legt von hier abwärts für so viele Zellen die Eingabeprüfung des Felds an. */
  eingabe(zeile: number, spalte: number, art: Feldart, wert: unknown, pruefzeilen: number): void {
    const leer = wert === null || wert === undefined || wert === '' || (Array.isArray(wert) && wert.length === 0);
    const inhalt: Zellinhalt | null = leer ? null : wert instanceof Wortlaut ? wert.inhalt : art.schreibe(wert);
    const format = inhalt?.art === 'text' ? null : art.format;
    this.#zellen.push({ zeile, spalte, inhalt, ...(format ? { format } : {}), stil: 'eingabe' });
    if (pruefzeilen === 0) return;
    const bereich = { zeile, spalte, zeilen: pruefzeilen, spalten: 1 };
    if (art.auswahl) this.#auswahllisten.push({ ...bereich, werte: art.auswahl });
    if (art.typ === 'datum') this.#datumsbereiche.push(bereich);
  }

  tabelle(tabelle: Modelltabelle): void {
    this.#tabellen.push(tabelle);
  }

  fertig(uebersicht: Bereich, diagramm: Modelldiagramm): Blattmodell {
    const zeilen = Math.max(...this.#zellen.map((z) => z.zeile)) + 1;
    const spalten = Math.max(...this.#zellen.map((z) => z.spalte)) + 1;
    const breiten = Array.from({ length: spalten }, (_, i) => BREITEN[i] ?? BREITE_ERGEBNIS);
    return {
      name: BLATTNAME,
      zeilen,
      spalten,
      zellen: this.#zellen,
      breiten,
      tabellen: this.#tabellen,
      auswahllisten: this.#auswahllisten,
      datumsbereiche: this.#datumsbereiche,
      uebersicht,
      diagramm,
      fixiert: FIXIERT,
      druckbereich: { zeile: 0, spalte: 0, zeilen, spalten },
    };
  }
}
