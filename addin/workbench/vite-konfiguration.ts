/** Baut die Arbeitsmappe für den Browser nach `dist/workbench`; der Server liefert sie unter `/` und `/workbench/` aus. */
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import type { InlineConfig } from 'vite';
import { lizenzhinweise } from './lizenzen.ts';

const ordner = (pfad: string) => fileURLToPath(new URL(pfad, import.meta.url));

/** o-spreadsheet nennt Browsern sein IIFE-Bündel; gebraucht wird das ES-Modul. */
export const O_SPREADSHEET_ALIAS = {
  find: /^@odoo\/o-spreadsheet$/,
  replacement: ordner('../../node_modules/@odoo/o-spreadsheet/dist/o_spreadsheet.esm.js'),
};

export function workbenchKonfiguration(ziel = ordner('../../dist/workbench')): InlineConfig {
  return {
    configFile: false,
    root: ordner('.'),
    base: '/workbench/',
    publicDir: ordner('./oeffentlich'),
    logLevel: 'warn',
    plugins: [react(), lizenzhinweise(ordner('../../node_modules'))],
    resolve: { alias: [O_SPREADSHEET_ALIAS] },
    build: {
      outDir: ziel,
      emptyOutDir: true,
      target: 'es2022',
      // Diese Browser kennen light-dark(), womit o-spreadsheet seine Farben angibt; der Ersatz für ältere verlöre die Hintergründe.
      cssTarget: ['chrome123', 'edge123', 'firefox121', 'safari17.5'],
      chunkSizeWarningLimit: 4000,
      rolldownOptions: { input: ordner('./index.html') },
    },
  };
}
