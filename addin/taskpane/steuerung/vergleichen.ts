/** Vergleicht zwei Versionen oder eine Version mit dem, was gerade im Blatt steht. */
import { type Steuerkern, text } from './steuerkern.ts';
import type { Vergleichsergebnis } from './zustand.ts';

/** Eine Version oder das Blatt. */
export type Seitenwahl = number | 'blatt';

export class Vergleichen {
  readonly #s: Steuerkern;

  constructor(steuerung: Steuerkern) {
    this.#s = steuerung;
  }

  async vergleiche(von: Seitenwahl, bis: Seitenwahl): Promise<void> {
    const antragId = this.#s.zustand.merker?.antragId;
    if (!antragId) return;
    this.#s.setze({ vergleich: { art: 'laedt' } });
    const vergleich = await this.#ergebnis(antragId, von, bis).catch((fehler: unknown): Vergleichsergebnis => ({ art: 'fehler', meldung: text(fehler) }));
    if (this.#s.zustand.merker?.antragId === antragId) this.#s.setze({ vergleich });
  }

  async #ergebnis(antragId: string, von: Seitenwahl, bis: Seitenwahl): Promise<Vergleichsergebnis> {
    const titel = `${name(von)} → ${name(bis)}`;
    if (von !== 'blatt' && bis !== 'blatt') return { art: 'da', titel, vergleich: await this.#s.umgebung.ablage.vergleich(antragId, von, bis) };
    const [alt, neu] = [await this.#seite(antragId, von), await this.#seite(antragId, bis)];
    if (!alt || !neu) return { art: 'fehler', meldung: 'Das Haushaltsblatt lässt sich noch nicht lesen. Der Tab „Plan“ nennt die Zellen.' };
    const { vergleiche } = await import('../../../shared/antrag/vergleich.ts');
    return { art: 'da', titel, vergleich: vergleiche(alt, neu) };
  }

  async #seite(antragId: string, wahl: Seitenwahl) {
    if (wahl !== 'blatt') return this.#s.umgebung.ablage.version(antragId, wahl);
    const blatt = await this.#s.liesBlatt();
    return blatt.art === 'plan' ? blatt : null;
  }
}

function name(wahl: Seitenwahl): string {
  return wahl === 'blatt' ? 'Blatt' : `Version ${wahl}`;
}
