/**
 * Kaltstart der gebündelten Handler: ein neuer Prozess, der das Bündel lädt, gegen einen, der nur den gebündelten
 * DynamoDB-Client lädt. Dieselben Angaben wie für AWS (`functions/esbuild-angaben.ts`), abwechselnd gestartet, damit
 * alle dieselbe Last des Rechners trifft.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { ESBUILD_ANGABEN, FUNKTIONEN } from '../../functions/esbuild-angaben.ts';
import { deutsch, type Messung, median, verhaeltnisJeRunde } from './messung.ts';

const STARTS = 15;
const KALTSTART_HOECHSTENS = 1.5;
const BUENDEL_HOECHSTENS_KB = 600;
/** Legt den Client wie unser Handler erst beim Aufruf an: Gemessen wird nur das Laden, also ohne Vorteil für uns. */
const NUR_CLIENT =
  "import { DynamoDBClient } from '@aws-sdk/client-dynamodb';\nexport const handler = async () => new DynamoDBClient({}).config.region();";
const VERGLEICH = 'nur DynamoDB-Client';

interface Start {
  /** Vom Starten des Prozesses bis zu seinem Ende, in ms. */
  readonly prozess: number;
  /** Davon das Laden des Bündels, in ms. */
  readonly laden: number;
}

/** Auf die Belege wartet niemand: Ohne sie erscheint die Liste, und S3 und Zeitstempel sind nur in dieser Funktion. */
const GEMESSEN = FUNKTIONEN.filter((name) => name !== 'belege');

export async function messungenDesKaltstarts(): Promise<Messung[]> {
  const ordner = mkdtempSync(join(tmpdir(), 'gk-kaltstart-'));
  try {
    const dateien = new Map([
      [VERGLEICH, await buendle(ordner, VERGLEICH, { contents: NUR_CLIENT, resolveDir: resolve('functions') })],
    ]);
    for (const name of GEMESSEN) dateien.set(name, await buendle(ordner, name, `functions/${name}/handler.ts`));
    const starts = abwechselnd(dateien);
    const gegen = starts.get(VERGLEICH) ?? [];
    return [
      ...GEMESSEN.map((name) => kaltstart(name, starts.get(name) ?? [], gegen)),
      ...GEMESSEN.map((name) => groesse(name, dateien.get(name) as string)),
    ];
  } finally {
    rmSync(ordner, { recursive: true, force: true });
  }
}

async function buendle(
  ordner: string,
  name: string,
  quelle: string | { contents: string; resolveDir: string },
): Promise<string> {
  const datei = join(ordner, `${name.replace(/\W/g, '-')}.mjs`);
  await build({
    ...ESBUILD_ANGABEN,
    ...(typeof quelle === 'string' ? { entryPoints: [quelle] } : { stdin: quelle }),
    outfile: datei,
    logLevel: 'silent',
  });
  return datei;
}

function abwechselnd(dateien: ReadonlyMap<string, string>): ReadonlyMap<string, readonly Start[]> {
  const starts = new Map([...dateien.keys()].map((name) => [name, [] as Start[]]));
  for (let lauf = -1; lauf < STARTS; lauf++) {
    for (const [name, datei] of dateien) {
      const start = starte(datei);
      if (lauf >= 0) starts.get(name)?.push(start);
    }
  }
  return starts;
}

function starte(datei: string): Start {
  const skript = `const beginn = performance.now();
    const { handler } = await import(${JSON.stringify(pathToFileURL(datei).href)});
    if (typeof handler !== 'function') throw new Error('kein Handler');
    console.log(performance.now() - beginn);`;
  const beginn = performance.now();
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', skript], {
    encoding: 'utf8',
    env: {
      PATH: process.env.PATH,
      AWS_REGION: 'eu-central-1',
      AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
    },
  });
  const laden = Number(stdout);
  if (!(laden > 0)) throw new Error(`Das Bündel ${datei} lädt nicht: ${stderr}`);
  return { prozess: performance.now() - beginn, laden };
}

function kaltstart(name: string, unsere: readonly Start[], gegen: readonly Start[]): Messung {
  const prozess = (starts: readonly Start[]) => starts.map((start) => start.prozess);
  const zeit = (starts: readonly Start[]) =>
    `${deutsch(median(prozess(starts)), 0)} ms (davon Laden ${deutsch(median(starts.map(({ laden }) => laden)), 0)} ms)`;
  return {
    name: `Kaltstart ${name} gegen einen Handler, der nur den DynamoDB-Client enthält`,
    wert: verhaeltnisJeRunde(prozess(unsere), prozess(gegen)),
    grenze: KALTSTART_HOECHSTENS,
    richtung: 'hoechstens',
    einheit: '×',
    einzeln: `${zeit(unsere)} gegen ${zeit(gegen)}, Median aus ${STARTS} Starts`,
  };
}

function groesse(name: string, datei: string): Messung {
  const kilobyte = statSync(datei).size / 1000;
  return {
    name: `Bündel ${name}`,
    wert: kilobyte,
    grenze: BUENDEL_HOECHSTENS_KB,
    richtung: 'hoechstens',
    einheit: 'kB',
    einzeln: 'minifiziert, ungepackt',
  };
}
