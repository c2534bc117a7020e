/** Zeitstempel nach RFC 3161: gegen eine TSA mit pkijs, und wo es ihn gibt, gegen `openssl ts` in beide Richtungen. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { holeZeitstempel, pruefeZeitstempel, zeitAus, zertifikateAus } from '../../../functions/anker/zeitstempel.ts';
import { oeffneTsa, type TestTsa } from './tsa.ts';

const WURZEL = 'ab'.repeat(32);
const ANDERE = 'cd'.repeat(32);

let tsa: TestTsa;
beforeAll(async () => {
  tsa = await oeffneTsa();
});
afterAll(() => tsa.schliesse());

describe('mit pkijs', () => {
  test('geholt, geprüft, und die Zeit ist die der TSA', async () => {
    tsa.verhalten = 'gut';
    const antwort = await holeZeitstempel(tsa.url, WURZEL);
    const stempel = await pruefeZeitstempel(antwort, WURZEL);
    expect(stempel).toEqual({ zeit: zeitAus(antwort), tsa: 'GK Test-TSA', vertraut: null });
    expect(Math.abs(Date.parse(stempel.zeit) - Date.now())).toBeLessThan(60_000);
  });

  test('mit vorgegebenem Aussteller muss das Zertifikat von ihm sein', async () => {
    tsa.verhalten = 'gut';
    const antwort = await holeZeitstempel(tsa.url, WURZEL, zertifikateAus(tsa.pem));
    expect(await pruefeZeitstempel(antwort, WURZEL, zertifikateAus(tsa.pem))).toMatchObject({ vertraut: true });
    const fremde = await oeffneTsa();
    onTestFinished(() => fremde.schliesse());
    await expect(holeZeitstempel(fremde.url, WURZEL, zertifikateAus(tsa.pem))).rejects.toThrow(
      /keinem der Zertifikate aus GK_TSA_CA/,
    );
  });

  test('gilt nur dieser Wurzel, und ein verändertes Byte fällt auf', async () => {
    tsa.verhalten = 'gut';
    const antwort = await holeZeitstempel(tsa.url, WURZEL);
    await expect(pruefeZeitstempel(antwort, ANDERE)).rejects.toThrow('Der Zeitstempel gilt einer anderen Wurzel.');
    for (const stelle of [20, antwort.length - 3]) {
      const kopie = Uint8Array.from(antwort);
      kopie[stelle] = (kopie[stelle] ?? 0) ^ 1;
      await expect(pruefeZeitstempel(kopie, WURZEL)).rejects.toMatchObject({ name: 'ZeitstempelFehler' });
    }
    await expect(pruefeZeitstempel(new Uint8Array(), WURZEL)).rejects.toThrow(/kein Zeitstempel/);
  });

  test.each([
    ['abgelehnt', /abgelehnt \(Status 2: heute nicht\)/],
    ['fremdeWurzel', /gilt einer anderen Wurzel/],
    ['fremdeNonce', /andere Anfrage/],
    ['verfaelscht', /Unterschrift/],
    ['unfug', /kein Zeitstempel nach RFC 3161/],
    ['status500', /antwortet mit 500/],
    ['ohneZweck', /keines für Zeitstempel/],
    ['ohneBindung', /legt sein Zertifikat nicht fest/],
  ] as const)('%s: kein Stempel, ein Satz', async (verhalten, meldung) => {
    tsa.verhalten = verhalten;
    await expect(holeZeitstempel(tsa.url, WURZEL)).rejects.toThrow(meldung);
    await expect(holeZeitstempel(tsa.url, WURZEL)).rejects.toMatchObject({ name: 'ZeitstempelFehler' });
  });

  test('tief verschachtelt ist es kein Zeitstempel, und nichts stürzt ab', async () => {
    let tief = Buffer.of(0x05, 0x00);
    const laenge = (n: number) =>
      n < 0x80 ? Buffer.of(n) : Buffer.of(0x83, (n >> 16) & 0xff, (n >> 8) & 0xff, n & 0xff);
    for (let i = 0; i < 20_000; i++) tief = Buffer.concat([Buffer.of(0x30), laenge(tief.length), tief]);
    await expect(pruefeZeitstempel(tief, WURZEL)).rejects.toThrow(/kein Zeitstempel/);
  });

  test('nicht erreichbar', async () => {
    await expect(holeZeitstempel('http://127.0.0.1:9/', WURZEL)).rejects.toThrow(
      'Die TSA http://127.0.0.1:9/ ist nicht erreichbar.',
    );
  });

  test('eine Datei ohne Zertifikat wird abgelehnt', () => {
    for (const pem of ['', '-----BEGIN CERTIFICATE-----\nQUJD\n-----END CERTIFICATE-----'])
      expect(() => zertifikateAus(pem)).toThrow(/GK_TSA_CA/);
  });
});

describe.skipIf(spawnSync('openssl', ['version']).status !== 0)('mit openssl ts', () => {
  let ordner: string;
  const openssl = (...argumente: string[]) => {
    const { status, stdout, stderr } = spawnSync('openssl', argumente, { cwd: ordner, encoding: 'utf8' });
    return { status, text: stdout + stderr };
  };
  const gelungen = (...argumente: string[]) => expect(openssl(...argumente)).toMatchObject({ status: 0 });

  beforeAll(() => {
    ordner = mkdtempSync(join(tmpdir(), 'gk-tsa-'));
    writeFileSync(
      join(ordner, 'tsa.cnf'),
      '[tsa]\ndefault_tsa=t\n[t]\nserial=serial\nsigner_cert=tsa.pem\nsigner_key=tsa.key\nsigner_digest=sha256\ndefault_policy=1.2.3.4\ndigests=sha256\ness_cert_id_alg=sha256\n' +
        '[ext]\nextendedKeyUsage=critical,timeStamping\n',
    );
    writeFileSync(join(ordner, 'serial'), '01');
    gelungen(
      'req',
      '-x509',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-keyout',
      'ca.key',
      '-out',
      'ca.pem',
      '-subj',
      '/CN=OpenSSL CA',
      '-days',
      '2',
    );
    gelungen(
      'req',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-keyout',
      'tsa.key',
      '-out',
      'tsa.csr',
      '-subj',
      '/CN=OpenSSL TSA',
    );
    gelungen(
      'x509',
      '-req',
      '-in',
      'tsa.csr',
      '-CA',
      'ca.pem',
      '-CAkey',
      'ca.key',
      '-out',
      'tsa.pem',
      '-days',
      '2',
      '-extfile',
      'tsa.cnf',
      '-extensions',
      'ext',
    );
  });
  afterAll(() => rmSync(ordner, { recursive: true }));

  test('einen Zeitstempel von openssl nimmt pkijs an', async () => {
    const server = createServer((anfrage, antwort) => {
      const teile: Buffer[] = [];
      anfrage.on('data', (teil: Buffer) => teile.push(teil));
      anfrage.on('end', () => {
        writeFileSync(join(ordner, 'q.tsq'), Buffer.concat(teile));
        gelungen('ts', '-reply', '-config', 'tsa.cnf', '-queryfile', 'q.tsq', '-out', 'r.tsr', '-chain', 'ca.pem');
        antwort.end(readFileSync(join(ordner, 'r.tsr')));
      });
    });
    await new Promise<void>((offen) => server.listen(0, '127.0.0.1', offen));
    onTestFinished(() => new Promise((zu) => server.close(() => zu())));
    const vertraute = zertifikateAus(readFileSync(join(ordner, 'ca.pem'), 'utf8'));
    const antwort = await holeZeitstempel(
      `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
      WURZEL,
      vertraute,
    );
    expect(await pruefeZeitstempel(antwort, WURZEL, vertraute)).toMatchObject({ tsa: 'OpenSSL TSA', vertraut: true });
    await expect(pruefeZeitstempel(antwort, ANDERE)).rejects.toThrow(/anderen Wurzel/);
  });

  test('einen aufgehobenen Zeitstempel prüft openssl ohne uns', async () => {
    tsa.verhalten = 'gut';
    writeFileSync(join(ordner, 'tag.tsr'), await holeZeitstempel(tsa.url, WURZEL));
    writeFileSync(join(ordner, 'wurzel.bin'), Buffer.from(WURZEL, 'hex'));
    writeFileSync(join(ordner, 'andere.bin'), Buffer.from(ANDERE, 'hex'));
    writeFileSync(join(ordner, 'testca.pem'), tsa.pem);
    expect(openssl('ts', '-verify', '-in', 'tag.tsr', '-data', 'wurzel.bin', '-CAfile', 'testca.pem')).toMatchObject({
      status: 0,
      text: expect.stringContaining('Verification: OK'),
    });
    expect(openssl('ts', '-verify', '-in', 'tag.tsr', '-data', 'andere.bin', '-CAfile', 'testca.pem').status).not.toBe(
      0,
    );
  });
});
