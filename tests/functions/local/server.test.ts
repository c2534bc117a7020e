/**
 * Der Weg zwischen Browser und Handler: wer bedient wird, welche Dateien es gibt und was aus einer Anfrage für ein
 * Ereignis wird.
 */
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { type OutgoingHttpHeaders, request, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Ereignis } from '../../../functions/http/ereignis.ts';
import { AUDIENCE, oeffneAussteller } from '../../../functions/local/aussteller.ts';
import { ENTWICKLUNGSBENUTZER, MANDANTEN } from '../../../functions/local/benutzer.ts';
import { erstelleGateway, type Gateway, waehleRoute } from '../../../functions/local/gateway.ts';
import { lausche } from '../../../functions/local/lauschen.ts';
import { erstelleServer } from '../../../functions/local/server.ts';
import { erstelleZugang, OHNE_PERSON } from '../../../functions/zugang/handler.ts';
import { konfigurationAus } from '../../../functions/zugang/konfiguration.ts';
import { GATEWAYROUTEN } from '../../../shared/api/routen.ts';
import { freierPort } from '../../e2e/anwendung.ts';
import { SACHBEARBEITUNG } from './serverprozess.ts';

let ordner: string;
let port: number;
let server: Server[];
let gueltig: string;
/** Der Handler gibt hier das Ereignis zurück, das er bekommen hat. */
const spiegel = (funktion: string) => async (ereignis: Ereignis) => {
  if (ereignis.rawPath.endsWith('/scheitert')) throw new Error('geheim');
  return {
    statusCode: 299,
    headers: { 'content-type': 'application/json', 'X-Funktion': funktion },
    cookies: ['a=1', 'b=2'],
    body: JSON.stringify(ereignis),
    isBase64Encoded: false,
  };
};

beforeAll(async () => {
  ordner = await mkdtemp(join(tmpdir(), 'gk-server-'));
  const orte = {
    workbench: join(ordner, 'workbench'),
    addin: join(ordner, 'addin'),
    landesuebersicht: join(ordner, 'tabelle.csv'),
  };
  for (const [datei, inhalt] of Object.entries({
    'workbench/index.html': '<!doctype html><p>Arbeitsmappe',
    'workbench/assets/a-1a2b.js': 'export {}',
    'workbench/notiz.unbekannt': 'x',
    'addin/functions.json': '{}',
    'addin/taskpane.html': '<!doctype html>',
    'tabelle.csv': 'kommune',
    'geheim.json': '{}',
    'workbench-alt/geheim.json': '{}',
  })) {
    mkdirSync(join(ordner, datei, '..'), { recursive: true });
    writeFileSync(join(ordner, datei), inhalt);
  }
  symlinkSync(join(ordner, 'geheim.json'), join(ordner, 'workbench/verweis.json'));
  port = await freierPort();
  const aussteller = await oeffneAussteller(ordner, `http://localhost:${port}`);
  const umgebung = {
    GK_TENANTS: MANDANTEN.join(','),
    GK_AUDIENCE: AUDIENCE,
    GK_ISSUER: aussteller.vorlage,
    GK_JWKS: `http://127.0.0.1:${port}/dev/jwks`,
  };
  const gateway = erstelleGateway(erstelleZugang(konfigurationAus(umgebung)), {
    antraege: spiegel('antraege'),
    belege: spiegel('belege'),
    berechnungen: spiegel('berechnungen'),
  });
  server = await lausche(port, erstelleServer({ gateway: Promise.resolve(gateway), aussteller, orte }));
  gueltig = `Bearer ${await aussteller.stelleAus(SACHBEARBEITUNG)}`;
});
afterAll(async () => {
  for (const s of server) {
    s.closeAllConnections();
    s.close();
  }
  await rm(ordner, { recursive: true, force: true });
});

interface Antwort {
  readonly status: number;
  readonly kopf: Record<string, string | string[] | undefined>;
  readonly text: string;
}

