/**
 * Der Handler am Strom der Tabelle: mit aufgezeichneten Ereignissen in der Form von Lambda, und mit
 * `GK_DYNAMODB_ENDPOINT` am echten Strom des Emulators von Amazon.
 */
import { readFileSync } from 'node:fs';
import { DeleteItemCommand, PutItemCommand, UpdateItemCommand, UpdateTableCommand } from '@aws-sdk/client-dynamodb';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Ankerbuch } from '../../../functions/anker/ankerbuch.ts';
import { S3Behaelter, s3Client } from '../../../functions/anker/s3.ts';
import { type Stromereignis, type Vorfall, verarbeite } from '../../../functions/anker/strom.ts';
import { versionenPk, versionSk } from '../../../functions/store/schluessel.ts';
import { A, antragMit, FREMDER_ENDPUNKT, oeffneDatenbank, schnittstelle, speichern } from '../werkzeug.ts';
import { oeffneS3, type S3Nachbau } from './s3-nachbau.ts';

const BUCKET = 'gk-anker';
const ANTRAG = '019b76da-a800-7000-8000-000000000001';
const AUFZEICHNUNG = 'tests/functions/anker/aufzeichnungen/strom.json';
const { Records } = JSON.parse(readFileSync(AUFZEICHNUNG, 'utf8')) as { Records: Stromereignis[] };
const JETZT = () => new Date('2026-03-01T10:00:00.000Z');

let s3: S3Nachbau;
let anker: Ankerbuch;

beforeEach(async () => {
  s3 = await oeffneS3(BUCKET);
  for (const [name, wert] of Object.entries(s3.umgebung))
    if (!FREMDER_ENDPUNKT || name === 'AWS_ENDPOINT_URL_S3') vi.stubEnv(name, wert);
  vi.stubEnv('GK_ANKER_BUCKET', BUCKET);
  anker = new Ankerbuch(new S3Behaelter(s3Client(s3.umgebung), BUCKET));
});
afterEach(async () => {
  vi.unstubAllEnvs();
  vi.resetModules();
  await s3.schliesse();
});

const hash = (zeichen: string) => zeichen.repeat(64);
const abgelegteVorfaelle = async () => {
  const vorfaelle: unknown[] = [];
  for await (const { vorfall } of anker.vorfaelle()) vorfaelle.push(vorfall);
  return vorfaelle;
};
const nurVersionen = (ereignisse: readonly Stromereignis[], name: string) =>
  ereignisse.filter(({ eventName }) => eventName === name);

describe('aufgezeichnete Ereignisse', () => {
  test('jede neue Version bekommt einen Beleg; Köpfe zählen nicht', async () => {
    const neue = nurVersionen(Records, 'INSERT');
    expect(neue).toHaveLength(3);
    expect(await verarbeite(anker, neue, JETZT)).toEqual({ belege: 2, vorfaelle: [] });
    expect(await anker.lies({ tid: A, antragId: ANTRAG, version: 2 })).toEqual({
      beleg: 1,
      tid: A,
      antragId: ANTRAG,
      version: 2,
      hash: hash('2'),
      am: '2026-03-01T10:00:00.000Z',
      nachgeholt: false,
    });
    expect([...s3.objekte.keys()].filter((name) => name.startsWith('belege/'))).toHaveLength(2);
  });

  test('wiederholt ändert sich nichts, auch wenn die Wiederholung an einem anderen Tag kommt', async () => {
    await verarbeite(anker, Records, JETZT);
    const vorher = [...s3.objekte].filter(([name]) => !name.startsWith('wartend/'));
    await verarbeite(anker, Records, () => new Date('2026-03-02T00:00:01.000Z'));
    expect([...s3.objekte].filter(([name]) => !name.startsWith('wartend/'))).toEqual(vorher);
  });

  test('Ändern und Entfernen einer Version sind Vorfälle im Anker; am Kopf sind sie keine', async () => {
    const { vorfaelle } = await verarbeite(anker, Records, JETZT);
    const stelle = { tid: A, antragId: ANTRAG };
    const erwartet: Vorfall[] = [
      { vorfall: 'geaendert', am: '2026-02-28T09:00:04.000Z', ...stelle, version: 1, alt: hash('1'), neu: hash('9') },
      { vorfall: 'entfernt', am: '2026-02-28T09:00:05.000Z', ...stelle, version: 2, alt: hash('2'), neu: null },
    ];
    expect(vorfaelle).toEqual(erwartet);
    expect(await abgelegteVorfaelle()).toEqual(erwartet);
    // Der Beleg der alten Version bleibt, wie er war.
    expect((await anker.lies({ ...stelle, version: 1 }))?.hash).toBe(hash('1'));
  });

  test('entfernt und mit anderem Inhalt wieder eingefügt: Der erste Beleg gilt, und es ist ein Vorfall', async () => {
    await verarbeite(anker, Records, JETZT);
    const zweite = nurVersionen(Records, 'INSERT').at(-1);
    const wieder = {
      ...zweite,
      eventID: 'ff',
      dynamodb: { ...zweite?.dynamodb, NewImage: { hash: { S: hash('7') } } },
    } as Stromereignis;
    const { vorfaelle } = await verarbeite(anker, [wieder], JETZT);
    expect(vorfaelle).toEqual([expect.objectContaining({ vorfall: 'ersetzt', alt: hash('2'), neu: hash('7') })]);
    expect(await abgelegteVorfaelle()).toHaveLength(3);
  });

  test('eine Version ohne Hash ist ein Vorfall, kein Absturz', async () => {
    const [erste] = nurVersionen(Records, 'INSERT');
    const ohne = { ...erste, dynamodb: { ...erste?.dynamodb, NewImage: {} } } as Stromereignis;
    expect((await verarbeite(anker, [ohne], JETZT)).vorfaelle).toEqual([
      expect.objectContaining({ vorfall: 'unlesbar' }),
    ]);
  });

  test('der Lambda-Handler meldet Vorfälle als Zeile und nennt bei einem Ausfall, wo es weitergeht', async () => {
    const { handler } = await import('../../../functions/anker/handler.ts');
    const zeilen: string[] = [];
    const schreibe = vi.spyOn(console, 'error').mockImplementation((zeile) => void zeilen.push(String(zeile)));
    try {
      expect(await handler({ Records })).toEqual({ batchItemFailures: [] });
      expect(zeilen.map((zeile) => JSON.parse(zeile))).toEqual([
        expect.objectContaining({ meldung: 'vorfall', vorfall: 'geaendert' }),
        expect.objectContaining({ meldung: 'vorfall', vorfall: 'entfernt' }),
      ]);
      s3.objekte.clear();
      s3.stoere(503, 99);
      expect(await handler({ Records })).toEqual({
        batchItemFailures: [{ itemIdentifier: Records[0]?.dynamodb?.SequenceNumber }],
      });
    } finally {
      schreibe.mockRestore();
    }
  });
});

