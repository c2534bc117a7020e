/**
 * Wie schnell der Aufgabenbereich bedienbar ist, gegen eine Seite mit den Teilen von Microsofts React-Vorlage
 * (`vorlage.tsx`) und gegen eine leere Seite, alle mit demselben nachgebildeten Office. Reihum in
 * neuen Profilen, auf einem vierfach gebremsten Rechner, mit 10 Mbit/s und 40 ms Laufzeit, alles gepackt. Was der
 * Server braucht, zählt bei beiden.
 */
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import type { Browser } from 'playwright-core';
import { blattAusAntrag } from '../../addin/haushaltsblatt/blatt-aus-antrag.ts';
import { schreibeHaushaltsblatt } from '../../addin/haushaltsblatt/in-der-mappe.ts';
import { ExcelWorkbook } from '../../addin/workbook/office/excel-workbook.ts';
import { AACHEN_BEISPIEL } from '../../shared/beispiele/aachen.ts';
import type { Blatt } from '../addin/workbook/office/excel-blatt.ts';
import { ExcelNachbau } from '../addin/workbook/office/excel-nachbau.ts';
import { starteBrowser } from '../e2e/browser.ts';
import { deutsch, type Messung, median } from './messung.ts';

/** Ein Blatt, wie es in den Browser reist. */
export interface Abbild {
  readonly name: string;
  readonly zellen: readonly (typeof Blatt.prototype.zellen extends Map<infer K, infer V> ? readonly [K, V] : never)[];
  readonly tabellen: readonly (typeof Blatt.prototype.tabellen extends Map<infer K, infer V>
    ? readonly [K, V]
    : never)[];
}

const ADDIN = 'dist/addin';
const OFFICE = 'https://appsforoffice.microsoft.com/lib/1/hosted/office.js';
const RUNDEN = 15;
const VORLAUF = 2;
const BREMSE = 4;
const LAUFZEIT_MS = 40;
const BYTES_JE_SEKUNDE = (10 * 1000 * 1000) / 8;
/** Gegen die Vorlage: Nach demselben ersten Bild kommen das Lesen der Mappe, der Plan und seine Tabelle. */
const VORLAGE_HOECHSTENS = 2.8;
const VORLAGE_GEWOLLT = 1.2;
/** Gegen die leere Seite, die nicht einmal React lädt. */
const HOECHSTENS = 7;
const TYPEN: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

const LEER =
  '<!doctype html><html lang="de"><title>Leer</title><script src="office.js"></script><body><script type="module" src="leer.js"></script></body></html>';
const VORLAGE =
  '<!doctype html><html lang="de"><title>Vorlage</title><script src="office.js"></script><body><div id="container"></div><script type="module" src="vorlage.js"></script></body></html>';
/** Bedienbar ist die leere Seite, sobald Office sich gemeldet hat und ein Knopf da ist. */
const LEERES_SKRIPT = "await Office.onReady(); document.body.innerHTML = '<button>da</button>';";

/**
 * Läuft in jeder Seite von Anfang an mit und meldet in der Konsole, nach wie vielen Millisekunden seit Beginn der
 * Navigation alles da ist, was
 * `muster` nennt, und sich anklicken lässt. Als Text, damit nichts anderes in der Seite mitläuft und die leere Seite
 * langsamer macht.
 */
const melder = (muster: readonly string[]) => `{
  const alles = () => ${JSON.stringify(muster)}.every((eines) => document.querySelector(eines + ':not([disabled])')?.getClientRects().length);
  const bild = () => (alles() ? console.debug('bedienbar', performance.now()) : requestAnimationFrame(bild));
  requestAnimationFrame(bild);
}`;

export async function messungenDesBereichs(): Promise<Messung[]> {
  const [leereMappe, mitBlatt, vorlage, browser] = await Promise.all([
    officeNachbau([]),
    officeNachbau(await abbildMitBlatt()),
    vorlagenskript(),
    starteBrowser(),
  ]);
  const [server, adresse] = await stelleBereit({ leer: leereMappe, blatt: mitBlatt }, vorlage);
  try {
    const seiten = [
      { name: 'leere Seite', adresse: `${adresse}/leer/leer.html`, muster: ['button'] },
      {
        name: 'Haushaltsblatt anlegen',
        adresse: `${adresse}/leer/taskpane.html`,
        muster: ['[role=tab]:nth-child(4)', '[role=tabpanel] button'],
      },
      { name: 'leere Seite, Mappe mit Haushaltsblatt', adresse: `${adresse}/blatt/leer.html`, muster: ['button'] },
      {
        name: 'Plan',
        adresse: `${adresse}/blatt/taskpane.html`,
        muster: ['[role=tab]:nth-child(4)', '[role=tabpanel] table button'],
      },
      { name: 'Vorlage', adresse: `${adresse}/blatt/vorlage.html`, muster: ['button'] },
    ];
    const zeiten: number[][] = seiten.map(() => []);
    for (let runde = -VORLAUF; runde < RUNDEN; runde++) {
      for (const [i, seite] of seiten.entries()) {
        const zeit = await oeffne(browser, seite.adresse, seite.muster);
        if (runde >= 0) zeiten[i]?.push(zeit);
      }
    }
    const [leer, anlegen, leerMitBlatt, plan, microsoft] = zeiten.map(median) as [
      number,
      number,
      number,
      number,
      number,
    ];
    const gegenVorlage = 'gegen eine Seite mit den Teilen von Microsofts React-Vorlage';
    const vorlagengrenze = { grenze: VORLAGE_HOECHSTENS, gewollt: VORLAGE_GEWOLLT };
    return [
      {
        ...vergleich(`Ohne Haushaltsblatt: „Haushaltsblatt anlegen“ bedienbar, ${gegenVorlage}`, anlegen, microsoft),
        ...vorlagengrenze,
      },
      { ...vergleich(`Mit Haushaltsblatt: Plan bedienbar, ${gegenVorlage}`, plan, microsoft), ...vorlagengrenze },
      vergleich('Ohne Haushaltsblatt: „Haushaltsblatt anlegen“ bedienbar, gegen die leere Seite', anlegen, leer),
      vergleich('Mit Haushaltsblatt: Plan bedienbar, gegen die leere Seite', plan, leerMitBlatt),
    ];
  } finally {
    await browser.close();
    server.close();
  }
}

