/** HTTP-Client der Versionsablage. Übersetzt Antworten in Ergebnisse und Fehler, über die die Oberfläche entscheiden kann. */
import * as z from 'zod';
import type { Antrag } from '../../../shared/antrag/schema.ts';
import type { Antragsversion } from '../../../shared/antrag/version.ts';
import type { Anmeldung } from '../anmeldung/anmeldung.ts';
import {
  Abgelehnt,
  type Ablage,
  type Antragskopf,
  type NeuereVersion,
  NichtErreichbar,
  type Seite,
  VeralteteVersion,
  type Versionskopf,
} from './schnittstelle.ts';

const BASIS = '/api/v1';
/** Danach gilt eine Anfrage als unbeantwortet. */
const FRIST_MS = 20_000;

const problemSchema = z.object({
  title: z.string().optional(),
  detail: z.string().optional(),
  fehler: z.array(z.object({ pfad: z.string(), meldung: z.string() })).optional(),
});

interface Anfrage {
  readonly methode: 'GET' | 'POST';
  readonly pfad: string;
  readonly inhalt?: unknown;
  readonly kopf?: Readonly<Record<string, string>>;
}

export class HttpAblage implements Ablage {
  readonly #anmeldung: Anmeldung;
  readonly #fetch: typeof fetch;

  constructor(anmeldung: Anmeldung, holen: typeof fetch) {
    this.#anmeldung = anmeldung;
    this.#fetch = holen;
  }

  async antraege(cursor: string | null): Promise<Seite<Antragskopf>> {
    return (await this.#rufe({ methode: 'GET', pfad: `/antraege${abfrage(cursor)}` })) as Seite<Antragskopf>;
  }

  async versionen(antragId: string, cursor: string | null): Promise<Seite<Versionskopf>> {
    return (await this.#rufe({ methode: 'GET', pfad: `/antraege/${antragId}/versionen${abfrage(cursor)}` })) as Seite<Versionskopf>;
  }

  async version(antragId: string, version: number): Promise<Antragsversion> {
    return (await this.#rufe({ methode: 'GET', pfad: `/antraege/${antragId}/versionen/${version}` })) as Antragsversion;
  }

  async anlegen(antragId: string, antrag: Antrag, kommentar: string, schluessel: string): Promise<Antragsversion> {
    const kopf = { 'idempotency-key': schluessel };
    return (await this.#rufe({ methode: 'POST', pfad: '/antraege', inhalt: { antragId, antrag, kommentar }, kopf })) as Antragsversion;
  }

  async speichern(antragId: string, basis: number, antrag: Antrag, kommentar: string, schluessel: string): Promise<Antragsversion> {
    const kopf = { 'idempotency-key': schluessel, 'if-match': `"${basis}"` };
    return (await this.#rufe({ methode: 'POST', pfad: `/antraege/${antragId}/versionen`, inhalt: { antrag, kommentar }, kopf })) as Antragsversion;
  }

  async #rufe(anfrage: Anfrage): Promise<unknown> {
    let antwort = await this.#sende(anfrage, await this.#anmeldung.token());
    if (antwort.status === 401) antwort = await this.#sende(anfrage, await this.#anmeldung.token(true));
    const inhalt = await lies(antwort);
    if (antwort.ok && inhalt !== null) return inhalt;
    if (antwort.status === 412) throw new VeralteteVersion(inhalt as NeuereVersion);
    if (antwort.status >= 500 || antwort.status === 429 || antwort.ok) {
      throw new NichtErreichbar(`Die Versionsablage antwortet gerade nicht (Status ${antwort.status}).`);
    }
    throw abgelehnt(antwort.status, inhalt);
  }

  async #sende({ methode, pfad, inhalt, kopf }: Anfrage, token: string): Promise<Response> {
    const headers = {
      accept: 'application/json',
      authorization: `Bearer ${token}`,
      ...(inhalt === undefined ? {} : { 'content-type': 'application/json' }),
      ...kopf,
    };
    try {
      return await this.#fetch(`${BASIS}${pfad}`, {
        method: methode,
        headers,
        signal: AbortSignal.timeout(FRIST_MS),
        ...(inhalt === undefined ? {} : { body: JSON.stringify(inhalt) }),
      });
    } catch (fehler) {
      throw new NichtErreichbar('Die Versionsablage ist nicht erreichbar. Bitte prüfen Sie die Netzverbindung.', { cause: fehler });
    }
  }
}

function abfrage(cursor: string | null): string {
  return cursor === null ? '' : `?cursor=${encodeURIComponent(cursor)}`;
}

async function lies(antwort: Response): Promise<unknown> {
  try {
    return await antwort.json();
  } catch {
    return null;
  }
}

function abgelehnt(status: number, inhalt: unknown): Abgelehnt {
  const problem = problemSchema.safeParse(inhalt);
  const { title, detail, fehler } = problem.success ? problem.data : {};
  const meldung = detail ?? title ?? standardmeldung(status);
  return new Abgelehnt(status, meldung, fehler ?? []);
}

function standardmeldung(status: number): string {
  if (status === 401) return 'Ihre Anmeldung gilt nicht mehr. Bitte melden Sie sich neu an; im Blatt ist nichts verloren.';
  if (status === 403) return 'Ihre Rolle erlaubt das nicht.';
  return `Die Versionsablage hat die Anfrage abgelehnt (Status ${status}).`;
}
