/**
 * Baut vor dem Start, was nicht aktuell ist, in einem eigenen Prozess: Der Server selbst lädt vom Bauwerkzeug nichts.
 */
import { spawn } from 'node:child_process';
import { Startfehler } from './umgebung.ts';

/** @throws {Startfehler} wenn der Build scheitert; @throws {DOMException} AbortError, wenn `abbruch` vorher kommt */
export async function baueImProzess(wurzel: string, abbruch: AbortSignal): Promise<void> {
  abbruch.throwIfAborted();
  const prozess = spawn(process.execPath, ['--import', 'tsx', 'addin/build/build.ts', '--wenn-noetig'], {
    cwd: wurzel,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const beende = () => prozess.kill('SIGTERM');
  abbruch.addEventListener('abort', beende);
  const status = await new Promise<number | null>((erfuellt, abgelehnt) => {
    prozess.once('error', abgelehnt);
    prozess.once('exit', erfuellt);
  });
  abbruch.removeEventListener('abort', beende);
  abbruch.throwIfAborted();
  if (status !== 0) throw new Startfehler('Der Build ist fehlgeschlagen; ohne ihn startet der Server nicht.');
}
