/** Baut die Seiten: Aufgabenbereich für Excel und Arbeitsmappe im Browser. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { build, type InlineConfig } from 'vite';
import { workbenchKonfiguration } from '../workbench/vite-konfiguration.ts';
import { WURZEL } from './pfade.ts';

const QUELLE = join(WURZEL, 'addin/taskpane');

export async function baueWorkbench(ziel: string): Promise<void> {
  await build(workbenchKonfiguration(ziel));
}

/** `taskpane.html` mit dem Skript des Aufgabenbereichs; office.js und functions.js lädt die Seite davor als klassische Skripte. */
export async function baueAufgabenbereich(ziel: string): Promise<void> {
  if (!existsSync(join(QUELLE, 'taskpane.html'))) throw new Error('addin/taskpane/taskpane.html fehlt.');
  await build(aufgabenbereichKonfiguration(ziel));
}

function aufgabenbereichKonfiguration(ziel: string): InlineConfig {
  return {
    configFile: false,
    root: QUELLE,
    base: './',
    publicDir: false,
    logLevel: 'warn',
    plugins: [react()],
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