/** Anders als fetch lässt das den Pfad und die Kopfzeilen, wie sie sind. */
function sende(
  pfad: string,
  { methode = 'GET', kopf = {}, inhalt = '' as string | Buffer, host = '127.0.0.1' } = {},
): Promise<Antwort> {
  return new Promise((erfuellt, abgelehnt) => {
    const anfrage = request(
      { host, port, path: pfad, method: methode, headers: kopf as OutgoingHttpHeaders, agent: false },
      (antwort) => {
        const teile: Buffer[] = [];
        antwort.on('data', (teil) => teile.push(teil));
        antwort.on('end', () =>
          erfuellt({ status: antwort.statusCode ?? 0, kopf: antwort.headers, text: Buffer.concat(teile).toString() }),
        );
      },
    );
    anfrage.once('error', abgelehnt);
    anfrage.end(inhalt);
  });
}
const api = async (pfad: string, angaben: Parameters<typeof sende>[1] = {}) =>
  sende(pfad, { ...angaben, kopf: { authorization: gueltig, ...angaben?.kopf } });
const ereignis = async (pfad: string, angaben: Parameters<typeof sende>[1] = {}): Promise<Ereignis> =>
  JSON.parse((await api(pfad, angaben)).text);

describe('wer bedient wird', () => {
  test.each([
    'boese.example',
    'boese.example:3000',
    'localhost.boese.example',
    '127.0.0.1.nip.example',
    'localhost@boese.example',
  ])('nicht: Host %j (DNS-Rebinding)', async (host) => {
    expect((await sende('/', { kopf: { host } })).status).toBe(421);
  });

  test.each(['localhost', 'LOCALHOST:3000', '127.0.0.1', '[::1]:3000'])('Host %s', async (host) => {
    expect((await sende('/', { kopf: { host } })).status).toBe(200);
  });

  test('::1 wie 127.0.0.1, sofern es sie gibt', async () => {
    for (const host of server.length === 2 ? ['127.0.0.1', '::1'] : ['127.0.0.1'])
      expect((await sende('/', { host })).status).toBe(200);
  });

  test('andere Seiten im Browser nicht, auch nicht mit Token', async () => {
    for (const origin of ['https://boese.example', 'null', `http://localhost:${port + 1}`]) {
      expect((await api('/api/v1/antraege', { kopf: { host: `localhost:${port}`, origin } })).status).toBe(403);
    }
    const eigene = await api('/api/v1/antraege', {
      kopf: { host: `localhost:${port}`, origin: `http://localhost:${port}` },
    });
    expect(eigene.status).toBe(299);
    expect(Object.keys(eigene.kopf).filter((name) => name.startsWith('access-control'))).toEqual([]);
  });
});

