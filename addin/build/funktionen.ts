/** Baut functions.js (klassisches Skript) und functions.json aus den Quellen der GK-Funktionen. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createContext, Script } from 'node:vm';
import { generateCustomFunctionsMetadata } from 'custom-functions-metadata';
import { build } from 'esbuild';
import { ENTWICKLUNGSADRESSE, WURZEL } from './pfade.ts';

const QUELLE = join(WURZEL, 'addin/custom-functions/functions.ts');

export interface Metadaten {
  functions: { id: string; name: string; description?: string; helpUrl?: string; parameters: { name: string; description?: string; optional?: boolean }[] }[];
}

/** Schreibt beide Dateien nach `ziel`; `basisadresse` steht danach vor jedem Hilfeverweis. */
export async function baueFunktionen(ziel: string, basisadresse = ENTWICKLUNGSADRESSE): Promise<Metadaten> {
  mkdirSync(ziel, { recursive: true });
  const skript = join(ziel, 'functions.js');
  await build({
    entryPoints: [join(WURZEL, 'addin/custom-functions/zuordnung.ts')],
    outfile: skript,
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2022',
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'silent',
  });
  const metadaten = await erzeugeMetadaten(QUELLE, basisadresse);
  pruefeGleicheMenge(metadaten, readFileSync(skript, 'utf8'));
  writeFileSync(join(ziel, 'functions.json'), `${JSON.stringify(metadaten, null, 2)}\n`);
  return metadaten;
}

/** Liest die Kommentare der Quelle. @throws {Error} mit allem, was custom-functions-metadata daran beanstandet */
export async function erzeugeMetadaten(quelle: string, basisadresse: string): Promise<Metadaten> {
  const ergebnis = await generateCustomFunctionsMetadata(quelle);
  if (ergebnis.errors.length > 0) throw new Error(`functions.json lässt sich nicht erzeugen:\n${ergebnis.errors.join('\n')}`);
  const metadaten = JSON.parse(ergebnis.metadataJson) as Metadaten;
  for (const funktion of metadaten.functions) {
    if (funktion.helpUrl?.startsWith(ENTWICKLUNGSADRESSE)) funktion.helpUrl = basisadresse + funktion.helpUrl.slice(ENTWICKLUNGSADRESSE.length);
  }
  return metadaten;
}

/** Verlangt, dass angemeldet ist, was beschrieben ist, und nichts sonst; sonst fehlt in Excel eine Funktion oder sie hat keinen Namen. */
export function pruefeGleicheMenge(metadaten: Pick<Metadaten, 'functions'>, quelltext: string): void {
  const angemeldet = new Set<string>();
  new Script(quelltext).runInContext(createContext({ CustomFunctions: { associate: (id: string) => angemeldet.add(id), Error: class {}, ErrorCode: {} } }));
  const beschrieben = new Set(metadaten.functions.map((funktion) => funktion.id));
  const fehlend = [...beschrieben].filter((id) => !angemeldet.has(id)).concat([...angemeldet].filter((id) => !beschrieben.has(id)));
  if (fehlend.length > 0) throw new Error(`Nur angemeldet oder nur beschrieben: ${fehlend.join(', ')}`);
}
