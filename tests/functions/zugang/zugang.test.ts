/** Wer hineinkommt: jede Zeile ist ein Token, das sich in genau einem Punkt von einem gültigen unterscheidet. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, exportSPKI, generateKeyPair, importJWK, type JWK, type JWTPayload, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { erstelleZugang, OHNE_PERSON, type Zugangshandler } from '../../../functions/zugang/handler.ts';
import { konfigurationAus } from '../../../functions/zugang/konfiguration.ts';

const TID = '11111111-1111-4111-8111-111111111111';
const ANDERE = '22222222-2222-4222-8222-222222222222';
const FREMD = '33333333-3333-4333-8333-333333333333';
const OID = '10000000-0000-4000-8000-000000000001';
const AUD = '00000000-0000-4000-8000-00000000000b';

let eigene: CryptoKeyPair;
let falsche: CryptoKeyPair;
let jwk: JWK;
let server: Server;
let basis: string;
let abrufe = 0;
let status = 200;

beforeAll(async () => {
  eigene = await generateKeyPair('RS256', { extractable: true });
  falsche = await generateKeyPair('RS256');
  jwk = { ...(await exportJWK(eigene.publicKey)), kid: 'k1', use: 'sig' };
  server = createServer((_, antwort) => {
    abrufe += 1;
    antwort.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ keys: [jwk] }));
  });
  await new Promise<void>((offen) => server.listen(0, '127.0.0.1', offen));
  basis = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((zu) => server.close(zu)));

const jetzt = () => Math.floor(Date.now() / 1000);
const umgebung = () => ({
  GK_TENANTS: `${TID},${ANDERE}`,
  GK_AUDIENCE: AUD,
  GK_ISSUER: `${basis}/{tid}/v2.0`,
  GK_JWKS: `${basis}/keys`,
});
const neuerZugang = () => erstelleZugang(konfigurationAus(umgebung()));
const inhalt = (abweichend: JWTPayload = {}): JWTPayload => ({
  aud: AUD,
  iss: `${basis}/${TID}/v2.0`,
  iat: jetzt(),
  nbf: jetzt(),
  exp: jetzt() + 600,
  azp: AUD,
  name: 'Sachbearbeitung (Musterstadt)',
  oid: OID,
  roles: ['GK.Bearbeiten', 'GK.Pruefen', 'GK.Pruefen', 'Fremde.Rolle'],
  scp: 'openid access_as_user',
  sub: 'x',
  tid: TID,
  ver: '2.0',
  ...abweichend,
});
const unterschrieben = (werte: JWTPayload, { schluessel = eigene.privateKey, kid = 'k1' } = {}) =>
  new SignJWT(werte).setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid }).sign(schluessel);
const ohne = (feld: string) => {
  const { [feld]: _, ...rest } = inhalt();
  return unterschrieben(rest);
};
const base64 = (wert: unknown) => Buffer.from(JSON.stringify(wert)).toString('base64url');

/** Durchgelassen ohne Person: Der Handler antwortet mit 401 (tests/functions/http/zugriff.test.ts). */
const ABGEWIESEN = { isAuthorized: true, context: OHNE_PERSON };

async function ergebnis(zugang: Zugangshandler, authorization: string | undefined): Promise<unknown> {
  return zugang({ headers: authorization === undefined ? {} : { authorization } });
}
const mit = async (token: string | Promise<string>) => ergebnis(neuerZugang(), `Bearer ${await token}`);

describe('ein gültiges Token', () => {
  test('sagt dem Handler, wer anfragt, und dem Leseprotokoll, was; sonst nichts', async () => {
    expect(await mit(unterschrieben(inhalt()))).toEqual({
      isAuthorized: true,
      context: {
        tid: TID,
        oid: OID,
        name: 'Sachbearbeitung (Musterstadt)',
        rollen: 'GK.Bearbeiten,GK.Pruefen',
        route: '',
        antragId: '',
        version: '',
      },
    });
  });

  test.each<[string, JWTPayload, object]>([
    ['ohne Rollen kommt man hinein; was man darf, entscheidet der Handler', { roles: undefined }, { rollen: '' }],
    [
      'ohne Namen steht der Anmeldename da',
      { name: undefined, preferred_username: 'person@kommune.example' },
      { name: 'person@kommune.example' },
    ],
    ['ohne beide die Objekt-Id', { name: ' ' }, { name: OID }],
    ['ein überlanger Name wird gekürzt', { name: 'x'.repeat(500) }, { name: 'x'.repeat(200) }],
  ])('%s', async (_, abweichend, erwartet) => {
    expect(await mit(unterschrieben(inhalt(abweichend)))).toMatchObject({ isAuthorized: true, context: erwartet });
  });

  test('der Mandant ist immer der des Tokens', async () => {
    expect(await mit(unterschrieben(inhalt({ tid: ANDERE, iss: `${basis}/${ANDERE}/v2.0` })))).toMatchObject({
      context: { tid: ANDERE },
    });
  });
});

