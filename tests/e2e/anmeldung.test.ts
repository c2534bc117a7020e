/**
 * Anmeldung im Browser: das Anmeldefenster mit dem echten MSAL gegen ein nachgestelltes Entra, und dass lokal nichts
 * davon geladen wird.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { INHALTSRICHTLINIE } from '../../cdk/kopfzeilen.ts';
import { type Anwendung, starteAnwendung } from './anwendung.ts';
import { starteBrowser, WARTEZEIT_MS } from './browser.ts';

const CLIENT_ID = '11111111-2222-4333-8444-555555555555';
const MANDANT = '99999999-2222-4333-8444-555555555555';
const ADRESSE = 'https://rechner.example.de';
const OFFICE_JS = 'https://appsforoffice.microsoft.com/lib/1/hosted/office.js';
const TYPEN: Readonly<Record<string, string>> = { html: 'text/html', js: 'text/javascript', css: 'text/css' };

let browser: Browser;
let anwendung: Anwendung;
let dist: string;

beforeAll(async () => {
  dist = mkdtempSync(join(tmpdir(), 'gk-entra-'));
  const bau = spawnSync(
    process.execPath,
    ['--import', 'tsx', 'addin/build/build.ts', '--base-url', ADRESSE, '--entra-client-id', CLIENT_ID],
    {
      env: { ...process.env, GK_DIST: dist },
      encoding: 'utf8',
    },
  );
  expect(bau.stderr).not.toContain('fehlgeschlagen');
  [browser, anwendung] = await Promise.all([starteBrowser(), starteAnwendung({ GK_DEMO: '0' })]);
});

afterAll(async () => {
  await browser?.close();
  await anwendung?.beende();
  rmSync(dist, { recursive: true, force: true });
});

const teil = (inhalt: object) => Buffer.from(JSON.stringify(inhalt)).toString('base64url');
const jwt = (inhalt: object) => `${teil({ alg: 'RS256', typ: 'JWT' })}.${teil(inhalt)}.x`;

/**
 * Das gebaute Add-in unter seiner Adresse mit seiner Richtlinie und ein Entra, das jede Anmeldung sofort gelten lässt
 * oder mit `fehler` ablehnt.
 */
async function stelleNach(seite: Page, fehler: string | null): Promise<URL[]> {
  const anfragen: URL[] = [];
  let nonce = '';
  await seite.route(`${ADRESSE}/**`, (route) => {
    const pfad = new URL(route.request().url()).pathname;
    return route.fulfill({
      body: readFileSync(join(dist, 'addin', pfad)),
      contentType: TYPEN[pfad.split('.').at(-1) ?? ''] ?? 'text/plain',
      headers: { 'content-security-policy': INHALTSRICHTLINIE },
    });
  });
  await seite.route(OFFICE_JS, (route) =>
    route.fulfill({
      contentType: 'text/javascript',
      body: 'window.nachrichten = []; window.Office = { onReady: async () => ({}), context: { ui: { messageParent: (n) => nachrichten.push(n) } } };',
    }),
  );
  await seite.route('https://login.microsoftonline.com/**', (route) => {
    const adresse = new URL(route.request().url());
    anfragen.push(adresse);
    if (adresse.pathname.endsWith('/authorize')) {
      const { redirect_uri: zurueck = '', state = '', nonce: neu = '' } = Object.fromEntries(adresse.searchParams);
      nonce = neu;
      const antwort = fehler
        ? `error=access_denied&error_description=${encodeURIComponent(fehler)}`
        : `code=c&client_info=${teil({ uid: 'anna', utid: MANDANT })}`;
      return route.fulfill({
        contentType: 'text/html',
        body: `<script>location.replace(${JSON.stringify(`${zurueck}#${antwort}&state=${encodeURIComponent(state)}`)})</script>`,
      });
    }
    if (adresse.pathname.endsWith('/token')) {
      const jetzt = Math.floor(Date.now() / 1000);
      const person = {
        oid: 'anna',
        tid: MANDANT,
        name: 'Anna',
        preferred_username: 'anna',
        sub: 'anna',
        ver: '2.0',
        iat: jetzt,
        nbf: jetzt,
        exp: jetzt + 3600,
      };
      const aussteller = `https://login.microsoftonline.com/${MANDANT}/v2.0`;
      return route.fulfill({
        headers: { 'access-control-allow-origin': '*' },
        json: {
          token_type: 'Bearer',
          scope: `api://${CLIENT_ID}/access_as_user openid profile offline_access`,
          expires_in: 3600,
          ext_expires_in: 3600,
          access_token: jwt({
            ...person,
            iss: aussteller,
            aud: CLIENT_ID,
            roles: ['GK.Bearbeiten'],
            scp: 'access_as_user',
          }),
          refresh_token: 'r',
          id_token: jwt({ ...person, iss: aussteller, aud: CLIENT_ID, nonce }),
          client_info: teil({ uid: 'anna', utid: MANDANT }),
        },
      });
    }
    return route.fulfill({ status: 404, headers: { 'access-control-allow-origin': '*' }, json: {} });
  });
  return anfragen;
}

