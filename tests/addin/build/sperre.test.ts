import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { mitSperre } from '../../../addin/build/sperre.ts';

const ordner = mkdtempSync(join(tmpdir(), 'gk-sperre-'));
const prozess = fileURLToPath(new URL('./sperre-prozess.ts', import.meta.url));
afterAll(() => rmSync(ordner, { recursive: true, force: true }));

test('von mehreren Prozessen arbeitet immer nur einer, auch wenn am Anfang eine verwaiste Sperre liegt', async () => {
  const [sperre, protokoll] = [join(ordner, 'mehrere.lock'), join(ordner, 'protokoll.txt')];
  writeFileSync(sperre, String(spawnSync(process.execPath, ['--version']).pid));
  const prozesse = Array.from({ length: 3 }, () =>
    spawn(process.execPath, ['--import', 'tsx', prozess, sperre, protokoll], { stdio: 'inherit' }),
  );
  const ergebnisse = await Promise.all(prozesse.map((p) => new Promise((fertig) => p.once('exit', fertig))));
  expect(ergebnisse).toEqual([0, 0, 0]);
  const zeilen = readFileSync(protokoll, 'utf8').trim().split('\n');
  expect(zeilen).toHaveLength(30);
  for (let i = 0; i < zeilen.length; i += 2) {
    expect(zeilen[i]).toMatch(/^hinein/);
    expect(zeilen[i + 1]).toBe(zeilen[i]?.replace('hinein', 'hinaus'));
  }
  expect(readdirSync(ordner)).toEqual(['protokoll.txt']);
});

test('wer lebt, behält die Sperre; der andere sagt, auf wen er wartet', async () => {
  const sperre = join(ordner, 'besetzt.lock');
  writeFileSync(sperre, String(process.pid));
  await expect(mitSperre(async () => 1, sperre, 250)).rejects.toThrow(`Prozess ${process.pid}`);
  expect(readFileSync(sperre, 'utf8')).toBe(String(process.pid));
});

test('auch nach einem Fehler ist die Sperre frei', async () => {
  const sperre = join(ordner, 'fehler.lock');
  await expect(mitSperre(() => Promise.reject(new Error('kaputt')), sperre)).rejects.toThrow('kaputt');
  expect(existsSync(sperre)).toBe(false);
  expect(await mitSperre(async () => 7, sperre)).toBe(7);
});