describe('Dateien', () => {
  test.each([
    ['/', 'text/html; charset=utf-8', 'no-cache'],
    ['/workbench/', 'text/html; charset=utf-8', 'no-cache'],
    ['/workbench/assets/a-1a2b.js', 'text/javascript; charset=utf-8', 'public, max-age=31536000, immutable'],
    ['/addin/functions.json', 'application/json; charset=utf-8', 'no-cache'],
    ['/daten/bewilligte-stellen.csv', 'text/csv; charset=utf-8', 'no-cache'],
  ])('%s', async (pfad, typ, cache) => {
    const { status, kopf } = await sende(pfad);
    expect([status, kopf['content-type'], kopf['cache-control'], kopf['x-content-type-options']]).toEqual([
      200,
      typ,
      cache,
      'nosniff',
    ]);
  });

  test('die Richtlinie der Arbeitsmappe ist die ihrer Seite, dazu ein Verbot, sie einzubetten', async () => {
    const seite = /http-equiv="Content-Security-Policy"\s+content="([^"]+)"/.exec(
      readFileSync('addin/workbench/index.html', 'utf8'),
    )?.[1];
    expect((await sende('/')).kopf['content-security-policy']).toBe(`${seite}; frame-ancestors 'none'`);
    expect((await sende('/addin/taskpane.html')).kopf['content-security-policy']).toContain(
      'https://appsforoffice.microsoft.com',
    );
  });

  test('die Tabelle wird bei jeder Anfrage neu gelesen', async () => {
    writeFileSync(join(ordner, 'tabelle.csv'), 'geändert');
    expect((await sende('/daten/bewilligte-stellen.csv')).text).toBe('geändert');
  });

  test.each([
    '/../geheim.json',
    '/..%2fgeheim.json',
    '/workbench/%2e%2e/geheim.json',
    '/addin/..%2f..%2fgeheim.json',
    '/..%5cgeheim.json',
    '/../workbench-alt/geheim.json',
    '/verweis.json',
    '/workbench',
    '/assets',
    '/notiz.unbekannt',
    '/%00',
    '/gibtesnicht.js',
    '/daten/anderes.csv',
  ])('%s gibt es nicht', async (pfad) => {
    expect((await sende(pfad)).status).toBe(404);
  });

  test('HEAD nennt die Länge ohne Inhalt, POST gibt es nicht', async () => {
    const kopf = await sende('/', { methode: 'HEAD' });
    expect([kopf.status, kopf.kopf['content-length'], kopf.text]).toEqual([200, '30', '']);
    expect((await sende('/', { methode: 'POST' })).status).toBe(405);
  });
});

