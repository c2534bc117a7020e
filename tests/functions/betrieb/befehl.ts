/**
 * Startet einen Befehl des Betriebs als eigenen Prozess. Die Datenbank lebt im Prozess des Tests, deshalb nicht synchron.
 * Gebündelt braucht jeder Start ein Fünftel der Zeit; `pruefe-tabelle.test.ts` startet seinen, wie npm es tut, und
 * `export-kommune` bündelt selbst etwas aus seinem Quelltext.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { buildSync } from 'esbuild';
import { FREMDER_ENDPUNKT } from '../werkzeug.ts';

export interface Befehlslauf {
  readonly status: number | null;
  readonly aus: string;
  readonly fehler: string;
}

interface Befehl {
  /** Seine Datei, vom Projekt aus. */
  readonly befehl: string;
  readonly argumente: readonly string[];
  /** Adresse der Datenbank. */
  readonly endpunkt: string;
  readonly umgebung?: Readonly<Record<string, string>>;
}

/** Wie npm ihn startet. */
export function unmittelbar({ befehl, ...rest }: Befehl): Promise<Befehlslauf> {
  return starte(['--import', 'tsx', befehl], rest);
}

export function gebuendelt({ befehl, ...rest }: Befehl): Promise<Befehlslauf> {
  return starte([buendel(befehl)], rest);
}

const fertige = new Map<string, string>();

function buendel(befehl: string): string {
  const fertig = fertige.get(befehl);
  if (fertig) return fertig;
  const ordner = mkdtempSync(join(tmpdir(), 'gk-befehl-'));
  process.once('exit', () => rmSync(ordner, { recursive: true, force: true }));
  const datei = join(ordner, `${basename(befehl, '.ts')}.mjs`);
  buildSync({
    entryPoints: [befehl],
    bundle: true,
    platform: 'node',
    format: 'esm',
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
    outfile: datei,
    logLevel: 'error',
  });
  fertige.set(befehl, datei);
  return datei;
}

function starte(
  datei: readonly string[],
  { argumente, endpunkt, umgebung = {} }: Omit<Befehl, 'befehl'>,
): Promise<Befehlslauf> {
  const zugang = FREMDER_ENDPUNKT
    ? {}
    : { AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test', AWS_REGION: 'eu-central-1' };
  const env = {
    ...process.env,
    ...zugang,
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
    GK_DYNAMODB_ENDPOINT: endpunkt,
    ...umgebung,
  };
  const prozess = spawn(process.execPath, [...datei, ...argumente], { env });
  let [aus, fehler] = ['', ''];
  prozess.stdout.on('data', (teil) => (aus += teil));
  prozess.stderr.on('data', (teil) => (fehler += teil));
  return new Promise((ende) => prozess.on('close', (status) => ende({ status, aus, fehler })));
}
