/**
 * 50.000 Zeilen: unser functions.js gegen LibreOffice mit Tabellenformeln, ganzer Prozess gegen ganzen Prozess, von der
 * Datei zur Datei.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { writeXlsx } from 'hucre/xlsx';
import { deutsch, type Messung } from './messung.ts';

const ZEILEN = 50_000;
const JAHRE = [2020, 2021, 2022];
const NEU_RECHNEN =
  '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry"><item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item></oor:items>';

type Eingabe = readonly [anteil: number, von: number, bis: number, ausgaben: number];

const eingabe = (i: number): Eingabe => [
  0.5 + (i % 16) / 10,
  43_922 + (i % 90),
  44_926 - (i % 60),
  60_000 + (i % 9000),
];

export async function messungTabellenzeilen(): Promise<Messung> {
  const angaben = {
    name: '50.000 Zeilen, schneller als LibreOffice mit Tabellenformeln',
    grenze: 3,
    richtung: 'mindestens',
    einheit: '×',
  } as const;
  if (spawnSync('soffice', ['--version']).status !== 0)
    return { ...angaben, wert: null, einzeln: 'nicht gemessen, LibreOffice fehlt' };
  const ordner = mkdtempSync(join(tmpdir(), 'gk-bench-'));
  try {
    const unsere = unsereZeit(ordner);
    const libreOffice = await zeitVonLibreOffice(ordner);
    pruefeGleich(ordner);
    return {
      ...angaben,
      wert: libreOffice / unsere,
      einzeln: `${deutsch(unsere / 1000, 2)} s gegen ${deutsch(libreOffice / 1000)} s`,
    };
  } finally {
    rmSync(ordner, { recursive: true, force: true });
  }
}

function unsereZeit(ordner: string): number {
  writeFileSync(join(ordner, 'zeilen.csv'), Array.from({ length: ZEILEN }, (_, i) => eingabe(i).join(',')).join('\n'));
  return zeit(process.execPath, [
    '--import',
    'tsx',
    'tests/bench/zeilen-rechnen.ts',
    join(ordner, 'zeilen.csv'),
    join(ordner, 'unsere.csv'),
  ]);
}

async function zeitVonLibreOffice(ordner: string): Promise<number> {
  const cells = new Map<string, { value: number } | { formula: string }>();
  for (let i = 0; i < ZEILEN; i++) {
    eingabe(i).forEach((value, spalte) => {
      cells.set(`${i},${spalte}`, { value });
    });
    cells.set(`${i},4`, { formula: JAHRE.map((jahr) => jahresformel(i + 1, jahr)).join('+') });
  }
  writeFileSync(join(ordner, 'formeln.xlsx'), await writeXlsx({ sheets: [{ name: 'Zeilen', rows: [], cells }] }));
  mkdirSync(join(ordner, 'profil', 'user'), { recursive: true });
  writeFileSync(join(ordner, 'profil', 'user', 'registrymodifications.xcu'), NEU_RECHNEN);
  const umgebung = `-env:UserInstallation=${pathToFileURL(join(ordner, 'profil')).href}`;
  return zeit('soffice', [
    umgebung,
    '--headless',
    '--convert-to',
    'csv',
    '--outdir',
    ordner,
    join(ordner, 'formeln.xlsx'),
  ]);
}

/** Zuwendung eines Haushaltsjahrs in €, in ganzen Cent gerechnet (wie in der Prüfmappe, nur in einer Zelle). */
function jahresformel(zeile: number, jahr: number): string {
  const monate = '{1,2,3,4,5,6,7,8,9,10,11,12}';
  const [erster, letzter] = [`DATE(${jahr},${monate},1)`, `DATE(${jahr},${monate}+1,0)`];
  const [von, bis] = [`B${zeile}`, `C${zeile}`];
  const beginn = `((${von}>${erster})*(${von}-${erster})+${erster})`;
  const ende = `((${bis}<${letzter})*(${bis}-${letzter})+${letzter})`;
  const kalendertage = `((${ende}>=${beginn})*(${ende}-${beginn}+1))`;
  const voll = `((${von}<=${erster})*(${bis}>=${letzter}))`;
  const tage = `SUMPRODUCT(${voll}*30+(1-${voll})*(${kalendertage}-(${kalendertage}>30)))`;
  return `ROUND(8*MIN(ROUND(D${zeile}*100,0)*10,6800000*ROUND(A${zeile}*10,0))*${tage}/36000,0)/100`;
}

function zeit(programm: string, argumente: readonly string[]): number {
  const beginn = performance.now();
  const lauf = spawnSync(programm, argumente, { encoding: 'utf8', timeout: 900_000 });
  if (lauf.status !== 0) throw new Error(`${programm} ist fehlgeschlagen: ${lauf.stderr}`);
  return performance.now() - beginn;
}

/** Wer schneller ist, aber anders rechnet, hat nichts gewonnen. */
function pruefeGleich(ordner: string): void {
  const unsere = readFileSync(join(ordner, 'unsere.csv'), 'utf8').trim().split('\n').map(Number);
  const formeln = readFileSync(join(ordner, 'formeln.csv'), 'utf8')
    .trim()
    .split('\n')
    .map((zeile) => Number(zeile.split(',').at(-1)));
  const verschieden = unsere.findIndex((wert, i) => wert !== formeln[i]);
  if (unsere.length !== ZEILEN || verschieden >= 0)
    throw new Error(`Zeile ${verschieden + 1}: ${unsere[verschieden]} gegen ${formeln[verschieden]}`);
}
