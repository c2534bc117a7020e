/**
 * `node --import tsx functions/lambdas-buendeln.ts <Ordner>`: bündelt die Lambda-Funktionen nach
 * `<Ordner>/<Name>/handler.mjs`, für den Release.
 */
import { join } from 'node:path';
import { build } from 'esbuild';
import { ANKERFUNKTIONEN, ESBUILD_ANGABEN, FUNKTIONEN } from './esbuild-angaben.ts';

const ziel = process.argv[2];
if (!ziel) throw new Error('Es fehlt der Ordner, in den gebündelt wird.');
for (const name of [...FUNKTIONEN, ...ANKERFUNKTIONEN]) {
  await build({
    ...ESBUILD_ANGABEN,
    entryPoints: [join(import.meta.dirname, name, 'handler.ts')],
    outfile: join(ziel, name, 'handler.mjs'),
    legalComments: 'none',
    logLevel: 'silent',
  });
}
