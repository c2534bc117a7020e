/**
 * axe prüft die eigenen Teile der Seite nach WCAG 2.1 AA, hell und dunkel, breit und schmal.
 * Ausgenommen ist nur das Innere von o-spreadsheet (`.o-spreadsheet`): fremde Oberfläche, deren Zellen die Ansage `#zellansage` vorliest.
 */
import { readFileSync } from 'node:fs';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Anwendung, starteAnwendung } from './anwendung.ts';
import { starteBrowser } from './browser.ts';
import { Werkbank } from './werkbank.ts';

const AXE = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');
const REGELN: RunOptions = { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'], resultTypes: ['violations'] };

let anwendung: Anwendung;
let browser: Browser;

beforeAll(async () => {
  [anwendung, browser] = await Promise.all([starteAnwendung(), starteBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await anwendung?.beende();
});

async function befunde(seite: Page): Promise<string[]> {
  await seite.evaluate(AXE);
  const ergebnis = (await seite.evaluate(
    (regeln) => (globalThis as unknown as { axe: typeof import('axe-core') }).axe.run({ exclude: [['.o-spreadsheet']] }, regeln),
    REGELN,
  )) as AxeResults;
  return ergebnis.violations.flatMap(({ id, nodes }) => nodes.map((knoten) => `${id}: ${knoten.target.join(' ')} ${knoten.failureSummary ?? ''}`));
}

describe.each([
  [1440, 'light'],
  [800, 'dark'],
  [350, 'light'],
] as const)('Werkbank bei %i px, %s', (breite, farben) => {
  test('kein Befund in einem Reiter, keine waagerechte Rollleiste der Seite', async () => {
    const werkbank = await Werkbank.oeffne(browser, anwendung.adresse, { breite, farben });
    try {
      const umschalter = werkbank.seite.getByRole('button', { name: 'Aufgabenbereich', exact: true });
      if (await umschalter.isVisible()) await umschalter.click();
      for (const reiter of ['Plan', 'Versionen', 'Regeln'] as const) {
        await werkbank.reiter(reiter);
        await werkbank.bereich.getByRole('tabpanel').waitFor();
        await werkbank.seite.waitForTimeout(400);
        expect(await befunde(werkbank.seite), reiter).toEqual([]);
        const rollt = await werkbank.seite.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
        expect(rollt, `${reiter} rollt waagerecht`).toBe(false);
      }
      expect(werkbank.konsolenfehler).toEqual([]);
    } finally {
      await werkbank.schliesse();
    }
  });
});
