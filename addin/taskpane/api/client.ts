/**
 * HTTP-Client der Versionsablage. Übersetzt Antworten in Ergebnisse und Fehler, über die die Oberfläche entscheiden
 * kann.
 */

import type * as z from 'zod';
import type { Antrag } from '../../../shared/antrag/schema.ts';
import type { Vergleich } from '../../../shared/antrag/vergleich.ts';
import type { Antragsversion } from '../../../shared/antrag/version.ts';
import {
  antragslisteSchema,
  antragsversionSchema,
  type Pruefung,
  pruefungSchema,
  type Versionskopf,
  vergleichSchema,
  versionslisteSchema,
} from '../../../shared/api/antworten.ts';
import {
  type Belege,
  belegeSchema,
  type Versionsbeleg,
  versionsbelegSchema,
} from '../../../shared/api/belegantworten.ts';
import { BASISPFAD, etag } from '../../../shared/api/kennungen.ts';
import { problemSchema, veraltetSchema } from '../../../shared/api/problem.ts';
import type { AntragId } from '../../../shared/grund/marken.ts';
import { JSON_TYP } from '../../../shared/web/medientypen.ts';
import { benutzerAus } from '../anmeldung/angaben.ts';
import type { Anmeldung } from '../anmeldung/anmeldung.ts';
import {
  Abgelehnt,
  type Ablage,
  type Ausgabe,
  NichtErreichbar,
  type Seite,
  type Statuswunsch,
  VeralteteVersion,
} from './schnittstelle.ts';
import { lesepause, retryAfterMs, warte } from './wartezeit.ts';

/** Danach gilt eine Anfrage als unbeantwortet. */
const FRIST_MS = 20_000;
/** So viele Versionen prüft die Ablage je Anfrage höchstens. */
const PRUEFSEITE = 200;

interface Anfrage {
  readonly methode: 'GET' | 'POST';
  readonly pfad: string;
  readonly inhalt?: unknown;
  readonly kopf?: Readonly<Record<string, string>>;
  readonly abbruch?: AbortSignal;
}

/** @throws {NichtErreichbar | Abgelehnt | VeralteteVersion | AnmeldeFehler} jede Methode */
export class HttpAblage implements Ablage {
  readonly #anmeldung: Anmeldung;
  readonly #fetch: typeof fetch;

  constructor(anmeldung: Anmeldung, holen: typeof fetch) {
    this.#anmeldung = anmeldung;
    this.#fetch = holen;
  }

