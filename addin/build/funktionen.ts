/** Baut functions.js (klassisches Skript) und functions.json aus der Tabelle der GK-Funktionen. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createContext, Script } from 'node:vm';
import { build, type Plugin } from 'esbuild';
import { FUNKTIONEN } from '../custom-functions/funktionen.ts';
import { NUR_GRUNDRECHENARTEN } from './grundrechenarten.ts';
import { type Metadaten, metadaten } from './metadaten.ts';
import { NUR_RECHNEN } from './nur-rechnen.ts';
import { ENTWICKLUNGSADRESSE, WURZEL } from './pfade.ts';

/** Schreibt beide Dateien nach `ziel`; `basisadresse` steht danach vor jedem Hilfeverweis. */
export async function baueFunktionen(ziel: string, basisadresse = ENTWICKLUNGSADRESSE): Promise<Metadaten> {
  mkdirSync(ziel, { recursive: true });
  const skript = join(ziel, 'functions.js');
  writeFileSync(skript, await funktionsskript());
  const beschreibung = metadaten(FUNKTIONEN, basisadresse);
  pruefeGleicheMenge(beschreibung, readFileSync(skript, 'utf8'));
  writeFileSync(join(ziel, 'functions.json'), `${JSON.stringify(beschreibung, null, 2)}\n`);
  return beschreibung;
}

/** Das Skript, das Excel lädt; `plugins` können Quellen austauschen. */
export async function funktionsskript(plugins: readonly Plugin[] = []): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(WURZEL, 'addin/custom-functions/zuordnung.ts')],
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    target: 'es2022',
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'silent',
    plugins: [...plugins, NUR_RECHNEN, NUR_GRUNDRECHENARTEN],
  });
  return outputFiles.map(({ text }) => text).join('');
}

/**
 * Verlangt, dass angemeldet ist, was beschrieben ist, und nichts sonst; sonst fehlt in Excel eine Funktion oder sie hat
 * keinen Namen.
 */
export function pruefeGleicheMenge(
  beschreibung: { readonly functions: readonly { readonly id: string }[] },
  quelltext: string,
): void {
  const angemeldet = new Set<string>();
  new Script(quelltext).runInContext(
    createContext({
      CustomFunctions: { associate: (id: string) => angemeldet.add(id), Error: class {}, ErrorCode: {} },
    }),
  );
  const beschrieben = new Set(beschreibung.functions.map((funktion) => funktion.id));
  const fehlend = [...beschrieben]
    .filter((id) => !angemeldet.has(id))
    .concat([...angemeldet].filter((id) => !beschrieben.has(id)));
  if (fehlend.length > 0) throw new Error(`Nur angemeldet oder nur beschrieben: ${fehlend.join(', ')}`);
}
