/**
 * Das Handbuch als Seite im Browser: keine Befunde nach WCAG 2.1 AA, hell und dunkel, breit und schmal, ohne Fehler in
 * der Konsole.
 */
import { readFileSync } from 'node:fs';
import type { AxeResults } from 'axe-core';
import { describe, expect, test } from 'vitest';
import { WARTEZEIT_MS } from './browser.ts';
import { starteProdukt } from './produkt.ts';

const AXE = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');

const produkt = starteProdukt();

describe.each([
  [1280, 'light'],
  [320, 'dark'],
] as const)('Handbuch bei %i px, %s', (width, colorScheme) => {
  test('ist barrierefrei, rollt nicht waagerecht und führt zu der Funktion, die Excel nennt', async () => {
    const seite = await produkt.browser.newPage({ viewport: { width, height: 900 }, colorScheme });
    seite.setDefaultTimeout(WARTEZEIT_MS);
    const fehler: string[] = [];
    seite.on('console', (meldung) => meldung.type() === 'error' && fehler.push(meldung.text()));
    await seite.goto(`${produkt.anwendung.adresse}/addin/hilfe.html#EIGENANTEIL.ZU`);
    expect(await seite.evaluate(() => document.querySelector(':target')?.textContent)).toBe('GK.EIGENANTEIL.ZU');
    await seite.evaluate(AXE);
    const { violations } = (await seite.evaluate(() =>
      (globalThis as unknown as { axe: typeof import('axe-core') }).axe.run({
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'],
      }),
    )) as AxeResults;
    expect(
      violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.target.join(' ')} ${nodes[0]?.failureSummary}`),
    ).toEqual([]);
    expect(
      await seite.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth),
    ).toBe(false);
    expect(fehler).toEqual([]);
    await seite.close();
  });
});
