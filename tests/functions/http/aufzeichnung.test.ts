/**
 * Vertrag mit API Gateway: Jede Datei in `aufzeichnungen` ist eine HTTP-Anfrage mit dem Ereignis, das AWS daraus macht.
 * Die Handler beantworten das Ereignis genauso wie der lokale Server die Anfrage, und dessen eigenes Ereignis gleicht
 * dem aufgezeichneten.
 *
 * Form der Ereignisse nach den veröffentlichten Beispielen: docs.aws.amazon.com/apigateway/latest/developerguide,
 * Seiten „http-api-develop-integrations-lambda“ (Format 2.0, Cookies, mehrfache Werte) und „http-api-lambda-authorizer“
 * (Kontext unter `lambda`); was mit dem Pfad geschieht, nach Aufzeichnungen laufender HTTP-APIs in
 * github.com/hotsock/voker (vokerhttp/testdata).
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { request, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importJWK, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { LambdaHandler } from '../../../functions/http/anwendung.ts';
import type { Ereignis } from '../../../functions/http/ereignis.ts';
import { AUDIENCE, type Aussteller, oeffneAussteller } from '../../../functions/local/aussteller.ts';
import { ENTWICKLUNGSBENUTZER, MANDANTEN } from '../../../functions/local/benutzer.ts';
import { erstelleGateway } from '../../../functions/local/gateway.ts';
import { lausche } from '../../../functions/local/lauschen.ts';
import { erstelleServer } from '../../../functions/local/server.ts';
import type { Funktion } from '../../../shared/api/routen.ts';
import { AACHEN_BEISPIEL } from '../../../shared/beispiele/aachen.ts';
import { freierPort } from '../../e2e/anwendung.ts';
import { oeffneDatenbank, type Testdatenbank } from '../werkzeug.ts';

interface Aufzeichnung {
  readonly beschreibung: string;
  readonly antwort: { readonly status: number; readonly code?: string };
  readonly http: {
    readonly methode: string;
    readonly ziel: string;
    readonly kopf: readonly (readonly [string, string])[];
    readonly inhalt?: string;
    readonly inhaltBase64?: string;
    readonly token: 'gut' | 'ohne' | 'falsch' | 'ohneScp';
  };
  /** `null`, wo das Gateway selbst antwortet. */
  readonly ereignis: Ereignis | null;
}

const ORDNER = 'tests/functions/http/aufzeichnungen';
const ANTRAG = '016fd053-1c00-7000-8000-0000000000aa';
const AUFZEICHNUNGEN = readdirSync(ORDNER)
  .sort()
  .map((datei) => JSON.parse(readFileSync(join(ORDNER, datei), 'utf8')) as Aufzeichnung);
/** Setzt nur der Weg durch das Netz; die Handler lesen nichts davon. */
const VOM_NETZ =
  /^(host|user-agent|connection|content-length|transfer-encoding|x-amzn-trace-id|x-forwarded-(for|port|proto)|accept|authorization|apigw-requestid|date|keep-alive)$/;

let ordner: string;
let db: Testdatenbank;
let port: number;
let server: Server[];
let handler: Readonly<Record<Funktion, LambdaHandler>>;
let tokens: Readonly<Record<Aufzeichnung['http']['token'], string | undefined>>;
/** Der lokale Server hat dies den Handlern zuletzt gegeben. */
let gegeben: Ereignis | null = null;

