import { mkdirSync, mkdtempSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { istAktuell, merkeStand, quellenstand, vergissStand } from '../../../addin/build/aktualitaet.ts';

const ADRESSE = 'https://localhost:3443';
let wurzel: string;
const schreibe = (pfad: string, inhalt: string) => {
  mkdirSync(dirname(join(wurzel, pfad)), { recursive: true });
  writeFileSync(join(wurzel, pfad), inhalt);
};

beforeEach(() => {
  wurzel = mkdtempSync(join(tmpdir(), 'gk-stand-'));
  for (const datei of [
    'manifest.xml',
    'package.json',
    'package-lock.json',
    'tsconfig.json',
    'addin/build/build.ts',
    'shared/kern/geld.ts',
  ])
    schreibe(datei, datei);
  for (const datei of [
    'addin/functions.js',
    'addin/functions.json',
    'addin/taskpane.html',
    'addin/manifest.xml',
    'workbench/index.html',
  ])
    schreibe(`dist/${datei}`, '');
});
afterEach(() => rmSync(wurzel, { recursive: true, force: true }));

describe('quellenstand', () => {
  test.each<[string, () => unknown]>([
    ['ein geänderter Inhalt', () => schreibe('shared/kern/geld.ts', 'anders')],
    ['eine neue Datei', () => schreibe('addin/icons/neu.png', '')],
    ['ein anderer Name', () => renameSync(join(wurzel, 'shared/kern/geld.ts'), join(wurzel, 'shared/kern/gold.ts'))],
    [
      'Inhalt, der in die nächste Datei rutscht',
      () => [schreibe('manifest.xml', 'manifest.xm'), schreibe('package.json', 'lpackage.json')],
    ],
    ['ein anderes Manifest', () => schreibe('manifest.xml', '<neu/>')],
    ['andere Abhängigkeiten', () => schreibe('package-lock.json', '{}')],
  ])('%s ändert ihn', (_, aendere) => {
    const vorher = quellenstand(ADRESSE, wurzel);
    aendere();
    expect(quellenstand(ADRESSE, wurzel)).not.toBe(vorher);
  });

  test('hängt an der Basisadresse, aber nicht an Zeitstempeln und nicht an dist', () => {
    const vorher = quellenstand(ADRESSE, wurzel);
    utimesSync(join(wurzel, 'manifest.xml'), 1, 1);
    schreibe('dist/addin/functions.js', 'neu');
    expect(quellenstand(ADRESSE, wurzel)).toBe(vorher);
    expect(quellenstand('https://a.de', wurzel)).not.toBe(vorher);
  });
});

describe('istAktuell', () => {
  test('nur mit demselben Stand und allen Pflichtdateien', () => {
    const dist = join(wurzel, 'dist');
    expect(istAktuell('a', dist)).toBe(false);
    merkeStand('a', dist);
    expect(istAktuell('a', dist)).toBe(true);
    expect(istAktuell('b', dist)).toBe(false);
    rmSync(join(dist, 'workbench/index.html'));
    expect(istAktuell('a', dist)).toBe(false);
    schreibe('dist/workbench/index.html', '');
    vergissStand(dist);
    expect(istAktuell('a', dist)).toBe(false);
  });
});
