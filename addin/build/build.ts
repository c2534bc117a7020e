/**
 * `npm run build [-- --base-url https://…] [--wenn-noetig]`: baut das Add-in nach dist/addin und die Arbeitsmappe nach dist/workbench.
 * Mit `--wenn-noetig` geschieht nichts, solange sich keine Quelle geändert hat.
 */
import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { istAktuell, merkeStand, quellenstand, vergissStand } from './aktualitaet.ts';
import { baueFunktionen } from './funktionen.ts';
import { schreibeHilfe } from './hilfe.ts';
import { pruefeBasisadresse, schreibeManifest } from './manifest.ts';
import { DIST_ADDIN, ENTWICKLUNGSADRESSE, WURZEL } from './pfade.ts';
import { baueAufgabenbereich, baueWorkbench } from './seiten.ts';
import { mitSperre } from './sperre.ts';

const { values: optionen } = parseArgs({ options: { 'base-url': { type: 'string' }, 'wenn-noetig': { type: 'boolean', default: false } } });

try {
  const basisadresse = pruefeBasisadresse(optionen['base-url'] ?? ENTWICKLUNGSADRESSE);
  await mitSperre(() => baue(basisadresse, optionen['wenn-noetig']));
} catch (fehler) {
  console.error(`Build fehlgeschlagen: ${fehler instanceof Error ? fehler.message : String(fehler)}`);
  process.exitCode = 1;
}

async function baue(basisadresse: string, wennNoetig: boolean): Promise<void> {
  const stand = quellenstand(basisadresse);
  if (wennNoetig && istAktuell(stand)) return;
  const beginn = performance.now();
  vergissStand();
  rmSync(DIST_ADDIN, { recursive: true, force: true });
  mkdirSync(DIST_ADDIN, { recursive: true });
  console.log('Baue GK-Funktionen …');
  schreibeHilfe(DIST_ADDIN, await baueFunktionen(DIST_ADDIN, basisadresse));
  await schreibeManifest(DIST_ADDIN, basisadresse);
  cpSync(join(WURZEL, 'addin/icons'), join(DIST_ADDIN, 'icons'), { recursive: true });
  console.log('Baue Aufgabenbereich …');
  await baueAufgabenbereich(DIST_ADDIN);
  console.log('Baue Arbeitsmappe …');
  await baueWorkbench();
  merkeStand(stand);
  console.log(`Fertig nach ${((performance.now() - beginn) / 1000).toFixed(1).replace('.', ',')} s.`);
}
