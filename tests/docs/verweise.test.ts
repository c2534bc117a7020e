/** Jeder Verweis in der Dokumentation führt zu einer Datei und einer Überschrift, die es gibt; genannte Pfade gibt es auch. */
import { existsSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, test } from 'vitest';
import { anker, ohneCode, TEXTE } from './texte.ts';

/** Macht ein eigenes Skript aus der laufenden Anwendung. */
const BILDER = /^docs\/bilder\/[a-z]+\.png$/;

describe.each(TEXTE)('$datei', ({ datei, inhalt }) => {
  const verweise = [...ohneCode(inhalt).matchAll(/(!?)\[([^\]]*)\]\(([^)\s]+)\)/g)].map(([, bild, text = '', ziel = '']) => ({
    bild: bild === '!',
    text,
    ziel,
  }));

  test('Verweise', () => {
    const tot = verweise
      .filter(({ ziel }) => !ziel.startsWith('https://'))
      .filter(({ ziel }) => {
        const [pfad = '', stelle] = ziel.split('#');
        const ort = pfad === '' ? datei : normalize(join(dirname(datei), pfad));
        if (BILDER.test(ort)) return false;
        const text = TEXTE.find((t) => t.datei === ort);
        return !existsSync(ort) || (stelle !== undefined && !anker(text?.inhalt ?? '').has(decodeURIComponent(stelle)));
      });
    expect(tot.map(({ ziel }) => ziel)).toEqual([]);
  });

  test('jedes Bild sagt in Worten, was es zeigt', () => {
    for (const { text } of verweise.filter(({ bild }) => bild)) expect(text.length).toBeGreaterThan(40);
  });

  test('genannte Ordner und Dateien', () => {
    const genannt = [...inhalt.matchAll(/`((?:addin|cdk|docs|functions|shared|tests|\.ci)\/[\w./-]+)`/g)].map((treffer) => treffer[1] as string);
    expect(genannt.filter((pfad) => !existsSync(pfad))).toEqual([]);
  });
});
