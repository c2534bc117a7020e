/**
 * Wann was gesichert wird: kurz nach jeder Änderung nur sie. In Ruhe, oder wenn die Seite verborgen wird, gehen die
 * Änderungen in einem neuen vollen Stand auf, den ein Arbeiter herstellt. So wartet beim Tippen niemand auf die
 * Sicherung, auch nicht bei 500 Einträgen.
 */
import {
  type Angaben,
  type Browserspeicher,
  type Grundlage,
  istAufbewahrt,
  schreibeFolge,
  schreibeStand,
} from './aufbewahrung.ts';
import type { Mitschrift } from './mitschrift.ts';
import type { Verdichter } from './verdichter.ts';

const FOLGE_MS = 500;
const RUHE_MS = 10_000;

/** Die Mappe, die gesichert wird. */
export interface Quelle {
  /** Die Daten, mit denen sie geöffnet wurde, als JSON. */
  readonly daten: string;
  /** Alle Änderungen an diesen Daten. */
  readonly mitschrift: Pick<Mitschrift, 'naechste' | 'ab'>;
  angaben(): Angaben;
}

interface Umgebung {
  /** Worauf die Folgen aufbauen: der Stand, mit dem die Mappe geöffnet wurde. `null`, wenn keiner aufbewahrt ist. */
  readonly grundlage: Grundlage | null;
  readonly verdichte: Verdichter;
  neueKennung(): string;
  /** Erfährt nach jedem Versuch, ob er gelang. */
  beiErgebnis(gelungen: boolean): void;
}

type Uhr = ReturnType<typeof setTimeout>;

/** Daten, in denen die ersten `bis` Revisionen aufgegangen sind. */
interface Verdichtet {
  readonly daten: string;
  readonly bis: number;
}

export class Sicherer {
  readonly #speicher: Browserspeicher;
  readonly #quelle: Quelle;
  readonly #umgebung: Umgebung;
  readonly #anfang: Verdichtet;
  #verdichtet: Verdichtet;
  #folgenuhr: Uhr | null = null;
  #ruheuhr: Uhr | null = null;
  #verdichtetGerade = false;
  #beendet = false;
  /** Seit dem letzten gelungenen Sichern wurde etwas geplant. */
  #offen = false;
  #grundlage: Grundlage | null;
  /** So viele Revisionen gingen in den Daten der Grundlage auf. */
  #aufgegangen = 0;
  /** So viele sind aufbewahrt. */
  #gesichert: number;
  #angaben: string;

  constructor(speicher: Browserspeicher, quelle: Quelle, umgebung: Umgebung) {
    this.#speicher = speicher;
    this.#quelle = quelle;
    this.#umgebung = umgebung;
    this.#anfang = { daten: quelle.daten, bis: 0 };
    this.#verdichtet = this.#anfang;
    this.#grundlage = umgebung.grundlage;
    this.#gesichert = quelle.mitschrift.naechste;
    this.#angaben = JSON.stringify(quelle.angaben());
  }

