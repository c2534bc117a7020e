/**
 * Misst, was Aufgabenbereich und Workbench laden, bevor sie sich zeigen: alles, was die Seite und ihre Module fest
 * importieren, gepackt.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { expect, test } from 'vitest';

const ADDIN = 'dist/addin';
const WORKBENCH = 'dist/workbench';
/** Microsofts eigene React-Vorlage braucht 166 kB. */
const HOECHSTENS_KB = 165;

/** Die Skripte, die eine Seite selbst nennt. */
function skripte(ordner: string, seite: string): string[] {
  const html = readFileSync(join(ordner, seite), 'utf8');
  return [...html.matchAll(/(?:src|href)="[^"]*?(assets\/[^"]+\.js)"/g)].map(([, datei]) => join(ordner, datei ?? ''));
}

const eigene = skripte(ADDIN, 'taskpane.html');

/** Alle Module, die vor dem ersten Befehl der Seite da sein müssen: feste Importe, nicht `import()`. */
async function festImportiert(von: readonly string[] = eigene): Promise<string[]> {
  const { metafile } = await build({
    entryPoints: [...von],
    bundle: true,
    format: 'esm',
    outdir: '-',
    write: false,
    metafile: true,
    logLevel: 'silent',
  });
  const gesehen = new Set<string>();
  const offen = [...von];
  for (let datei = offen.pop(); datei !== undefined; datei = offen.pop()) {
    if (gesehen.has(datei)) continue;
    gesehen.add(datei);
    for (const { path, kind } of metafile.inputs[datei]?.imports ?? [])
      if (kind === 'import-statement') offen.push(path);
  }
  return [...gesehen];
}

const gepackt = (dateien: readonly string[]) =>
  dateien.reduce((summe, datei) => summe + gzipSync(readFileSync(datei)).length, 0) / 1000;

test(`höchstens ${HOECHSTENS_KB} kB JavaScript, bis der Aufgabenbereich sich zeigt`, async () => {
  const dateien = await festImportiert();
  expect(dateien.length).toBeGreaterThan(0);
  expect(gepackt(dateien), dateien.join(', ')).toBeLessThanOrEqual(HOECHSTENS_KB);
  // Wenigstens React und Fluent UI: Sonst hätte die Prüfung die Module nicht gefunden oder die Seite lädt alles erst
  // auf den zweiten Blick.
  expect(gepackt(dateien)).toBeGreaterThan(90);
});

test('Schema, Rechenkern und Anmeldung kommen danach', async () => {
  const inhalt = (await festImportiert()).map((datei) => readFileSync(datei, 'utf8')).join('\n');
  // Kennworte, die das Kürzen übersteht: decimal.js, zod, msal.
  for (const kennwort of ['[DecimalError]', 'invalid_union', 'acquireTokenSilent'])
    expect(inhalt).not.toContain(kennwort);
});

test('ausgeliefert wird React ohne Entwicklungshilfen, auch wenn ein Testlauf gebaut hat', () => {
  for (const datei of eigene) expect(readFileSync(datei, 'utf8')).not.toContain('jsxDEV');
});

test('die Workbench lädt Lesen und Schreiben von .xlsx erst, wenn jemand eine Datei öffnet oder speichert', async () => {
  const dateien = await festImportiert(skripte(WORKBENCH, 'index.html'));
  const inhalt = dateien.map((datei) => readFileSync(datei, 'utf8')).join('\n');
  expect(inhalt).toContain('gk-arbeitsmappe');
  // Kennworte, die das Kürzen übersteht: fflate, hucre.
  for (const kennwort of ['invalid zip data', 'docProps/custom.xml']) expect(inhalt).not.toContain(kennwort);
});
