/**
 * Das Siegel: Was an der Funktion vorbei geschrieben wird, hat keines, auch wenn Kette, Kopf und Beleg stimmen. KMS ist
 * hier nachgebildet, über HTTP wie in AWS.
 */
import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { pruefeSiegel } from '../../../functions/betrieb/siegelpruefung.ts';
import { DynamoAblage } from '../../../functions/store/dynamodb.ts';
import { type Siegel, siegelAus } from '../../../functions/store/siegel.ts';
import { alsItem } from '../../../functions/store/versionsitem.ts';
import { ITEM_HOECHSTENS } from '../../../functions/store/werte.ts';
import { versionsHash } from '../../../shared/antrag/kette.ts';
import { A, antragMit, oeffneDatenbank, schnittstelle, speichern, type Testdatenbank } from '../werkzeug.ts';
import { type KmsNachbau, oeffneKms, SIEGELSCHLUESSEL } from './kms-nachbau.ts';

let db: Testdatenbank;
let siegel: Siegel;
let ablage: DynamoAblage;
let kms: KmsNachbau;

beforeEach(async () => {
  for (const [name, wert] of Object.entries({
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_REGION: 'eu-central-1',
  }))
    vi.stubEnv(name, wert);
  [db, kms] = await Promise.all([oeffneDatenbank(), oeffneKms()]);
  vi.stubEnv('AWS_ENDPOINT_URL_KMS', kms.url);
  siegel = siegelAus({ GK_SIEGEL_SCHLUESSEL: SIEGELSCHLUESSEL, AWS_REGION: 'eu-central-1' }) as Siegel;
  ablage = new DynamoAblage(db.client, db.tabelle, ITEM_HOECHSTENS, siegel);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await Promise.all([db.schliesse(), kms.schliesse()]);
});

test('ohne Angabe gibt es kein Siegel', () => {
  expect(siegelAus({})).toBeNull();
});

test('was die Funktion speichert, ist besiegelt; was jemand anfügt oder ändert, fällt auf', async () => {
  const api = schnittstelle(ablage);
  const eins = await api.lege(antragMit(1));
  const { inhalt: zwei } = await api.rufe(speichern(eins.antragId, 1, antragMit(2)));
  expect(await pruefeSiegel(db.client, db.tabelle, siegel)).toEqual([]);
  const ohneHash = { ...zwei, version: 3, vorgaengerHash: zwei.hash, kommentar: 'angefügt' };
  const drei = { ...ohneHash, hash: versionsHash(ohneHash) };
  const item = alsItem(A, drei, { schluessel: null, auftrag: 'a'.repeat(64) });
  const name = `Kommune ${A}, Antrag ${eins.antragId}, Version 3`;
  await db.client.send(new PutItemCommand({ TableName: db.tabelle, Item: item }));
  expect(await pruefeSiegel(db.client, db.tabelle, siegel)).toEqual([
    expect.stringMatching(new RegExp(`^${name}: ohne Siegel\\.`)),
  ]);
  // Das Siegel einer anderen Version hilft nicht.
  const fremdes = { B: await siegel.setze(zwei.hash) };
  await db.client.send(new PutItemCommand({ TableName: db.tabelle, Item: { ...item, siegel: fremdes } }));
  expect(await pruefeSiegel(db.client, db.tabelle, siegel)).toEqual([
    expect.stringMatching(new RegExp(`^${name}: Ihr Siegel stimmt nicht\\.`)),
  ]);
});

test('antwortet KMS nicht, wird nichts gespeichert und später wiederholt: 503', async () => {
  kms.aus = true;
  const api = schnittstelle(ablage);
  const antwort = await api.rufe({
    methode: 'POST',
    pfad: '/antraege',
    inhalt: { antrag: antragMit(1), kommentar: '' },
  });
  expect(antwort.status).toBe(503);
  expect((await api.rufe({ methode: 'GET', pfad: '/antraege' })).inhalt.eintraege).toEqual([]);
});
