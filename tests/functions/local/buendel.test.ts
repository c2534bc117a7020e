/** Was nach AWS geht, enthält nichts vom lokalen Server: keinen Aussteller, keine Entwicklungsbenutzer, keine Datenbank. */
import { build } from 'esbuild';
import { expect, test } from 'vitest';

test.each(['antraege', 'berechnungen', 'zugang'])('functions/%s ohne den lokalen Server', async (funktion) => {
  const { metafile, outputFiles } = await build({
    entryPoints: [`functions/${funktion}/handler.ts`],
    bundle: true,
    platform: 'node',
    format: 'esm',
    metafile: true,
    write: false,
    logLevel: 'silent',
  });
  const quellen = Object.keys(metafile.inputs);
  expect(quellen).toContain(`functions/${funktion}/handler.ts`);
  expect(quellen.filter((quelle) => /^functions\/local\/|node_modules\/(dynalite|classic-level)\//.test(quelle))).toEqual([]);
  const text = outputFiles[0]?.text ?? '';
  for (const spur of ['/dev/token', '/dev/jwks', 'Musterstadt', '11111111-1111-4111-8111-111111111111']) expect(text).not.toContain(spur);
});
