/** Produkt und Browser für eine Testdatei: Beide starten vor ihren Tests und enden danach. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { type Anwendung, starteAnwendung } from './anwendung.ts';
import { starteBrowser } from './browser.ts';

export interface Produkt {
  readonly anwendung: Anwendung;
  readonly browser: Browser;
}

/** Die Felder gibt es erst in den Tests, nicht schon beim Lesen der Datei. */
export function starteProdukt(umgebung: Record<string, string> = {}): Produkt {
  const produkt: { anwendung?: Anwendung; browser?: Browser } = {};
  beforeAll(async () => {
    [produkt.anwendung, produkt.browser] = await Promise.all([starteAnwendung(umgebung), starteBrowser()]);
  });
  afterAll(async () => {
    await produkt.browser?.close();
    await produkt.anwendung?.beende();
  });
  return produkt as Produkt;
}
