/**
 * `npm run build [-- --base-url https://…] [--office-js Adresse] [--wenn-noetig]`: baut das Add-in nach dist/addin und die
 * Arbeitsmappe nach dist/workbench. Mit `--wenn-noetig` geschieht nichts, solange sich keine Quelle geändert hat.
 */
import { cpSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { istAktuell, merkeStand, quellenstand, vergissStand } from './aktualitaet.ts';
import { baueFunktionen } from './funktionen.ts';
import { schreibeHilfe } from './hilfe.ts';
import { pruefeBasisadresse, schreibeManifest } from './manifest.ts';
import { DIST, DIST_ADDIN, DIST_WORKBENCH, ENTWICKLUNGSADRESSE, OFFICE_JS, WURZEL } from './pfade.ts';
import { baueAufgabenbereich, baueWorkbench } from './seiten.ts';
import { mitSperre } from './sperre.ts';

const BAUSTELLE = join(DIST, '.bau');

interface Optionen {
  readonly basisadresse: string;
  readonly officeJs: string;
  readonly wennNoetig: boolean;
}

try {
  const optionen = liesOptionen();
  await mitSperre(() => baue(optionen));
} catch (fehler) {
  console.error(`Build fehlgeschlagen: ${fehler instanceof Error ? fehler.message : String(fehler)}`);
  process.exitCode = 1;
}

function liesOptionen(): Optionen {
  const { values, positionals } = parseArgs({
    options: { 'base-url': { type: 'string' }, 'office-js': { type: 'string' }, 'wenn-noetig': { type: 'boolean' } },
    strict: false,
  });
  const unbekannt = [...Object.keys(values).filter((name) => !['base-url', 'office-js', 'wenn-noetig'].includes(name)), ...positionals];
  if (unbekannt.length > 0) throw new Error(`„${unbekannt.join(', ')}“ ist unbekannt. Möglich sind --base-url, --office-js und --wenn-noetig.`);
  return {
    basisadresse: pruefeBasisadresse(String(values['base-url'] ?? ENTWICKLUNGSADRESSE)),
    officeJs: String(values['office-js'] ?? OFFICE_JS),
    wennNoetig: values['wenn-noetig'] === true,
  };
}

/** Gebaut wird beiseite und erst am Ende getauscht: Scheitert der Build, liegt in dist noch der letzte gelungene. */
async function baue({ basisadresse, officeJs, wennNoetig }: Optionen): Promise<void> {
  const stand = quellenstand(`${basisadresse} ${officeJs}`);
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
  await baueAufgabenbereich(addin, officeJs);
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
