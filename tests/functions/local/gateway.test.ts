/** Was der lokale Server aus einer Anfrage macht, wie API Gateway: Zugang, Route, Ereignis, Antwort. */
import { describe, expect, test, vi } from 'vitest';
import type { Ereignis } from '../../../functions/http/ereignis.ts';
import { erstelleGateway, type Gateway, waehleRoute } from '../../../functions/local/gateway.ts';
import { OHNE_PERSON } from '../../../functions/zugang/handler.ts';
import { GATEWAYROUTEN } from '../../../shared/api/routen.ts';
import { SACHBEARBEITUNG } from './serverprozess.ts';
import { type Anfrageangaben, spiegel, testserver } from './testserver.ts';

const { gueltig, sende, api } = await testserver();
const ereignis = async (pfad: string, angaben: Anfrageangaben = {}): Promise<Ereignis> =>
  JSON.parse((await api(pfad, angaben)).text);

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
