/**
 * Die Ablage des lokalen Servers mit Anker: Bestätigt wird eine Version erst, wenn ihr Beleg auf der Platte steht.
 * Endet der Server dazwischen, holt der nächste Start den Beleg nach, aber nur für Versionen, die dem neuesten Beleg
 * ohne Lücke folgen; alles andere hat dieser Server nicht geschrieben und bleibt ohne Beleg.
 */
import type { Antragsversion } from '../../shared/antrag/version.ts';
import { ProblemFehler } from '../http/problem.ts';
import { type Ablage, AblageFehler, type Herkunft, type Schreibausgang } from '../store/ablage.ts';
import type { Ankerbuch } from './ankerbuch.ts';
import { AnkerFehler } from './behaelter.ts';

/** Wie viele Versionen das Nachholen auf einmal liest. */
const SEITE = 50;

/** Diese Ablage, mit Belegen vor jeder Bestätigung. */
export function verankert(ablage: Ablage, anker: Ankerbuch, jetzt: () => Date): Ablage {
  const verankerung = new Verankerung(ablage, anker, jetzt);
  return new Proxy(ablage, {
    get: (ziel, name) => {
      if (name === 'schreibe' || name === 'setzeKopf') return verankerung[name].bind(verankerung);
      const wert: unknown = Reflect.get(ziel, name);
      return typeof wert === 'function' ? wert.bind(ziel) : wert;
    },
  });
}

class Verankerung implements Pick<Ablage, 'schreibe' | 'setzeKopf'> {
  readonly #ablage: Ablage;
  readonly #anker: Ankerbuch;
  readonly #jetzt: () => Date;
  /**
   * Die Speicherungen, die gerade laufen, je Version: Der Beleg einer Version kommt erst nach dem ihrer Vorgängerin,
   * sonst bliebe nach einem Abschuss eine Lücke.
   */
  readonly #laufend = new Map<string, Promise<unknown>>();

  constructor(ablage: Ablage, anker: Ankerbuch, jetzt: () => Date) {
    this.#ablage = ablage;
    this.#anker = anker;
    this.#jetzt = jetzt;
  }

  async schreibe(tid: string, version: Antragsversion, herkunft: Herkunft): Promise<Schreibausgang> {
    const davor = this.#laufend.get(name(tid, version.antragId, version.version - 1));
    const eigener = name(tid, version.antragId, version.version);
    const arbeit = this.#schreibe(tid, version, herkunft, davor);
    const vorher = this.#laufend.get(eigener);
    const gemeinsam = Promise.allSettled([arbeit, ...(vorher ? [vorher] : [])]);
    this.#laufend.set(eigener, gemeinsam);
    try {
      return await arbeit;
    } finally {
      if (this.#laufend.get(eigener) === gemeinsam) this.#laufend.delete(eigener);
    }
  }

  async #schreibe(tid: string, version: Antragsversion, herkunft: Herkunft, davor: Promise<unknown> | undefined) {
    await uebersetzt(this.#pruefeFrei(tid, version));
    const ausgang = await this.#ablage.schreibe(tid, version, herkunft);
    if (ausgang === 'vergeben' || typeof ausgang === 'object') return ausgang;
    await davor;
    await uebersetzt(this.#belege(tid, version));
    return ausgang;
  }

  /**
   * Gibt es zu einer freien Nummer schon einen Beleg, wurde die Version entfernt; eine neue an ihrer Stelle verdeckte
   * das.
   */
  async #pruefeFrei(tid: string, { antragId, version }: Antragsversion): Promise<void> {
    if ((await this.#anker.lies({ tid, antragId, version })) === null) return;
    if ((await this.#ablage.lies(tid, antragId, version)) !== null) return;
    throw new ProblemFehler(
      'VERSIONEN_FEHLEN',
      `Dem Antrag fehlen Versionen. Version ${version} wurde nach dem Speichern entfernt; der Anker hat noch ihren Beleg.`,
    );
  }

  /** Fehlt der Vorgängerin ihr Beleg, weil der Anker nicht ging, kommt er zuerst. */
  async #belege(tid: string, version: Antragsversion): Promise<void> {
    const davor = { tid, antragId: version.antragId, version: version.version - 1 };
    if (davor.version > 0 && (await this.#anker.lies(davor)) === null)
      await this.holeNach(tid, version.antragId, davor.version);
    await this.#schreibeBeleg(tid, version, false);
  }

  /** Wird eine schon geschriebene Version bestätigt, kann beim ersten Mal der Beleg gefehlt haben. */
  async setzeKopf(tid: string, version: Antragsversion): Promise<void> {
    await this.#laufend.get(name(tid, version.antragId, version.version));
    await uebersetzt(this.holeNach(tid, version.antragId));
    await this.#ablage.setzeKopf(tid, version);
  }

  /** Belege für die Versionen, die dem neuesten Beleg ohne Lücke folgen, bis zu dieser Nummer. @throws {AnkerFehler} */
  async holeNach(tid: string, antragId: string, bis = Number.POSITIVE_INFINITY): Promise<number> {
    const belegte = (await this.#anker.nummern(tid, antragId)).at(-1) ?? 0;
    let naechste = belegte + 1;
    for (;;) {
      const teil = await this.#ablage.versionen(tid, antragId, naechste, SEITE);
      for (const gelesen of teil) {
        if (gelesen.art !== 'version' || gelesen.nummer !== naechste || naechste > bis) return naechste - belegte - 1;
        await this.#schreibeBeleg(tid, gelesen.version, true);
        naechste++;
      }
      if (teil.length === 0) return naechste - belegte - 1;
    }
  }

  async #schreibeBeleg(tid: string, { antragId, version, hash }: Antragsversion, nachgeholt: boolean): Promise<void> {
    await this.#anker.schreibe({ beleg: 1, tid, antragId, version, hash, am: this.#jetzt().toISOString(), nachgeholt });
  }
}

/**
 * Holt beim Start die Belege nach, zu denen der Server nicht mehr kam.
 * @throws {AnkerFehler} wenn der Anker nicht benutzbar ist
 */
export async function holeBelegeNach(
  ablage: Ablage,
  anker: Ankerbuch,
  mandanten: readonly string[],
  jetzt: () => Date,
): Promise<number> {
  const verankerung = new Verankerung(ablage, anker, jetzt);
  let nachgeholt = 0;
  for (const tid of mandanten) {
    for (let ab: string | null = null; ; ) {
      const { eintraege, weiter } = await ablage.liste(tid, { limit: 100, ab, suche: null });
      for (const { antragId } of eintraege) nachgeholt += await verankerung.holeNach(tid, antragId);
      if (weiter === null) break;
      ab = weiter;
    }
  }
  return nachgeholt;
}

function name(tid: string, antragId: string, version: number): string {
  return `${tid}/${antragId}/${version}`;
}

/**
 * Für den Aufrufer ist ein Anker, der nicht antwortet, eine Ablage, die nicht antwortet: 503, und ein neuer Versuch
 * holt es nach.
 */
async function uebersetzt<T>(arbeit: Promise<T>): Promise<T> {
  try {
    return await arbeit;
  } catch (fehler) {
    throw fehler instanceof AnkerFehler ? new AblageFehler('unerreichbar', fehler) : fehler;
  }
}
