/** Lädt eine Liste Seite um Seite. Eine überholte Antwort ersetzt nie eine neuere. */
import type { Liste, Seiten } from './ladung.ts';
import { fehlertext } from './steuerkern.ts';

/** Wo die Liste steht und wohin eine Meldung geht. */
export interface Blaetterort<T> {
  lies(): Liste<T>;
  setze(liste: Liste<T>): void;
  melde(text: string): void;
}

export class Blaettern<T> {
  readonly #ort: Blaetterort<T>;
  /** Nummer der letzten Anfrage; was eine frühere noch ergibt, zählt nicht mehr. */
  #nummer = 0;

  constructor(ort: Blaetterort<T>) {
    this.#ort = ort;
  }

  /** Die erste Seite oder, mit `weiter`, die nächste. Was schon da ist, bleibt bis zur Antwort stehen. */
  async lade(hole: (cursor: string | null) => Promise<Seiten<T>>, weiter = false): Promise<void> {
    const nummer = ++this.#nummer;
    const bisher = this.#ort.lies();
    const bisherige = weiter && bisher.art === 'da' ? bisher : null;
    if (bisher.art !== 'da') this.#ort.setze({ art: 'laedt' });
    try {
      const seite = await hole(bisherige?.cursor ?? null);
      if (nummer === this.#nummer)
        this.#ort.setze({
          art: 'da',
          eintraege: [...(bisherige?.eintraege ?? []), ...seite.eintraege],
          cursor: seite.cursor,
        });
    } catch (fehler) {
      if (nummer !== this.#nummer) return;
      // Stehen bleibt, was schon da ist; der Knopf darunter versucht es noch einmal.
      if (bisherige) this.#ort.melde(`Weitere Einträge konnten nicht geladen werden. ${fehlertext(fehler)}`);
      else this.#ort.setze({ art: 'fehler', meldung: fehlertext(fehler) });
    }
  }

  /** Vergisst die Liste; auch was gerade für sie unterwegs ist, kommt nicht mehr an. */
  vergiss(): void {
    this.#nummer++;
    this.#ort.setze({ art: 'ungeladen' });
  }
}
