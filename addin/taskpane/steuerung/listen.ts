/** Die Listen der Anträge und Versionen, seitenweise geladen. Eine überholte Antwort ersetzt nie eine neuere. */
import type { Seite } from '../api/schnittstelle.ts';
import { type Steuerkern, text } from './steuerkern.ts';
import type { Liste, Zustand } from './zustand.ts';

type Listenname = 'versionen' | 'antraege';

export class Listen {
  readonly #s: Steuerkern;
  readonly #nummer: Record<Listenname, number> = { versionen: 0, antraege: 0 };

  constructor(steuerung: Steuerkern) {
    this.#s = steuerung;
  }

  async versionen(weiter = false): Promise<void> {
    const antragId = this.#s.zustand.merker?.antragId;
    if (antragId) await this.#lade('versionen', weiter, (cursor) => this.#s.umgebung.ablage.versionen(antragId, cursor));
    else this.#s.setze({ versionen: { art: 'ungeladen' } });
  }

  async antraege(weiter = false): Promise<void> {
    await this.#lade('antraege', weiter, (cursor) => this.#s.umgebung.ablage.antraege(cursor));
  }

  async #lade<T>(name: Listenname, weiter: boolean, hole: (cursor: string | null) => Promise<Seite<T>>): Promise<void> {
    const nummer = ++this.#nummer[name];
    const bisher = this.#s.zustand[name] as unknown as Liste<T>;
    const anschluss = weiter && bisher.art === 'da' ? bisher : null;
    if (!anschluss && bisher.art !== 'da') this.#setze(name, { art: 'laedt' });
    try {
      const seite = await hole(anschluss?.cursor ?? null);
      if (nummer === this.#nummer[name])
        this.#setze(name, { art: 'da', eintraege: [...(anschluss?.eintraege ?? []), ...seite.eintraege], cursor: seite.cursor });
    } catch (fehler) {
      if (nummer === this.#nummer[name]) this.#setze(name, { art: 'fehler', meldung: text(fehler) });
    }
  }

  #setze<T>(name: Listenname, liste: Liste<T>): void {
    this.#s.setze({ [name]: liste } as unknown as Partial<Zustand>);
  }
}