describe('401: weist niemanden aus', () => {
  const faelle: readonly [string, () => string | Promise<string>][] = [
    ['Unsinn', () => 'unsinn'],
    ['Unsinn in drei Teilen', () => 'a.b.c'],
    ['kein JSON', () => `${base64('x')}.${Buffer.from('{').toString('base64url')}.AAAA`],
    ['alg none', () => `${base64({ alg: 'none', typ: 'JWT' })}.${base64(inhalt())}.`],
    ['alg none mit Unterschrift', () => `${base64({ alg: 'none', typ: 'JWT' })}.${base64(inhalt())}.AAAA`],
    [
      'HS256 mit dem öffentlichen Schlüssel',
      async () =>
        new SignJWT(inhalt())
          .setProtectedHeader({ alg: 'HS256', kid: 'k1' })
          .sign(new TextEncoder().encode(await exportSPKI(eigene.publicKey))),
    ],
    [
      'PS256 mit dem richtigen Schlüssel',
      async () =>
        new SignJWT(inhalt())
          .setProtectedHeader({ alg: 'PS256', kid: 'k1' })
          .sign(await importJWK(await exportJWK(eigene.privateKey), 'PS256')),
    ],
    ['falscher Schlüssel', () => unterschrieben(inhalt(), { schluessel: falsche.privateKey })],
    ['unbekannter kid', () => unterschrieben(inhalt(), { kid: 'k2' })],
    [
      'eingebetteter Schlüssel',
      async () =>
        new SignJWT(inhalt())
          .setProtectedHeader({ alg: 'RS256', kid: 'k1', jwk: await exportJWK(falsche.publicKey) })
          .sign(falsche.privateKey),
    ],
    [
      'veränderter Inhalt',
      async () =>
        (await unterschrieben(inhalt())).replace(/\.[^.]+\./, `.${base64(inhalt({ roles: ['GK.Festschreiben'] }))}.`),
    ],
    ['abgelaufen', () => unterschrieben(inhalt({ exp: jetzt() - 1 }))],
    ['noch nicht gültig', () => unterschrieben(inhalt({ nbf: jetzt() + 60 }))],
    ['ohne exp', () => ohne('exp')],
    ['ohne nbf', () => ohne('nbf')],
    ['falsche aud', () => unterschrieben(inhalt({ aud: `api://${AUD}` }))],
    ['ohne aud', () => ohne('aud')],
    ['v1-Aussteller', () => unterschrieben(inhalt({ iss: `https://sts.windows.net/${TID}/` }))],
    ['v1-Token', () => unterschrieben(inhalt({ ver: '1.0' }))],
    ['iss und tid verschieden', () => unterschrieben(inhalt({ iss: `${basis}/${ANDERE}/v2.0` }))],
    [
      'von einer anderen Anwendung geholt',
      () => unterschrieben(inhalt({ azp: '00000000-0000-4000-8000-0000000000ff' })),
    ],
    ['ohne azp', () => ohne('azp')],
    ['einer Anwendung (idtyp)', () => unterschrieben(inhalt({ idtyp: 'app' }))],
    ['einer Anwendung ohne Geltungsbereich', () => unterschrieben(inhalt({ idtyp: 'app', scp: undefined }))],
    ['ohne tid', () => ohne('tid')],
    ['Mandant nicht zugelassen', () => unterschrieben(inhalt({ tid: FREMD, iss: `${basis}/${FREMD}/v2.0` }))],
    ['tid ist keine Zeichenkette', () => unterschrieben(inhalt({ tid: [TID] }))],
    ['ohne oid', () => ohne('oid')],
    ['oid ist keine UUID', () => unterschrieben(inhalt({ oid: '../M#x' }))],
    ['länger als eine Kopfzeile sein darf', () => unterschrieben(inhalt({ name: 'x'.repeat(12_000) }))],
  ];
  test.each(faelle)('%s', async (_, token) => {
    expect(await mit(token())).toEqual(ABGEWIESEN);
  });

  test.each([undefined, '', 'Bearer', 'Bearer ', 'Basic dXNlcjpwYXNz'])('Kopfzeile %j', async (kopf) => {
    expect(await ergebnis(neuerZugang(), kopf)).toEqual(ABGEWIESEN);
  });
});