  antraege(cursor: string | null, suche?: string): ReturnType<Ablage['antraege']> {
    return this.#rufe(antragslisteSchema, {
      methode: 'GET',
      pfad: `/antraege${abfrage(cursor, suche ? { suche } : {})}`,
    });
  }

  versionen(antragId: AntragId, cursor: string | null): Promise<Seite<Versionskopf>> {
    return this.#rufe(versionslisteSchema, { methode: 'GET', pfad: `${pfadZu(antragId)}/versionen${abfrage(cursor)}` });
  }

  version(antragId: AntragId, version: number): Promise<Antragsversion> {
    return this.#rufe(antragsversionSchema, { methode: 'GET', pfad: `${pfadZu(antragId)}/versionen/${version}` });
  }

  anlegen(antragId: AntragId, antrag: Antrag, kommentar: string, schluessel: string): Promise<Antragsversion> {
    return this.#speichere('/antraege', { antragId, antrag, kommentar }, schluessel);
  }

  speichern(
    antragId: AntragId,
    basis: number,
    antrag: Antrag,
    kommentar: string,
    schluessel: string,
  ): Promise<Antragsversion> {
    return this.#speichere(`${pfadZu(antragId)}/versionen`, { antrag, kommentar }, schluessel, basis);
  }

  setzeStatus(antragId: AntragId, basis: number, auftrag: Statuswunsch, schluessel: string): Promise<Antragsversion> {
    return this.#speichere(`${pfadZu(antragId)}/status`, auftrag, schluessel, basis);
  }

  vergleich(antragId: AntragId, von: number, bis: number): Promise<Vergleich> {
    return this.#rufe(vergleichSchema, { methode: 'GET', pfad: `${pfadZu(antragId)}/vergleich?von=${von}&bis=${bis}` });
  }

  pruefung(antragId: AntragId, cursor: string | null, abbruch: AbortSignal): Promise<Pruefung> {
    const pfad = `${pfadZu(antragId)}/pruefung${abfrage(cursor, { limit: String(PRUEFSEITE) })}`;
    return this.#rufe(pruefungSchema, { methode: 'GET', pfad, abbruch });
  }

  async ausgabe(antragId: AntragId, cursor: string | null, abbruch: AbortSignal): Promise<Ausgabe> {
    const antwort = await this.#antwort({
      methode: 'GET',
      pfad: `${pfadZu(antragId)}/export${abfrage(cursor)}`,
      abbruch,
    });
    if (!antwort.ok) throw fehlerAus(antwort, await lies(antwort));
    const text = await antwort.text().catch(() => null);
    abbruch.throwIfAborted();
    if (text === null) throw nichtErreichbar(null);
    return {
      zeilen: text.split('\n').filter((zeile) => zeile !== ''),
      cursor: naechsterCursor(antwort.headers.get('link')),
    };
  }

  belege(antragId: string, von: number, bis: number): Promise<Belege> {
    return this.#rufe(belegeSchema, { methode: 'GET', pfad: `${pfadZu(antragId)}/belege?von=${von}&bis=${bis}` });
  }

  beleg(antragId: string, version: number): Promise<Versionsbeleg> {
    return this.#rufe(versionsbelegSchema, { methode: 'GET', pfad: `${pfadZu(antragId)}/belege/${version}` });
  }

  #speichere(pfad: string, inhalt: unknown, schluessel: string, basis?: number): Promise<Antragsversion> {
    const kopf = { 'idempotency-key': schluessel, ...(basis === undefined ? {} : { 'if-match': etag(basis) }) };
    return this.#rufe(antragsversionSchema, { methode: 'POST', pfad, inhalt, kopf });
  }

  async #rufe<S extends z.ZodType>(schema: S, anfrage: Anfrage): Promise<z.infer<S>> {
    const antwort = await this.#antwort(anfrage);
    const inhalt = await lies(antwort);
    anfrage.abbruch?.throwIfAborted();
    if (antwort.ok) {
      const gelesen = schema.safeParse(inhalt);
      if (gelesen.success) return gelesen.data;
    }
    throw fehlerAus(antwort, inhalt);
  }

  /**
   * Gilt das Token nicht mehr, wird es einmal erneuert; gehört das neue jemand anderem, bleibt es bei der Ablehnung.
   */
  async #antwort(anfrage: Anfrage): Promise<Response> {
    const token = await this.#anmeldung.token();
    const antwort = await this.#sende(anfrage, token);
    if (antwort.status !== 401) return antwort;
    const neues = await this.#anmeldung.token(true);
    return gehoertDerselben(token, neues) ? this.#sende(anfrage, neues) : antwort;
  }

  /** Ein Lesen wird wiederholt, wo die Ablage darum bittet (`Retry-After`). */
  async #sende(anfrage: Anfrage, token: string): Promise<Response> {
    for (let versuch = 1; ; versuch++) {
      const antwort = await this.#sendeEinmal(anfrage, token);
      const pause = anfrage.methode === 'GET' ? lesepause(antwort, versuch) : null;
      if (pause === null) return antwort;
      await warte(pause, anfrage.abbruch);
    }
  }

  async #sendeEinmal({ methode, pfad, inhalt, kopf, abbruch }: Anfrage, token: string): Promise<Response> {
    const headers = {
      accept: JSON_TYP,
      authorization: `Bearer ${token}`,
      ...(inhalt === undefined ? {} : { 'content-type': JSON_TYP }),
      ...kopf,
    };
    abbruch?.throwIfAborted();
    try {
      return await this.#fetch(`${BASISPFAD}${pfad}`, {
        method: methode,
        headers,
        signal: mitFrist(abbruch),
        ...(inhalt === undefined ? {} : { body: JSON.stringify(inhalt) }),
      });
    } catch (fehler) {
      abbruch?.throwIfAborted();
      throw nichtErreichbar(fehler);
    }
  }
}

