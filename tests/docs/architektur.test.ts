/** Die Tabelle „Regel → Datei“ in der Architektur: jede Regel und Auslegung, in einer Datei, die sie nennt. */
import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { REGELN } from '../../shared/regelstand/regeln.ts';

const TABELLE = readFileSync('docs/architektur.md', 'utf8').split('### Regel → Datei')[1] ?? '';
const ZEILEN = [...TABELLE.matchAll(/^\| ([RA]\d+) \| ([^|]+) \| `([^`]+)`/gm)].map(
  ([, regel = '', titel = '', datei = '']) => ({ regel, titel, datei }),
);

test('keine Regel und keine Auslegung fehlt oder steht doppelt', () => {
  expect(ZEILEN.map(({ regel }) => regel)).toEqual(Object.keys(REGELN).filter((regel) => !regel.startsWith('W')));
});

test.each(ZEILEN)('$regel: $datei gibt es, und sie nennt die Regel', ({ regel, titel, datei }) => {
  expect(REGELN[regel as keyof typeof REGELN].titel).toBe(titel);
  expect(existsSync(datei)).toBe(true);
  expect(readFileSync(datei, 'utf8')).toMatch(new RegExp(`\\b${regel}\\b`));
});
