/**
 * Die Versionsablage auf einer echten DynamoDB-Schnittstelle: dynalite in diesem Prozess, oder was in
 * GK_DYNAMODB_ENDPOINT steht.
 */
import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DeleteTableCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import dynalite from 'dynalite';
import type { Ankerbuch } from '../../functions/anker/ankerbuch.ts';
import { antraegeHandler } from '../../functions/antraege/app.ts';
import { uuidv7 } from '../../functions/antraege/uuid.ts';
import { belegeHandler } from '../../functions/belege/app.ts';
import { berechnungenHandler } from '../../functions/berechnungen/app.ts';
import type { LambdaHandler } from '../../functions/http/anwendung.ts';
import type { Ereignis } from '../../functions/http/ereignis.ts';
import { dynamoClient } from '../../functions/store/client.ts';
import { DynamoAblage } from '../../functions/store/dynamodb.ts';
import { stelleTabelleSicher } from '../../functions/store/tabelle.ts';
import type { Antrag } from '../../shared/antrag/schema.ts';
import type { Antragsversion } from '../../shared/antrag/version.ts';
import { BASISPFAD } from '../../shared/api/kennungen.ts';
import type { Rolle } from '../../shared/api/rollen.ts';
import { AACHEN_BEISPIEL } from '../../shared/beispiele/aachen.ts';

export const A = '11111111-1111-4111-8111-111111111111';
export const B = '22222222-2222-4222-8222-222222222222';
export const ALLE_ROLLEN: readonly Rolle[] = ['GK.Bearbeiten', 'GK.Festschreiben', 'GK.Pruefen'];

/** Ein fremder Endpunkt bringt seine Zugangsdaten selbst mit. */
export const FREMDER_ENDPUNKT = process.env.GK_DYNAMODB_ENDPOINT;
const DYNALITE_ZUGANG = { credentials: { accessKeyId: 'test', secretAccessKey: 'test' }, region: 'eu-central-1' };

export interface Testdatenbank {
  readonly endpunkt: string;
  readonly client: DynamoDBClient;
  readonly tabelle: string;
  readonly ablage: DynamoAblage;
  /** Alle Aufrufe seit dem letzten {@link zaehle}, z. B. `['PutItemCommand', …]`. */
  readonly aufrufe: string[];
  /** Weitere Clients auf dieselbe Tabelle. */
  neuerClient(endpunkt?: string): DynamoDBClient;
  schliesse(): Promise<void>;
}

/** Ohne Ordner im Speicher. */
export async function oeffneDatenbank({
  ordner,
  tabelle = `gk-test-${randomUUID()}`,
}: {
  ordner?: string;
  tabelle?: string;
} = {}): Promise<Testdatenbank> {
  const server = FREMDER_ENDPUNKT ? null : await starteDynalite(ordner);
  const endpunkt = FREMDER_ENDPUNKT ?? adresse(server);
  const neuerClient = (ziel = endpunkt) =>
    dynamoClient({ GK_DYNAMODB_ENDPOINT: ziel }, FREMDER_ENDPUNKT ? {} : DYNALITE_ZUGANG);
  const client = neuerClient();
  await stelleTabelleSicher(client, tabelle);
  const aufrufe: string[] = [];
  client.middlewareStack.add(
    (weiter, kontext) => (argumente) => {
      aufrufe.push(kontext.commandName ?? '');
      return weiter(argumente);
    },
    { step: 'initialize' },
  );
  return {
    endpunkt,
    client,
    tabelle,
    ablage: new DynamoAblage(client, tabelle),
    aufrufe,
    neuerClient,
    schliesse: async () => {
      if (FREMDER_ENDPUNKT) await client.send(new DeleteTableCommand({ TableName: tabelle }));
      client.destroy();
      if (server) await new Promise<void>((zu) => server.close(() => zu()));
    },
  };
}

function adresse(server: Server | null): string {
  return `http://127.0.0.1:${(server?.address() as AddressInfo | undefined)?.port}`;
}

async function starteDynalite(ordner?: string): Promise<Server> {
  const server = dynalite({ createTableMs: 0, ...(ordner ? { path: ordner } : {}) });
  await new Promise<void>((offen) => server.listen(0, '127.0.0.1', offen));
  return server;
}

export interface Anfrage {
  readonly methode: string;
  /** Unterhalb von /api/v1. */
  readonly pfad: string;
  readonly abfrage?: string;
  readonly inhalt?: unknown;
  readonly kopf?: Readonly<Record<string, string>>;
  readonly tid?: string;
  readonly rollen?: readonly Rolle[];
  readonly name?: string;
}

export interface Antwort {
  readonly status: number;
  readonly kopf: Readonly<Record<string, string>>;
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: Antworten werden in den Tests feldweise gelesen
  readonly inhalt: any;
}

