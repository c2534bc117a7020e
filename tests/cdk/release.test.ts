/** Ausgeliefert wird genau der geprüfte Release. */
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { pruefeRelease } from '../../cdk/release.ts';

let ordner: string;
let hash: string;
const summe = (text: string) => createHash('sha256').update(text).digest('hex');

beforeEach(() => {
  ordner = mkdtempSync(join(tmpdir(), 'gk-release-'));
  for (const name of ['addin', 'functions/antraege']) mkdirSync(join(ordner, name), { recursive: true });
  writeFileSync(join(ordner, 'addin/manifest.xml'), 'm');
  writeFileSync(join(ordner, 'functions/antraege/handler.mjs'), 'h');
  const summen = `${summe('m')}  addin/manifest.xml\n${summe('h')}  functions/antraege/handler.mjs\n`;
  writeFileSync(join(ordner, 'SHA256SUMS'), summen);
  hash = summe(summen);
});
afterEach(() => rmSync(ordner, { recursive: true }));

const pruefe = () => pruefeRelease({ GK_RELEASE: ordner, GK_RELEASE_SHA256: hash });

test('der geprüfte, ohne Angabe keiner', () => {
  expect(pruefe()).toEqual({ GK_ADDIN_DIST: join(ordner, 'addin'), GK_FUNKTIONEN_DIST: join(ordner, 'functions') });
  expect(pruefeRelease({})).toBeNull();
});

test('eine andere, eine fehlende und eine weitere Datei fallen auf', () => {
  writeFileSync(join(ordner, 'addin/manifest.xml'), 'x');
  writeFileSync(join(ordner, 'addin/mehr.js'), 'x');
  unlinkSync(join(ordner, 'functions/antraege/handler.mjs'));
  expect(pruefe).toThrow(
    'Im Release fehlt oder stimmt nicht: addin/manifest.xml, addin/mehr.js, functions/antraege/handler.mjs.',
  );
});

test('ein anderer Hash, ein halber Auftrag, ein leerer Ordner', () => {
  expect(() => pruefeRelease({ GK_RELEASE: ordner, GK_RELEASE_SHA256: '0'.repeat(64) })).toThrow(
    /ist nicht der geprüfte/,
  );
  for (const halb of [
    { GK_RELEASE: ordner },
    { GK_RELEASE_SHA256: hash },
    { GK_RELEASE: ordner, GK_RELEASE_SHA256: 'x' },
  ])
    expect(() => pruefeRelease(halb)).toThrow(/gehören/);
  expect(() => pruefeRelease({ GK_RELEASE: join(ordner, 'addin'), GK_RELEASE_SHA256: hash })).toThrow(
    /npm run release/,
  );
});
