/**
 * `npm run build [-- --base-url https://…] [--wenn-noetig]`: baut das Add-in nach dist/addin und die Arbeitsmappe nach dist/workbench.
 * Mit `--wenn-noetig` geschieht nichts, solange sich keine Quelle geändert hat.
 */
import { cpSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { istAktuell, merkeStand, quellenstand, vergissStand } from './aktualitaet.ts';
import { baueFunktionen } from './funktionen.ts';
import { schreibeHilfe } from './hilfe.ts';
import { pruefeBasisadresse, schreibeManifest } from './manifest.ts';
import { DIST, DIST_ADDIN, DIST_WORKBENCH, ENTWICKLUNGSADRESSE, WURZEL } from './pfade.ts';
import { baueAufgabenbereich, baueWorkbench } from './seiten.ts';
import { mitSperre } from './sperre.ts';

const BAUSTELLE = join(DIST, '.bau');

try {
  const { values: optionen } = parseArgs({ options: { 'base-url': { type: 'string' }, 'wenn-noetig': { type: 'boolean', default: false } } });
  const basisadresse = pruefeBasisadresse(optionen['base-url'] ?? ENTWICKLUNGSADRESSE);
  await mitSperre(() => baue(basisadresse, optionen['wenn-noetig']));
} catch (fehler) {
  console.error(`Build fehlgeschlagen: ${fehler instanceof Error ? fehler.message : String(fehler)}`);
  process.exitCode = 1;
}

/** Gebaut wird beiseite und erst am Ende getauscht: Scheitert der Build, liegt in dist noch der letzte gelungene. */
async function baue(basisadresse: string, wennNoetig: boolean): Promise<void> {
  const stand = quellenstand(basisadresse);
  if (wennNoetig && istAktuell(stand)) return;
  const beginn = performance.now();
  const [addin, workbench] = [join(BAUSTELLE, 'addin'), join(BAUSTELLE, 'workbench')];
  rmSync(BAUSTELLE, { recursive: true, force: true });
  mkdirSync(addin, { recursive: true });
  console.log('Baue GK-Funktionen …');
  schreibeHilfe(addin, await baueFunktionen(addin, basisadresse));
  await schreibeManifest(addin, basisadresse);
  cpSync(join(WURZEL, 'addin/icons'), join(addin, 'icons'), { recursive: true });
  console.log('Baue Aufgabenbereich …');
  await baueAufgabenbereich(addin);
  console.log('Baue Arbeitsmappe …');
  await baueWorkbench(workbench);
  vergissStand();
  ersetze(DIST_ADDIN, addin);
  ersetze(DIST_WORKBENCH, workbench);
  merkeStand(stand);
  rmSync(BAUSTELLE, { recursive: true, force: true });
  console.log(`Fertig nach ${((performance.now() - beginn) / 1000).toFixed(1).replace('.', ',')} s.`);
}

function ersetze(alt: string, neu: string): void {
  rmSync(alt, { recursive: true, force: true });
  renameSync(neu, alt);
}
