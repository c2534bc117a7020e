/**
 * Jeder Verweis in der Dokumentation führt zu einer Datei und einer Überschrift, die es gibt; genannte Pfade gibt es
 * auch.
 */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, test } from 'vitest';
import { programmteile } from './programm.ts';
import { anker, ohneCode, TEXTE } from './texte.ts';

/** Macht ein eigenes Skript aus der laufenden Anwendung. */
const BILDER = /^docs\/bilder\/[a-z]+\.png$/;

describe.each(TEXTE)('$datei', ({ datei, inhalt }) => {
  const verweise = [...ohneCode(inhalt).matchAll(/(!?)\[([^\]]*)\]\(([^)\s]+)\)/g)].map(
    ([, bild, text = '', ziel = '']) => ({
      bild: bild === '!',
      text,
      ziel,
    }),
  );

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
    const genannt = [...inhalt.matchAll(/`((?:addin|cdk|docs|functions|shared|tests|\.ci)\/[\w./-]+)`/g)].map(
      (treffer) => treffer[1] as string,
    );
    expect(genannt.filter((pfad) => !existsSync(pfad))).toEqual([]);
  });
});

test('docs/tests.md: jede Funktion mit überlebender Veränderung gibt es in ihrer Datei', () => {
  const text =
    readFileSync('docs/tests.md', 'utf8').split('## Überlebende Veränderungen')[1]?.split('## Goldene Ordner')[0] ?? '';
  const namen = (zelle: string, muster: RegExp) => [...zelle.matchAll(muster)].map((treffer) => treffer[1] as string);
  const zeilen = [...text.matchAll(/^\| (`[^|]+) \| ([^|]+) \|/gm)].map(([, dateien = '', funktionen = '']) => ({
    dateien: namen(dateien, /`([\w/-]+\.ts)`/g),
    funktionen: namen(funktionen.split(':')[0] ?? '', /`(\w+)`/g),
  }));
  expect(zeilen.length).toBeGreaterThan(10);
  for (const { dateien, funktionen } of zeilen) {
    const orte = dateien.flatMap((datei) =>
      [`shared/grund/${datei}`, `shared/kern/${datei}`, `shared/antrag/${datei}`].filter((pfad) => existsSync(pfad)),
    );
    expect(orte.length, dateien.join()).toBe(dateien.length);
    const vorhanden = programmteile(...orte).funktionen;
    expect(funktionen.length).toBeGreaterThan(0);
    expect(funktionen.filter((name) => !vorhanden.has(name))).toEqual([]);
  }
});
