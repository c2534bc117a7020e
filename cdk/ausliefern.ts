/** `npm run deploy`: prüft die Angaben, baut das Add-in für seine Adresse und liefert den Stack mit den Dateien aus. */
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { konfigurationAus } from './konfiguration.ts';

const CDK = createRequire(import.meta.url).resolve('aws-cdk/bin/cdk');

try {
  const { domain, audience, scope } = konfigurationAus(process.env, false);
  const adresse = process.env.GK_BASE_URL || (domain && `https://${domain.name}`);
  if (!adresse) {
    throw new Error(
      'GK_BASE_URL fehlt: die Adresse des Add-ins (https://…). Ohne eigene Domain beim ersten Mal eine vorläufige nennen und mit der Ausgabe „Basisadresse“ wiederholen.',
    );
  }
  // Oberfläche und API sind eine Registrierung; ohne ihre Id suchte der Aufgabenbereich die Entwicklungsbenutzer.
  const anmeldung = ['--entra-client-id', audience, ...(scope ? ['--api-scope', `api://${audience}/${scope}`] : [])];
  fuehreAus('Bauen', ['--import', 'tsx', 'addin/build/build.ts', '--base-url', adresse, ...anmeldung]);
  fuehreAus('Ausliefern', [CDK, 'deploy', '--no-notices', '--no-version-reporting', '--require-approval', 'broadening']);
} catch (fehler) {
  console.error(fehler instanceof Error ? fehler.message : fehler);
  process.exitCode = 1;
}

function fuehreAus(schritt: string, argumente: string[]): void {
  const { status } = spawnSync(process.execPath, argumente, { stdio: 'inherit' });
  if (status !== 0) throw new Error(`Abgebrochen: ${schritt} ist fehlgeschlagen.`);
}
