/** Die beiden Aufrufe von KMS, die das Siegel macht, auf diesem Rechner: GenerateMac und VerifyMac. */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { versionenPk, versionSk } from '../../../functions/store/schluessel.ts';
import type { Testdatenbank } from '../werkzeug.ts';

export const SIEGELSCHLUESSEL = 'arn:aws:kms:eu-central-1:123456789012:key/00000000-0000-4000-8000-000000000000';

export interface KmsNachbau {
  readonly url: string;
  /** Antwortet mit 500. */
  aus: boolean;
  /** Schreibt die Version ohne ihr Siegel, wie jemand, dem die Tabelle gehört. */
  entferneSiegel(db: Testdatenbank, tid: string, antragId: string, version: number): Promise<void>;
  schliesse(): Promise<void>;
}

export async function oeffneKms(): Promise<KmsNachbau> {
  const geheimnis = randomBytes(32);
  const server = createServer((anfrage, antwort) => {
    let text = '';
    anfrage.on('data', (teil) => {
      text += teil;
    });
    anfrage.on('end', () => {
      if (zustand.aus) return antwort.writeHead(500).end();
      const { KeyId, MacAlgorithm, Message, Mac } = JSON.parse(text);
      const soll = createHmac('sha256', geheimnis).update(Buffer.from(Message, 'base64')).digest();
      const senden = (status: number, inhalt: object) =>
        antwort.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' }).end(JSON.stringify(inhalt));
      if (KeyId !== SIEGELSCHLUESSEL || MacAlgorithm !== 'HMAC_SHA_256')
        return senden(400, { __type: 'NotFoundException' });
      if (String(anfrage.headers['x-amz-target']).endsWith('GenerateMac'))
        return senden(200, { KeyId, MacAlgorithm, Mac: soll.toString('base64') });
      const gesetzt = Buffer.from(Mac, 'base64');
      if (gesetzt.length === soll.length && timingSafeEqual(gesetzt, soll))
        return senden(200, { KeyId, MacAlgorithm, MacValid: true });
      senden(400, { __type: 'KMSInvalidMacException' });
    });
  });
  await new Promise<void>((offen) => server.listen(0, '127.0.0.1', offen));
  const zustand: KmsNachbau = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    aus: false,
    entferneSiegel: async (db, tid, antragId, version) => {
      const Key = { pk: { S: versionenPk(tid, antragId) }, sk: { S: versionSk(version) } };
      const { Item } = await db.client.send(new GetItemCommand({ TableName: db.tabelle, Key }));
      if (!Item?.siegel) throw new Error('ohne Siegel');
      const { siegel: _, ...ohne } = Item;
      await db.client.send(new PutItemCommand({ TableName: db.tabelle, Item: ohne }));
    },
    schliesse: () => new Promise((zu) => server.close(() => zu())),
  };
  return zustand;
}
