/**
 * Vor allen Tests: baut, was die Tests als fertige Dateien prüfen (functions.js, Seiten, Manifest), falls es nicht
 * aktuell ist.
 */
import { spawnSync } from 'node:child_process';

let gebaut = false;

export default function baueEinmal(): void {
  if (gebaut) return;
  const bau = spawnSync(process.execPath, ['--import', 'tsx', 'addin/build/build.ts', '--wenn-noetig'], {
    stdio: 'inherit',
  });
  if (bau.status !== 0) throw new Error('Der Build ist fehlgeschlagen; die Tests prüfen sonst veraltete Dateien.');
  gebaut = true;
}
