/** Der lokale Server mit eigenem Ordner und Handlern, die zurückgeben, was sie bekommen; je Testdatei einer. */
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { type OutgoingHttpHeaders, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import type { Ereignis } from '../../../functions/http/ereignis.ts';
import { AUDIENCE, oeffneAussteller } from '../../../functions/local/aussteller.ts';
import { MANDANTEN } from '../../../functions/local/benutzer.ts';
import { erstelleGateway } from '../../../functions/local/gateway.ts';
import { lausche } from '../../../functions/local/lauschen.ts';
import { erstelleServer } from '../../../functions/local/server.ts';
import { erstelleZugang } from '../../../functions/zugang/handler.ts';
import { konfigurationAus } from '../../../functions/zugang/konfiguration.ts';
import { freierPort } from '../../e2e/anwendung.ts';
import { SACHBEARBEITUNG } from './serverprozess.ts';

export interface Antwort {
  readonly status: number;
  readonly kopf: Record<string, string | string[] | undefined>;
  readonly text: string;
}

export interface Anfrageangaben {
  readonly methode?: string;
  readonly kopf?: Readonly<Record<string, string>>;
  readonly inhalt?: string | Buffer;
  readonly host?: string;
}

/** Ein Handler, der das Ereignis zurückgibt, das er bekommen hat. */
export const spiegel = (funktion: string) => async (ereignis: Ereignis) => {
  if (ereignis.rawPath.endsWith('/scheitert')) throw new Error('geheim');
  return {
    statusCode: 299,
    headers: { 'content-type': 'application/json', 'X-Funktion': funktion },
    cookies: ['a=1', 'b=2'],
    body: JSON.stringify(ereignis),
    isBase64Encoded: false,
  };
};

/** Endet nach dem letzten Test der Datei. */
export async function testserver() {
  const ordner = await mkdtemp(join(tmpdir(), 'gk-server-'));
  const orte = {
    workbench: join(ordner, 'workbench'),
    addin: join(ordner, 'addin'),
    landesuebersicht: join(ordner, 'tabelle.csv'),
  };
  for (const [datei, inhalt] of Object.entries({
    'workbench/index.html': '<!doctype html><p>Arbeitsmappe',
    'workbench/assets/a-1a2b.js': 'export {}',
    'workbench/notiz.unbekannt': 'x',
    'addin/functions.json': '{}',
    'addin/taskpane.html': '<!doctype html>',
    'tabelle.csv': 'kommune',
    'geheim.json': '{}',
    'workbench-alt/geheim.json': '{}',
  })) {
    mkdirSync(join(ordner, datei, '..'), { recursive: true });
    writeFileSync(join(ordner, datei), inhalt);
  }
  symlinkSync(join(ordner, 'geheim.json'), join(ordner, 'workbench/verweis.json'));
  const port = await freierPort();
  const aussteller = await oeffneAussteller(ordner, `http://localhost:${port}`);
  const umgebung = {
    GK_TENANTS: MANDANTEN.join(','),
    GK_AUDIENCE: AUDIENCE,
    GK_ISSUER: aussteller.vorlage,
    GK_JWKS: `http://127.0.0.1:${port}/dev/jwks`,
  };
  const gateway = erstelleGateway(erstelleZugang(konfigurationAus(umgebung)), {
    antraege: spiegel('antraege'),
    belege: spiegel('belege'),
    berechnungen: spiegel('berechnungen'),
  });
  const server = await lausche(port, erstelleServer({ gateway: Promise.resolve(gateway), aussteller, orte }));
  const gueltig = `Bearer ${await aussteller.stelleAus(SACHBEARBEITUNG)}`;
  afterAll(async () => {
    for (const s of server) {
      s.closeAllConnections();
      s.close();
    }
    await rm(ordner, { recursive: true, force: true });
  });
  const sende = (pfad: string, angaben: Anfrageangaben = {}) => sendeAn(port, pfad, angaben);
  /** Mit dem Token der Sachbearbeitung. */
  const api = (pfad: string, angaben: Anfrageangaben = {}) =>
    sende(pfad, { ...angaben, kopf: { authorization: gueltig, ...angaben.kopf } });
  return { ordner, port, server, gueltig, sende, api };
}

/** Anders als fetch lässt das den Pfad und die Kopfzeilen, wie sie sind. */
function sendeAn(
  port: number,
  pfad: string,
  { methode = 'GET', kopf = {}, inhalt = '', host = '127.0.0.1' }: Anfrageangaben,
): Promise<Antwort> {
  return new Promise((erfuellt, abgelehnt) => {
    const anfrage = request(
      { host, port, path: pfad, method: methode, headers: kopf as OutgoingHttpHeaders, agent: false },
      (antwort) => {
        const teile: Buffer[] = [];
        antwort.on('data', (teil) => teile.push(teil));
        antwort.on('end', () =>
          erfuellt({ status: antwort.statusCode ?? 0, kopf: antwort.headers, text: Buffer.concat(teile).toString() }),
        );
      },
    );
    anfrage.once('error', abgelehnt);
    anfrage.end(inhalt);
  });
}
