/**
 * Baut functions.js und functions.json mit geänderten Quellen, so wie nach der Änderung im Projekt, aber nur im
 * Speicher.
 */
import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { createContext, Script } from 'node:vm';
import { build, type Plugin } from 'esbuild';
import { funktionsskript } from '../../../addin/build/funktionen.ts';
import type { Metadaten } from '../../../addin/build/metadaten.ts';
import { lade, type Rufer, ruferFuer } from './excel.ts';

/** Ersetzt in einer Quelle eine Stelle, die es genau einmal geben muss. */
export interface Aenderung {
  readonly datei: string;
  readonly stelle: string;
  readonly neu: string;
}

export interface Gebaut {
  readonly gk: Rufer;
  readonly angemeldet: ReadonlyMap<string, unknown>;
  readonly metadaten: Metadaten;
  /** functions.js, wie Excel und die Arbeitsmappe es laden. */
  readonly skript: string;
}

/** Mit geänderten Stellen oder, als Plugin, ganzen Dateien. */
export async function gebautMit(...aenderungen: readonly (Aenderung | Plugin)[]): Promise<Gebaut> {
  const plugins = [mitAenderungen(aenderungen.filter((a) => 'datei' in a)), ...aenderungen.filter((a) => 'setup' in a)];
  const metadaten = await metadatenMit(plugins);
  const skript = await funktionsskript(plugins);
  const angemeldet = lade(skript);
  return {
    angemeldet,
    metadaten,
    skript,
    gk: ruferFuer(angemeldet, metadaten.functions as Parameters<typeof ruferFuer>[1]),
  };
}

/** Trägt die Folge-Regelstände ins Verzeichnis ein: ein Import und ein Eintrag, wie in CONTRIBUTING. */
export const FOLGEREGELSTAENDE: readonly Aenderung[] = [
  {
    datei: 'shared/regelstand/verzeichnis.ts',
    stelle: "import { THM_2019 } from './thm-2019.ts';",
    neu: "import { THM_2019 } from './thm-2019.ts';\nimport { DIA_FOLGE, THM_FOLGE } from '../../tests/shared/regelstand/folge.ts';",
  },
  {
    datei: 'shared/regelstand/verzeichnis.ts',
    stelle: '[THM_2019, DIA_2019]',
    neu: '[THM_2019, DIA_2019, THM_FOLGE, DIA_FOLGE]',
  },
];

/** Für jeden Build mit esbuild. */
export function mitAenderungen(aenderungen: readonly Aenderung[]): Plugin {
  const quellen = new Map<string, string>();
  for (const { datei, stelle, neu } of aenderungen) {
    const bisher = quellen.get(resolve(datei)) ?? readFileSync(datei, 'utf8');
    const [vorher, nachher, ...weitere] = bisher.split(stelle);
    if (vorher === undefined || nachher === undefined || weitere.length > 0)
      throw new Error(`${datei}: „${stelle}“ steht dort nicht genau einmal`);
    quellen.set(resolve(datei), vorher + neu + nachher);
  }
  return {
    name: 'geaenderte-quellen',
    setup: ({ onLoad }) =>
      onLoad({ filter: /\.ts$/ }, ({ path }) =>
        quellen.has(path) ? { contents: quellen.get(path) ?? '', loader: 'ts' } : undefined,
      ),
  };
}

/** Ersetzt oder ergänzt ganze Dateien, nach ihrem vollen Pfad. */
export function mitDateien(dateien: Readonly<Record<string, string>>): Plugin {
  return {
    name: 'andere-dateien',
    setup: ({ onLoad, onResolve }) => {
      onResolve({ filter: /\.ts$/ }, ({ path, resolveDir }) =>
        resolve(resolveDir, path) in dateien ? { path: resolve(resolveDir, path) } : undefined,
      );
      onLoad({ filter: /\.ts$/ }, ({ path }) =>
        path in dateien ? { contents: dateien[path] ?? '', loader: 'ts', resolveDir: dirname(path) } : undefined,
      );
    },
  };
}

async function metadatenMit(plugins: Plugin[]): Promise<Metadaten> {
  const contents = `import { FUNKTIONEN } from './addin/custom-functions/funktionen.ts';
import { metadaten } from './addin/build/metadaten.ts';
globalThis.ergebnis = JSON.stringify(metadaten(FUNKTIONEN, 'https://localhost:3443'));`;
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: '.', loader: 'ts' },
    bundle: true,
    write: false,
    format: 'iife',
    plugins,
    logLevel: 'silent',
  });
  const realm = createContext({}) as { ergebnis?: string };
  new Script(outputFiles[0]?.text ?? '').runInContext(realm);
  return JSON.parse(realm.ergebnis ?? '') as Metadaten;
}
