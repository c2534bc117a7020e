/** HTTP-Client der Versionsablage. Übersetzt Antworten in Ergebnisse und Fehler, über die die Oberfläche entscheiden kann. */
import type * as z from 'zod';
import type { Antrag } from '../../../shared/antrag/schema.ts';
import type { Vergleich } from '../../../shared/antrag/vergleich.ts';
import type { Antragsversion } from '../../../shared/antrag/version.ts';
import {
  type Antragskopf,
  antragslisteSchema,
  antragsversionSchema,
  type Versionskopf,
  vergleichSchema,
  versionslisteSchema,
} from '../../../shared/api/antworten.ts';
import { etag } from '../../../shared/api/kennungen.ts';
import { problemSchema, veraltetSchema } from '../../../shared/api/problem.ts';
import type { Anmeldung } from '../anmeldung/anmeldung.ts';
import { Abgelehnt, type Ablage, NichtErreichbar, type Seite, type Statuswunsch, VeralteteVersion } from './schnittstelle.ts';

/** Wie in `shared/api/routen.ts`, hier ohne die Liste der Routen mitzuladen. */
export const BASISPFAD = '/api/v1';
/** Danach gilt eine Anfrage als unbeantwortet. */
const FRIST_MS = 20_000;

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

  antraege(cursor: string | null): Promise<Seite<Antragskopf>> {
    return this.#rufe(antragslisteSchema, { methode: 'GET', pfad: `/antraege${abfrage(cursor)}` });
  }

  versionen(antragId: string, cursor: string | null): Promise<Seite<Versionskopf>> {
    return this.#rufe(versionslisteSchema, { methode: 'GET', pfad: `/antraege/${antragId}/versionen${abfrage(cursor)}` });
  }

  version(antragId: string, version: number): Promise<Antragsversion> {
    return this.#rufe(antragsversionSchema, { methode: 'GET', pfad: `/antraege/${antragId}/versionen/${version}` });
  }

  anlegen(antragId: string, antrag: Antrag, kommentar: string, schluessel: string): Promise<Antragsversion> {
    return this.#speichere('/antraege', { antragId, antrag, kommentar }, schluessel);
  }

  speichern(antragId: string, basis: number, antrag: Antrag, kommentar: string, schluessel: string): Promise<Antragsversion> {
    return this.#speichere(`/antraege/${antragId}/versionen`, { antrag, kommentar }, schluessel, basis);
  }

  setzeStatus(antragId: string, basis: number, auftrag: Statuswunsch, schluessel: string): Promise<Antragsversion> {
    return this.#speichere(`/antraege/${antragId}/status`, auftrag, schluessel, basis);
  }

  vergleich(antragId: string, von: number, bis: number): Promise<Vergleich> {
    return this.#rufe(vergleichSchema, { methode: 'GET', pfad: `/antraege/${antragId}/vergleich?von=${von}&bis=${bis}` });
  }

  #speichere(pfad: string, inhalt: unknown, schluessel: string, basis?: number): Promise<Antragsversion> {
    const kopf = { 'idempotency-key': schluessel, ...(basis === undefined ? {} : { 'if-match': etag(basis) }) };
    return this.#rufe(antragsversionSchema, { methode: 'POST', pfad, inhalt, kopf });
  }

  async #rufe<S extends z.ZodType>(schema: S, anfrage: Anfrage): Promise<z.infer<S>> {
    let antwort = await this.#sende(anfrage, await this.#anmeldung.token());
    if (antwort.status === 401) antwort = await this.#sende(anfrage, await this.#anmeldung.token(true));
    const inhalt = await lies(antwort);
    if (antwort.ok) {
      const gelesen = schema.safeParse(inhalt);
      if (gelesen.success) return gelesen.data;
    }
    const veraltet = antwort.status === 412 ? veraltetSchema.safeParse(inhalt) : null;
    if (veraltet?.success) throw new VeralteteVersion(veraltet.data);
    if (antwort.status >= 500 || antwort.status === 429 || antwort.ok) {
      throw new NichtErreichbar(`Die Versionsablage antwortet gerade nicht richtig (Status ${antwort.status}).`);
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
      return await this.#fetch(`${BASISPFAD}${pfad}`, {
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