function gehoertDerselben(token: string, neues: string): boolean {
  const [vorher, jetzt] = [benutzerAus(token), benutzerAus(neues)];
  return vorher?.tid === jetzt?.tid && vorher?.oid === jetzt?.oid;
}

/**
 * Die Kennung kann aus einer Mappe stammen, die jemand anders geschrieben hat: Sie bleibt ein einziger Teil des Pfads.
 */
function pfadZu(antragId: AntragId): string {
  return `/antraege/${encodeURIComponent(antragId)}`;
}

/**
 * Kennt der Browser `AbortSignal.any` nicht, läuft die Anfrage nach einem Abbruch noch zu Ende; ihr Ergebnis wird
 * verworfen.
 */
function mitFrist(abbruch: AbortSignal | undefined): AbortSignal {
  const frist = AbortSignal.timeout(FRIST_MS);
  return abbruch && 'any' in AbortSignal ? AbortSignal.any([abbruch, frist]) : frist;
}

function nichtErreichbar(ursache: unknown): NichtErreichbar {
  return new NichtErreichbar('Die Versionsablage ist nicht erreichbar. Bitte prüfen Sie die Netzverbindung.', {
    cause: ursache,
  });
}

function fehlerAus({ status, headers }: Response, inhalt: unknown): Error {
  const veraltet = status === 412 ? veraltetSchema.safeParse(inhalt) : null;
  if (veraltet?.success) return new VeralteteVersion(veraltet.data);
  if (status >= 500 || status === 429 || status < 400)
    return new NichtErreichbar(grundAus(status, inhalt), { wartenMs: retryAfterMs(headers) ?? 0 });
  return abgelehnt(status, inhalt);
}

/** Bei zu vielen Anfragen sagt die Ablage, welche Grenze es ist. */
function grundAus(status: number, inhalt: unknown): string {
  const problem = status === 429 ? problemSchema.safeParse(inhalt) : null;
  return problem?.data?.detail ?? `Die Versionsablage antwortet gerade nicht richtig (Status ${status}).`;
}

/** Die Fortsetzung aus `Link: <…?cursor=…>; rel="next"`. */
function naechsterCursor(link: string | null): string | null {
  for (const verweis of (link ?? '').split(',')) {
    const [ziel = '', ...angaben] = verweis.split(';').map((teil) => teil.trim());
    if (!angaben.some((angabe) => angabe === 'rel="next"' || angabe === 'rel=next')) continue;
    const [, parameter = ''] = ziel.replace(/^</, '').replace(/>$/, '').split('?');
    return new URLSearchParams(parameter).get('cursor');
  }
  return null;
}

function abfrage(cursor: string | null, weitere: Readonly<Record<string, string>> = {}): string {
  const parameter = new URLSearchParams({ ...weitere, ...(cursor === null ? {} : { cursor }) }).toString();
  return parameter === '' ? '' : `?${parameter}`;
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
  const { title, detail, fehler, code } = problem.success ? problem.data : {};
  const meldung = detail ?? title ?? standardmeldung(status);
  return new Abgelehnt(status, meldung, fehler ?? [], code ?? null);
}

function standardmeldung(status: number): string {
  if (status === 401)
    return 'Ihre Anmeldung gilt nicht mehr. Bitte melden Sie sich neu an; im Blatt ist nichts verloren.';
  if (status === 403) return 'Ihre Rolle erlaubt das nicht.';
  return `Die Versionsablage hat die Anfrage abgelehnt (Status ${status}).`;
}
