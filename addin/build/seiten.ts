/** Baut die Seiten: Aufgabenbereich für Excel und Arbeitsmappe im Browser. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { build, type InlineConfig, type Plugin } from 'vite';
import { lizenzhinweise } from '../workbench/lizenzen.ts';
import { workbenchKonfiguration } from '../workbench/vite-konfiguration.ts';
import { OFFICE_JS, WURZEL } from './pfade.ts';

const QUELLE = join(WURZEL, 'addin/taskpane');

export async function baueWorkbench(ziel: string): Promise<void> {
  await build(workbenchKonfiguration(ziel));
}

/** `taskpane.html` mit dem Skript des Aufgabenbereichs; office.js und functions.js lädt die Seite davor als klassische Skripte. */
export async function baueAufgabenbereich(ziel: string, officeJs = OFFICE_JS): Promise<void> {
  if (!existsSync(join(QUELLE, 'taskpane.html'))) throw new Error('addin/taskpane/taskpane.html fehlt.');
  await build(aufgabenbereichKonfiguration(ziel, officeJs));
}

/** Setzt die Adresse von office.js ein; in einem Netz ohne Zugang zu Microsoft kann sie auf eine eigene Ablage zeigen. */
function mitOfficeJs(officeJs: string): Plugin {
  return {
    name: 'office-js',
    transformIndexHtml: {
      order: 'pre',
      handler: (html) => {
        if (!html.includes(OFFICE_JS)) throw new Error(`taskpane.html lädt ${OFFICE_JS} nicht; ohne office.js startet Excel das Add-in nicht.`);
        return html.replaceAll(OFFICE_JS, officeJs);
      },
    },
  };
}

function aufgabenbereichKonfiguration(ziel: string, officeJs: string): InlineConfig {
  return {
    configFile: false,
    root: QUELLE,
    base: './',
    publicDir: false,
    logLevel: 'warn',
    plugins: [react(), mitOfficeJs(officeJs), lizenzhinweise(join(WURZEL, 'node_modules'), 'addin')],
    build: {
      outDir: ziel,
      emptyOutDir: false,
      target: 'es2022',
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 1200,
      rolldownOptions: { input: join(QUELLE, 'taskpane.html') },
    },
  };
}
