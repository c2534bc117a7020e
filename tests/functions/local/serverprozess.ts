/** Startet den lokalen Server als eigenen Prozess, um ihn beenden, abschießen und neu starten zu können. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { freierPort } from '../../e2e/anwendung.ts';

export interface Ende {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

export interface Serverprozess {
  readonly prozess: ChildProcess;
  readonly adresse: string;
  readonly port: number;
  readonly ende: Promise<Ende>;
  ausgabe(): string;
  fehler(): string;
  beende(signal?: NodeJS.Signals): Promise<Ende>;
}

const DIREKT = [process.execPath, '--import', 'tsx', 'functions/local/start.ts'] as const;

/** Ein Ordner, der mit dem Test verschwindet. */
export function datenordner(): string {
  const ordner = mkdtempSync(join(tmpdir(), 'gk-lokal-'));
  onTestFinished(() => rmSync(ordner, { recursive: true, force: true }));
  return ordner;
}

/** Wartet nicht, bis der Server bereit ist; für Starts, die scheitern sollen. */
export function beginne(
  umgebung: Record<string, string>,
  [programm, ...angaben]: readonly string[] = DIREKT,
): Serverprozess {
  const { npm_lifecycle_event: _, ...geerbt } = process.env;
  const prozess = spawn(programm ?? '', angaben, {
    env: { ...geerbt, ...umgebung },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const gesammelt = { stdout: '', stderr: '' };
  for (const strom of ['stdout', 'stderr'] as const) {
    prozess[strom]?.setEncoding('utf8').on('data', (teil: string) => {
      gesammelt[strom] += teil;
    });
  }
  const ende = new Promise<Ende>((erfuellt) => prozess.once('close', (code, signal) => erfuellt({ code, signal })));
  onTestFinished(() => {
    prozess.kill('SIGKILL');
  });
  return {
    prozess,
    port: Number(umgebung.PORT),
    adresse: `http://localhost:${umgebung.PORT}`,
    ende,
    ausgabe: () => gesammelt.stdout,
    fehler: () => gesammelt.stderr,
    beende: (signal = 'SIGTERM') => {
      prozess.kill(signal);
      return ende;
    },
  };
}

/** Wartet auf die letzte Zeile, die Adresse. */
export async function starteServer(
  umgebung: Record<string, string>,
  befehl: readonly string[] = DIREKT,
): Promise<Serverprozess> {
  const PORT = umgebung.PORT ?? String(await freierPort());
  const server = beginne({ ...umgebung, PORT }, befehl);
  let beendet = false;
  void server.ende.then(() => {
    beendet = true;
  });
  while (!server.ausgabe().endsWith(`${server.adresse}\n`)) {
    if (beendet) throw new Error(`Der Server ist beim Start beendet worden:\n${server.ausgabe()}${server.fehler()}`);
    await new Promise((weiter) => setTimeout(weiter, 20));
  }
  return server;
}

export const SACHBEARBEITUNG = {
  tid: '11111111-1111-4111-8111-111111111111',
  oid: '10000000-0000-4000-8000-000000000001',
  name: 'Sachbearbeitung (Musterstadt)',
  roles: ['GK.Bearbeiten'],
};

export async function token(adresse: string, person: object = SACHBEARBEITUNG): Promise<string> {
  const antwort = await fetch(`${adresse}/dev/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(person),
  });
  return ((await antwort.json()) as { token: string }).token;
}

export interface Aufruf {
  readonly methode?: 'GET' | 'POST';
  readonly inhalt?: unknown;
  readonly kopf?: Record<string, string>;
}

export async function rufe(
  adresse: string,
  authorization: string,
  pfad: string,
  { methode = 'GET', inhalt, kopf = {} }: Aufruf = {},
) {
  const antwort = await fetch(`${adresse}/api/v1${pfad}`, {
    method: methode,
    headers: {
      authorization: `Bearer ${authorization}`,
      ...(inhalt === undefined ? {} : { 'content-type': 'application/json' }),
      ...kopf,
    },
    ...(inhalt === undefined ? {} : { body: JSON.stringify(inhalt) }),
  });
  // Die Felder stehen im Vertrag der API; hier wird nur gelesen, was der Test vergleicht.
  // biome-ignore lint/suspicious/noExplicitAny: siehe oben
  return { status: antwort.status, inhalt: (await antwort.json()) as any };
}
