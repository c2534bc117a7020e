/** Die Prüfung einer wiederhergestellten Tabelle, als Befehl gegen eine echte DynamoDB-Schnittstelle. */
import { DeleteItemCommand, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { kopfPk, kopfSk, versionenPk, versionSk } from '../../../functions/store/schluessel.ts';
import {
  A,
  antragMit,
  B,
  neueId,
  oeffneDatenbank,
  schnittstelle,
  speichern,
  status,
  type Testdatenbank,
} from '../werkzeug.ts';
import { unmittelbar } from './befehl.ts';

let db: Testdatenbank;
let id: string;

beforeEach(async () => {
  db = await oeffneDatenbank();
  const api = schnittstelle(db.ablage);
  id = (await api.lege(antragMit(1))).antragId;
  for (let n = 1; n < 3; n++) await api.rufe(speichern(id, n, antragMit(n + 1)));
  await api.lege(antragMit(7), neueId(), { tid: B });
});
afterEach(() => db.schliesse());

const pruefe = (...argumente: string[]) =>
  unmittelbar({ befehl: 'functions/betrieb/pruefe-tabelle.ts', argumente, endpunkt: db.endpunkt });

const schluessel = (nummer: number) => ({ pk: { S: versionenPk(A, id) }, sk: { S: versionSk(nummer) } });
const loesche = (Key: ReturnType<typeof schluessel>) =>
  db.client.send(new DeleteItemCommand({ TableName: db.tabelle, Key }));

describe('npm run pruefe:tabelle', () => {
  test('eine unversehrte Tabelle: gezählt und für gut befunden', async () => {
    const lauf = await pruefe(db.tabelle);
    expect(lauf).toEqual({ status: 0, aus: `${db.tabelle}: 2 Anträge, 4 Versionen, alles stimmt.\n`, fehler: '' });
  });

  test('nennt eine fehlende Version, einen fehlenden Kopf und einen Kopf ohne Versionen', async () => {
    await loesche(schluessel(2));
    await loesche({ pk: { S: kopfPk(A) }, sk: { S: kopfSk(id) } });
    const ohne = neueId();
    const kopf = (await db.client.send(new GetItemCommand({ TableName: db.tabelle, Key: schluessel(1) }))).Item;
    await db.client.send(
      new PutItemCommand({ TableName: db.tabelle, Item: { ...kopf, pk: { S: kopfPk(B) }, sk: { S: kopfSk(ohne) } } }),
    );
    const { status: ende, fehler } = await pruefe(db.tabelle);
    expect(ende).toBe(1);
    expect(fehler).toContain(`Antrag ${id}, Version 2: Sie fehlt. Die Kette ist gebrochen (luecke).`);
    expect(fehler).toContain(`Antrag ${id}: Der Kopf fehlt`);
    expect(fehler).toContain(`Antrag ${ohne}: Es gibt nur den Kopf, keine Version.`);
  });

  test('nennt ein abgeschnittenes Ende und, wo die Kommune vier Augen verlangt, wer den eigenen Inhalt festschrieb', async () => {
    expect((await schnittstelle(db.ablage).rufe(status(id, 3, { festgeschrieben: true }))).status).toBe(201);
    expect((await pruefe(db.tabelle)).status).toBe(0);
    vi.stubEnv('GK_VIER_AUGEN', A);
    onTestFinished(() => {
      vi.unstubAllEnvs();
    });
    expect((await pruefe(db.tabelle)).fehler).toMatch(new RegExp(`Antrag ${id}, Version 4: .*\\(vieraugen\\)`));
    await loesche(schluessel(4));
    expect((await pruefe(db.tabelle)).fehler).toContain(
      `Antrag ${id}, Version 4: Sie fehlt. Die Kette ist gebrochen (luecke).`,
    );
  });

  test('nennt eine veränderte Version, einen beschädigten Kopf und fremde Einträge', async () => {
    const { Item } = await db.client.send(new GetItemCommand({ TableName: db.tabelle, Key: schluessel(2) }));
    await db.client.send(
      new PutItemCommand({ TableName: db.tabelle, Item: { ...Item, kommentar: { S: 'nachträglich' } } }),
    );
    await db.client.send(
      new PutItemCommand({ TableName: db.tabelle, Item: { pk: { S: kopfPk(A) }, sk: { S: kopfSk(id) } } }),
    );
    const fremde = ['X Y', `${versionenPk(A, id)} Y`, `${versionenPk(A, id)} V#0000000x`];
    for (const fremd of fremde) {
      const [pk = '', sk = ''] = fremd.split(' ');
      await db.client.send(new PutItemCommand({ TableName: db.tabelle, Item: { pk: { S: pk }, sk: { S: sk } } }));
    }
    const { status: ende, fehler } = await pruefe(db.tabelle);
    expect(ende).toBe(1);
    expect(fehler).toContain('Die Kette ist gebrochen (inhalt).');
    expect(fehler).toContain(`Antrag ${id}: Der Kopf fehlt oder ist nicht lesbar; der Antrag steht in keiner Liste.`);
    for (const fremd of fremde) expect(fehler).toContain(`${fremd}: Dieser Eintrag gehört zu keinem Antrag.`);
  });

  test.each([[[]], [['a', 'b']], [['gibt-es-nicht']]])('%j endet mit einem Satz', async (argumente) => {
    const { status: ende, fehler } = await pruefe(...argumente);
    expect(ende).toBe(1);
    expect(fehler).not.toMatch(/\n\s+at /);
    expect(fehler.trim()).not.toBe('');
  });
});
