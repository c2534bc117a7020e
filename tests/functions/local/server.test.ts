/** Wen der lokale Server bedient und welche Dateien es gibt. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { testserver } from './testserver.ts';

const { ordner, port, server, sende, api } = await testserver();

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