function vergleich(name: string, bereich: number, leer: number): Messung {
  return {
    name,
    wert: bereich / leer,
    grenze: HOECHSTENS,
    richtung: 'hoechstens',
    einheit: '×',
    einzeln: `${deutsch(bereich, 0)} ms gegen ${deutsch(leer, 0)} ms`,
  };
}

async function oeffne(browser: Browser, adresse: string, muster: readonly string[]): Promise<number> {
  const kontext = await browser.newContext({ viewport: { width: 350, height: 800 }, locale: 'de-DE' });
  try {
    const seite = await kontext.newPage();
    const cdp = await kontext.newCDPSession(seite);
    await cdp.send('Network.enable');
    await cdp.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: LAUFZEIT_MS,
      downloadThroughput: BYTES_JE_SEKUNDE,
      uploadThroughput: BYTES_JE_SEKUNDE,
    });
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: BREMSE });
    await seite.addInitScript(melder(muster));
    const meldung = seite.waitForEvent('console', {
      predicate: (m) => m.text().startsWith('bedienbar '),
      timeout: 60_000,
    });
    await seite.goto(adresse, { waitUntil: 'commit' });
    return Number((await meldung).text().split(' ')[1]);
  } finally {
    await kontext.close();
  }
}

async function abbildMitBlatt(): Promise<Abbild[]> {
  const excel = new ExcelNachbau();
  await schreibeHaushaltsblatt(new ExcelWorkbook(excel.run), blattAusAntrag(AACHEN_BEISPIEL));
  return excel.blaetter.map(({ name, zellen, tabellen }) => ({ name, zellen: [...zellen], tabellen: [...tabellen] }));
}

async function officeNachbau(abbild: readonly Abbild[]): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: ['tests/bench/office-nachbau.ts'],
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2022',
    write: false,
    define: { ABBILD: JSON.stringify(abbild) },
  });
  return outputFiles[0]?.text ?? '';
}

/** Dieselben Pakete wie im Aufgabenbereich, gebaut wie für den Betrieb. */
async function vorlagenskript(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: ['tests/bench/vorlage.tsx'],
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    write: false,
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  return outputFiles[0]?.text ?? '';
}

/** `/<Mappe>/<Datei>`: das gebaute Add-in, mit dem Office dieser Mappe an der Stelle des echten. */
function stelleBereit(office: Readonly<Record<string, string>>, vorlage: string): Promise<[Server, string]> {
  const vorrat = new Map<string, Buffer>();
  const inhalt = (mappe: string, datei: string): Buffer | string => {
    if (datei === 'office.js') return office[mappe] ?? '';
    if (datei === 'leer.html') return LEER;
    if (datei === 'leer.js') return LEERES_SKRIPT;
    if (datei === 'vorlage.html') return VORLAGE;
    if (datei === 'vorlage.js') return vorlage;
    const gelesen = readFileSync(join(ADDIN, datei));
    return datei === 'taskpane.html' ? gelesen.toString().replace(OFFICE, './office.js') : gelesen;
  };
  const server = createServer((anfrage, antwort) => {
    const pfad = new URL(anfrage.url ?? '/', 'http://localhost').pathname;
    const [, mappe = '', ...rest] = pfad.split('/');
    const datei = rest.join('/');
    try {
      if (!vorrat.has(pfad)) vorrat.set(pfad, gzipSync(inhalt(mappe, datei)));
      antwort.writeHead(200, {
        'content-type': `${TYPEN[extname(datei)] ?? 'application/octet-stream'}; charset=utf-8`,
        'content-encoding': 'gzip',
      });
      antwort.end(vorrat.get(pfad));
    } catch {
      antwort.writeHead(404).end();
    }
  });
  return new Promise((fertig) => {
    server.listen(0, '127.0.0.1', () => {
      const adresse = server.address();
      fertig([server, `http://127.0.0.1:${typeof adresse === 'object' && adresse ? adresse.port : 0}`]);
    });
  });
}
