/**
 * docs/schwachstellen.md nennt jedes Paket, das ausgeliefert wird, mit der Version aus package-lock.json: Eine neue
 * Version heißt, neu nachzusehen.
 */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { OHNE_SKRIPT } from '../../addin/build/lizenzen.ts';
import { stueckliste } from '../../addin/build/release-stueckliste.ts';

const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as { dependencies: Record<string, string> };
const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
  packages: Record<string, { version: string; dev?: boolean }>;
};
const text = readFileSync('docs/schwachstellen.md', 'utf8');
const zeilen = [...text.matchAll(/^\| `([^`]+)` \| ([^|]+) \| ([^|]+) \| ([^|]+) \|$/gm)].map((treffer) =>
  treffer.slice(1).map((zelle) => zelle.trim()),
);
const gesperrt = (name: string) => packages[`node_modules/${name}`]?.version;

test('eine Zeile je Abhängigkeit des Betriebs und je Teil der Tabellenkalkulation, mit genau der eingesetzten Version', () => {
  const erwartet = [...Object.keys(dependencies), ...OHNE_SKRIPT].map((name) => `${name} ${gesperrt(name)}`);
  expect(zeilen.map(([name, version]) => `${name} ${version}`).sort()).toEqual(erwartet.sort());
});

test('jede Zeile sagt, was gefunden wurde und ob es zutrifft', () => {
  for (const [name, , meldungen, betroffen] of zeilen) {
    expect(meldungen, name).toMatch(/GHSA-[\da-z]{4}(-[\da-z]{4}){2}|CVE-\d{4}-\d{4,}|keine gefunden/);
    expect(betroffen, name).toMatch(/^(ja|nein)\b/);
  }
});

test('mittelbare Pakete, Zahlen und Nichtenthaltenes wie in package-lock.json', () => {
  for (const [, name = '', version] of text.matchAll(/`([^`\s]+)` (\d+\.\d+\.\d+), GHSA/g))
    expect(gesperrt(name), name).toBe(version);
  const ausgeliefert = stueckliste('.').components.map(({ name }) => name);
  const zurTabelle = ausgeliefert.filter((name) => packages[`node_modules/${name}`]?.dev);
  expect(text).toContain(
    `${ausgeliefert.length} Pakete. Davon sind ${ausgeliefert.length - zurTabelle.length} die ${Object.keys(dependencies).length} Abhängigkeiten`,
  );
  expect(text).toContain(`und ${zurTabelle.length} die Teile`);
  expect(
    ausgeliefert.filter((name) => /^react-server-dom-|^@smithy\/config-resolver$|^@azure\/msal-node$/.test(name)),
  ).toEqual([]);
});