describe('403: echt, aber nicht für diese API', () => {
  test.each<[string, JWTPayload]>([
    ['ohne scp (Token einer Anwendung)', { scp: undefined }],
    ['anderer scp', { scp: 'User.Read' }],
    ['scp nur ähnlich', { scp: 'access_as_user2 xaccess_as_user' }],
  ])('%s', async (_, abweichend) => {
    expect(await mit(unterschrieben(inhalt(abweichend)))).toEqual({ isAuthorized: false });
  });
});

describe('die Schlüssel des Ausstellers', () => {
  test('werden einmal geholt; ein unbekannter kid holt sie nicht bei jedem Versuch neu', async () => {
    const zugang = neuerZugang();
    abrufe = 0;
    const gut = `Bearer ${await unterschrieben(inhalt())}`;
    const fremderKid = `Bearer ${await unterschrieben(inhalt(), { kid: 'k3' })}`;
    for (let i = 0; i < 3; i++) expect(await ergebnis(zugang, gut)).toMatchObject({ isAuthorized: true });
    for (let i = 0; i < 5; i++) expect(await ergebnis(zugang, fremderKid)).toEqual(ABGEWIESEN);
    expect(abrufe).toBe(1);
  });

  test('ein nicht zugelassener Mandant löst keinen Abruf aus', async () => {
    abrufe = 0;
    await mit(unterschrieben(inhalt({ tid: FREMD, iss: `${basis}/${FREMD}/v2.0` })));
    expect(abrufe).toBe(0);
  });

  test('sind sie nicht zu holen, gibt es 401, eine Zeile für den Alarm ohne Token und beim nächsten Mal einen neuen Versuch', async () => {
    const zeilen: string[] = [];
    const protokoll = vi.spyOn(console, 'error').mockImplementation((zeile: string) => void zeilen.push(zeile));
    const zugang = neuerZugang();
    const gut = `Bearer ${await unterschrieben(inhalt())}`;
    status = 503;
    expect(await ergebnis(zugang, gut)).toEqual(ABGEWIESEN);
    status = 200;
    expect(await ergebnis(zugang, gut)).toMatchObject({ isAuthorized: true });
    expect(await mit('a.b.c')).toEqual(ABGEWIESEN);
    protokoll.mockRestore();
    expect(zeilen.map((zeile) => JSON.parse(zeile))).toEqual([
      { meldung: 'Die Schlüssel des Ausstellers sind nicht erreichbar.', stoerung: 'zugang', code: 'ERR_JOSE_GENERIC' },
    ]);
  });
});

describe('die Konfiguration', () => {
  test('ist ohne weitere Angaben die von Entra ID v2.0', () => {
    expect(konfigurationAus({ GK_TENANTS: ` ${TID.toUpperCase()} `, GK_AUDIENCE: AUD })).toEqual({
      mandanten: new Set([TID]),
      audience: AUD,
      scope: 'access_as_user',
      aussteller: 'https://login.microsoftonline.com/{tid}/v2.0',
      schluessel: 'https://login.microsoftonline.com/{tid}/discovery/v2.0/keys',
    });
  });

  test.each<[string, Record<string, string>]>([
    ['GK_TENANTS fehlt', { GK_TENANTS: '' }],
    ['GK_TENANTS ist kein Mandant', { GK_TENANTS: `${TID},*` }],
    ['GK_AUDIENCE fehlt', { GK_AUDIENCE: '' }],
    ['Schlüssel ohne TLS von einem anderen Rechner', { GK_JWKS: 'http://login.example/keys' }],
    ['Aussteller ist keine Adresse', { GK_ISSUER: 'login.example' }],
  ])('%s: kein Zugang', (_, abweichend) => {
    expect(() => konfigurationAus({ ...umgebung(), ...abweichend })).toThrow(/^GK_/);
  });
});
