/** Startet den Server von `npm start`, mit eigenem Port und eigenem Datenordner. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gebuendelterDienst } from '../functions/local/gebuendelter-dienst.ts';

export interface Anwendung {
  readonly adresse: string;
  readonly datenordner: string;
  /** Alles, was der Server bis jetzt geschrieben hat. */
  ausgabe(): string;
  /** Beendet den Server mit SIGTERM und wartet; räumt den Datenordner auf, wenn er selbst angelegt wurde. */
  beende(): Promise<void>;
}

export async function starteAnwendung(umgebung: Record<string, string> = {}): Promise<Anwendung> {
  const datenordner = umgebung.GK_DATA_DIR ?? mkdtempSync(join(tmpdir(), 'gk-test-'));
  const port = await freierPort();
  const [programm, datei] = await gebuendelterDienst();
  const prozess = spawn(programm, [datei], {
    env: { ...process.env, ...umgebung, PORT: String(port), GK_DATA_DIR: datenordner },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let ausgabe = '';
  prozess.stdout.on('data', (teil: Buffer) => {
    ausgabe += teil.toString();
  });
  prozess.stderr.on('data', (teil: Buffer) => {
    ausgabe += teil.toString();
  });
  const adresse = `http://localhost:${port}`;
  await bisErreichbar(prozess, adresse, () => ausgabe);
  return {
    adresse,
    datenordner,
    ausgabe: () => ausgabe,
    beende: async () => {
      await beendeProzess(prozess);
      if (umgebung.GK_DATA_DIR === undefined) rmSync(datenordner, { recursive: true, force: true });
    },
  };
}

/** Ein Port, den gerade niemand benutzt. */
export function freierPort(): Promise<number> {
  return new Promise((erfuellt, abgelehnt) => {
    const server = createServer();
    server.once('error', abgelehnt);
    server.listen(0, '127.0.0.1', () => {
      const adresse = server.address();
      server.close(() => erfuellt(typeof adresse === 'object' && adresse ? adresse.port : 0));
    });
  });
}

async function bisErreichbar(prozess: ChildProcess, adresse: string, ausgabe: () => string): Promise<void> {
  for (let versuch = 0; versuch < 2_400; versuch++) {
    if (prozess.exitCode !== null) throw new Error(`Der Server ist beim Start beendet worden:\n${ausgabe()}`);
    const antwort = await fetch(adresse).catch(() => null);
    if (antwort?.ok) return;
    await new Promise((weiter) => setTimeout(weiter, 100));
  }
  throw new Error(`Der Server antwortet nicht:\n${ausgabe()}`);
}

function beendeProzess(prozess: ChildProcess): Promise<void> {
  return new Promise((erfuellt) => {
    if (prozess.exitCode !== null || prozess.signalCode !== null) return erfuellt();
    prozess.once('exit', () => erfuellt());
    prozess.kill('SIGTERM');
  });
}
