/**
 * Die Seite, die Excel lädt, mit dem echten office.js: Reihenfolge der Skripte, und was außerhalb von Excel geschieht.
 */
import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Anwendung, starteAnwendung } from './anwendung.ts';
import { starteBrowser, WARTEZEIT_MS } from './browser.ts';

const OFFICE_ORDNER = 'node_modules/@microsoft/office-js/dist';

let anwendung: Anwendung;
let browser: Browser;

beforeAll(async () => {
  [anwendung, browser] = await Promise.all([starteAnwendung({ GK_DEMO: '0' }), starteBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await anwendung?.beende();
});

test('office.js meldet sich, die Funktionen sind angemeldet, bevor der Aufgabenbereich lädt; ohne Excel führt er zur Arbeitsmappe', async () => {
  const seite = await browser.newPage();
  seite.setDefaultTimeout(WARTEZEIT_MS);
  const fehler: string[] = [];
  seite.on('pageerror', (e) => fehler.push(String(e)));
  await seite.route('https://appsforoffice.microsoft.com/lib/1/hosted/**', (route) => {
    const datei = new URL(route.request().url()).pathname.replace('/lib/1/hosted/', '');
    try {
      return route.fulfill({ body: readFileSync(`${OFFICE_ORDNER}/${datei}`), contentType: 'text/javascript' });
    } catch {
      return route.abort();
    }
  });
  await seite.addInitScript(() => {
    const zustand = globalThis as unknown as { CustomFunctions?: unknown; angemeldetVorModul?: number };
    let angemeldet = 0;
    Object.defineProperty(zustand, 'CustomFunctions', {
      configurable: true,
      get: () => ({
        associate: () => {
          angemeldet++;
        },
        Error: class {},
        ErrorCode: { invalidValue: '#VALUE!', notAvailable: '#N/A' },
      }),
      set: () => undefined,
    });
    document.addEventListener('readystatechange', () => {
      // Module laufen erst nach dem Lesen der Seite; klassische Skripte sind dann schon durch.
      if (document.readyState === 'interactive') zustand.angemeldetVorModul = angemeldet;
    });
  });
  await seite.goto(`${anwendung.adresse}/addin/taskpane.html`);
  expect(await seite.evaluate(() => (globalThis as unknown as { angemeldetVorModul: number }).angemeldetVorModul)).toBe(
    20,
  );
  await seite.getByRole('heading', { level: 1 }).waitFor();
  expect(await seite.getByRole('main').innerText()).toMatch(/gehört in Excel/);
  expect(await seite.evaluate(() => typeof Office.onReady)).toBe('function');
  const skripte = await seite.evaluate(() => [...document.scripts].map((skript) => skript.src));
  const stelle = (teil: string) => skripte.findIndex((adresse) => adresse.includes(teil));
  expect(stelle('office.js')).toBeGreaterThanOrEqual(0);
  expect(stelle('office.js')).toBeLessThan(stelle('functions.js'));
  expect(stelle('functions.js')).toBeLessThan(stelle('/assets/'));
  expect(fehler).toEqual([]);
  await seite.getByRole('link', { name: 'Arbeitsmappe im Browser öffnen' }).click();
  await seite.getByRole('heading', { name: 'GK Förderrechner' }).first().waitFor();
  expect(new URL(seite.url()).pathname).toBe('/');
  await seite.close();
});