async function nachricht(seite: Page): Promise<Record<string, string>> {
  const griff = await seite.waitForFunction(
    () => (globalThis as unknown as { nachrichten?: string[] }).nachrichten?.[0],
    null,
    { timeout: WARTEZEIT_MS },
  );
  return JSON.parse((await griff.jsonValue()) ?? '') as Record<string, string>;
}

test('das Anmeldefenster leitet zu Entra und gibt dem Aufgabenbereich das Token', async () => {
  const seite = await browser.newPage();
  seite.setDefaultTimeout(WARTEZEIT_MS);
  const anfragen = await stelleNach(seite, null);
  await seite.goto(`${ADRESSE}/anmeldung.html`);
  const { token = '' } = await nachricht(seite);
  expect(JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())).toMatchObject({
    oid: 'anna',
    tid: MANDANT,
    roles: ['GK.Bearbeiten'],
  });
  const angefragt = anfragen.find(({ pathname }) => pathname.endsWith('/authorize'));
  expect(angefragt?.pathname).toBe('/organizations/oauth2/v2.0/authorize');
  expect(Object.fromEntries(angefragt?.searchParams ?? [])).toMatchObject({
    client_id: CLIENT_ID,
    redirect_uri: `${ADRESSE}/anmeldung.html`,
    response_type: 'code',
    code_challenge_method: 'S256',
    scope: expect.stringContaining(`api://${CLIENT_ID}/access_as_user`),
  });
  // Der Aufgabenbereich teilt diesen Speicher: Danach weiß er, welches von mehreren Konten er erneuert.
  expect(
    await seite.evaluate(() => Object.keys(localStorage).filter((name) => name.includes('active-account'))),
  ).toHaveLength(1);
  expect(await seite.getByRole('status').innerText()).toBe('Sie sind angemeldet. Dieses Fenster schließt sich.');
  await seite.close();
});

test('lehnt Entra ab, erfährt der Aufgabenbereich den Grund', async () => {
  const seite = await browser.newPage();
  seite.setDefaultTimeout(WARTEZEIT_MS);
  await stelleNach(seite, 'AADSTS65001: The user or administrator has not consented to use the application');
  await seite.goto(`${ADRESSE}/anmeldung.html`);
  expect(await nachricht(seite)).toMatchObject({
    kennung: 'access_denied',
    text: expect.stringContaining('AADSTS65001'),
  });
  await seite.close();
});

test('ausgeliefert verweist der Aufgabenbereich außerhalb von Excel nicht auf eine Arbeitsmappe, die es dort nicht gibt', async () => {
  const seite = await browser.newPage();
  seite.setDefaultTimeout(WARTEZEIT_MS);
  await stelleNach(seite, null);
  await seite.route(OFFICE_JS, (route) => route.abort());
  await seite.goto(`${ADRESSE}/taskpane.html`);
  await seite.getByRole('heading', { name: 'Office wurde nicht geladen' }).waitFor();
  expect(await seite.getByRole('link').count()).toBe(0);
  await seite.close();
});

test('ohne Entra kommt der Aufgabenbereich in Excel mit den Entwicklungsbenutzern, und MSAL wird nie geladen', async () => {
  const { outputFiles } = await build({
    entryPoints: ['tests/bench/office-nachbau.ts'],
    bundle: true,
    write: false,
    format: 'iife',
    define: { ABBILD: '[]' },
  });
  const seite = await browser.newPage({ viewport: { width: 350, height: 800 } });
  seite.setDefaultTimeout(WARTEZEIT_MS);
  const geladen: string[] = [];
  seite.on('request', (anfrage) => geladen.push(anfrage.url()));
  await seite.route(OFFICE_JS, (route) =>
    route.fulfill({ body: outputFiles[0]?.text ?? '', contentType: 'text/javascript' }),
  );
  await seite.goto(`${anwendung.adresse}/addin/taskpane.html`);
  await seite.getByRole('button', { name: 'Haushaltsblatt anlegen' }).waitFor();
  await seite.getByRole('tab', { name: 'Versionen' }).click();
  await seite.getByLabel('Angemeldet als').waitFor();
  await seite.waitForLoadState('networkidle');
  const msal = geladen.filter((adresse) => /in-office|msal|login\.microsoft/.test(adresse));
  expect(geladen.length).toBeGreaterThan(5);
  expect(msal).toEqual([]);
  await seite.close();
});