export function ereignis({
  methode,
  pfad,
  abfrage = '',
  inhalt,
  kopf = {},
  tid = A,
  rollen = ALLE_ROLLEN,
  name = 'Sachbearbeitung',
}: Anfrage): Ereignis {
  const text = inhalt === undefined || typeof inhalt === 'string' ? inhalt : JSON.stringify(inhalt);
  return {
    version: '2.0',
    routeKey: 'ANY /api/v1/{proxy+}',
    rawPath: `${BASISPFAD}${pfad}`,
    rawQueryString: abfrage,
    headers: { ...(text === undefined ? {} : { 'content-type': 'application/json' }), ...kopf },
    ...(text === undefined ? {} : { body: text }),
    isBase64Encoded: false,
    requestContext: {
      accountId: 'test',
      apiId: 'test',
      domainName: 'test',
      domainPrefix: 'test',
      http: { method: methode, path: pfad, protocol: 'HTTP/1.1', sourceIp: '127.0.0.1', userAgent: 'test' },
      requestId: 'test',
      routeKey: 'ANY /api/v1/{proxy+}',
      stage: '$default',
      time: '',
      timeEpoch: 0,
      authorizer: { lambda: { tid, oid: '33333333-3333-4333-8333-333333333333', name, rollen: rollen.join(',') } },
    },
  };
}

export async function rufe(handler: LambdaHandler, anfrage: Anfrage): Promise<Antwort> {
  return alsAntwort(await handler(ereignis(anfrage)));
}

export function alsAntwort(ergebnis: Awaited<ReturnType<LambdaHandler>>): Antwort {
  const text = ergebnis.body ?? '';
  const kopf = (ergebnis.headers ?? {}) as Record<string, string>;
  return {
    status: ergebnis.statusCode ?? 0,
    kopf,
    text,
    inhalt: /json$|json;/.test(kopf['content-type'] ?? '') && text !== '' ? JSON.parse(text) : null,
  };
}

/**
 * Die Handler über einer Ablage und, wenn genannt, einem Anker; die Uhr zählt Sekunden, damit Zeiten verschieden sind.
 */
export function schnittstelle(ablage: DynamoAblage, anker: Ankerbuch | null = null) {
  let sekunden = 0;
  const handler = antraegeHandler({ ablage, jetzt: () => new Date(Date.UTC(2026, 0, 1) + 1000 * sekunden++) });
  const berechnungen = berechnungenHandler();
  const belege = belegeHandler({ anker, vertraute: [] });
  const handlerFuer = (pfad: string) =>
    /^\/antraege\/[^/]+\/belege(\/[^/]+)?$/.test(pfad)
      ? belege
      : /^\/antraege(\/|$)/.test(pfad)
        ? handler
        : berechnungen;
  return {
    handler,
    berechnungen,
    belege,
    rufe: (anfrage: Anfrage) => rufe(handlerFuer(anfrage.pfad), anfrage),
    /** Legt einen Antrag an und gibt seine Version zurück. */
    lege: async (
      antrag: Antrag = AACHEN_BEISPIEL,
      antragId = neueId(),
      mehr: Partial<Anfrage> = {},
    ): Promise<Antragsversion> => {
      const antwort = await rufe(handler, {
        methode: 'POST',
        pfad: '/antraege',
        inhalt: { antragId, antrag, kommentar: 'neu' },
        ...mehr,
      });
      if (antwort.status !== 201) throw new Error(antwort.text);
      return antwort.inhalt;
    },
  };
}

/**
 * Lambda gibt höchstens 6 MB zurück, gezählt als JSON, in dem der Inhalt ein Text mit maskierten Anführungszeichen ist.
 */
export const LAMBDA_ANTWORT_HOECHSTENS = 6_291_456;

export const inLambda = ({ text }: Antwort) => Buffer.byteLength(JSON.stringify(text));

export type Schnittstelle = ReturnType<typeof schnittstelle>;

let zaehler = 0;

export function neueId(): string {
  return uuidv7(new Date(Date.UTC(2026, 0, 1) + zaehler++));
}

/** Das Beispiel mit einer anderen Zahl Geduldeter, damit sich Inhalte unterscheiden. */
export function antragMit(geduldete: number, titel = AACHEN_BEISPIEL.titel): Antrag {
  return { ...AACHEN_BEISPIEL, titel, personen: { ...AACHEN_BEISPIEL.personen, geduldete } };
}

export function speichern(
  antragId: string,
  basis: number,
  antrag: Antrag,
  mehr: Partial<Anfrage> & { schluessel?: string } = {},
): Anfrage {
  const { schluessel, ...rest } = mehr;
  const kopf = { 'if-match': `"${basis}"`, ...(schluessel ? { 'idempotency-key': schluessel } : {}) };
  return {
    methode: 'POST',
    pfad: `/antraege/${antragId}/versionen`,
    inhalt: { antrag, kommentar: 'geändert' },
    kopf,
    ...rest,
  };
}

export function status(
  antragId: string,
  basis: number,
  auftrag: Record<string, unknown>,
  mehr: Partial<Anfrage> = {},
): Anfrage {
  return {
    methode: 'POST',
    pfad: `/antraege/${antragId}/status`,
    inhalt: { kommentar: '', ...auftrag },
    kopf: { 'if-match': `"${basis}"` },
    ...mehr,
  };
}