describe.skipIf(!FREMDER_ENDPUNKT)('am Strom des Emulators', () => {
  test('Speichern, Ändern und Entfernen kommen so an, wie der Handler sie liest', { timeout: 60_000 }, async () => {
    const db = await oeffneDatenbank();
    try {
      const StreamSpecification = { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' } as const;
      await db.client.send(new UpdateTableCommand({ TableName: db.tabelle, StreamSpecification }));
      const api = schnittstelle(db.ablage);
      const { antragId, hash: erster } = await api.lege(antragMit(1));
      const { inhalt } = await api.rufe(speichern(antragId, 1, antragMit(2)));
      const Key = (nummer: number) => ({ pk: { S: versionenPk(A, antragId) }, sk: { S: versionSk(nummer) } });
      const aendere = { UpdateExpression: 'SET kommentar = :k', ExpressionAttributeValues: { ':k': { S: 'x' } } };
      await db.client.send(new UpdateItemCommand({ TableName: db.tabelle, Key: Key(1), ...aendere }));
      await db.client.send(new DeleteItemCommand({ TableName: db.tabelle, Key: Key(2) }));
      await db.client.send(new PutItemCommand({ TableName: db.tabelle, Item: { ...Key(2), hash: { S: hash('7') } } }));
      const ereignisse = await liesStrom(db.tabelle);
      const { belege, vorfaelle } = await verarbeite(anker, ereignisse, JETZT);
      expect(belege).toBe(2);
      expect((await anker.lies({ tid: A, antragId, version: 1 }))?.hash).toBe(erster);
      expect((await anker.lies({ tid: A, antragId, version: 2 }))?.hash).toBe(inhalt.hash);
      expect(vorfaelle.map(({ vorfall, version, alt, neu }) => ({ vorfall, version, alt, neu }))).toEqual([
        { vorfall: 'geaendert', version: 1, alt: erster, neu: erster },
        { vorfall: 'entfernt', version: 2, alt: inhalt.hash, neu: null },
        { vorfall: 'ersetzt', version: 2, alt: inhalt.hash, neu: hash('7') },
      ]);
    } finally {
      await db.schliesse();
    }
  });
});

/**
 * Der Strom des Emulators, unmittelbar: So sind die Ereignisse genau das JSON, das auch Lambda bekommt. Der Emulator
 * prüft keine Unterschrift.
 */
async function liesStrom(TableName: string): Promise<Stromereignis[]> {
  const { Streams } = await rufeStrom('ListStreams', { TableName });
  const { StreamArn } = Streams[0];
  const { StreamDescription } = await rufeStrom('DescribeStream', { StreamArn });
  const gelesen: Stromereignis[] = [];
  for (const { ShardId } of StreamDescription.Shards) {
    let { ShardIterator } = await rufeStrom('GetShardIterator', {
      StreamArn,
      ShardId,
      ShardIteratorType: 'TRIM_HORIZON',
    });
    for (let leer = 0; ShardIterator && leer < 3; ) {
      const teil = await rufeStrom('GetRecords', { ShardIterator });
      gelesen.push(...teil.Records);
      leer = teil.Records.length === 0 ? leer + 1 : 0;
      ShardIterator = teil.NextShardIterator;
    }
  }
  return gelesen;
}

// biome-ignore lint/suspicious/noExplicitAny: gelesen wird nur, was hier steht
async function rufeStrom(befehl: string, inhalt: object): Promise<any> {
  const antwort = await fetch(FREMDER_ENDPUNKT ?? '', {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': `DynamoDBStreams_20120810.${befehl}`,
      authorization: `AWS4-HMAC-SHA256 Credential=${process.env.AWS_ACCESS_KEY_ID}/20260101/${process.env.AWS_REGION}/dynamodb/aws4_request, SignedHeaders=host, Signature=x`,
      'x-amz-date': '20260101T000000Z',
    },
    body: JSON.stringify(inhalt),
  });
  if (!antwort.ok) throw new Error(await antwort.text());
  return antwort.json();
}
