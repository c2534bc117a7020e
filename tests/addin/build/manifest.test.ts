/** Prüft, was das Schema des Manifests nicht prüft: Verweise, Adressen, Größen der Bilder, Anforderungssätze. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OfficeAddinManifest } from 'office-addin-manifest';
import { afterAll, describe, expect, test } from 'vitest';
import { pruefeBasisadresse, pruefeOfficeJs } from '../../../addin/build/adressen.ts';
import { schreibeManifest } from '../../../addin/build/manifest.ts';

const quelle = readFileSync('manifest.xml', 'utf8');
const alle = (muster: RegExp, text = quelle) => [...text.matchAll(muster)].map((treffer) => treffer[1] as string);

describe('manifest.xml', () => {
  test('office-addin-manifest liest Name, Id, Version und Arbeitsmappe', async () => {
    const angaben = await OfficeAddinManifest.readManifestFile('manifest.xml');
    expect(angaben).toMatchObject({
      displayName: 'GK Förderrechner',
      version: '1.2.0.0',
      defaultLocale: 'de-DE',
      officeAppType: 'TaskPaneApp',
      hosts: ['Workbook'],
    });
    expect(angaben.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  test('jede resid führt auf genau eine Ressource, und jede Ressource wird gebraucht', () => {
    const gesucht = new Set(alle(/resid="([^"]+)"/g));
    const vorhanden = alle(/<bt:(?:Image|Url|String) id="([^"]+)"/g);
    expect(new Set(vorhanden).size).toBe(vorhanden.length);
    expect([...gesucht].sort()).toEqual([...vorhanden].sort());
    for (const id of vorhanden) expect(id.length).toBeLessThanOrEqual(32);
  });

  test('jede Adresse ist https auf demselben Ursprung', () => {
    const adressen = alle(/"(\w+:\/\/[^"]+)"/g).filter(
      (adresse) => !adresse.includes('schemas.microsoft.com') && !adresse.includes('w3.org'),
    );
    expect(adressen.length).toBeGreaterThan(8);
    for (const adresse of adressen) expect(new URL(adresse).origin).toBe('https://localhost:3443');
  });

  test('jedes Bild gibt es in der Größe, die sein Name nennt', () => {
    const bilder = alle(/"https:\/\/localhost:3443\/(icons\/icon-\d+\.png)"/g);
    expect([...new Set(bilder)].sort()).toEqual([
      'icons/icon-16.png',
      'icons/icon-32.png',
      'icons/icon-64.png',
      'icons/icon-80.png',
    ]);
    for (const bild of bilder) {
      const png = readFileSync(join('addin', bild));
      expect(png.subarray(1, 4).toString()).toBe('PNG');
      const groesse = Number(/\d+/.exec(bild)?.[0]);
      expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([groesse, groesse]);
      expect(existsSync(join('dist/addin', bild))).toBe(true);
    }
    expect(alle(/<bt:Image size="(\d+)" resid="Icon\.\d+"/g)).toEqual(
      alle(/<bt:Image size="\d+" resid="Icon\.(\d+)"/g),
    );
  });

  test('Anforderungssätze wie entschieden', () => {
    const saetze = [...quelle.matchAll(/<Set Name="(\w+)" MinVersion="([\d.]+)"/g)].map(
      (treffer) => `${treffer[1]} ${treffer[2]}`,
    );
    expect(saetze).toEqual(['SharedRuntime 1.1', 'CustomFunctionsRuntime 1.3', 'ExcelApi 1.14']);
  });

  test('gemeinsame Laufzeit, Namensraum GK, Deutsch mit englischer Fassung', () => {
    expect(quelle).toContain('<Runtime resid="Aufgabenbereich.Url" lifetime="long"/>');
    expect(quelle).toContain('<bt:String id="Funktionen.Namensraum" DefaultValue="GK"/>');
    const texte = alle(/<bt:String id="([^"]+)" DefaultValue/g).filter((id) => id !== 'Funktionen.Namensraum');
    for (const id of texte)
      expect(quelle).toMatch(new RegExp(`id="${id}"[^>]*>\\s*<bt:Override Locale="en-US" Value="[^"]+"`));
    const kurz = quelle.slice(quelle.indexOf('<bt:ShortStrings>'), quelle.indexOf('</bt:ShortStrings>'));
    for (const wert of alle(/Value="([^"]+)"/g, kurz)) expect(wert.length).toBeLessThanOrEqual(125);
    for (const wert of alle(/(?:Default)?Value="([^"]+)"/g)) expect(wert.length).toBeLessThanOrEqual(250);
  });
});

describe('npm run build -- --base-url', () => {
  const ziel = mkdtempSync(join(tmpdir(), 'gk-manifest-'));
  afterAll(() => rmSync(ziel, { recursive: true, force: true }));

  test('schreibt jede Adresse um und lässt alles andere', async () => {
    const angaben = await schreibeManifest(ziel, 'https://rechner.example.de/gk');
    const geschrieben = readFileSync(join(ziel, 'manifest.xml'), 'utf8');
    expect(geschrieben).not.toContain('localhost');
    expect(alle(/"(https:\/\/rechner[^"]+)"/g, geschrieben)).toHaveLength(alle(/"(https:\/\/localhost[^"]+)"/g).length);
    const bereiche = alle(/<AppDomain>([^<]+)<\/AppDomain>/g, geschrieben);
    expect(bereiche[0]).toBe('https://rechner.example.de');
    for (const bereich of bereiche) expect(new URL(bereich).origin).toBe(bereich);
    expect(angaben.id).toBe((await OfficeAddinManifest.readManifestFile('manifest.xml')).id);
  });

  test.each([
    'http://rechner.example.de',
    'rechner.example.de',
    '',
    'https://a.de/?x=1',
    'https://name:wort@a.de',
    'https://a.de/?',
    'https://a.de/b&c',
    'https://a.de/$&',
    'javascript:alert(1)',
  ])('weist „%s“ ab', (adresse) => {
    expect(() => pruefeBasisadresse(adresse)).toThrow(/--base-url erwartet/);
  });

  test('ohne Adresse sagt der Aufruf, was fehlt, und baut nichts', () => {
    const lauf = spawnSync(process.execPath, ['--import', 'tsx', 'addin/build/build.ts', '--base-url'], {
      encoding: 'utf8',
    });
    expect(lauf.status).toBe(1);
    expect(lauf.stderr).toContain('--base-url erwartet eine Adresse wie https://foerderrechner.example.de, nicht „“.');
  });

  test('nimmt Schrägstriche am Ende weg', () => {
    expect(pruefeBasisadresse('https://a.de/gk//')).toBe('https://a.de/gk');
  });
});

describe('npm run build -- --office-js', () => {
  test('nimmt eine Datei in einer eigenen Ablage', () => {
    expect(pruefeOfficeJs('https://ablage.example.de/lib/1/office.js')).toBe(
      'https://ablage.example.de/lib/1/office.js',
    );
  });

  test.each([
    '',
    'office.js',
    'http://ablage.example.de/office.js',
    'https://ablage.example.de/',
    'https://a.de/"onload=x.js',
  ])('weist „%s“ ab', (adresse) => {
    expect(() => pruefeOfficeJs(adresse)).toThrow(/--office-js erwartet/);
  });

  test('ohne Adresse baut der Aufruf nichts, statt eine Seite ohne office.js auszuliefern', () => {
    const lauf = spawnSync(process.execPath, ['--import', 'tsx', 'addin/build/build.ts', '--office-js'], {
      encoding: 'utf8',
    });
    expect([lauf.status, lauf.stderr]).toEqual([1, expect.stringContaining('--office-js erwartet eine Adresse')]);
  });
});
