/** Anmeldung am lokalen Server: Entwicklungsbenutzer zweier Kommunen, Tokens im Format von Entra ID. */
import * as z from 'zod';
import { giltNoch } from './angaben.ts';
import { AnmeldeFehler, type Anmeldung, type Benutzer } from './anmeldung.ts';

const benutzerSchema = z.object({
  tid: z.string(),
  oid: z.string(),
  name: z.string(),
  roles: z.array(z.string()),
  mandant: z.string().nullish(),
});
const auswahlSchema = z.array(benutzerSchema);
const tokenSchema = z.object({ token: z.string() });

const GEMERKT = 'gk.entwicklungsbenutzer';

/** Der Browser trägt das bei; in Tests ersetzbar. */
export interface Anmeldemittel {
  readonly fetch: typeof fetch;
  readonly speicher: Pick<Storage, 'getItem' | 'setItem'> | null;
  readonly jetzt: () => number;
}

/** Nimmt die zuletzt gewählte oder die erste Person; gibt es nur am lokalen Server. */
export class Entwicklungsanmeldung implements Anmeldung {
  readonly #mittel: Anmeldemittel;
  #auswahl: readonly Benutzer[] | null = null;
  #benutzer: Benutzer | null = null;
  #token: string | null = null;

  constructor(mittel: Anmeldemittel) {
    this.#mittel = mittel;
  }

  async auswahl(): Promise<readonly Benutzer[]> {
    if (this.#auswahl) return this.#auswahl;
    const antwort = auswahlSchema.safeParse(await this.#hole('/dev/benutzer'));
    if (!antwort.success) throw new AnmeldeFehler('Der lokale Server nennt keine Entwicklungsbenutzer.');
    this.#auswahl = antwort.data.map(({ roles, mandant, ...rest }) => ({
      ...rest,
      mandant: mandant ?? null,
      rollen: roles,
    }));
    return this.#auswahl;
  }

  async anmelden(benutzer?: Benutzer): Promise<Benutzer> {
    const auswahl = await this.auswahl();
    const gemerkt = this.#mittel.speicher?.getItem(GEMERKT);
    const gewaehlt = benutzer ?? auswahl.find((b) => b.oid === gemerkt) ?? auswahl[0];
    if (!gewaehlt) throw new AnmeldeFehler('Der lokale Server nennt keine Entwicklungsbenutzer.');
    const token = await this.#neuesToken(gewaehlt);
    this.#benutzer = gewaehlt;
    this.#token = token;
    this.#mittel.speicher?.setItem(GEMERKT, gewaehlt.oid);
    return gewaehlt;
  }

  async token(erneuern = false): Promise<string> {
    const benutzer = this.#benutzer;
    if (!benutzer) throw new AnmeldeFehler('Es ist niemand angemeldet.');
    if (!erneuern && this.#token && giltNoch(this.#token, this.#mittel.jetzt())) return this.#token;
    const token = await this.#neuesToken(benutzer);
    if (this.#benutzer === benutzer) this.#token = token;
    return token;
  }

  async abmelden(): Promise<void> {
    this.#benutzer = null;
    this.#token = null;
  }

  async #neuesToken({ tid, oid, name, rollen }: Benutzer): Promise<string> {
    const antwort = tokenSchema.safeParse(await this.#hole('/dev/token', { tid, oid, name, roles: rollen }));
    if (!antwort.success) throw new AnmeldeFehler('Der lokale Server hat kein Token ausgestellt.');
    return antwort.data.token;
  }

  async #hole(pfad: string, inhalt?: unknown): Promise<unknown> {
    try {
      const antwort = await this.#mittel.fetch(
        pfad,
        inhalt === undefined
          ? {}
          : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(inhalt) },
      );
      return antwort.ok ? await antwort.json() : null;
    } catch (fehler) {
      throw new AnmeldeFehler('Der Server ist nicht erreichbar.', { cause: fehler });
    }
  }
}
