/**
 * 50.000 Zeilen aus derselben .xlsx: unser functions.js gegen LibreOffice und Gnumeric, die ihre billigste Formel in
 * derselben Datei neu rechnen. Gezählt wird Rechenzeit (CPU), ohne den Start des Prozesses: Den misst dieselbe Arbeit an
 * einer Datei mit einer Zeile.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { writeXlsx } from 'hucre/xlsx';
import { deutsch, type Messung, median } from './messung.ts';

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

interface Gegner {
  readonly name: string;
  readonly programm: string;
  readonly grenze: number;
  readonly gewollt?: number;
  argumente(ordner: string, quelle: string, ziel: string): readonly string[];
}

const GNUMERIC = 'ssconvert';

const GEGNER: readonly Gegner[] = [
  {
    name: 'LibreOffice',
    programm: 'soffice',
    // Gemessen sind 7,7 bis 8,5; was bleibt, ist das Lesen.
    grenze: 6.5,
    gewollt: 8,
    argumente: (ordner, quelle) => [
      `-env:UserInstallation=${pathToFileURL(join(ordner, 'profil')).href}`,
      ...['--headless', '--convert-to', 'csv', '--outdir', ordner, join(ordner, `${quelle}.xlsx`)],
    ],
  },
  {
    name: 'Gnumeric',
    programm: GNUMERIC,
    grenze: 5.5,
    argumente: (ordner, quelle, ziel) => [...['--recalc', join(ordner, `${quelle}.xlsx`), join(ordner, `${ziel}.csv`)]],
  },
];

export async function messungenTabellenzeilen(): Promise<Messung[]> {
  const ordner = mkdtempSync(join(tmpdir(), 'gk-bench-'));
  try {
    await schreibe(ordner, 'alle', ZEILEN);
    await schreibe(ordner, 'eine', 1);
    mkdirSync(join(ordner, 'profil', 'user'), { recursive: true });
    writeFileSync(join(ordner, 'profil', 'user', 'registrymodifications.xcu'), NEU_RECHNEN);
    const rechne = (datei: string, durchgaenge = 1) =>
      rechenzeit(process.execPath, [
        ...['--import', 'tsx', 'tests/bench/zeilen-rechnen.ts'],
        ...[join(ordner, `${datei}.xlsx`), join(ordner, `${datei}-unsere.csv`), String(durchgaenge)],
      ]);
    rechne('eine');
    const unsere = rechne('alle') - rechne('eine');
    return [...GEGNER.map((gegner) => gegen(gegner, ordner, unsere)), nurRechnen(ordner, rechne)];
  } finally {
    rmSync(ordner, { recursive: true, force: true });
  }
}

function gegen({ name, programm, grenze, gewollt, argumente }: Gegner, ordner: string, unsere: number): Messung {
  const angaben = {
    name: `50.000 Zeilen aus derselben .xlsx, schneller als ${name}`,
    grenze,
    ...(gewollt !== undefined && { gewollt }),
    richtung: 'mindestens',
    einheit: '×',
  } as const;
  if (spawnSync(programm, ['--version']).error)
    return { ...angaben, wert: null, einzeln: `nicht gemessen, ${name} fehlt` };
  const rechne = (datei: string) => rechenzeit(programm, argumente(ordner, datei, datei));
  // Der erste Lauf legt das Profil an.
  rechne('eine');
  const start = rechne('eine');
  const ihre = rechne('alle') - start;
  pruefeGleich(ordner);
  const einzeln = `${deutsch(unsere, 2)} s gegen ${deutsch(ihre, 2)} s Rechenzeit mit Lesen und Schreiben; der Start (${deutsch(start, 2)} s) ist abgezogen, die Formel zählt Tage mit Hilfsspalten`;
  return { ...angaben, wert: ihre / unsere, einzeln };
}

const DURCHGAENGE = 101;

/**
 * Ohne Lesen und Schreiben: Gnumeric an einer Datei, in der seine Werte schon stehen, mit `--recalc` gegen ohne; wir mit
 * 101 Durchgängen gegen einen. Je der Median aus drei Unterschieden.
 */
