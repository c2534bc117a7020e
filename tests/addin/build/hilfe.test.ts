/** Die Hilfeseite aus dem Handbuch: Anker, Verweise, Tabellen, und nichts aus dem Text wird zu HTML. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { hilfeseite } from '../../../addin/build/hilfe.ts';
import { REGELN } from '../../../shared/regelstand/regeln.ts';

const seite = readFileSync('dist/addin/hilfe.html', 'utf8');
const kennungen = [...seite.matchAll(/ id="([^"]+)"/g)].map((treffer) => treffer[1] as string);

describe('dist/addin/hilfe.html', () => {
  test('jede Kennung gibt es einmal, jede Regel hat eine', () => {
    expect(kennungen.filter((kennung, i) => kennungen.indexOf(kennung) !== i)).toEqual([]);
    for (const id of Object.keys(REGELN)) expect(kennungen).toContain(id);
  });

  test('jeder Verweis innerhalb der Seite führt zu einer Stelle, keiner in den Quelltext', () => {
    const ziele = [...seite.matchAll(/ href="([^"]+)"/g)].map((treffer) => treffer[1] as string);
    expect(ziele.filter((ziel) => ziel.startsWith('#')).length).toBeGreaterThan(10);
    expect(
      ziele.filter((ziel) => ziel.startsWith('#') && !kennungen.includes(decodeURIComponent(ziel.slice(1)))),
    ).toEqual([]);
    expect(ziele.filter((ziel) => ziel.endsWith('.md'))).toEqual([]);
  });

  test('Sprache, eine Hauptüberschrift, Überschriften ohne Sprung, Kopfzellen mit Richtung, kein Skript', () => {
    expect(seite).toMatch(/^<!doctype html>\n<html lang="de">/);
    const stufen = [...seite.matchAll(/<h(\d)/g)].map((treffer) => Number(treffer[1]));
    expect(stufen.filter((stufe) => stufe === 1)).toEqual([1]);
    stufen.reduce((vorige, stufe) => {
      expect(stufe - vorige).toBeLessThanOrEqual(1);
      return stufe;
    });
    expect(seite).not.toMatch(/<script|<th>| style=|<!-- /);
  });
});

describe('hilfeseite', () => {
  test('ein Bild, das es nicht gibt, fällt weg; ein vorhandenes behält seinen Text', () => {
    expect(hilfeseite('![Plan](bilder/plan.png)', new Set())).not.toContain('<img');
    expect(hilfeseite('![Plan](bilder/plan.png)', new Set(['bilder/plan.png']))).toContain(
      '<img src="bilder/plan.png" alt="Plan"',
    );
  });

  test('HTML im Text bleibt Text, Kommentare entfallen, Verweise in den Quelltext werden Text', () => {
    const html = hilfeseite(
      'a <b onclick="x()">c</b> <!-- still -->\n\n<script>alert(1)</script>\n\n[Betrieb](betrieb.md) [x](javascript:alert(1))',
      new Set(),
    );
    expect(html).not.toMatch(/<b |<script|still|href="betrieb|javascript:/);
    expect(html).toContain('&lt;script&gt;');
  });

  test('Verweise im Stil von GitHub führen zu den Ankern, die Excel nennt', () => {
    const html = hilfeseite(
      '## GK.EIGENANTEIL.ZU\n\n## A1 Hälften werden aufgerundet\n\n[f](#gkeigenanteilzu) [a](#a1-hälften-werden-aufgerundet)',
      new Set(),
    );
    expect(html).toContain('href="#EIGENANTEIL.ZU"');
    expect(html).toContain('href="#A1"');
  });
});
