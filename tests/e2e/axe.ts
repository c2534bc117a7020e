/**
 * axe über die eigenen Teile der Seite nach WCAG 2.1 AA. Ausgenommen ist nur das Innere von o-spreadsheet
 * (`.o-spreadsheet`).
 */
import { readFileSync } from 'node:fs';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

const AXE = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');
const REGELN: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'],
  resultTypes: ['violations'],
};

export async function befunde(seite: Page): Promise<string[]> {
  if (!(await seite.evaluate(() => 'axe' in globalThis))) await seite.evaluate(AXE);
  const ergebnis = (await seite.evaluate(
    (regeln) =>
      (globalThis as unknown as { axe: typeof import('axe-core') }).axe.run({ exclude: [['.o-spreadsheet']] }, regeln),
    REGELN,
  )) as AxeResults;
  return ergebnis.violations.flatMap(({ id, nodes }) =>
    nodes.map((knoten) => `${id}: ${knoten.target.join(' ')} ${knoten.failureSummary ?? ''}`),
  );
}
