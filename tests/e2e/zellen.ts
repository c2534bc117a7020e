/** Was in den Zellen einer Zeile oder Tabelle steht, ohne ihre Köpfe. */
import type { Locator } from 'playwright-core';

export async function zellenIn(wo: Locator): Promise<string[]> {
  return (await wo.getByRole('cell').allInnerTexts()).map((text) => text.trim());
}
