/** `npm run build -- --entra-client-id …`: was geprüft wird und wie es in die Seite kommt. */
import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { mitAnmeldung, pruefeAnmeldung } from '../../../addin/build/anmeldung.ts';

const ID = '11111111-2222-4333-8444-555555555555';

describe('pruefeAnmeldung', () => {
  test('ohne Anwendungs-Id keine Anmeldung bei Entra, mit ihr der Geltungsbereich, den der Server erwartet', () => {
    expect(pruefeAnmeldung(undefined, undefined)).toBeNull();
    expect(pruefeAnmeldung(ID, undefined)).toEqual({
      clientId: ID,
      scope: `api://${ID}/access_as_user`,
      authority: 'https://login.microsoftonline.com/organizations',
    });
    expect(pruefeAnmeldung(ID, 'api://rechner.example.de/lesen')?.scope).toBe('api://rechner.example.de/lesen');
  });

  test.each([
    ['', undefined, '--entra-client-id erwartet'],
    ['abc', undefined, '--entra-client-id erwartet'],
    [ID, '', '--api-scope erwartet'],
    [ID, 'access_as_user', '--api-scope erwartet'],
    [ID, 'api://x"><script>/y', '--api-scope erwartet'],
    [undefined, 'api://x/y', '--api-scope gilt nur zusammen'],
  ])('„%s“ mit „%s“', (clientId, scope, meldung) => {
    expect(() => pruefeAnmeldung(clientId, scope)).toThrow(meldung);
  });
});

test('die Angabe steht als Text in der Seite, nicht als Skript', () => {
  const seite = '<head><title>x</title></head>';
  expect(mitAnmeldung(seite, null)).toBe(seite);
  const html = mitAnmeldung(seite, { clientId: 'a"b', scope: '<&', authority: 'c' });
  const angabe =
    /<meta name="gk-anmeldung" content="([^"]*)" \/>/
      .exec(html)?.[1]
      ?.replaceAll('&quot;', '"')
      .replaceAll('&lt;', '<')
      .replaceAll('&amp;', '&') ?? '';
  expect(JSON.parse(angabe)).toEqual({ clientId: 'a"b', scope: '<&', authority: 'c' });
});

test('ein falscher Aufruf nennt alle Möglichkeiten und baut nichts', () => {
  const lauf = spawnSync(process.execPath, ['--import', 'tsx', 'addin/build/build.ts', '--entra', ID], {
    encoding: 'utf8',
  });
  expect(lauf.status).toBe(1);
  expect(lauf.stderr).toContain(
    'Möglich sind --base-url, --entra-client-id, --api-scope, --office-js und --wenn-noetig.',
  );
});
