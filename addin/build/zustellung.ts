/**
 * Stellt dist/addin für Excel auf diesem Rechner zu: https auf localhost, weil Excel nichts anderes lädt.
 * Leitet an den lokalen Server weiter, was der Aufgabenbereich unter /api und /dev sucht; von einer https-Seite aus
 * wäre er sonst nicht erreichbar.
 */
import { readFile } from 'node:fs/promises';
import { type IncomingMessage, request, type ServerResponse } from 'node:http';
import { createServer, type Server, type ServerOptions } from 'node:https';
import { extname, join, normalize, sep } from 'node:path';
import { medientyp, PROBLEM_TYP } from '../../shared/web/medientypen.ts';

const WEITERGELEITET = /^\/(api|dev)\//;

export interface Zustellung {
  readonly server: Server;
  readonly port: number;
}

export interface Zustellangaben {
  readonly ordner: string;
  /** 0: irgendein freier. */
  readonly port: number;
  readonly zertifikat: Pick<ServerOptions, 'cert' | 'key' | 'ca'>;
  /** Adresse des lokalen Servers, z. B. `http://127.0.0.1:3000`. */
  readonly lokalerServer: string;
}

/** Lauscht nur auf diesem Rechner. @throws {Error} wenn der Port belegt ist */
export function stelleZu({ ordner, port, zertifikat, lokalerServer }: Zustellangaben): Promise<Zustellung> {
  const server = createServer(zertifikat, (anfrage, antwort) => {
    if (!istFuerDiesenRechner(anfrage)) return melde(antwort, 421, 'Diese Adresse wird hier nicht bedient.');
    const ziel = zielVon(anfrage);
    if (ziel === null) return melde(antwort, 400, 'Die Adresse ist nicht lesbar.');
    if (WEITERGELEITET.test(ziel.pfad) && istFremd(anfrage))
      return melde(antwort, 403, 'Anfragen von fremden Seiten werden nicht bedient.');
    if (WEITERGELEITET.test(ziel.pfad)) return leiteWeiter(anfrage, antwort, lokalerServer, ziel.pfad + ziel.abfrage);
    return liefere(anfrage, antwort, ordner, ziel.datei);
  });
  return new Promise((fertig, scheitere) => {
    server.once('error', (fehler: NodeJS.ErrnoException) => {
      scheitere(
        fehler.code === 'EADDRINUSE'
          ? new Error(`Port ${port} ist belegt. Läuft „npm run excel“ schon in einem anderen Fenster?`)
          : fehler,
      );
    });
    server.listen(port, 'localhost', () => {
      const adresse = server.address();
      fertig({ server, port: typeof adresse === 'object' && adresse ? adresse.port : port });
    });
  });
}

/** Sonst könnte eine fremde Seite den lokalen Server unter ihrem eigenen Namen ansprechen (DNS-Rebinding). */
function istFuerDiesenRechner(anfrage: IncomingMessage): boolean {
  return /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(anfrage.headers.host ?? '');
}

/**
 * Der lokale Server sieht nur diese Weiterleitung, deshalb prüft sie selbst, was er sonst prüfte: Browser nennen die
 * Herkunft einer fremden Seite.
 */
function istFremd({ headers }: IncomingMessage): boolean {
  return headers.origin !== undefined && headers.origin !== `https://${headers.host}`;
}

/** Ohne den Rechner, den eine Adresse wie `//anderswo/api/` nennt; `datei` ist der Pfad ohne Prozentzeichen. */
function zielVon(
  anfrage: IncomingMessage,
): { readonly pfad: string; readonly abfrage: string; readonly datei: string } | null {
  try {
    const { pathname, search } = new URL(anfrage.url ?? '/', 'https://localhost');
    return { pfad: pathname, abfrage: search, datei: decodeURIComponent(pathname) };
  } catch {
    return null;
  }
}

async function liefere(anfrage: IncomingMessage, antwort: ServerResponse, ordner: string, pfad: string): Promise<void> {
  if (anfrage.method !== 'GET' && anfrage.method !== 'HEAD')
    return melde(antwort, 405, 'Dateien lassen sich hier nur lesen.', { allow: 'GET, HEAD' });
  const wurzel = normalize(ordner + sep);
  const datei = join(wurzel, pfad);
  const typ = medientyp(extname(datei));
  const inhalt = datei.startsWith(wurzel) && typ ? await readFile(datei).catch(() => null) : null;
  if (inhalt === null || typ === undefined) return melde(antwort, 404, 'Diese Datei gibt es nicht.');
  antwort.writeHead(200, {
    'content-type': typ,
    'content-length': inhalt.length,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    // Excel im Browser holt functions.json von seiner eigenen Adresse aus.
    'access-control-allow-origin': '*',
  });
  antwort.end(anfrage.method === 'HEAD' ? undefined : inhalt);
}

function leiteWeiter(anfrage: IncomingMessage, antwort: ServerResponse, lokalerServer: string, adresse: string): void {
  const { host: _, origin: __, ...kopf } = anfrage.headers;
  const weiter = request(new URL(adresse, lokalerServer), { method: anfrage.method, headers: kopf }, (ergebnis) => {
    antwort.writeHead(ergebnis.statusCode ?? 502, ergebnis.headers);
    ergebnis.pipe(antwort);
  });
  weiter.on('error', () => {
    if (antwort.headersSent) antwort.destroy();
    else
      melde(
        antwort,
        502,
        `Der lokale Server unter ${lokalerServer} antwortet nicht. Bitte in einem zweiten Fenster „npm start“ ausführen.`,
      );
  });
  anfrage.pipe(weiter);
}

function melde(antwort: ServerResponse, status: number, detail: string, kopf: Record<string, string> = {}): void {
  antwort.writeHead(status, { ...kopf, 'content-type': `${PROBLEM_TYP}; charset=utf-8` });
  antwort.end(JSON.stringify({ type: 'about:blank', status, detail }));
}
