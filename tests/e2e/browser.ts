/**
 * Ein echter Browser für die Tests: Chromium aus dem npm-Paket, auf Plattformen ohne dieses Paket ein
 * installiertes Chrome. Gibt es keines von beiden, scheitert der Test mit einem Satz, der sagt, was fehlt.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Browser, chromium as playwright } from 'playwright-core';

const { version } = JSON.parse(readFileSync('node_modules/@sparticuz/chromium/package.json', 'utf8')) as {
  version: string;
};
const ABLAGE = resolve('node_modules/.cache', `chromium-${version}`);
/** Nur die Schriften des Pakets: Sonst sähe die Seite je nach Rechner anders aus, auf den Bildern im Handbuch auch. */
const SCHRIFTEN = join(ABLAGE, 'schriften.conf');

/** Eigene Schalter: die des Pakets schalten den Schutz zwischen Websites ab. */
const SCHALTER = [
  '--headless',
  '--no-sandbox',
  '--no-zygote',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-quic',
  '--disable-sync',
  '--no-first-run',
  '--font-render-hinting=none',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
];

interface Programm {
  readonly pfad: string;
  readonly umgebung: Record<string, string>;
}

/**
 * So lange wartet eine Seite auf das, was erscheinen soll; auf einem ruhigen Rechner sind es höchstens einige Sekunden.
 */
export const WARTEZEIT_MS = 120_000;

/** Startet einen Browser; der Aufrufer schließt ihn. Anfragen über diesen Rechner hinaus scheitern. */
export async function starteBrowser(): Promise<Browser> {
  const programm = await browserprogramm();
  return playwright.launch({
    executablePath: programm.pfad,
    args: SCHALTER,
    ignoreDefaultArgs: ['--enable-automation'],
    env: { ...umgebungsvariablen(), ...programm.umgebung },
  });
}

/** Entpackt den Browser einmal je Rechner; mehrere Testprozesse dürfen gleichzeitig fragen. */
export async function browserprogramm(): Promise<Programm> {
  if (process.platform === 'linux' && process.arch === 'x64') return ausPaket();
  const installiert = installiertesChrome();
  if (installiert) return { pfad: installiert, umgebung: {} };
  throw new Error(
    `Für ${process.platform}/${process.arch} gibt es keinen Browser aus npm und es ist kein Chrome installiert. Bitte Chrome oder Chromium installieren oder CHROME_PATH setzen.`,
  );
}

async function ausPaket(): Promise<Programm> {
  const pfad = join(ABLAGE, 'chromium');
  if (!existsSync(pfad)) await entpacke();
  if (!existsSync(SCHRIFTEN)) {
    const [ordner, zwischen] = [join(ABLAGE, 'fonts'), join(ABLAGE, 'fontcache')];
    writeFileSync(
      SCHRIFTEN,
      `<?xml version="1.0"?><fontconfig><dir>${ordner}</dir><cachedir>${zwischen}</cachedir></fontconfig>`,
    );
  }
  const umgebung: Record<string, string> = { FONTCONFIG_FILE: SCHRIFTEN, HOME: ABLAGE };
  if (laeuft(pfad, umgebung)) return { pfad, umgebung };
  const mitBibliotheken = { ...umgebung, LD_LIBRARY_PATH: join(ABLAGE, 'al2023', 'lib') };
  if (laeuft(pfad, mitBibliotheken)) return { pfad, umgebung: mitBibliotheken };
  throw new Error(
    `Der Browser aus @sparticuz/chromium ${version} startet auf diesem Rechner nicht: ${pfad} --version schlägt fehl.`,
  );
}

/** Das Paket entpackt nach TMPDIR und fragt seine Umgebung, ob es Systembibliotheken mitliefern soll. */
async function entpacke(): Promise<void> {
  const arbeit = `${ABLAGE}.${process.pid}`;
  mkdirSync(arbeit, { recursive: true });
  const vorher = {
    TMPDIR: process.env.TMPDIR,
    AWS_EXECUTION_ENV: process.env.AWS_EXECUTION_ENV,
    LD_LIBRARY_PATH: process.env.LD_LIBRARY_PATH,
  };
  process.env.TMPDIR = arbeit;
  process.env.AWS_EXECUTION_ENV = 'AWS_Lambda_nodejs22.x';
  try {
    const { default: paket } = await import('@sparticuz/chromium');
    await paket.executablePath();
  } finally {
    for (const [name, wert] of Object.entries(vorher)) {
      if (wert === undefined) delete process.env[name];
      else process.env[name] = wert;
    }
  }
  try {
    renameSync(arbeit, ABLAGE);
  } catch {
    rmSync(arbeit, { recursive: true, force: true });
  }
}

function laeuft(pfad: string, umgebung: Record<string, string>): boolean {
  return spawnSync(pfad, ['--version'], { env: { ...umgebungsvariablen(), ...umgebung } }).status === 0;
}

function installiertesChrome(): string | undefined {
  const kandidaten = [
    process.env.CHROME_PATH,
    '/usr/bin/google-chrome',
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  ];
  return kandidaten.find((pfad) => pfad !== undefined && existsSync(pfad));
}

function umgebungsvariablen(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((eintrag): eintrag is [string, string] => eintrag[1] !== undefined),
  );
}
