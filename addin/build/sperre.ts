/** Zwei Builds zugleich würden sich gegenseitig die Dateien wegräumen; der zweite wartet, bis der erste fertig ist. */
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DIST } from './pfade.ts';

const HOECHSTENS_MS = 180_000;

/**
 * Arbeitet, während `sperre` diesem Prozess gehört. @throws {Error} wenn ein anderer sie drei Minuten lang nicht
 * freigibt
 */
export async function mitSperre<T>(
  arbeite: () => Promise<T>,
  sperre = join(DIST, 'build.lock'),
  hoechstensMs = HOECHSTENS_MS,
): Promise<T> {
  mkdirSync(dirname(sperre), { recursive: true });
  const ende = Date.now() + hoechstensMs;
  while (!belege(sperre)) {
    if (Date.now() > ende)
      throw new Error(`Ein anderer Build läuft noch (Prozess ${halter(sperre)}). Bitte warten oder ihn beenden.`);
    await new Promise((weiter) => setTimeout(weiter, 100));
  }
  try {
    return await arbeite();
  } finally {
    rmSync(sperre, { force: true });
  }
}

/** Die Sperre entsteht in einem Zug mit Inhalt; eine leere könnte ein anderer für verwaist halten. */
function belege(sperre: string): boolean {
  const eigene = `${sperre}.${process.pid}`;
  writeFileSync(eigene, String(process.pid));
  try {
    linkSync(eigene, sperre);
    return true;
  } catch (fehler) {
    if ((fehler as NodeJS.ErrnoException).code !== 'EEXIST') throw fehler;
    raeumeVerwaiste(sperre);
    return false;
  } finally {
    rmSync(eigene, { force: true });
  }
}

/** Beiseitelegen und erst dann löschen: so trifft es nie die Sperre, die ein anderer inzwischen genommen hat. */
function raeumeVerwaiste(sperre: string): void {
  const gefunden = halter(sperre);
  if (gefunden === null || lebt(gefunden)) return;
  const beiseite = `${sperre}.verwaist.${process.pid}`;
  try {
    renameSync(sperre, beiseite);
    if (halter(beiseite) !== gefunden) linkSync(beiseite, sperre);
  } catch {
    // Ein anderer war schneller; der nächste Versuch sieht, was gilt.
  }
  rmSync(beiseite, { force: true });
}

function halter(sperre: string): string | null {
  try {
    return readFileSync(sperre, 'utf8');
  } catch {
    return null;
  }
}

/** Ob der Prozess, der die Sperre hält, noch läuft. */
function lebt(pid: string): boolean {
  if (!/^\d+$/.test(pid)) return false;
  try {
    process.kill(Number(pid), 0);
    return true;
  } catch (fehler) {
    return (fehler as NodeJS.ErrnoException).code === 'EPERM';
  }
}
