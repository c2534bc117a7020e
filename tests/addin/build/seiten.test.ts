/**
 * Die gebaute Seite des Aufgabenbereichs: In Excel zählt die Reihenfolge, denn Zellen rechnen, bevor der
 * Aufgabenbereich da ist.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const html = readFileSync('dist/addin/taskpane.html', 'utf8');
const skripte = [...html.matchAll(/<script\b([^>]*)>/g)].map((treffer) => treffer[1] ?? '');
const adresse = (skript: string | undefined) => /src="([^"]+)"/.exec(skript ?? '')?.[1] ?? '';

test('lädt office.js, dann functions.js als klassische Skripte, dann die Module', () => {
  expect(skripte.length).toBeGreaterThanOrEqual(3);
  expect(adresse(skripte[0])).toBe('https://appsforoffice.microsoft.com/lib/1/hosted/office.js');
  expect(adresse(skripte[1])).toBe('./functions.js');
  for (const klassisch of skripte.slice(0, 2)) expect(klassisch).not.toMatch(/type=|async|defer/);
  for (const modul of skripte.slice(2)) {
    expect(modul).toContain('type="module"');
    expect(adresse(modul)).toMatch(/^\.\/assets\//);
  }
});

test('verweist nur auf Dateien, die mitgeliefert werden', () => {
  const verweise = [...html.matchAll(/(?:src|href)="(\.\/[^"]+)"/g)].map((treffer) => treffer[1] as string);
  expect(verweise.length).toBeGreaterThanOrEqual(3);
  for (const verweis of verweise) expect(existsSync(join('dist/addin', verweis)), verweis).toBe(true);
});
