/**
 * Der Server von `npm start` als ein Skript, ohne Bauen und Vorrechnen (`dienst.ts`): Er steht in Bruchteilen einer
 * Sekunde. Den ganzen `npm start` prüft `start.test.ts`.
 */
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { build } from 'esbuild';

/** Unter der Wurzel, damit die ungebündelten Pakete gefunden werden. */
const ORDNER = 'node_modules/.cache/gk-dienst';

/** Bündelt ihn und gibt den Befehl zurück, der ihn startet. */
export async function gebuendelterDienst(): Promise<readonly [programm: string, datei: string]> {
  const { outputFiles } = await build({
    entryPoints: ['tests/functions/local/dienst.ts'],
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    write: false,
    logLevel: 'silent',
  });
  mkdirSync(ORDNER, { recursive: true });
  const datei = resolve(ORDNER, 'dienst.mjs');
  // Erst ganz schreiben: Andere Testdateien starten ihn vielleicht gerade.
  writeFileSync(`${datei}.${process.pid}`, outputFiles[0]?.contents ?? '');
  renameSync(`${datei}.${process.pid}`, datei);
  return [process.execPath, datei];
}
