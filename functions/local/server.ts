/** Der lokale Server: prüft, woher eine Anfrage kommt, und verteilt sie auf API, Entwicklungsanmeldung und Dateien. */

import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { JSON_TYP } from '../../shared/web/medientypen.ts';
import { type Aussteller, tokenanfrageSchema } from './aussteller.ts';
import { ENTWICKLUNGSBENUTZER } from './benutzer.ts';
import { dekodierterPfad } from './ereignis.ts';
import { ANFRAGE_HOECHSTENS, type Gateway, type Gatewayantwort, meldung } from './gateway.ts';
import { type Ablageorte, liesDatei } from './statisch.ts';

const DIESER_RECHNER = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i;
const TOKENANFRAGE_HOECHSTENS = 8 * 1024;

export interface Serverteile {
  /** Erst wenn er da ist, werden API-Anfragen beantwortet; frühere warten. */
  readonly gateway: Promise<Gateway>;
  readonly aussteller: Aussteller;
  readonly orte: Ablageorte;
}

/** Beantwortet jede Anfrage selbst; ein Fehler steht im Fenster und wird 500. */
export function erstelleServer(teile: Serverteile): RequestListener {
  return async (anfrage, antwort) => {
    try {
      sende(anfrage, antwort, await beantworte(anfrage, teile));
    } catch (fehler) {
      // Abgebrochene Anfragen brauchen keine Antwort; alles andere ist ein Fehler von uns.
      if (anfrage.errored || antwort.destroyed) return antwort.destroy();
      console.error(fehler);
      sende(anfrage, antwort, meldung(500, 'Internal Server Error'));
    }
  };
}

async function beantworte(
  anfrage: IncomingMessage,
  { gateway, aussteller, orte }: Serverteile,
): Promise<Gatewayantwort> {
  if (!DIESER_RECHNER.test(anfrage.headers.host ?? '')) return text(421, 'Diese Adresse wird hier nicht bedient.');
  if (istFremd(anfrage)) return text(403, 'Anfragen von fremden Seiten werden nicht bedient.');
  const ziel = relativ(anfrage.url ?? '/');
  const pfad = dekodierterPfad(ziel);
  if (pfad === null) return meldung(400, 'Bad Request');
  if (pfad.startsWith('/api/')) {
    const inhalt = await liesInhalt(anfrage, ANFRAGE_HOECHSTENS);
    if (!inhalt) return meldung(413, 'Request Entity Too Large');
    const absender = anfrage.socket.remoteAddress ?? '127.0.0.1';
    return (await gateway)({ methode: anfrage.method ?? 'GET', ziel, kopf: verbunden(anfrage), inhalt, absender });
  }
  if (pfad.startsWith('/dev/')) return entwicklung(anfrage, pfad, aussteller);
  if (anfrage.method !== 'GET' && anfrage.method !== 'HEAD')
    return { ...text(405, 'Dateien lassen sich hier nur lesen.'), kopf: { allow: 'GET, HEAD' } };
  const datei = await liesDatei(pfad, orte);
  return datei ? { status: 200, ...datei } : text(404, 'Diese Datei gibt es nicht.');
}

async function entwicklung(anfrage: IncomingMessage, pfad: string, aussteller: Aussteller): Promise<Gatewayantwort> {
  const aufruf = `${anfrage.method} ${pfad}`;
  if (aufruf === 'GET /dev/jwks') return json(200, aussteller.jwks);
  if (aufruf === 'GET /dev/benutzer') return json(200, ENTWICKLUNGSBENUTZER);
  if (aufruf !== 'POST /dev/token') return text(404, 'Das gibt es hier nicht.');
  // Ein Formular einer fremden Seite kann diesen Typ nicht senden.
  if (!/^application\/json\s*(;|$)/i.test(anfrage.headers['content-type'] ?? ''))
    return text(415, `Erwartet wird ${JSON_TYP}.`);
  const inhalt = await liesInhalt(anfrage, TOKENANFRAGE_HOECHSTENS);
  if (!inhalt) return text(413, 'Der Inhalt ist zu groß.');
  const gelesen = tokenanfrageSchema.safeParse(ausJson(inhalt));
  if (!gelesen.success)
    return text(
      400,
      'Erwartet wird {tid, oid, name, roles}: zwei UUIDs, ein Name und eine Liste von Rollen; dazu, wenn gewünscht, claims.',
    );
  return json(200, { token: await aussteller.stelleAus(gelesen.data) });
}

/** Browser nennen bei Anfragen anderer Seiten deren Herkunft. */
function istFremd({ headers }: IncomingMessage): boolean {
  return headers.origin !== undefined && headers.origin !== `http://${headers.host}`;
}

/** Eine Anfragezeile darf auch eine ganze Adresse nennen; es zählt ihr Pfad. */
function relativ(ziel: string): string {
  return ziel.startsWith('/') ? ziel : ziel.replace(/^https?:\/\/[^/?]*/i, '').replace(/^(?!\/)/, '/');
}

/** Mehrfach gesendete Kopfzeilen, die Node verwirft oder trennt, verbindet API Gateway mit Komma. */
function verbunden(anfrage: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(anfrage.headersDistinct).map(([name, werte]) => [
      name,
      (werte ?? []).join(name === 'cookie' ? '; ' : ','),
    ]),
  );
}

/** `null`, wenn der Inhalt größer ist; der Rest wird dann verworfen, nicht gesammelt. */
function liesInhalt(anfrage: IncomingMessage, hoechstens: number): Promise<Buffer | null> {
  return new Promise((erfuellt, abgelehnt) => {
    const teile: Buffer[] = [];
    let groesse = 0;
    anfrage.on('data', (teil: Buffer) => {
      groesse += teil.length;
      if (groesse <= hoechstens) teile.push(teil);
      else teile.length = 0;
    });
    anfrage.once('end', () => erfuellt(groesse <= hoechstens ? Buffer.concat(teile) : null));
    anfrage.once('error', abgelehnt);
    anfrage.once('aborted', () => abgelehnt(new Error('Die Anfrage wurde abgebrochen.')));
  });
}

function sende(anfrage: IncomingMessage, antwort: ServerResponse, { status, kopf, inhalt }: Gatewayantwort): void {
  antwort.writeHead(status, { ...(kopf as Record<string, string | string[]>), 'content-length': inhalt.length });
  antwort.end(anfrage.method === 'HEAD' ? undefined : inhalt);
}

function ausJson(inhalt: Buffer): unknown {
  try {
    return JSON.parse(inhalt.toString('utf8'));
  } catch {
    return null;
  }
}

function json(status: number, wert: unknown): Gatewayantwort {
  return {
    status,
    kopf: { 'content-type': JSON_TYP, 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' },
    inhalt: Buffer.from(JSON.stringify(wert)),
  };
}

function text(status: number, wert: string): Gatewayantwort {
  return {
    status,
    kopf: { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' },
    inhalt: Buffer.from(wert),
  };
}
