/** Zahlen mit zwei Lesarten: je Spalte und Schreibweise eine Frage, mit einer Wahl für alle ihre Zellen entschieden. */
import type { Lesart, Listenzelle, Zahllesung } from '../tabellentext/zahltext.ts';
import type { Lesartenfrage } from './ergebnis.ts';
import type { Wertspalte } from './spaltenrollen.ts';

/** Gewählte Weise ({@link Lesart.wenn}) je Frage, nach {@link Lesartenfrage.schluessel}. */
export type Lesartenwahl = Readonly<Record<string, string>>;

/** Sammelt die Fragen, während die Liste gelesen wird. */
export class Lesartenfragen {
  readonly #wahl: Lesartenwahl;
  readonly #fragen = new Map<string, { -readonly [K in keyof Lesartenfrage]: Lesartenfrage[K] }>();

  constructor(wahl: Lesartenwahl) {
    this.#wahl = wahl;
  }

  get alle(): readonly Lesartenfrage[] {
    return [...this.#fragen.values()];
  }

  /** Merkt die Frage; liefert die gewählte Lesart, oder `null`, solange nichts gewählt ist. */
  frage(
    spalte: Wertspalte,
    nr: number,
    zelle: Listenzelle,
    lesung: Extract<Zahllesung, { art: 'unklar' }>,
  ): Lesart | null {
    const { lesarten } = lesung;
    if (lesarten.length === 0) return null;
    const schluessel = [spalte, ...lesarten.map(({ wenn }) => wenn)].join('|');
    const gewaehlt = lesarten.find(({ wenn }) => wenn === this.#wahl[schluessel]) ?? null;
    const bekannte = this.#fragen.get(schluessel);
    if (bekannte) bekannte.anzahl++;
    else
      this.#fragen.set(schluessel, {
        schluessel,
        spalte,
        anzahl: 1,
        beispiel: { nr, text: String(zelle ?? '').trim() },
        lesarten,
        gewaehlt: gewaehlt?.wenn ?? null,
      });
    return gewaehlt;
  }
}
