/**
 * `npm run deploy`: prüft die Angaben, baut das Add-in für seine Adresse und liefert den Stack mit den Dateien aus. Mit
 * `GK_RELEASE` und
 * `GK_RELEASE_SHA256` wird nichts gebaut, sondern genau der geprüfte Release ausgeliefert. `npm run deploy -- anker`
 * liefert den Anker ins zweite Konto,
 * `npm run deploy -- waf` die Ratenregel nach us-east-1.
 */
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { ankerkonfigurationAus, konfigurationAus } from './konfiguration.ts';
import { pruefeRelease } from './release.ts';

const CDK = createRequire(import.meta.url).resolve('aws-cdk/bin/cdk');

try {
  const ziel = liesZiel(process.argv.slice(2));
  const release = pruefeRelease(process.env);
  if (ziel === 'anker') ankerkonfigurationAus(process.env, false);
  else if (ziel === null && release === null) baue();
  else if (ziel === null) konfigurationAus(process.env, false);
  const kontext = ziel === null ? [] : ['--context', `stack=${ziel}`];
  fuehreAus(
    'Ausliefern',
    [CDK, 'deploy', ...kontext, '--no-notices', '--no-version-reporting', '--require-approval', 'broadening'],
    release ?? {},
  );
} catch (fehler) {
  console.error(fehler instanceof Error ? fehler.message : fehler);
  process.exitCode = 1;
}

/** Der genannte Stack; `null`: der Hauptstack. @throws {Error} nennt den richtigen Aufruf */
function liesZiel([ziel, ...weitere]: readonly string[]): 'anker' | 'waf' | null {
  if (weitere.length === 0 && (ziel === 'anker' || ziel === 'waf')) return ziel;
  if (ziel !== undefined)
    throw new Error('Erwartet wird: npm run deploy, npm run deploy -- anker oder npm run deploy -- waf');
  return null;
}

function baue(): void {
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
}

function fuehreAus(schritt: string, argumente: string[], umgebung: Readonly<Record<string, string>> = {}): void {
  const { status } = spawnSync(process.execPath, argumente, { stdio: 'inherit', env: { ...process.env, ...umgebung } });
  if (status !== 0) throw new Error(`Abgebrochen: ${schritt} ist fehlgeschlagen.`);
}
