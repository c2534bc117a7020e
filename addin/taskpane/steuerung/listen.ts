/** Die Listen der Anträge und Versionen, seitenweise geladen. Eine überholte Antwort ersetzt nie eine neuere. */
import { Abgelehnt, type Seite } from '../api/schnittstelle.ts';
import { type Steuerkern, text } from '../zustand/steuerkern.ts';
import type { Liste, Zustand } from '../zustand/zustand.ts';

export type Listenname = 'versionen' | 'antraege';

/** Fremd und unbekannt sehen gleich aus; hier hilft in beiden Fällen dasselbe. */
const KEIN_ANTRAG =
  'Den Antrag zu diesem Blatt gibt es in der Kommune, für die Sie angemeldet sind, nicht. Melden Sie sich für seine Kommune an, oder öffnen Sie unten einen anderen.';

/** Lädt und vergisst die Listen im Zustand; Fehler stehen an der Stelle der Liste. */
export class Listen {
  readonly #s: Steuerkern;
  #abgebrochen = false;
  readonly #nummer: Record<Listenname, number> = { versionen: 0, antraege: 0 };

  constructor(steuerung: Steuerkern) {
    this.#s = steuerung;
  }

  async versionen(weiter = false): Promise<void> {
    const antragId = this.#s.zustand.merker?.antragId;
    if (antragId) await this.#lade('versionen', weiter, (cursor) => this.#s.umgebung.ablage.versionen(antragId, cursor).catch(beimAntragDesBlatts));
    else this.vergiss('versionen');
  }

  /** Vergisst diese Listen; auch was gerade für sie unterwegs ist, kommt nicht mehr an. */
  vergiss(...namen: readonly Listenname[]): void {
    for (const name of namen) {
      this.#nummer[name]++;
      this.#setze(name, { art: 'ungeladen' });
    }
  }

  /** Lädt Seite um Seite bis zur ersten Version; {@link brichAb} hört nach der laufenden Seite auf. */
  async alleVersionen(): Promise<void> {
    if (this.#s.zustand.fortschritt) return;
    this.#abgebrochen = false;
    try {
      for (let rest = this.#rest(); rest && !this.#abgebrochen; rest = this.#rest(rest.geladen)) {
        this.#s.setze({ fortschritt: rest });
        await this.versionen(true);
      }
    } finally {
      this.#s.setze({ fortschritt: null });
    }
  }

  brichAb(): void {
    this.#abgebrochen = true;
  }

  /** `null`, wenn nichts mehr fehlt oder seit `vorher` nichts dazukam. */
  #rest(vorher = 0): { geladen: number; von: number } | null {
    const { versionen } = this.#s.zustand;
    if (versionen.art !== 'da' || versionen.cursor === null || versionen.eintraege.length <= vorher) return null;
    return { geladen: versionen.eintraege.length, von: versionen.eintraege[0]?.version ?? 0 };
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
      if (nummer !== this.#nummer[name]) return;
      // Was schon da ist, bleibt stehen; der Knopf darunter versucht es noch einmal.
      if (anschluss) this.#s.melde('fehler', `Weitere Einträge konnten nicht geladen werden. ${text(fehler)}`);
      else this.#setze(name, { art: 'fehler', meldung: text(fehler) });
    }
  }

  #setze<T>(name: Listenname, liste: Liste<T>): void {
    this.#s.setze({ [name]: liste } as unknown as Partial<Zustand>);
  }
}

function beimAntragDesBlatts(fehler: unknown): never {
  if (fehler instanceof Abgelehnt && fehler.status === 404) throw new Error(KEIN_ANTRAG, { cause: fehler });
  throw fehler;
}
