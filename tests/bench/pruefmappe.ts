/**
 * Was die Prüfmappe von 500 Einträgen kostet, ohne und mit voller Abwicklung: Zeit gegen ebenso viele Zellen mit Zahlen, die dieselbe Bibliothek
 * schreibt, abwechselnd in eigenen Prozessen, und ihr höchster Speicherbedarf samt Node.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as xlsx from '@e965/xlsx';
import { build } from 'esbuild';
import { type Antrag, EINTRAEGE_HOECHSTENS, type Stelleneintrag } from '../../shared/antrag/schema.ts';
import type { Antragsversion } from '../../shared/antrag/version.ts';
import { AACHEN_BEISPIEL } from '../../shared/beispiele/aachen.ts';
import { pruefmappe } from '../../shared/pruefmappe/pruefmappe.ts';
import { ausgedachteAbwicklung } from '../shared/pruefmappe/nach-dem-bescheid.ts';
import { alsVersion } from '../shared/pruefmappe/version.ts';
import { deutsch, type Messung, median, verhaeltnisJeRunde } from './messung.ts';

const RUNDEN = 5;
const HOECHSTENS_MAL = 12;
const HOECHSTENS_MB = 250;
const [STELLE] = AACHEN_BEISPIEL.stellen as [Stelleneintrag];

interface Lauf {
  readonly ms: number;
  readonly megabyte: number;
  readonly kilobyte: number;
}

export async function messungenDerPruefmappe(): Promise<Messung[]> {
  const antrag: Antrag = {
    ...AACHEN_BEISPIEL,
    stellen: Array.from({ length: EINTRAEGE_HOECHSTENS }, (_, i) => ({
      ...STELLE,
      id: `S${i + 1}`,
      bezeichnung: `Teilhabemanagement ${i + 1}`,
      stelle: `Stelle ${i + 1}`,
      jahresausgaben: i % 5 === 0 ? null : `${60_000 + 7 * i}.00`,
    })),
  };
  const ordner = mkdtempSync(join(tmpdir(), 'gk-pruefmappe-'));
  try {
    const skript = join(ordner, 'prozess.mjs');
    await build({
      entryPoints: ['tests/bench/pruefmappe-prozess.ts'],
      outfile: skript,
      bundle: true,
      platform: 'node',
      format: 'esm',
      logLevel: 'silent',
    });
    const name = `Prüfmappe mit ${EINTRAEGE_HOECHSTENS} Einträgen über drei Haushaltsjahre`;
    return [
      ...(await messungen(name, alsVersion(antrag), skript, ordner)),
      ...(await messungen(`${name} und voller Abwicklung`, ausgedachteAbwicklung(antrag), skript, ordner)),
    ];
  } finally {
    rmSync(ordner, { recursive: true, force: true });
  }
}

async function messungen(name: string, version: Antragsversion, skript: string, ordner: string): Promise<Messung[]> {
  const daten = join(ordner, 'version.json');
  writeFileSync(daten, JSON.stringify(version));
  const zellen = anzahlZellen(await pruefmappe(version));
  const mappen: Lauf[] = [];
  const leere: Lauf[] = [];
  for (let runde = 0; runde < RUNDEN; runde++) {
    mappen.push(laufe(skript, 'mappe', daten));
    leere.push(laufe(skript, 'zahlen', String(zellen)));
  }
  const zeiten = (laeufe: readonly Lauf[]) => laeufe.map(({ ms }) => ms);
  return [
    {
      name: `${name} gegen ebenso viele Zellen mit Zahlen`,
      wert: verhaeltnisJeRunde(zeiten(mappen), zeiten(leere)),
      grenze: HOECHSTENS_MAL,
      richtung: 'hoechstens',
      einheit: '×',
      einzeln: `${deutsch(median(zeiten(mappen)) / 1000)} s gegen ${deutsch(median(zeiten(leere)) / 1000)} s, ${zellen.toLocaleString('de-DE')} Zellen, ${deutsch(mappen[0]?.kilobyte ?? 0, 0)} kB`,
    },
    {
      name: `${name}, höchster Speicherbedarf`,
      wert: median(mappen.map(({ megabyte }) => megabyte)),
      grenze: HOECHSTENS_MB,
      richtung: 'hoechstens',
      einheit: 'MB',
      einzeln: 'eigener Prozess, mit Node',
    },
  ];
}

function anzahlZellen(datei: Uint8Array): number {
  const mappe = xlsx.read(datei, { type: 'array' });
  return mappe.SheetNames.reduce((summe, blatt) => summe + Object.keys(mappe.Sheets[blatt] ?? {}).length, 0);
}

function laufe(skript: string, was: string, angabe: string): Lauf {
  const { stdout, stderr, status } = spawnSync(process.execPath, [skript, was, angabe], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`Die Messung der Prüfmappe ist gescheitert: ${stderr}`);
  return JSON.parse(stdout) as Lauf;
}
