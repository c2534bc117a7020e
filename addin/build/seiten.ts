/** Baut die Seiten: Aufgabenbereich für Excel und Arbeitsmappe im Browser. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { build, type InlineConfig, type Plugin } from 'vite';
import type { Entrakonfiguration } from '../taskpane/anmeldung/konfiguration.ts';
import { mitAnmeldung } from './anmeldung.ts';
import { lizenzhinweise } from './lizenzen.ts';
import { O_SPREADSHEET_MODUL, tabelleOhneEval, zodOhneEval } from './ohne-eval.ts';
import { OFFICE_JS, WURZEL } from './pfade.ts';
import { TEILE } from './teile.ts';

const QUELLE = join(WURZEL, 'addin/taskpane');
const WORKBENCH = join(WURZEL, 'addin/workbench');
const PAKETE = join(WURZEL, 'node_modules');

/** o-spreadsheet nennt Browsern sein IIFE-Bündel; gebraucht wird das ES-Modul. */
const O_SPREADSHEET = {
  find: /^@odoo\/o-spreadsheet$/,
  replacement: O_SPREADSHEET_MODUL,
};

/** Die Arbeitsmappe für den Browser; der Server liefert sie unter `/` und `/workbench/` aus. */
export async function baueWorkbench(ziel: string): Promise<void> {
  await build(workbenchKonfiguration(ziel));
}

export interface Seitenangaben {
  readonly officeJs?: string;
  /** `null`: ohne Entra, mit den Entwicklungsbenutzern des lokalen Servers. */
  readonly anmeldung?: Entrakonfiguration | null;
}

/**
 * `taskpane.html` mit dem Skript des Aufgabenbereichs; office.js und functions.js lädt die Seite davor als klassische
 * Skripte. Die Seite des Anmeldefensters gibt es nur, wenn sich jemand bei Entra anmelden soll.
 */
export async function baueAufgabenbereich(
  ziel: string,
  { officeJs = OFFICE_JS, anmeldung = null }: Seitenangaben = {},
): Promise<void> {
  if (!existsSync(join(QUELLE, 'taskpane.html'))) throw new Error('addin/taskpane/taskpane.html fehlt.');
  await build(aufgabenbereichKonfiguration(ziel, officeJs, anmeldung));
}

/**
 * Setzt ein, was erst beim Bauen feststeht. Die Adresse von office.js kann in einem Netz ohne Zugang zu Microsoft auf
 * eine eigene Ablage zeigen.
 */
function mitAngaben(officeJs: string, anmeldung: Entrakonfiguration | null): Plugin {
  return {
    name: 'gk-angaben',
    transformIndexHtml: {
      order: 'pre',
      handler: (html) => {
        if (!html.includes(OFFICE_JS))
          throw new Error(`Eine Seite lädt ${OFFICE_JS} nicht; ohne office.js startet Excel das Add-in nicht.`);
        return mitAnmeldung(html.replaceAll(OFFICE_JS, officeJs), anmeldung);
      },
    },
  };
}

/** Wie lange Plugins brauchen, ist keine Warnung: Ein langsamer Rechner machte sonst jeden Build zweifelhaft. */
const OHNE_ZEITEN = { bundlerTimings: false };

function aufgabenbereichKonfiguration(
  ziel: string,
  officeJs: string,
  anmeldung: Entrakonfiguration | null,
): InlineConfig {
  const seiten = ['taskpane.html', ...(anmeldung ? ['anmeldung.html'] : [])];
  return {
    configFile: false,
    root: QUELLE,
    base: './',
    publicDir: false,
    logLevel: 'warn',
    plugins: [react(), zodOhneEval(), mitAngaben(officeJs, anmeldung), lizenzhinweise(PAKETE, 'addin')],
    worker: { plugins: () => [zodOhneEval()] },
    build: {
      outDir: ziel,
      emptyOutDir: false,
      target: 'es2022',
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 1200,
      rolldownOptions: {
        input: seiten.map((seite) => join(QUELLE, seite)),
        output: { codeSplitting: TEILE },
        checks: OHNE_ZEITEN,
      },
    },
  };
}

function workbenchKonfiguration(ziel: string): InlineConfig {
  return {
    configFile: false,
    root: WORKBENCH,
    base: '/workbench/',
    publicDir: join(WORKBENCH, 'oeffentlich'),
    logLevel: 'warn',
    plugins: [react(), tabelleOhneEval(), zodOhneEval(), lizenzhinweise(PAKETE, 'workbench')],
    worker: { plugins: () => [tabelleOhneEval(), zodOhneEval()] },
    resolve: { alias: [O_SPREADSHEET] },
    build: {
      outDir: ziel,
      emptyOutDir: true,
      target: 'es2022',
      // Diese Browser kennen light-dark(), womit o-spreadsheet seine Farben angibt; der Ersatz für ältere verlöre die
      // Hintergründe.
      cssTarget: ['chrome123', 'edge123', 'firefox121', 'safari17.5'],
      chunkSizeWarningLimit: 4000,
      rolldownOptions: { input: join(WORKBENCH, 'index.html'), checks: OHNE_ZEITEN },
    },
  };
}
