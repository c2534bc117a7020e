/** Zwei Builds zugleich würden sich gegenseitig die Dateien wegräumen; der zweite wartet, bis der erste fertig ist. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DIST } from './pfade.ts';

const SPERRE = join(DIST, 'build.lock');
const HOECHSTENS_MS = 180_000;

export async function mitSperre<T>(arbeite: () => Promise<T>): Promise<T> {
  mkdirSync(DIST, { recursive: true });
  const ende = Date.now() + HOECHSTENS_MS;
  while (!belege()) {
    if (Date.now() > ende) throw new Error('Ein anderer Build läuft seit drei Minuten. Bitte ihn beenden und neu versuchen.');
    await new Promise((weiter) => setTimeout(weiter, 200));
  }
  try {
    return await arbeite();
  } finally {
    rmSync(SPERRE, { force: true });
  }
}

function belege(): boolean {
  try {
    writeFileSync(SPERRE, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    if (lebt(halter())) return false;
    rmSync(SPERRE, { force: true });
    return false;
  }
}

function halter(): string {
  try {
    return readFileSync(SPERRE, 'utf8');
  } catch {
    return '';
  }
}

/** Ob der Prozess, der die Sperre hält, noch läuft; eine verwaiste Sperre gilt nicht. */
function lebt(pid: string): boolean {
  if (!/^\d+$/.test(pid)) return false;
  try {
    process.kill(Number(pid), 0);
    return true;
  } catch {
    return false;
  }
}
