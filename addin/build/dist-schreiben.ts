/**
 * Der Build selbst. Eigene Datei, damit vite und die Office-Werkzeuge nur geladen werden, wenn wirklich gebaut wird.
 */
import { cpSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { merkeStand, vergissStand } from './aktualitaet.ts';
import { baueFunktionen } from './funktionen.ts';
import { schreibeHilfe } from './hilfe.ts';
import { schreibeManifest } from './manifest.ts';
import { DIST, DIST_ADDIN, DIST_WORKBENCH, WURZEL } from './pfade.ts';
import { baueAufgabenbereich, baueWorkbench, type Seitenangaben } from './seiten.ts';

const BAUSTELLE = join(DIST, '.bau');

/** Gebaut wird beiseite und erst am Ende getauscht: Scheitert der Build, liegt in dist noch der letzte gelungene. */
export async function schreibeDist(basisadresse: string, seitenangaben: Seitenangaben, stand: string): Promise<void> {
  const beginn = performance.now();
  const [addin, workbench] = [join(BAUSTELLE, 'addin'), join(BAUSTELLE, 'workbench')];
  rmSync(BAUSTELLE, { recursive: true, force: true });
  mkdirSync(addin, { recursive: true });
  console.log('Baue GK-Funktionen …');
  schreibeHilfe(addin, await baueFunktionen(addin, basisadresse));
  await schreibeManifest(addin, basisadresse);
  cpSync(join(WURZEL, 'addin/icons'), join(addin, 'icons'), { recursive: true });
  console.log('Baue Aufgabenbereich …');
  await baueAufgabenbereich(addin, seitenangaben);
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
