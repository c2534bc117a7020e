/**
 * Der Release: zweimal gebaut Byte für Byte gleich, vollständig, ohne Spuren des Rechners, und ohne Adresse gibt es
 * keinen.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OfficeAddinManifest } from 'office-addin-manifest';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Stueckliste } from '../../addin/build/release-stueckliste.ts';

const ADRESSE = 'https://foerderrechner.example.de';
const ANMELDUNG = ['--entra-client-id', '22222222-2222-4222-8222-222222222222'];
const ordner = mkdtempSync(join(tmpdir(), 'gk-release-'));
const [eins, zwei] = [join(ordner, 'eins'), join(ordner, 'an/anderer/stelle')];

function release(argumente: readonly string[], umgebung: Record<string, string> = {}) {
  const { GK_BASE_URL: _, ...geerbt } = process.env;
  return spawnSync(process.execPath, ['--import', 'tsx', 'addin/build/release.ts', ...argumente], {
    encoding: 'utf8',
    env: { ...geerbt, ...umgebung },
  });
}

function dateien(wurzel: string): string[] {
  return readdirSync(wurzel, { recursive: true, withFileTypes: true })
    .filter((eintrag) => eintrag.isFile())
    .map((eintrag) => join(eintrag.parentPath, eintrag.name).slice(wurzel.length + 1))
    .sort();
}

const lies = (name: string) => readFileSync(join(eins, name), 'utf8');
const summe = (datei: string) => createHash('sha256').update(readFileSync(datei)).digest('hex');

beforeAll(() => {
  const erster = release(['--base-url', ADRESSE, ...ANMELDUNG, '--ziel', eins]);
  expect(erster.stderr + (erster.status ?? '')).toBe('0');
  const zweiter = release([`--ziel=${zwei}`, ...ANMELDUNG], {
    GK_BASE_URL: `${ADRESSE}/`,
    TZ: 'Pacific/Auckland',
    LANG: 'C',
    LC_ALL: 'C',
  });
  expect(zweiter.stderr + (zweiter.status ?? '')).toBe('0');
}, 1_200_000);
afterAll(() => rmSync(ordner, { recursive: true, force: true }));

describe('npm run release', () => {
  test('ergibt später, anderswo und in anderer Zeitzone dieselben Bytes', () => {
    const [a, b] = [eins, zwei].map((wurzel) => dateien(wurzel).map((name) => `${summe(join(wurzel, name))}  ${name}`));
    expect(a?.length).toBeGreaterThan(30);
    expect(b).toEqual(a);
  });

  test('SHA256SUMS nennt jede andere Datei mit ihrer Summe', () => {
    const zeilen = lies('SHA256SUMS').trimEnd().split('\n');
    const erwartet = dateien(eins).filter((name) => name !== 'SHA256SUMS');
    expect(zeilen.map((zeile) => zeile.slice(66)).sort()).toEqual(erwartet);
    for (const zeile of zeilen) expect(zeile.slice(0, 64)).toBe(summe(join(eins, zeile.slice(66))));
  });

  test.skipIf(process.platform !== 'linux')('sha256sum -c nimmt sie an', () => {
    expect(spawnSync('sha256sum', ['-c', '--quiet', 'SHA256SUMS'], { cwd: eins }).status).toBe(0);
  });

  test('der Aufgabenbereich meldet sich mit der genannten Anwendung an', () => {
    expect(lies('addin/taskpane.html')).toContain(ANMELDUNG[1]);
  });

  test('enthält Add-in, Arbeitsmappe, Funktionen, Handbuch und Lizenz', () => {
    const pflicht = [
      'addin/manifest.xml',
      'addin/taskpane.html',
      'addin/functions.js',
      'addin/functions.json',
      'addin/hilfe.html',
    ];
    const weitere = [
      'workbench/index.html',
      'workbench/lizenzhinweise.html',
      'LICENSE',
      'CHANGELOG.md',
      'LIZENZHINWEISE.txt',
      'sbom.cdx.json',
    ];
    const funktionen = ['antraege', 'belege', 'berechnungen', 'zugang'].map((name) => `functions/${name}/handler.mjs`);
    expect(dateien(eins)).toEqual(expect.arrayContaining([...pflicht, ...weitere, ...funktionen]));
    expect(lies('LICENSE')).toMatch(/European Union Public Licen[cs]e|EUPL/i);
  });

  test('das Manifest zeigt überall auf die genannte Adresse, die Funktionen auf ihre Hilfe', async () => {
    const manifest = lies('addin/manifest.xml');
    expect(manifest).not.toContain('localhost');
    expect(
      (await OfficeAddinManifest.readManifestFile(join(eins, 'addin/manifest.xml'))).defaultSettings?.sourceLocation,
    ).toBe(`${ADRESSE}/taskpane.html`);
    const { functions } = JSON.parse(lies('addin/functions.json')) as { functions: { helpUrl: string }[] };
    for (const { helpUrl } of functions) expect(helpUrl.startsWith(`${ADRESSE}/hilfe.html#`)).toBe(true);
  });

  test('verrät weder den Rechner noch eine Paketquelle', () => {
    const spuren = [process.cwd(), ordner, 'localhost:3443', 'https://registry', '.tgz'];
    const gefunden = dateien(eins)
      .filter((name) => /\.(js|mjs|html|css|json|xml|txt)$/.test(name))
      .flatMap((name) => spuren.filter((spur) => lies(name).includes(spur)).map((spur) => `${name}: ${spur}`));
    expect(gefunden).toEqual([]);
  });
});

describe('Stückliste und Lizenzhinweise', () => {
  test('CycloneDX ohne Zeit und Zufall, jede Abhängigkeit mit Summe und Lizenz, jeder Verweis führt auf einen Bestandteil', () => {
    const liste = JSON.parse(lies('sbom.cdx.json')) as Stueckliste & Record<string, unknown>;
    expect(liste).toMatchObject({
      bomFormat: 'CycloneDX',
      specVersion: '1.6',
      version: 1,
      metadata: { component: { name: 'gk-foerderrechner' } },
    });
    expect(liste.serialNumber ?? (liste.metadata as { timestamp?: string }).timestamp).toBeUndefined();
    const refs = new Set(liste.components.map((teil) => teil['bom-ref']));
    expect(refs.size).toBe(liste.components.length);
    for (const teil of liste.components) {
      expect(teil.hashes[0]?.content).toMatch(/^[0-9a-f]{128}$/);
      expect(JSON.stringify(teil.licenses)).toMatch(/MIT|Apache-2\.0|ISC|0BSD|BSD|LGPL-3\.0|OFL/);
    }
    expect(liste.dependencies.flatMap(({ dependsOn }) => dependsOn).filter((ref) => !refs.has(ref))).toEqual([]);
    expect(liste.dependencies.slice(1).map(({ ref }) => ref)).toEqual([...refs]);
  });

  test('nennt alles, was npm als ausgeliefert ansieht', () => {
    const lauf = spawnSync('npm', ['sbom', '--sbom-format', 'cyclonedx', '--omit', 'dev'], {
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
    });
    const npm = (JSON.parse(lauf.stdout) as Stueckliste).components.map((teil) => teil['bom-ref']);
    const unsere = new Set(
      (JSON.parse(lies('sbom.cdx.json')) as Stueckliste).components.map((teil) => teil['bom-ref']),
    );
    // Nur Typen: npm zählt sie mit, weil andere Pakete sie als Partner nennen.
    expect(npm.filter((ref) => !unsere.has(ref) && !ref.startsWith('@types/'))).toEqual([]);
    expect(npm.length).toBeGreaterThan(100);
  }, 240_000);

  test('jedes Paket aus Add-in und Arbeitsmappe steht in der Stückliste und mit Lizenz in den Hinweisen', () => {
    const bestandteile = new Set(
      (JSON.parse(lies('sbom.cdx.json')) as Stueckliste).components.map(({ name, version }) => `${name} ${version}`),
    );
    const hinweise = lies('LIZENZHINWEISE.txt');
    for (const seite of ['addin/lizenzhinweise.html', 'workbench/lizenzhinweise.html']) {
      const pakete = [...lies(seite).matchAll(/<summary><h2>([^<]+)<\/h2>/g)].map((treffer) => treffer[1] as string);
      expect(pakete.length).toBeGreaterThan(20);
      expect(pakete.filter((paket) => !bestandteile.has(paket))).toEqual([]);
    }
    for (const paket of bestandteile) expect(hinweise).toContain(`\n${paket} (`);
  });

  test('o-spreadsheet steht mit dem vollen Text der LGPL da; das Add-in enthält es nicht', () => {
    expect(lies('LIZENZHINWEISE.txt')).toMatch(/@odoo\/o-spreadsheet [\d.]+ \(LGPL-3\.0/);
    expect(lies('LIZENZHINWEISE.txt')).toContain('GNU LESSER GENERAL PUBLIC LICENSE');
    expect(lies('addin/lizenzhinweise.html')).not.toContain('o-spreadsheet');
    for (const name of dateien(join(eins, 'addin'))) expect(lies(`addin/${name}`)).not.toContain('o-spreadsheet');
  });
});

describe('was nicht geht, endet mit einem Satz und baut nichts', () => {
  test.each([
    [[], 'Es fehlt die Adresse'],
    [['--base-url'], 'erwartet eine Adresse wie'],
    [['--base-url', 'http://foerderrechner.example.de'], 'erwartet eine Adresse wie'],
    [['--base-url', 'https://localhost:3443'], 'ist dieser Rechner'],
    [['--base-url', ADRESSE, '--bas-url', 'x'], '„bas-url, x“ ist unbekannt'],
  ])('%j', (argumente, meldung) => {
    const ziel = join(ordner, 'nie');
    const lauf = release([...argumente, '--ziel', ziel]);
    expect(lauf.status).toBe(1);
    expect(lauf.stderr).toContain(meldung);
    expect(lauf.stderr).not.toMatch(/\n\s+at /);
    expect(existsSync(ziel)).toBe(false);
  });
});
