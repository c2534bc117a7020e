/**
 * Hält den Ausgang im Zustand und in der Arbeitsmappe gleich: Was noch niemand bestätigt hat, übersteht das Schließen.
 */

import type { Steuerkern } from '../zustand/steuerkern.ts';
import { type Ausgang, alsText } from './ausgang.ts';
import { Gedaechtnis } from './gedaechtnis.ts';

/** Alle Änderungen am Ausgang gehen hier durch. */
export class Aufbewahrung {
  readonly #s: Pick<Steuerkern, 'umgebung' | 'zustand' | 'setze'>;
  readonly #gedaechtnis: Gedaechtnis;
  #gelesen = false;
  #fluechtig = false;

  constructor(steuerung: Pick<Steuerkern, 'umgebung' | 'zustand' | 'setze'>) {
    this.#s = steuerung;
    this.#gedaechtnis = new Gedaechtnis(steuerung.umgebung.geraetespeicher);
  }

  /** Der Ausgang ließ sich in der Mappe nicht aufheben und übersteht ihr Schließen nicht. */
  get fluechtig(): boolean {
    return this.#fluechtig;
  }

  /**
   * Holt einmal, was in der Mappe wartet; vorher zu schreiben, ersetzte es. @throws {Error} wenn sich die Mappe gerade
   * nicht lesen lässt
   */
  async lies(): Promise<void> {
    if (this.#gelesen) return;
    const inhalt = await this.#s.umgebung.workbook.leseAusgang();
    const ausgang = inhalt === null ? [] : (await ladeLeser()).ausText(inhalt);
    if (this.#gelesen) return;
    this.#gelesen = true;
    const unbekannte = ausgang
      .filter((vorhaben) => !this.#gedaechtnis.kennt(vorhaben))
      .map(({ schluessel }) => schluessel);
    this.#s.setze({ ausgang, unbekannte });
    this.#gedaechtnis.merke(this.#bekannte(ausgang));
  }

  /** Die Person hat zugestimmt: Ab jetzt wird dieses Vorhaben behandelt, als hätte sie es hier vorgemerkt. */
  async erkenneAn(schluessel: string): Promise<void> {
    this.#s.setze({ unbekannte: this.#s.zustand.unbekannte.filter((anderer) => anderer !== schluessel) });
    await this.setze(this.#s.zustand.ausgang);
  }

  /** Gilt sofort; dass die Mappe es nicht aufheben kann, hält niemanden auf. */
  async setze(ausgang: Ausgang): Promise<void> {
    const inhalt = alsText(ausgang);
    this.#s.setze({ ausgang });
    this.#fluechtig = ausgang.length > 0 && inhalt === null;
    // Vorher merken und nachher vergessen: Was gerade in der Mappe steht, ist so immer bekannt.
    this.#gedaechtnis.merke(this.#bekannte(ausgang));
    try {
      await this.#s.umgebung.workbook.schreibeAusgang(inhalt);
    } catch {
      this.#fluechtig = ausgang.length > 0;
      return;
    }
    if (this.#s.zustand.ausgang === ausgang) this.#gedaechtnis.behalteNur(this.#bekannte(ausgang));
  }

  #bekannte(ausgang: Ausgang): Ausgang {
    return ausgang.filter(({ schluessel }) => !this.#s.zustand.unbekannte.includes(schluessel));
  }
}

/** Bringt das Schema mit und wird deshalb erst geholt, wenn etwas wartet. */
function ladeLeser() {
  return import('./ausgang-lesen.ts').catch((cause: unknown) => {
    throw new Error(
      'Was in der Mappe auf das Senden wartet, ließ sich nicht lesen. Bitte prüfen Sie die Netzverbindung.',
      { cause },
    );
  });
}
