/** Der Datenordner des lokalen Servers gehört nur der Person, die ihn gestartet hat. */
import { chmodSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { belege } from '../../../functions/local/datenordner.ts';
import { datenordner } from './serverprozess.ts';

const rechte = (pfad: string) => statSync(pfad).mode & 0o777;

test('was eine frühere Fassung für alle lesbar anlegte, ist nach dem Start geschlossen; Fremdes bleibt, wie es ist', async () => {
  const ordner = datenordner();
  mkdirSync(join(ordner, 'dynamodb', 'tief'), { recursive: true });
  const offen = ['aussteller.json', 'dynamodb/000003.log', 'dynamodb/tief/MANIFEST'].map((name) => join(ordner, name));
  const fremd = join(ordner, 'stellen.csv');
  for (const datei of [...offen, fremd]) {
    writeFileSync(datei, 'x');
    chmodSync(datei, 0o644);
  }
  for (const name of ['dynamodb', 'dynamodb/tief']) chmodSync(join(ordner, name), 0o755);
  const belegung = await belege(ordner);
  onTestFinished(() => belegung.gibFrei());
  for (const datei of offen) expect(rechte(datei)).toBe(0o600);
  for (const name of ['dynamodb', 'dynamodb/tief']) expect(rechte(join(ordner, name))).toBe(0o700);
  expect(rechte(fremd)).toBe(0o644);
});

test('ein neuer Ordner entsteht geschlossen, mit allen Stufen darüber', async () => {
  const ordner = join(datenordner(), 'gk', 'daten');
  const belegung = await belege(ordner);
  onTestFinished(() => belegung.gibFrei());
  for (const pfad of [ordner, join(ordner, '..')]) expect(rechte(pfad)).toBe(0o700);
});
