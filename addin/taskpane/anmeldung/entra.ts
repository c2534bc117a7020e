/**
 * Anmeldung bei Entra ID. Das Token kommt still, solange das geht; ein Fenster öffnet sich nur, wenn Entra eines
 * verlangt. Wer angemeldet ist, wechselt nie von selbst: Meldet sich im Fenster jemand anderes an, gilt das erst nach
 * „Neu anmelden“.
 */
import { benutzerAus, giltNoch } from './angaben.ts';
import { AnmeldeFehler, type Anmeldung, type Benutzer } from './anmeldung.ts';
import { alsAnmeldeFehler, brauchtFenster } from './meldungen.ts';

/** Woher Tokens kommen: aus Office (nested app authentication) oder aus einem Anmeldefenster. */
export interface Tokenquelle {
  /** Ohne Fenster; mit `erneuern` am Zwischenspeicher vorbei. */
  still(erneuern: boolean): Promise<string>;
  mitFenster(): Promise<string>;
  /** Vergisst das Konto, soweit es hier liegt; Office selbst bleibt angemeldet. */
  vergiss(): Promise<void>;
}

/** Anmeldung in Excel: behält das Token, bis es abläuft, und fordert nie zwei zugleich an. */
export class EntraAnmeldung implements Anmeldung {
  readonly #quelle: Tokenquelle;
  readonly #jetzt: () => number;
  #benutzer: Benutzer | null = null;
  #token: string | null = null;
  /** Läuft schon eine Anforderung, warten alle auf sie: Zwei Anfragen zugleich öffnen nie zwei Fenster. */
  #laufend: Promise<string> | null = null;
  /**
   * Wer das Fenster schließt, bekommt es nicht mit jeder Wiederholung einer Anfrage wieder: Erst „Neu anmelden“ öffnet
   * das nächste.
   */
  #fensterGescheitert = false;
  /** Wer sich abmeldet, wird nicht still wieder angemeldet. */
  #abgemeldet = false;

  constructor(quelle: Tokenquelle, jetzt: () => number) {
    this.#quelle = quelle;
    this.#jetzt = jetzt;
  }

  async auswahl(): Promise<readonly Benutzer[]> {
    return [];
  }

  /** Nach einem Klick immer mit neuem Token: Eine eben zugewiesene Rolle steht im alten noch nicht. */
  async anmelden(_?: Benutzer, mitFenster = false): Promise<Benutzer> {
    if (this.#abgemeldet && !mitFenster) throw new AnmeldeFehler('Sie sind abgemeldet.', { durchAnmelden: true });
    const token = await this.#hole(() => (mitFenster ? this.#stillOderFenster(true, true) : this.#quelle.still(false)));
    const benutzer = benutzerAus(token);
    if (!benutzer) throw new AnmeldeFehler('Microsoft hat ein Token ausgestellt, das keine Person nennt.');
    this.#abgemeldet = false;
    this.#benutzer = benutzer;
    this.#token = token;
    return benutzer;
  }

  async token(erneuern = false): Promise<string> {
    const benutzer = this.#benutzer;
    if (!benutzer) throw new AnmeldeFehler('Es ist niemand angemeldet.', { durchAnmelden: true });
    if (!erneuern && this.#token && giltNoch(this.#token, this.#jetzt())) return this.#token;
    const token = await this.#hole(() => this.#stillOderFenster(erneuern, false));
    const jetzt = benutzerAus(token);
    if (jetzt?.oid !== benutzer.oid || jetzt.tid !== benutzer.tid) {
      throw new AnmeldeFehler(
        `Angemeldet ist jetzt ${jetzt?.name ?? 'jemand anderes'}, gearbeitet hat hier ${benutzer.name}. Bitte wählen Sie im Tab „Versionen“ „Neu anmelden“.`,
        { durchAnmelden: true },
      );
    }
    this.#token = token;
    return token;
  }

  async abmelden(): Promise<void> {
    this.#abgemeldet = true;
    this.#benutzer = null;
    this.#token = null;
    await this.#quelle.vergiss().catch(() => null);
  }

  async #stillOderFenster(erneuern: boolean, aufWunsch: boolean): Promise<string> {
    try {
      const token = await this.#quelle.still(erneuern);
      this.#fensterGescheitert = false;
      return token;
    } catch (fehler) {
      if (!brauchtFenster(fehler) || (this.#fensterGescheitert && !aufWunsch)) throw fehler;
      this.#fensterGescheitert = true;
      const token = await this.#quelle.mitFenster();
      this.#fensterGescheitert = false;
      return token;
    }
  }

  #hole(hole: () => Promise<string>): Promise<string> {
    this.#laufend ??= hole()
      .catch((fehler: unknown) => {
        throw alsAnmeldeFehler(fehler);
      })
      .finally(() => {
        this.#laufend = null;
      });
    return this.#laufend;
  }
}
