/**
 * Jede Abhängigkeit hat eine Zeile in docs/abhaengigkeiten.md: wozu, warum diese, und die Lizenz, die das Paket selbst
 * nennt.
 */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const json = (datei: string) => JSON.parse(readFileSync(datei, 'utf8'));
const { dependencies, devDependencies } = json('package.json') as Record<
  'dependencies' | 'devDependencies',
  Record<string, string>
>;
const text = readFileSync('docs/abhaengigkeiten.md', 'utf8');
const zeilen = [...text.matchAll(/^\| `([^`]+)` \| ([^|]+) \| ([^|]+) \| ([^|]+) \|$/gm)].map(
  ([, name = '', wozu = '', warum = '', lizenz = '']) => ({
    name,
    wozu: wozu.trim(),
    warum: warum.trim(),
    lizenz: lizenz.trim(),
  }),
);

test('jede aus package.json genau einmal, keine andere', () => {
  expect(zeilen.map(({ name }) => name).sort()).toEqual(
    [...Object.keys(dependencies), ...Object.keys(devDependencies)].sort(),
  );
});

test('die des Betriebs stehen unter „Im Betrieb“', () => {
  const betrieb = text.slice(text.indexOf('## Im Betrieb'), text.indexOf('## In der Arbeitsmappe'));
  expect([...betrieb.matchAll(/^\| `([^`]+)`/gm)].map((treffer) => treffer[1])).toEqual(Object.keys(dependencies));
});

test('genaue Versionen', () => {
  for (const version of Object.values({ ...dependencies, ...devDependencies }))
    expect(version).toMatch(/^\d+\.\d+\.\d+$/);
});

test.each(zeilen)('$name: Zweck, Grund und Lizenz', ({ name, wozu, warum, lizenz }) => {
  expect(Math.min(wozu.length, warum.length)).toBeGreaterThan(3);
  expect(lizenz).toBe(json(`node_modules/${name}/package.json`).license);
});
