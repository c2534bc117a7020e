/** Ein Zustand, den man liest, ändert und beobachtet: der des Aufgabenbereichs und der des Tabs „Prüfen“. */
export class Store<T extends object> {
  #stand: T;
  readonly #zuhoerer = new Set<() => void>();

  constructor(anfang: T) {
    this.#stand = anfang;
  }

  readonly lesen = (): T => this.#stand;

  /** Ruft nach jeder Änderung; liefert die Abmeldung. */
  readonly abonniere = (zuhoerer: () => void): (() => void) => {
    this.#zuhoerer.add(zuhoerer);
    return () => this.#zuhoerer.delete(zuhoerer);
  };

  setze(teil: Partial<T>): void {
    this.#stand = { ...this.#stand, ...teil };
    for (const zuhoerer of this.#zuhoerer) zuhoerer();
  }

  /** Danach erfährt niemand mehr von Änderungen. */
  beende(): void {
    this.#zuhoerer.clear();
  }
}
