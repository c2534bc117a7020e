/** Was der Browser herunterlädt, mit dem Namen, unter dem er es ablegte. */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';

export interface Heruntergeladen {
  readonly name: string;
  readonly inhalt: Buffer;
}

/** Löst den Download aus und wartet, bis die Datei da ist. */
export async function ladeHerunter(seite: Page, loeseAus: () => Promise<void>): Promise<Heruntergeladen> {
  const [download] = await Promise.all([seite.waitForEvent('download'), loeseAus()]);
  return { name: download.suggestedFilename(), inhalt: readFileSync(await download.path()) };
}
