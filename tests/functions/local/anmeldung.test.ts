/** Die Entwicklungsanmeldung des lokalen Servers: Personen, Token, Schlüssel. */
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { describe, expect, test } from 'vitest';
import { AUDIENCE } from '../../../functions/local/aussteller.ts';
import { ENTWICKLUNGSBENUTZER } from '../../../functions/local/benutzer.ts';
import { SACHBEARBEITUNG } from './serverprozess.ts';
import { testserver } from './testserver.ts';

const { ordner, port, sende } = await testserver();

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
