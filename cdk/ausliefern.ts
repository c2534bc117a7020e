/** `npm run deploy`: prüft die Angaben, baut das Add-in für seine Adresse und liefert den Stack mit den Dateien aus. */
import { spawnSync } from 'node:child_process';
import { konfigurationAus } from './konfiguration.ts';

const umgebung = { ...process.env, GK_DEPLOY: '1' };

try {
  konfigurationAus(umgebung);
  const adresse = process.env.GK_BASE_URL;
  if (!adresse) {
    throw new Error(
      'GK_BASE_URL fehlt: die Adresse des Add-ins (https://…). Beim ersten Mal eine vorläufige nennen und nach der Ausgabe „Basisadresse“ wiederholen.',
    );
  }
  fuehreAus(process.execPath, ['--import', 'tsx', 'addin/build/build.ts', '--base-url', adresse]);
  fuehreAus('npx', ['cdk', 'deploy', '--no-notices', '--no-version-reporting', '--require-approval', 'broadening']);
} catch (fehler) {
  console.error(fehler instanceof Error ? fehler.message : fehler);
  process.exitCode = 1;
}

function fuehreAus(befehl: string, argumente: string[]): void {
  const { status } = spawnSync(befehl, argumente, { stdio: 'inherit', env: umgebung });
  if (status !== 0) throw new Error(`Abgebrochen: „${befehl} ${argumente.join(' ')}“ ist fehlgeschlagen.`);
}