beforeAll(async () => {
  ordner = mkdtempSync(join(tmpdir(), 'gk-aufzeichnung-'));
  db = await oeffneDatenbank();
  port = await freierPort();
  const aussteller = await oeffneAussteller(ordner, `http://localhost:${port}`);
  // Wie in Lambda: Die Handler lesen ihre Umgebung beim ersten Aufruf.
  Object.assign(process.env, {
    ...(process.env.GK_DYNAMODB_ENDPOINT
      ? {}
      : { AWS_REGION: 'eu-central-1', AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test' }),
    GK_TABLE: db.tabelle,
    GK_DYNAMODB_ENDPOINT: db.endpunkt,
    GK_TENANTS: MANDANTEN.join(','),
    GK_AUDIENCE: AUDIENCE,
    GK_ISSUER: aussteller.vorlage,
    GK_JWKS: `http://127.0.0.1:${port}/dev/jwks`,
  });
  const [zugang, antraege, belege, berechnungen] = await Promise.all([
    import('../../../functions/zugang/handler.ts'),
    import('../../../functions/antraege/handler.ts'),
    import('../../../functions/belege/handler.ts'),
    import('../../../functions/berechnungen/handler.ts'),
  ]);
  handler = { antraege: antraege.handler, belege: belege.handler, berechnungen: berechnungen.handler };
  const mitschnitt =
    (funktion: Funktion): LambdaHandler =>
    (ereignis) => {
      gegeben = ereignis;
      return handler[funktion](ereignis);
    };
  const gateway = erstelleGateway(zugang.handler, {
    antraege: mitschnitt('antraege'),
    belege: mitschnitt('belege'),
    berechnungen: mitschnitt('berechnungen'),
  });
  const orte = { workbench: ordner, addin: ordner, landesuebersicht: ordner };
  server = await lausche(port, erstelleServer({ gateway: Promise.resolve(gateway), aussteller, orte }));
  tokens = {
    gut: await tokenDerKaemmerei(aussteller),
    ohne: undefined,
    falsch: 'a.b.c',
    ohneScp: await tokenOhneScp(aussteller),
  };
  const lege = (ziel: string, inhalt: object, kopf: readonly (readonly [string, string])[]) =>
    sende({
      methode: 'POST',
      ziel: `/api/v1/antraege${ziel}`,
      kopf: [['content-type', 'application/json'], ...kopf],
      inhalt: JSON.stringify(inhalt),
      token: 'gut',
    });
  expect((await lege('', { antragId: ANTRAG, antrag: AACHEN_BEISPIEL, kommentar: '' }, [])).status).toBe(201);
  const zweite = { antrag: { ...AACHEN_BEISPIEL, titel: 'Zweite' }, kommentar: '' };
  expect((await lege(`/${ANTRAG}/versionen`, zweite, [['if-match', '"1"']])).status).toBe(201);
});
afterAll(async () => {
  for (const s of server) {
    s.closeAllConnections();
    s.close();
  }
  await db.schliesse();
  rmSync(ordner, { recursive: true, force: true });
});

function kaemmerei() {
  const person = ENTWICKLUNGSBENUTZER.find(({ name }) => name === 'Kämmerei (Musterstadt)');
  if (!person) throw new Error('Die Kämmerei fehlt.');
  const { mandant: _, roles, ...rest } = person;
  return { ...rest, roles: [...roles] };
}

const tokenDerKaemmerei = (aussteller: Aussteller) => aussteller.stelleAus(kaemmerei());

async function tokenOhneScp({ vorlage, jwks }: Aussteller): Promise<string> {
  const { tid, oid } = kaemmerei();
  const privat = await importJWK(JSON.parse(readFileSync(join(ordner, 'aussteller.json'), 'utf8')), 'RS256');
  return new SignJWT({ tid, oid, ver: '2.0' })
    .setProtectedHeader({ alg: 'RS256', kid: String(jwks.keys[0]?.kid) })
    .setIssuer(vorlage.replace('{tid}', tid))
    .setAudience(AUDIENCE)
    .setNotBefore('0s')
    .setExpirationTime('10m')
    .sign(privat);
}

interface Antwort {
  readonly status: number;
  readonly kopf: Readonly<Record<string, unknown>>;
  readonly text: string;
}

/** Sendet Zeichen für Zeichen, was dasteht; fetch würde Pfad und Kopfzeilen vereinheitlichen. */
function sende({ methode, ziel, kopf, inhalt, inhaltBase64, token }: Aufzeichnung['http']): Promise<Antwort> {
  const bytes = inhaltBase64 === undefined ? Buffer.from(inhalt ?? '') : Buffer.from(inhaltBase64, 'base64');
  const namen = [...new Set(kopf.map(([name]) => name))];
  const headers: Record<string, string | string[]> = Object.fromEntries(
    namen.map((name) => [name, kopf.filter(([n]) => n === name).map(([, wert]) => wert)]),
  );
  const nachweis = tokens?.[token];
  return new Promise((erfuellt, abgelehnt) => {
    const anfrage = request({ host: '127.0.0.1', port, method: methode, path: ziel, agent: false }, (antwort) => {
      const teile: Buffer[] = [];
      antwort.on('data', (teil: Buffer) => teile.push(teil));
      antwort.on('end', () =>
        erfuellt({
          status: antwort.statusCode ?? 0,
          kopf: ohneNetz(antwort.headers),
          text: Buffer.concat(teile).toString(),
        }),
      );
    });
    anfrage.once('error', abgelehnt);
    if (nachweis) anfrage.setHeader('Authorization', `Bearer ${nachweis}`);
    for (const [name, wert] of Object.entries(headers)) anfrage.appendHeader(name, wert);
    anfrage.end(bytes);
  });
}

const ohneNetz = (kopf: object) => Object.fromEntries(Object.entries(kopf).filter(([name]) => !VOM_NETZ.test(name)));
const eingesetzt = (text: string) => text.replace('{{antrag}}', JSON.stringify(AACHEN_BEISPIEL));

function mitInhalt(ereignis: Ereignis): Ereignis {
  if (ereignis.body === undefined) return ereignis;
  const body = eingesetzt(ereignis.body);
  return {
    ...ereignis,
    body: ereignis.isBase64Encoded && body.startsWith('{') ? Buffer.from(body).toString('base64') : body,
  };
}

/** Der Authorizer gibt dies nur für das Leseprotokoll weiter. */
const NUR_PROTOKOLL = ['route', 'antragId', 'version'];

/** Die Handler sehen dies von einem Ereignis; ein Inhalt gilt, wie immer er geschrieben ist. */
function gesehen({ requestContext, headers, body, isBase64Encoded, pathParameters: _, ...rest }: Ereignis) {
  const { http, stage, routeKey, authorizer } = requestContext;
  const inhalt = body === undefined ? null : Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8').toString('hex');
  return {
    ...rest,
    headers: ohneNetz(headers),
    inhalt,
    stage,
    routeKey,
    authorizer: authorizer && { lambda: person(authorizer.lambda ?? {}) },
    methode: http.method,
    pfad: http.path,
  };
}

function person(kontext: Readonly<Record<string, unknown>>) {
  return Object.fromEntries(Object.entries(kontext).filter(([name]) => !NUR_PROTOKOLL.includes(name)));
}

describe.each(
  AUFZEICHNUNGEN.map(
    (aufzeichnung) => [`${aufzeichnung.http.methode} ${aufzeichnung.http.ziel}`, aufzeichnung] as const,
  ),
)('%s', (_, a) => {
  test(a.beschreibung, async () => {
    gegeben = null;
    const http = { ...a.http, ...(a.http.inhalt === undefined ? {} : { inhalt: eingesetzt(a.http.inhalt) }) };
    const antwort = await sende(http);
    expect([antwort.status, antwort.text.slice(0, 300)]).toEqual([a.antwort.status, expect.any(String)]);
    if (a.antwort.code) expect(JSON.parse(antwort.text).code).toBe(a.antwort.code);
    if (a.ereignis === null) {
      expect(gegeben).toBeNull();
      // Ohne Token antwortet schon CloudFront, mit unserem Problem; alles andere das Gateway, mit seinem Satz.
      if (antwort.status === 401) expect(JSON.parse(antwort.text)).toMatchObject({ code: 'NICHT_ANGEMELDET' });
      else expect(JSON.parse(antwort.text)).toEqual({ message: expect.stringMatching(/^(Bad Request|Forbidden)$/) });
      return;
    }
    const ereignis = mitInhalt(a.ereignis);
    if (gegeben === null) throw new Error('Der lokale Server hat keinen Handler gefragt.');
    expect(gesehen(gegeben)).toEqual(gesehen(ereignis));
    const funktion: Funktion = a.ereignis.routeKey.includes('/antraege') ? 'antraege' : 'berechnungen';
    const wiederholt = await handler[funktion](ereignis);
    expect({ status: wiederholt.statusCode, kopf: ohneNetz(wiederholt.headers ?? {}), text: wiederholt.body }).toEqual(
      antwort,
    );
  });
});

test('aufgezeichnet ist jede Besonderheit', () => {
  const alle = AUFZEICHNUNGEN.flatMap(({ ereignis }) => ereignis ?? []);
  expect(AUFZEICHNUNGEN.length).toBeGreaterThanOrEqual(35);
  expect(alle.some(({ cookies }) => (cookies?.length ?? 0) > 1)).toBe(true);
  expect(alle.some(({ isBase64Encoded }) => isBase64Encoded)).toBe(true);
  expect(alle.some(({ requestContext }) => requestContext.authorizer === undefined)).toBe(true);
  for (const { requestContext, headers } of alle) {
    expect(requestContext.stage).toBe('$default');
    for (const name of Object.keys(headers)) expect(name).toBe(name.toLowerCase());
  }
});