  /** Sichert in Kürze; mehrere Aufrufe werden zusammengefasst. */
  plane(): void {
    if (this.#beendet) return;
    this.#offen = true;
    // Nicht von vorn: Wer ohne Pause tippt, ist trotzdem nach einer halben Sekunde gesichert.
    this.#folgenuhr ??= setTimeout(() => this.sofort(), FOLGE_MS);
    if (this.#ruheuhr !== null) clearTimeout(this.#ruheuhr);
    this.#ruheuhr = setTimeout(() => void this.verdichte(), RUHE_MS);
  }

  /** Sichert sofort, wenn etwas geplant ist. */
  sofort(): void {
    if (this.#folgenuhr === null) return;
    clearTimeout(this.#folgenuhr);
    this.#folgenuhr = null;
    this.#sichereFolge();
  }

  /**
   * Sichert alles in einem Stück, ohne Folgen, so dass es sich als Ganzes tauschen lässt. `false`, wenn der Speicher es
   * nicht nimmt.
   */
  ganz(): boolean {
    if (this.#beendet) return true;
    this.#stelleUhrenAb();
    return (!this.#offen && !this.#hatFolgen) || this.#schreibeStand();
  }

  /** Lässt die Änderungen in einem neuen vollen Stand aufgehen. Gelingt es nicht, bleiben sie einzeln aufbewahrt. */
  async verdichte(): Promise<void> {
    const bis = this.#quelle.mitschrift.naechste;
    if (this.#beendet || this.#verdichtetGerade || bis === this.#verdichtet.bis) return;
    this.#verdichtetGerade = true;
    const { daten, nachrichten } = this.#zuSchreiben();
    const neu = await this.#umgebung.verdichte(daten, nachrichten).catch(() => null);
    this.#verdichtetGerade = false;
    if (neu === null || this.#beendet) return;
    this.#verdichtet = { daten: neu, bis };
    this.#schreibeStand();
  }

  /** Ab jetzt wird nichts mehr gesichert. */
  beende(): void {
    this.#beendet = true;
    this.#stelleUhrenAb();
  }

  get #hatFolgen(): boolean {
    return this.#grundlage !== null && this.#grundlage.folgen > 0;
  }

  /** Hängt an, was neu ist; wo das nicht geht, kommt alles in einem Stück. */
  #sichereFolge(): void {
    const { mitschrift } = this.#quelle;
    const grundlage = this.#grundlage;
    const nachrichten = mitschrift.ab(this.#gesichert, this.#aufgegangen);
    // Ein anderes Fenster kann den Stand ersetzt haben: An seinem hinge eine fremde Folge.
    if (grundlage === null || nachrichten === null || !istAufbewahrt(this.#speicher, grundlage)) {
      this.#schreibeStand();
      return;
    }
    const angaben = JSON.stringify(this.#quelle.angaben());
    const neueAngaben = angaben === this.#angaben ? null : angaben;
    try {
      if (nachrichten.length > 0 || neueAngaben !== null) {
        schreibeFolge(this.#speicher, grundlage, nachrichten, neueAngaben);
        this.#grundlage = { ...grundlage, folgen: grundlage.folgen + 1 };
      }
    } catch {
      this.#umgebung.beiErgebnis(false);
      return;
    }
    this.#merkeGesichert(angaben);
  }

  #schreibeStand(): boolean {
    const { daten, nachrichten, bis } = this.#zuSchreiben();
    const kennung = this.#umgebung.neueKennung();
    const angaben = JSON.stringify(this.#quelle.angaben());
    try {
      schreibeStand(this.#speicher, kennung, { daten, nachrichten, angaben });
    } catch {
      this.#umgebung.beiErgebnis(false);
      return false;
    }
    this.#grundlage = { kennung, folgen: 0 };
    this.#aufgegangen = bis;
    this.#merkeGesichert(angaben);
    return true;
  }

  #merkeGesichert(angaben: string): void {
    this.#gesichert = this.#quelle.mitschrift.naechste;
    this.#angaben = angaben;
    this.#offen = false;
    this.#umgebung.beiErgebnis(true);
  }

  /**
   * Die Mappe als Daten und Änderungen daran. Wurde etwas zurückgenommen, was in den verdichteten Daten aufging, beginnt
   * es wieder bei den Daten, mit denen die Mappe geöffnet wurde.
   */
  #zuSchreiben(): Verdichtet & { readonly nachrichten: readonly string[] } {
    const { bis } = this.#verdichtet;
    const nachrichten = this.#quelle.mitschrift.ab(bis, bis);
    if (nachrichten !== null) return { ...this.#verdichtet, nachrichten };
    this.#verdichtet = this.#anfang;
    return { ...this.#anfang, nachrichten: this.#quelle.mitschrift.ab(0, 0) ?? [] };
  }

  #stelleUhrenAb(): void {
    if (this.#folgenuhr !== null) clearTimeout(this.#folgenuhr);
    if (this.#ruheuhr !== null) clearTimeout(this.#ruheuhr);
    this.#folgenuhr = null;
    this.#ruheuhr = null;
  }
}
