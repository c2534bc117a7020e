/**
 * Öffnet Aussteller, Datenbank, Server und Handler über einem Datenordner: alles, was `npm start` nach dem Bauen tut.
 */
import { randomBytes } from 'node:crypto';
import type { Server } from 'node:http';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { Ankerbuch } from '../anker/ankerbuch.ts';
import { AnkerFehler } from '../anker/behaelter.ts';
import { Ordnerbehaelter } from '../anker/ordner.ts';
import { vertrauteTsa } from '../anker/tsa-zertifikate.ts';
import { holeBelegeNach, verankert } from '../anker/verankerung.ts';
import { belegeHandler } from '../belege/app.ts';
import { dynamoClient } from '../store/client.ts';
import { DynamoAblage } from '../store/dynamodb.ts';
import { stelleTabelleSicher } from '../store/tabelle.ts';
import { AUDIENCE, oeffneAussteller } from './aussteller.ts';
import { legeBeispielAn } from './beispielantrag.ts';
import { MANDANTEN } from './benutzer.ts';
import { type Datenbank, oeffneDatenbank } from './datenbank.ts';
import { erstelleGateway, type Gateway } from './gateway.ts';
import { lausche } from './lauschen.ts';
import { erstelleServer } from './server.ts';
import type { Ablageorte } from './statisch.ts';
import { Startfehler } from './umgebung.ts';

const TABELLE = 'gk-antraege';
/** So lange dürfen begonnene Anfragen nach dem Signal noch dauern. */
const AUSLAUF_MS = 10_000;

export interface Dienstangaben {
  readonly port: number;
  readonly datenordner: string;
  readonly orte: Ablageorte;
  readonly demo: boolean;
}

/**
 * Erfüllt, sobald die API antwortet, mit der Adresse. Was zu schließen ist, kommt an `zuSchliessen`, auch wenn das
 * Öffnen danach scheitert.
 * @throws {Startfehler}
 */
export async function oeffneDienst(
  { port, datenordner, orte, demo }: Dienstangaben,
  zuSchliessen: (() => Promise<void>)[],
): Promise<string> {
  const basisadresse = `http://localhost:${port}`;
  const aussteller = await oeffneAussteller(datenordner, basisadresse);
  const datenbank = await oeffneDatenbank(join(datenordner, 'dynamodb'));
  zuSchliessen.push(datenbank.schliesse);
  setzeLambdaUmgebung(datenbank, aussteller.vorlage, port);

  let bereit: (gateway: Gateway) => void = () => undefined;
  const gateway = new Promise<Gateway>((erfuellt) => {
    bereit = erfuellt;
  });
  const server = await lausche(port, erstelleServer({ gateway, aussteller, orte }));
  zuSchliessen.push(() => laufeAus(server));

  await stelleTabelleSicher(new DynamoDBClient({ endpoint: datenbank.endpunkt }), TABELLE);
  const lambda = await ladeLambda(await oeffneAnkerordner(join(datenordner, 'anker')));
  if (demo) await legeBeispielAn(lambda, aussteller, `localhost:${port}`);
  bereit(lambda);
  return basisadresse;
}

/** Die Handler lesen ihre Umgebung wie in AWS; fremde Zugangsdaten dieses Rechners dürfen sie nicht finden. */
function setzeLambdaUmgebung({ endpunkt, zugriffsschluessel }: Datenbank, aussteller: string, port: number): void {
  for (const name of Object.keys(process.env)) if (name.startsWith('AWS_')) delete process.env[name];
  Object.assign(process.env, {
    AWS_REGION: 'eu-central-1',
    AWS_ACCESS_KEY_ID: zugriffsschluessel,
    AWS_SECRET_ACCESS_KEY: 'lokal',
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
    GK_CURSOR_KEY: randomBytes(32).toString('base64url'),
    GK_TABLE: TABELLE,
    GK_DYNAMODB_ENDPOINT: endpunkt,
    GK_TENANTS: MANDANTEN.join(','),
    GK_AUDIENCE: AUDIENCE,
    GK_ISSUER: aussteller,
    GK_JWKS: `http://127.0.0.1:${port}/dev/jwks`,
  });
}

/** Die Handler richten sich beim Laden nach ihrer Umgebung, deshalb erst jetzt. */
async function ladeLambda(anker: Ankerbuch): Promise<Gateway> {
  const [zugang, antraege, berechnungen] = await Promise.all([
    import('../zugang/handler.ts'),
    import('../antraege/handler.ts'),
    import('../berechnungen/handler.ts'),
  ]);
  const mitBelegen = antraege.erstelleHandler(process.env, (ablage) => verankert(ablage, anker, jetzt));
  const belege = belegeHandler({ anker, vertraute: await vertrauteTsa(process.env) });
  return erstelleGateway(zugang.handler, { antraege: mitBelegen, belege, berechnungen: berechnungen.handler });
}

/** Der Anker neben der Datenbank; was beim letzten Ende ohne Beleg blieb, bekommt ihn, bevor jemand weiterschreibt. */
async function oeffneAnkerordner(ordner: string): Promise<Ankerbuch> {
  const anker = new Ankerbuch(new Ordnerbehaelter(ordner));
  try {
    await holeBelegeNach(new DynamoAblage(dynamoClient(process.env), TABELLE), anker, MANDANTEN, jetzt);
  } catch (fehler) {
    throw fehler instanceof AnkerFehler
      ? new Startfehler(`${fehler.message} Ohne ihn wird nichts gespeichert.`)
      : fehler;
  }
  return anker;
}

function jetzt(): Date {
  return new Date();
}

/** Nimmt nichts Neues an, lässt Begonnenes fertig werden und trennt, was danach noch offen ist. */
async function laufeAus(server: readonly Server[]): Promise<void> {
  // Ein Browser fragt auf seiner offenen Verbindung sonst weiter, als wäre nichts.
  for (const s of server) s.prependListener('request', (_, antwort) => antwort.setHeader('connection', 'close'));
  const jeder = (trenne: (einzelner: Server) => void) => {
    for (const s of server) trenne(s);
  };
  const leerlauf = setInterval(jeder, 50, (s: Server) => s.closeIdleConnections());
  const frist = setTimeout(jeder, AUSLAUF_MS, (s: Server) => s.closeAllConnections());
  await Promise.all(server.map((s) => new Promise((zu) => s.close(zu))));
  clearInterval(leerlauf);
  clearTimeout(frist);
}
