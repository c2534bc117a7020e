/**
 * `npm run release -- --base-url https://… --entra-client-id Id [weitere Angaben von npm run build]`: alles, was
 * ausgeliefert wird, nach dist/release, mit Stückliste, Lizenzhinweisen und Prüfsummen. Gleiche Quellen und Angaben
 * ergeben Byte für Byte dieselben Dateien. Die Adresse darf auch in GK_BASE_URL stehen; mit `--ziel` entsteht der
 * Release in einem anderen Ordner.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { pruefeBasisadresse } from './adressen.ts';
import { DIST, WURZEL } from './pfade.ts';
import { lizenzhinweiseText } from './release-lizenzen.ts';
import { pruefsummen } from './release-pruefsummen.ts';
import { ausgelieferte, stueckliste } from './release-stueckliste.ts';
import { pruefeZiel } from './release-ziel.ts';

interface Angaben {
  readonly basisadresse: string;
  readonly ziel: string;
  /** Argumente, die an `npm run build` gehen. */
  readonly fuerDenBuild: readonly string[];
}

try {
  erstelle(liesAngaben(process.argv.slice(2), process.env));
} catch (fehler) {
  console.error(`Release fehlgeschlagen: ${fehler instanceof Error ? fehler.message : String(fehler)}`);
  process.exitCode = 1;
}

/** @throws {Error} ohne Adresse, unter der das Add-in liegen wird: Ein Manifest für localhost hilft niemandem */
function liesAngaben(argumente: string[], umgebung: Readonly<Record<string, string | undefined>>): Angaben {
  const { values, tokens } = parseArgs({
    args: argumente,
    options: { 'base-url': { type: 'string' }, ziel: { type: 'string' } },
    strict: false,
    tokens: true,
  });
  const genannt = values['base-url'] ?? umgebung.GK_BASE_URL;
  if (genannt === undefined || genannt === '') {
    throw new Error(
      'Es fehlt die Adresse, unter der das Add-in liegen wird: npm run release -- --base-url https://foerderrechner.example.de (oder GK_BASE_URL).',
    );
  }
  const basisadresse = pruefeBasisadresse(typeof genannt === 'string' ? genannt : '');
  if (/^(localhost|127\.0\.0\.1|\[::1\])$/.test(new URL(basisadresse).hostname)) {
    throw new Error(
      `${basisadresse} ist dieser Rechner; ein Release braucht die Adresse, unter der alle das Add-in laden.`,
    );
  }
  const eigene = new Set<number>();
  for (const token of tokens) {
    if (token.kind !== 'option' || (token.name !== 'base-url' && token.name !== 'ziel')) continue;
    eigene.add(token.index);
    if (token.value !== undefined && !token.inlineValue) eigene.add(token.index + 1);
  }
  return {
    basisadresse,
    ziel: pruefeZiel(
      values.ziel === undefined ? join(DIST, 'release') : typeof values.ziel === 'string' ? values.ziel : '',
    ),
    fuerDenBuild: argumente.filter((_, i) => !eigene.has(i)),
  };
}

/** Gebaut wird beiseite und am Ende getauscht: Nach einem Fehler liegt noch der letzte gelungene Release da. */
function erstelle({ basisadresse, ziel, fuerDenBuild }: Angaben): void {
  const baustelle = `${ziel}.bau`;
  rmSync(baustelle, { recursive: true, force: true });
  mkdirSync(baustelle, { recursive: true });
  fuehreAus(['addin/build/build.ts', '--base-url', basisadresse, ...fuerDenBuild], { GK_DIST: baustelle });
  for (const rest of ['stand.txt', 'build.lock']) rmSync(join(baustelle, rest), { force: true });
  console.log('Bündle die Lambda-Funktionen …');
  fuehreAus(['functions/lambdas-buendeln.ts', join(baustelle, 'functions')], {});
  console.log('Schreibe Stückliste, Lizenzhinweise und Prüfsummen …');

  writeFileSync(join(baustelle, 'sbom.cdx.json'), `${JSON.stringify(stueckliste(WURZEL), null, 2)}\n`);
  writeFileSync(join(baustelle, 'LIZENZHINWEISE.txt'), lizenzhinweiseText(WURZEL, ausgelieferte(WURZEL)));
  for (const datei of ['LICENSE', 'CHANGELOG.md']) cpSync(join(WURZEL, datei), join(baustelle, datei));
  writeFileSync(join(baustelle, 'SHA256SUMS'), pruefsummen(baustelle));
  rmSync(ziel, { recursive: true, force: true });
  renameSync(baustelle, ziel);
  if (!fuerDenBuild.some((angabe) => angabe.startsWith('--entra-client-id'))) {
    console.log('Ohne --entra-client-id kann sich niemand anmelden: Dieser Release rechnet, aber er speichert nicht.');
  }
  console.log(`Der Release liegt in ${ziel}. In Microsoft 365 wird addin/manifest.xml hochgeladen.`);
}

function fuehreAus(argumente: readonly string[], umgebung: Readonly<Record<string, string>>): void {
  const { status } = spawnSync(process.execPath, ['--import', 'tsx', ...argumente], {
    cwd: WURZEL,
    stdio: 'inherit',
    env: { ...process.env, ...umgebung },
  });
  if (status !== 0) throw new Error(`${argumente[0]} ist gescheitert.`);
}
