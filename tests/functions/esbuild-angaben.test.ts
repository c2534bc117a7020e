/** Das Bündel der Lambda-Funktionen enthält, was es braucht, und sonst nichts. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { beforeAll, describe, expect, test } from 'vitest';
import { ANKERFUNKTIONEN, ESBUILD_ANGABEN, FUNKTIONEN } from '../../functions/esbuild-angaben.ts';
import { A, ereignis as ereignisFuer } from './werkzeug.ts';

/** Nach dem, was die Anmeldung am lokalen Server und seine Datenbank ausmacht. */
const NUR_LOKAL = [
  '/dev/token',
  '/dev/jwks',
  '/dev/benutzer',
  'dynalite',
  'classic-level',
  'Musterstadt',
  '11111111-1111-4111-8111-111111111111',
  'stelleAus',
];
/** Die Ablage ändert und löscht nichts, und sie liest nie die ganze Tabelle. */
const NIE = [
  'DeleteItem',
  'Scan',
  'UpdateItem',
  'TransactWriteItems',
  'BatchWriteItem',
  'BatchGetItem',
  'ExecuteStatement',
];

describe.each(FUNKTIONEN)('%s', (name) => {
  let text: string;
  let quellen: string[];
  beforeAll(async () => {
    const ergebnis = await build({
      ...ESBUILD_ANGABEN,
      entryPoints: [`functions/${name}/handler.ts`],
      write: false,
      metafile: true,
      logLevel: 'silent',
    });
    text = ergebnis.outputFiles[0]?.text ?? '';
    quellen = Object.keys(ergebnis.metafile.inputs);
  });

  test('enthält nichts vom lokalen Server', () => {
    for (const wort of NUR_LOKAL) expect(text).not.toContain(wort);
    expect(quellen).toContain(`functions/${name}/handler.ts`);
    expect(quellen.filter((quelle) => /functions\/local|^tests|^addin/.test(quelle))).toEqual([]);
  });

  test('nur die Funktion für Belege enthält etwas vom Anker: S3, Zeitstempel', () => {
    const vomAnker = quellen.filter((quelle) =>
      /pkijs|asn1js|client-s3|functions\/(anker|stempel|ausgabe|betrieb)|shared\/anker/.test(quelle),
    );
    if (name === 'belege')
      expect(vomAnker.filter((quelle) => /functions\/(stempel|ausgabe|betrieb)/.test(quelle))).toEqual([]);
    else expect(vomAnker).toEqual([]);
  });

  test('der Authorizer, der vor jeder Anfrage läuft, enthält keine Schemas', () => {
    if (name === 'zugang')
      expect(quellen.filter((quelle) => /\/zod\/|decimal\.js|shared\/antrag\/schema/.test(quelle))).toEqual([]);
    else expect(quellen.some((quelle) => quelle.includes('/zod/'))).toBe(true);
  });

  test('enthält nur die drei Befehle der Ablage', () => {
    for (const befehl of ['PutItem', 'GetItem', 'Query'])
      expect(text.includes(`"${befehl}"`)).toBe(name === 'antraege');
    for (const befehl of NIE) expect(text).not.toContain(`"${befehl}"`);
  });

  test('antwortet als Bündel, ohne die ausgelassenen Pakete', async () => {
    const ordner = mkdtempSync(join(tmpdir(), 'gk-buendel-'));
    try {
      writeFileSync(join(ordner, 'handler.mjs'), text);
      const ergebnis = await rufeImProzess(ordner, name);
      expect(ergebnis).toEqual({ antraege: 503, belege: 404, berechnungen: 200, zugang: { ausgewiesen: false } }[name]);
    } finally {
      rmSync(ordner, { recursive: true });
    }
  });

  test('höchstens 660 kB, mit S3 und Zeitstempeln 1,1 MB', () => {
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(name === 'belege' ? 1_100_000 : 660_000);
  });
});

/**
 * Ruft den Handler in einem leeren Ordner auf, wie Lambda es tut: die Liste ohne Datenbank, die Beschreibung, ein
 * Token, das keines ist.
 */
function rufeImProzess(ordner: string, name: (typeof FUNKTIONEN)[number]): unknown {
  const ereignis = JSON.stringify(
    ereignisFuer({ methode: 'GET', pfad: name === 'antraege' ? '/antraege' : '/openapi.json' }),
  );
  const skript = `
    const { handler } = await import(${JSON.stringify(pathToFileURL(join(ordner, 'handler.mjs')).href)});
    const antwort = await handler({ ...${ereignis}, ${name === 'zugang' ? "headers: { authorization: 'Bearer x' }" : ''} });
    console.log(JSON.stringify(antwort.statusCode ?? antwort.context));`;
  const umgebung = {
    PATH: process.env.PATH,
    AWS_REGION: 'eu-central-1',
    AWS_ACCESS_KEY_ID: 'x',
    AWS_SECRET_ACCESS_KEY: 'x',
    GK_TABLE: 'gk-antraege',
    GK_DYNAMODB_ENDPOINT: 'http://127.0.0.1:9',
    GK_TENANTS: A,
    GK_AUDIENCE: 'x',
  };
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', skript], {
    cwd: ordner,
    env: umgebung,
    encoding: 'utf8',
    timeout: 90_000,
  });
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout);
}

describe.each(ANKERFUNKTIONEN)('%s', (name) => {
  test('pkijs ist nur beim Zeitstempel, die Tabelle bei keiner', async () => {
    const { metafile } = await build({
      ...ESBUILD_ANGABEN,
      entryPoints: [`functions/${name}/handler.ts`],
      write: false,
      metafile: true,
      logLevel: 'silent',
    });
    const quellen = Object.keys(metafile.inputs);
    expect(quellen.some((quelle) => quelle.includes('node_modules/pkijs/'))).toBe(name === 'stempel');
    expect(
      quellen.filter((quelle) => /client-dynamodb|functions\/(local|store|antraege)|^tests|^addin/.test(quelle)),
    ).toEqual([]);
  });
});
