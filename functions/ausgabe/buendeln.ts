/** `pruefe.mjs`: das Prüfprogramm der Ausgabe als eine Datei, die nur Node braucht. */
import { join } from 'node:path';
import { build } from 'esbuild';

/** Der Text des Programms. */
export async function pruefprogramm(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, 'pruefe.ts')],
    bundle: true,
    write: false,
    minify: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    mainFields: ['module', 'main'],
    legalComments: 'inline',
    logLevel: 'silent',
    banner: { js: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);" },
  });
  return outputFiles[0]?.text ?? '';
}