describe('Entwicklungsanmeldung', () => {
  const token = (inhalt: unknown, kopf: Record<string, string> = { 'content-type': 'application/json' }) =>
    sende('/dev/token', {
      methode: 'POST',
      kopf,
      inhalt: typeof inhalt === 'string' ? inhalt : JSON.stringify(inhalt),
    });

  test('drei Ämter in zwei Kommunen, jede Person mit eigener Id', async () => {
    const benutzer = JSON.parse((await sende('/dev/benutzer')).text);
    expect(benutzer).toEqual(ENTWICKLUNGSBENUTZER);
    expect(benutzer.map((b: { name: string }) => b.name)).toEqual([
      'Sachbearbeitung (Musterstadt)',
      'Kämmerei (Musterstadt)',
      'Rechnungsprüfung (Musterstadt)',
      'Sachbearbeitung (Beispielkreis)',
      'Kämmerei (Beispielkreis)',
      'Rechnungsprüfung (Beispielkreis)',
    ]);
    expect(new Set(benutzer.map((b: { oid: string }) => b.oid)).size).toBe(6);
  });

  test('das Token hat die Form von Entra ID v2.0 und der Zugang lässt es durch', async () => {
    const { token: ausgestellt } = JSON.parse((await token(SACHBEARBEITUNG)).text);
    const inhalt = decodeJwt(ausgestellt);
    expect(inhalt).toMatchObject({
      ver: '2.0',
      scp: 'access_as_user',
      aud: AUDIENCE,
      tid: SACHBEARBEITUNG.tid,
      oid: SACHBEARBEITUNG.oid,
    });
    expect(inhalt.iss).toBe(`http://localhost:${port}/dev/${SACHBEARBEITUNG.tid}/v2.0`);
    const jwks = JSON.parse((await sende('/dev/jwks')).text);
    expect(decodeProtectedHeader(ausgestellt)).toEqual({ alg: 'RS256', typ: 'JWT', kid: jwks.keys[0].kid });
    expect((await sende('/api/v1/antraege', { kopf: { authorization: `Bearer ${ausgestellt}` } })).status).toBe(299);
  });

  test('claims ändern einzelne Angaben, null lässt eine weg; der Zugang urteilt darüber wie in AWS', async () => {
    const mit = async (claims: unknown) => {
      const antwort = await token({ ...SACHBEARBEITUNG, claims });
      const { token: ausgestellt } = JSON.parse(antwort.text);
      const kopf = { authorization: `Bearer ${ausgestellt}` };
      return { inhalt: decodeJwt(ausgestellt), status: (await sende('/api/v1/antraege', { kopf })).status };
    };
    const ohne = await mit({ azp: null, name: null });
    expect(ohne.inhalt).not.toHaveProperty('azp');
    expect(ohne.inhalt).not.toHaveProperty('name');
    // Erreicht die Funktion (299), aber ohne Person: Dort wird daraus 401.
    const personNach = async (claims: unknown) => {
      const { token: ausgestellt } = JSON.parse((await token({ ...SACHBEARBEITUNG, claims })).text);
      const antwort = await sende('/api/v1/antraege', { kopf: { authorization: `Bearer ${ausgestellt}` } });
      return JSON.parse(antwort.text).requestContext?.authorizer?.lambda?.oid || null;
    };
    expect(await personNach({})).toBe(SACHBEARBEITUNG.oid);
    for (const claims of [
      { azp: null },
      { azp: '00000000-0000-4000-8000-00000000000c' },
      { idtyp: 'app' },
      { aud: 'x' },
      { exp: 1 },
      { iss: 'http://localhost/dev/x/v2.0' },
    ])
      expect(await personNach(claims), JSON.stringify(claims)).toBeNull();
    expect((await mit({ extra: { tief: [1, null] } })).inhalt.extra).toEqual({ tief: [1, null] });
    expect((await token({ ...SACHBEARBEITUNG, claims: 'x' })).status).toBe(400);
  });

  test('nur der öffentliche Schlüssel ist zu sehen; den geheimen liest niemand sonst', async () => {
    expect(Object.keys(JSON.parse((await sende('/dev/jwks')).text).keys[0]).sort()).toEqual([
      'alg',
      'e',
      'kid',
      'kty',
      'n',
      'use',
    ]);
    expect((await stat(join(ordner, 'aussteller.json'))).mode & 0o777).toBe(0o600);
  });

  test.each<[string, unknown, number]>([
    ['kein JSON', '{', 400],
    ['fremdes Feld', { ...SACHBEARBEITUNG, aud: 'x' }, 400],
    ['tid ist keine UUID', { ...SACHBEARBEITUNG, tid: 'M#1' }, 400],
    ['Rollen fehlen', { ...SACHBEARBEITUNG, roles: undefined }, 400],
    ['zu viele Rollen', { ...SACHBEARBEITUNG, roles: Array(11).fill('x') }, 400],
    ['leerer Name', { ...SACHBEARBEITUNG, name: ' ' }, 400],
    ['zu groß', { ...SACHBEARBEITUNG, name: 'x'.repeat(9_000) }, 413],
  ])('%s: kein Token', async (_, inhalt, status) => {
    expect((await token(inhalt)).status).toBe(status);
  });

  test('ein Formular einer anderen Seite bekommt keines; andere Pfade gibt es nicht', async () => {
    expect((await token(SACHBEARBEITUNG, { 'content-type': 'text/plain' })).status).toBe(415);
    expect((await sende('/dev/token')).status).toBe(404);
    expect((await sende('/dev/schluessel')).status).toBe(404);
  });
});

