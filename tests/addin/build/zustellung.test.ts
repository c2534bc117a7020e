/**
 * `npm run excel` bis an die Grenze zu Excel: echtes https mit einem Zertifikat von office-addin-dev-certs, echte
 * Weiterleitung.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { request } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateCertificates } from 'office-addin-dev-certs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stelleZu, type Zustellung } from '../../../addin/build/zustellung.ts';

const ablage = mkdtempSync(join(tmpdir(), 'gk-zustellung-'));
const ordner = join(ablage, 'addin');
const gesehen: { url?: string | undefined; kopf: Record<string, unknown>; rumpf: string }[] = [];
let zustellung: Zustellung;
let lokal: Server;
let ca: Buffer;

beforeAll(async () => {
  mkdirSync(ordner);
  writeFileSync(join(ordner, 'functions.json'), '{"functions":[]}');
  writeFileSync(join(ordner, 'taskpane.html'), '<!doctype html><title>ä</title>');
  writeFileSync(join(ordner, 'ohne-typ.bin'), 'x');
  writeFileSync(join(ablage, 'geheim.json'), '{}');
  await generateCertificates(join(ablage, 'ca.crt'), join(ablage, 'localhost.crt'), join(ablage, 'localhost.key'), 1);
  ca = readFileSync(join(ablage, 'ca.crt'));
  lokal = createServer((anfrage, antwort) => {
    let rumpf = '';
    anfrage.on('data', (teil) => {
      rumpf += teil;
    });
    anfrage.on('end', () => {
      gesehen.push({ url: anfrage.url, kopf: anfrage.headers, rumpf });
      antwort.writeHead(201, { 'content-type': 'application/json', etag: '"1"' });
      antwort.end('{"version":1}');
    });
  });
  await new Promise<void>((fertig) => lokal.listen(0, '127.0.0.1', fertig));
  zustellung = await stelleZu({
    ordner,
    port: 0,
    zertifikat: {
      ca,
      cert: readFileSync(join(ablage, 'localhost.crt')),
      key: readFileSync(join(ablage, 'localhost.key')),
    },
    lokalerServer: `http://127.0.0.1:${(lokal.address() as AddressInfo).port}`,
  });
});

afterAll(async () => {
  await new Promise((fertig) => zustellung.server.close(fertig));
  if (lokal.listening) await new Promise((fertig) => lokal.close(fertig));
  rmSync(ablage, { recursive: true, force: true });
});

interface Antwort {
  readonly status: number | undefined;
  readonly kopf: Record<string, unknown>;
  readonly text: string;
}

function hole(pfad: string, method = 'GET', headers: Record<string, string> = {}, rumpf?: string): Promise<Antwort> {
  return new Promise((fertig, scheitere) => {
    const anfrage = request(
      {
        host: 'localhost',
        servername: 'localhost',
        port: zustellung.port,
        path: pfad,
        method,
        ca,
        headers,
        agent: false,
      },
      (antwort) => {
        let text = '';
        antwort.setEncoding('utf8').on('data', (teil) => {
          text += teil;
        });
        antwort.on('end', () => fertig({ status: antwort.statusCode, kopf: antwort.headers, text }));
      },
    );
    anfrage.on('error', scheitere);
    anfrage.end(rumpf);
  });
}

describe('Dateien', () => {
  test('kommen mit Medientyp, ungepuffert und für Excel im Browser lesbar', async () => {
    const json = await hole('/functions.json?neu=1');
    expect(json).toMatchObject({ status: 200, text: '{"functions":[]}' });
    expect(json.kopf).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-store',
      'access-control-allow-origin': '*',
    });
    expect((await hole('/taskpane.html')).text).toContain('ä');
    expect(await hole('/taskpane.html', 'HEAD')).toMatchObject({ status: 200, text: '' });
  });

  test.each([
    '/',
    '/fehlt.html',
    '/ohne-typ.bin',
    '/..%2fgeheim.json',
    '/%2e%2e/geheim.json',
    '/a/..%2f..%2fgeheim.json',
  ])('„%s“ gibt es nicht', async (pfad) => {
    expect((await hole(pfad)).status).toBe(404);
  });

  test('lassen sich nur lesen', async () => {
    const antwort = await hole('/functions.json', 'PUT', {}, 'x');
    expect(antwort).toMatchObject({ status: 405, kopf: { allow: 'GET, HEAD' } });
    expect(readFileSync(join(ordner, 'functions.json'), 'utf8')).toBe('{"functions":[]}');
  });

  test('gibt es nicht unter fremdem Namen und nicht mit unlesbarer Adresse', async () => {
    expect((await hole('/functions.json', 'GET', { host: 'boese.example' })).status).toBe(421);
    expect((await hole('/api/v1/antraege', 'GET', { host: 'localhost.boese.example' })).status).toBe(421);
    expect((await hole('/%')).status).toBe(400);
  });
});

describe('Weiterleitung', () => {
  test('bedient keine Anfrage, die von einer fremden Seite kommt', async () => {
    const bisher = gesehen.length;
    for (const origin of ['https://boese.example', 'null', `http://localhost:${zustellung.port}`]) {
      expect((await hole('/api/v1/antraege', 'GET', { origin })).status, origin).toBe(403);
    }
    expect(gesehen).toHaveLength(bisher);
  });

  test('reicht Methode, Pfad, Kopf und Rumpf durch, aber nicht die Herkunft', async () => {
    const kopf = {
      'if-match': '"1"',
      authorization: 'Bearer x',
      origin: `https://localhost:${zustellung.port}`,
      'content-type': 'application/json',
    };
    const antwort = await hole('/api/v1/antraege?limit=5', 'POST', kopf, '{"a":1}');
    expect(antwort).toMatchObject({ status: 201, text: '{"version":1}', kopf: { etag: '"1"' } });
    const { url, kopf: angekommen, rumpf } = gesehen.at(-1) ?? { kopf: {}, rumpf: '' };
    expect(url).toBe('/api/v1/antraege?limit=5');
    expect(rumpf).toBe('{"a":1}');
    expect(angekommen).toMatchObject({
      'if-match': '"1"',
      authorization: 'Bearer x',
      host: expect.stringMatching(/^127\.0\.0\.1:/),
    });
    expect(angekommen.origin).toBeUndefined();
    expect(antwort.kopf['access-control-allow-origin']).toBeUndefined();
  });

  test('führt nur zum lokalen Server, auch wenn die Adresse einen anderen Rechner nennt', async () => {
    for (const fremd of ['//127.0.0.1:9', 'http://127.0.0.1:9']) {
      expect((await hole(`${fremd}/api/v1/antraege?limit=5`)).status).toBe(201);
      expect(gesehen.at(-1)?.url).toBe('/api/v1/antraege?limit=5');
    }
  });

  test('sagt, was zu tun ist, wenn der lokale Server nicht läuft', async () => {
    await new Promise((fertig) => lokal.close(fertig));
    const antwort = await hole('/api/v1/antraege');
    expect(antwort.status).toBe(502);
    expect(antwort.text).toContain('npm start');
  });
});

test('ein belegter Port ergibt einen verständlichen Satz', async () => {
  const zertifikat = {
    cert: readFileSync(join(ablage, 'localhost.crt')),
    key: readFileSync(join(ablage, 'localhost.key')),
  };
  await expect(
    stelleZu({ ordner, port: zustellung.port, zertifikat, lokalerServer: 'http://127.0.0.1:1' }),
  ).rejects.toThrow(`Port ${zustellung.port} ist belegt`);
});
