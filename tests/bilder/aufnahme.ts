/** Wann ein Bild fertig ist, und wie weit der Aufgabenbereich reicht. */
import type { Locator, Page } from 'playwright-core';

export async function fertigGezeichnet(seite: Page): Promise<void> {
  await seite.evaluate(() => document.fonts.ready);
  await seite.waitForTimeout(800);
}

/** Vom oberen Rand des Bereichs bis zum Ende seines Inhalts, ohne die leere Fläche darunter; Zugeklapptes zählt nicht. */
export async function inhaltshoehe(bereich: Locator, { y }: { readonly y: number }): Promise<number> {
  const unten = await bereich
    .getByRole('tabpanel')
    .evaluate((inhalt) =>
      Math.max(
        ...[...inhalt.querySelectorAll('*')]
          .filter((e) => e.checkVisibility())
          .map((e) => e.getBoundingClientRect().bottom),
      ),
    );
  return unten - y + 16;
}
