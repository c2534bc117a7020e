/**
 * Die Warteschlange hinter Office.js: Eigenschaften gibt es erst nach load und sync, Aufträge wirken erst beim sync,
 * und mehr als 5 MB nimmt und liefert Excel im Browser je Abgleich nicht.
 */
import { officeFehler } from './excel-blatt.ts';

export type Auftrag = () => void;

/** Grenze von Excel im Browser, je Auftrag und je Antwort. */
const BYTES_HOECHSTENS = 5 * 1024 * 1024;

export class Auftraege {
  #auftraege: Auftrag[] = [];
  #ladungen: Auftrag[] = [];
  #gesendet = 0;
  #empfangen = 0;

  spaeter(auftrag: Auftrag): void {
    this.#auftraege.push(auftrag);
  }

  ladung(lade: Auftrag): void {
    this.#ladungen.push(lade);
  }

  /** Geht mit dem nächsten Abgleich zu Excel. */
  sende(inhalt: unknown): void {
    this.#gesendet += groesse(inhalt);
  }

  /** Kommt mit der Antwort des laufenden Abgleichs. */
  empfange<T>(inhalt: T): T {
    this.#empfangen += groesse(inhalt);
    if (this.#empfangen > BYTES_HOECHSTENS) throw officeFehler('ResponsePayloadSizeLimitExceeded');
    return inhalt;
  }

  fuehreAus(fehlercode: string | null): void {
    const [auftraege, ladungen, gesendet] = [this.#auftraege, this.#ladungen, this.#gesendet];
    this.#auftraege = [];
    this.#ladungen = [];
    this.#gesendet = 0;
    this.#empfangen = 0;
    if (fehlercode) throw officeFehler(fehlercode);
    if (gesendet > BYTES_HOECHSTENS) throw officeFehler('RequestPayloadSizeLimitExceeded');
    for (const auftrag of auftraege) auftrag();
    for (const ladung of ladungen) ladung();
  }

  /**
   * Objekt, dessen Eigenschaften erst geladen werden müssen; `methoden` gehen sofort, Zuweisungen an `setzer` beim
   * sync.
   */
  objekt(
    leser: Record<string, () => unknown>,
    methoden: Record<string, unknown> = {},
    setzer: Record<string, (wert: never) => void> = {},
  ): unknown {
    const geladen = new Map<string, unknown>();
    const alles: Record<string, unknown> = {
      ...methoden,
      load: (namen: string) => {
        for (const name of namen.split(',').map((n) => n.trim().split('/')[0] ?? '')) {
          const lies = leser[name];
          if (!lies) throw new Error(`load: „${name}“ kennt der Nachbau nicht.`);
          this.ladung(() => geladen.set(name, lies()));
        }
        if (leser.isNullObject) this.ladung(() => geladen.set('isNullObject', leser.isNullObject?.()));
      },
    };
    return new Proxy(alles, {
      get: (ziel, name) => {
        if (typeof name !== 'string' || name === 'then') return undefined;
        if (name in ziel) return ziel[name];
        if (geladen.has(name)) return geladen.get(name);
        throw new Error(name in leser ? `PropertyNotLoaded: ${name}` : `„${name}“ kennt der Nachbau nicht.`);
      },
      set: (_, name, wert) => {
        const setze = setzer[String(name)];
        if (!setze) throw new Error(`„${String(name)}“ lässt sich im Nachbau nicht setzen.`);
        if (Array.isArray(wert)) this.sende(wert);
        this.spaeter(() => setze(wert as never));
        return true;
      },
    });
  }
}

function groesse(inhalt: unknown): number {
  return new TextEncoder().encode(JSON.stringify(inhalt) ?? '').length;
}