function nurRechnen(ordner: string, rechne: (datei: string, durchgaenge?: number) => number): Messung {
  const angaben = {
    name: '50.000 Zeilen nur neu rechnen, schneller als Gnumeric',
    grenze: 10,
    richtung: 'mindestens',
    einheit: '×',
  } as const;
  if (spawnSync(GNUMERIC, ['--version']).error)
    return { ...angaben, wert: null, einzeln: 'nicht gemessen, Gnumeric fehlt' };
  const pfad = (datei: string) => join(ordner, datei);
  rechenzeit(GNUMERIC, ['--recalc', pfad('alle.xlsx'), pfad('gerechnet.xlsx')]);
  const runden = [0, 1, 2].map(() => [
    (rechne('alle', DURCHGAENGE) - rechne('alle')) / (DURCHGAENGE - 1),
    rechenzeit(GNUMERIC, ['--recalc', pfad('gerechnet.xlsx'), pfad('neu.csv')]) -
      rechenzeit(GNUMERIC, [pfad('gerechnet.xlsx'), pfad('alt.csv')]),
  ]);
  if (readFileSync(pfad('neu.csv'), 'utf8') !== readFileSync(pfad('alt.csv'), 'utf8'))
    throw new Error('Gnumeric rechnet beim zweiten Mal anders.');
  const [unsere, ihre] = [0, 1].map((i) => median(runden.map((runde) => runde[i] as number))) as [number, number];
  const einzeln = `${deutsch(1000 * unsere, 1)} ms gegen ${deutsch(1000 * ihre, 0)} ms Rechenzeit, ohne Lesen und Schreiben`;
  return { ...angaben, wert: ihre / unsere, einzeln };
}

/** Angaben, je Haushaltsjahr Anfang, Ende und Tage in Hilfsspalten, dahinter die Zuwendung. */
async function schreibe(ordner: string, name: string, zeilen: number): Promise<void> {
  const cells = new Map<string, { value: number } | { formula: string }>();
  for (let i = 0; i < zeilen; i++) {
    eingabe(i).forEach((value, spalte) => {
      cells.set(`${i},${spalte}`, { value });
    });
    const betraege = JAHRE.map((jahr, k) => {
      const [s, e, tage] = [4 + 3 * k, 5 + 3 * k, 6 + 3 * k].map(
        (spalte) => `${String.fromCharCode(65 + spalte)}${i + 1}`,
      );
      cells.set(`${i},${4 + 3 * k}`, { formula: `MAX(B${i + 1},DATE(${jahr},1,1))` });
      cells.set(`${i},${5 + 3 * k}`, { formula: `MIN(C${i + 1},DATE(${jahr},12,31))` });
      cells.set(`${i},${6 + 3 * k}`, { formula: tageformel(s as string, e as string) });
      return `ROUND(8*MIN(ROUND(D${i + 1}*100,0)*10,6800000*ROUND(A${i + 1}*10,0))*${tage}/36000,0)/100`;
    });
    cells.set(`${i},13`, { formula: betraege.join('+') });
  }
  writeFileSync(join(ordner, `${name}.xlsx`), await writeXlsx({ sheets: [{ name: 'Zeilen', rows: [], cells }] }));
}

/** Fördertage von s bis e in einem Haushaltsjahr: erster und letzter Monat, dazwischen je 30. */
function tageformel(s: string, e: string): string {
  const ganz = `AND(DAY(${s})=1,DAY(${e}+1)=1)`;
  const erster = `IF(DAY(${s})=1,30,EOMONTH(${s},0)-${s}+1)`;
  const letzter = `IF(DAY(${e}+1)=1,30,DAY(${e}))`;
  return `IF(${s}>${e},0,IF(MONTH(${s})=MONTH(${e}),IF(${ganz},30,${e}-${s}+1),${erster}+30*(MONTH(${e})-MONTH(${s})-1)+${letzter}))`;
}

/** Sekunden, die der Prozess und seine Kinder rechnen, von der Shell gezählt. */
function rechenzeit(programm: string, argumente: readonly string[]): number {
  const lauf = spawnSync('bash', ['-c', '"$@" >/dev/null 2>&1 || exit 1; times', 'bash', programm, ...argumente], {
    encoding: 'utf8',
    timeout: 900_000,
  });
  if (lauf.status !== 0) throw new Error(`${programm} ist fehlgeschlagen: ${lauf.stderr}`);
  const [, kinder = ''] = lauf.stdout.trim().split('\n');
  return [...kinder.matchAll(/(\d+)m([\d.,]+)s/g)].reduce(
    (summe, [, minuten, sekunden = '']) => summe + 60 * Number(minuten) + Number(sekunden.replace(',', '.')),
    0,
  );
}

/** Wer schneller ist, aber anders rechnet, hat nichts gewonnen. */
function pruefeGleich(ordner: string): void {
  const unsere = readFileSync(join(ordner, 'alle-unsere.csv'), 'utf8').trim().split('\n').map(Number);
  const formeln = readFileSync(join(ordner, 'alle.csv'), 'utf8')
    .trim()
    .split('\n')
    .map((zeile) => Number(zeile.split(',').at(-1)));
  const verschieden = unsere.findIndex((wert, i) => wert !== formeln[i]);
  if (unsere.length !== ZEILEN || verschieden >= 0)
    throw new Error(`Zeile ${verschieden + 1}: ${unsere[verschieden]} gegen ${formeln[verschieden]}`);
}