describe('wie API Gateway', () => {
  test('antwortet selbst nur in dessen Form', async () => {
    const antworten = await Promise.all([api('/api/v1/'), api('/api/v2/antraege'), api('/api/v1/%zz')]);
    expect(antworten.map(({ status, text }) => `${status} ${text}`)).toEqual([
      '404 {"message":"Not Found"}',
      '404 {"message":"Not Found"}',
      '400 {"message":"Bad Request"}',
    ]);
  });

  test.each([
    ['/api/v1/antraege', {}],
    ['/api/v1/gibtesnicht', { kopf: { authorization: '' } }],
    ['/api/v1/', {}],
    ['/api/v2/antraege', { kopf: { authorization: 'Bearer unsinn' } }],
    ['/api/v1/openapi.json', { methode: 'POST' }],
    ['/api/v1/antraege', { kopf: { authorization: 'Bearer a.b.c.d' } }],
  ])('%s %j ist ohne Token in der Form eines JWT sofort 401, in der Form der Handler', async (pfad, angaben) => {
    const { status, kopf, text } = await sende(pfad, angaben);
    expect(status).toBe(401);
    expect(kopf).toMatchObject({
      'content-type': 'application/problem+json',
      'www-authenticate': 'Bearer',
      'cache-control': 'no-store',
    });
    expect(JSON.parse(text)).toMatchObject({ type: 'about:blank', status: 401, code: 'NICHT_ANGEMELDET' });
  });

  test('mit einem Token, das niemanden ausweist, erreicht die Anfrage die Funktion ohne Person; dort wird sie 401', async () => {
    const { status, text } = await sende('/api/v1/antraege', { kopf: { authorization: 'Bearer un.si.nn' } });
    expect([status, JSON.parse(text).requestContext.authorizer]).toEqual([299, { lambda: OHNE_PERSON }]);
  });

  test('wirft der Zugang, ist das 500 wie dort, was immer die Meldung sagt', async () => {
    const fenster = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const wirft: Gateway = erstelleGateway(async () => Promise.reject(new Error('Unauthorized')), {
      antraege: spiegel('a'),
      belege: spiegel('c'),
      berechnungen: spiegel('b'),
    });
    const anfrage = {
      methode: 'GET',
      ziel: '/api/v1/antraege',
      kopf: { authorization: gueltig },
      inhalt: Buffer.alloc(0),
      absender: '127.0.0.1',
    };
    const { status, inhalt } = await wirft(anfrage);
    fenster.mockRestore();
    expect([status, inhalt.toString()]).toEqual([500, '{"message":"Internal Server Error"}']);
  });

  test('403, wenn der Zugang ein echtes Token nicht gelten lässt', async () => {
    const verweigert: Gateway = erstelleGateway(async () => ({ isAuthorized: false }), {
      antraege: spiegel('a'),
      belege: spiegel('c'),
      berechnungen: spiegel('b'),
    });
    const anfrage = {
      methode: 'GET',
      ziel: '/api/v1/antraege',
      kopf: { authorization: gueltig },
      inhalt: Buffer.alloc(0),
      absender: '127.0.0.1',
    };
    const { status, inhalt } = await verweigert(anfrage);
    expect([status, inhalt.toString()]).toEqual([403, '{"message":"Forbidden"}']);
  });

  test('wählt die Funktion nach der Route; openapi.json braucht kein Token', async () => {
    const funktion = async (pfad: string, methode = 'GET') => (await api(pfad, { methode })).kopf['x-funktion'];
    expect(await funktion('/api/v1/antraege')).toBe('antraege');
    expect(await funktion('/api/v1/antraege/x/versionen/1')).toBe('antraege');
    for (const ziel of ['belege', 'belege/1']) expect(await funktion(`/api/v1/antraege/x/${ziel}`)).toBe('belege');
    for (const ziel of ['belege/', 'belege/1/2', 'belegex', 'pruefung'])
      expect(await funktion(`/api/v1/antraege/x/${ziel}`)).toBe('antraege');
    expect(await funktion('/api/v1/antraege//belege')).toBe('antraege');
    expect(await funktion('/api/v1/antraegex')).toBe('berechnungen');
    expect(await funktion('/api/v1/berechnungen', 'POST')).toBe('berechnungen');
    expect((await sende('/api/v1/openapi.json')).status).toBe(299);
  });

  test('es gilt die genaueste Route, wo immer sie in der Liste steht', () => {
    const faelle = [
      'GET /api/v1/openapi.json',
      'POST /api/v1/openapi.json',
      'GET /api/v1/antraege',
      'GET /api/v1/antraege/x',
      'GET /api/v1/antraege/x/export',
      'GET /api/v1/x',
    ];
    for (const routen of [GATEWAYROUTEN, GATEWAYROUTEN.toReversed()]) {
      expect(faelle.map((fall) => waehleRoute(routen, ...(fall.split(' ') as [string, string]))?.pfad)).toEqual([
        '/api/v1/openapi.json',
        '/api/v1/{proxy+}',
        '/api/v1/antraege',
        '/api/v1/antraege/{proxy+}',
        '/api/v1/antraege/{antragId}/export',
        '/api/v1/{proxy+}',
      ]);
    }
  });

  test('ein Fehler des Handlers steht im Fenster des Servers, nicht in der Antwort', async () => {
    const fenster = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const { status, text } = await api('/api/v1/scheitert');
    expect(String(fenster.mock.lastCall?.[0])).toBe('Error: geheim');
    fenster.mockRestore();
    expect([status, text]).toEqual([500, '{"message":"Internal Server Error"}']);
  });

  test('gibt Status, Kopfzeilen und Cookies der Antwort weiter', async () => {
    const { status, kopf } = await api('/api/v1/antraege');
    expect([status, kopf['content-type'], kopf['set-cookie']]).toEqual([299, 'application/json', ['a=1', 'b=2']]);
  });

  test('macht aus der Anfrage ein Ereignis im Format 2.0', async () => {
    const gesehen = await ereignis('/api/v1/antraege/a%20%C3%BC?b=1&b=%C3%A4&c', {
      methode: 'POST',
      kopf: {
        'Content-Type': 'application/json; charset=utf-8',
        'X-Zwei': ['1', '2'] as unknown as string,
        Cookie: 'k=1; l=2',
        Host: 'localhost',
      },
      inhalt: '{"ü":1}',
    });
    const { authorization, ...kopf } = gesehen.headers;
    expect(authorization).toBe(gueltig);
    expect(kopf).toEqual({
      'content-type': 'application/json; charset=utf-8',
      'x-zwei': '1,2',
      host: 'localhost',
      connection: 'close',
      'content-length': '8',
    });
    expect(gesehen).toMatchObject({
      version: '2.0',
      routeKey: 'ANY /api/v1/antraege/{proxy+}',
      rawPath: '/api/v1/antraege/a ü',
      rawQueryString: 'b=1&b=%C3%A4&c',
      queryStringParameters: { b: '1,ä', c: '' },
      cookies: ['k=1', 'l=2'],
      pathParameters: { proxy: 'a ü' },
      body: '{"ü":1}',
      isBase64Encoded: false,
    });
    expect(gesehen.requestContext).toMatchObject({
      stage: '$default',
      http: { method: 'POST', path: '/api/v1/antraege/a ü', protocol: 'HTTP/1.1' },
      authorizer: {
        lambda: {
          tid: SACHBEARBEITUNG.tid,
          oid: SACHBEARBEITUNG.oid,
          name: SACHBEARBEITUNG.name,
          rollen: 'GK.Bearbeiten',
        },
      },
    });
    expect(gesehen.requestContext.time).toMatch(/^\d\d\/[A-Z][a-z]{2}\/\d{4}:\d\d:\d\d:\d\d \+0000$/);
  });

  test('Inhalt ohne Texttyp kommt in Base64, ohne Inhalt fehlt er', async () => {
    const inhalt = Buffer.from([0, 255, 10]);
    expect(await ereignis('/api/v1/antraege', { methode: 'POST', inhalt })).toMatchObject({
      body: 'AP8K',
      isBase64Encoded: true,
    });
    const leer = await ereignis('/api/v1/antraege');
    expect(['body' in leer, 'cookies' in leer, 'queryStringParameters' in leer, leer.isBase64Encoded]).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });

  test('nimmt höchstens 10 MB an', async () => {
    expect((await api('/api/v1/antraege', { methode: 'POST', inhalt: Buffer.alloc(10 * 1024 * 1024) })).status).toBe(
      299,
    );
    const { status, text } = await api('/api/v1/antraege', {
      methode: 'POST',
      inhalt: Buffer.alloc(10 * 1024 * 1024 + 1),
    });
    expect([status, text]).toEqual([413, '{"message":"Request Entity Too Large"}']);
  });
});
