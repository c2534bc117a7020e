/** Lesen, Listen und Vergleichen; auch, wenn ein Kopf verloren ging. */
import { DeleteItemCommand, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { describe, expect, test } from 'vitest';
import { mitNeuemInhalt } from '../../../functions/antraege/versionsbau.ts';
import { kopfPk, kopfSk } from '../../../functions/store/schluessel.ts';
import { alsItem } from '../../../functions/store/versionsitem.ts';
import {
  antragslisteSchema,
  antragsversionSchema,
  vergleichSchema,
  versionslisteSchema,
} from '../../../shared/api/antworten.ts';
import { testschnittstelle } from '../schnittstelle.ts';
import { A, antragMit, B, neueId, speichern } from '../werkzeug.ts';

const { db, api, lies, mitVersionen } = await testschnittstelle();

describe('Lesen', () => {
  test('die neueste und jede einzelne Version, mit ETag und wenigen Datenbankaufrufen', async () => {
    const id = await mitVersionen(3);
    db.aufrufe.length = 0;
    const neueste = await lies(`/antraege/${id}`);
    expect(db.aufrufe).toHaveLength(2);
    expect(neueste).toMatchObject({ status: 200, kopf: { etag: '"3"' }, inhalt: { version: 3 } });
    expect(antragsversionSchema.parse(neueste.inhalt)).toEqual(neueste.inhalt);
    db.aufrufe.length = 0;
    expect(await lies(`/antraege/${id}/versionen/2`)).toMatchObject({
      status: 200,
      kopf: { etag: '"2"' },
      inhalt: { antrag: { personen: { geduldete: 2 } } },
    });
    expect(db.aufrufe).toHaveLength(1);
  });

  test.each([
    '/versionen/4',
    '/versionen/0',
    '/versionen/01',
    '/versionen/x',
    '/versionen/123456789',
    '/versionen/1/x',
    '/x',
  ])('%s gibt es nicht', async (rest) => {
    const id = await mitVersionen(1);
    expect((await lies(`/antraege/${id}${rest}`)).status).toBe(404);
  });

  test.each(['x', '01900000-0000-4000-8000-000000000001', '01900000-0000-7000-8000-00000000000A', "' OR 1=1"])(
    'die Kennung %s gibt es nicht',
    async (id) => {
      expect((await lies(`/antraege/${id}`)).status).toBe(404);
    },
  );

  test('ein verlorener Kopf wird beim Öffnen nachgeholt', async () => {
    const id = await mitVersionen(2);
    await db.client.send(
      new DeleteItemCommand({ TableName: db.tabelle, Key: { pk: { S: kopfPk(A) }, sk: { S: kopfSk(id) } } }),
    );
    expect(await db.ablage.kopf(A, id)).toBeNull();
    expect((await lies(`/antraege/${id}`)).status).toBe(200);
    expect(await db.ablage.kopf(A, id)).toMatchObject({ neuesteVersion: 2 });
  });

  test('die Liste zeigt die neueste Version auch dann, wenn ihr Kopf verloren ging, und schreibt ihn neu; sonst kostet sie einen Aufruf und je Kopf einen kleinen', async () => {
    const tid = neueId();
    const [alt, frisch] = [await mitVersionen(1, tid), await mitVersionen(3, tid)];
    const version2 = mitNeuemInhalt(antragMit(8, 'Neuer Titel'), {
      antragId: alt,
      vorgaenger: (await lies(`/antraege/${alt}`, '', tid)).inhalt,
      benutzer: { tid, oid: 'o', name: 'n', rollen: ['GK.Bearbeiten'] },
      zeitpunkt: new Date(0),
      kommentar: '',
    });
    const Item = alsItem(tid, version2, { schluessel: null, auftrag: '' });
    await db.client.send(new PutItemCommand({ TableName: db.tabelle, Item }));
    expect(await db.ablage.kopf(tid, alt)).toMatchObject({ neuesteVersion: 1 });
    const liste = await lies('/antraege', '', tid);
    expect(antragslisteSchema.parse(liste.inhalt).eintraege).toMatchObject([
      { antragId: frisch, neuesteVersion: 3 },
      { antragId: alt, neuesteVersion: 2, titel: 'Neuer Titel' },
    ]);
    expect(await db.ablage.kopf(tid, alt)).toMatchObject({ neuesteVersion: 2 });
    db.aufrufe.length = 0;
    await lies('/antraege', '', tid);
    expect(db.aufrufe).toEqual(['QueryCommand', 'GetItemCommand', 'GetItemCommand']);
  });

  test('ein zurückgebliebener Kopf wird beim Öffnen auf den Stand gebracht', async () => {
    const id = await mitVersionen(1);
    const Key = { pk: { S: kopfPk(A) }, sk: { S: kopfSk(id) } };
    const { Item } = await db.client.send(new GetItemCommand({ TableName: db.tabelle, Key }));
    await api.rufe(speichern(id, 1, antragMit(2)));
    await db.client.send(new PutItemCommand({ TableName: db.tabelle, Item }));
    expect(await db.ablage.kopf(A, id)).toMatchObject({ neuesteVersion: 1 });
    expect((await lies(`/antraege/${id}`)).inhalt.version).toBe(2);
    expect(await db.ablage.kopf(A, id)).toMatchObject({ neuesteVersion: 2 });
  });

  test('auch die Wiederholung eines Speicherns holt den Kopf nach', async () => {
    const id = await mitVersionen(1);
    const anfrage = speichern(id, 1, antragMit(2), { schluessel: 'w-1' });
    await api.rufe(anfrage);
    await db.client.send(
      new DeleteItemCommand({ TableName: db.tabelle, Key: { pk: { S: kopfPk(A) }, sk: { S: kopfSk(id) } } }),
    );
    expect((await api.rufe(anfrage)).status).toBe(201);
    expect(await db.ablage.kopf(A, id)).toMatchObject({ neuesteVersion: 2 });
  });

  test('das nächste Speichern bringt einen verlorenen Kopf auf den Stand', async () => {
    const id = await mitVersionen(2);
    await db.client.send(
      new DeleteItemCommand({ TableName: db.tabelle, Key: { pk: { S: kopfPk(A) }, sk: { S: kopfSk(id) } } }),
    );
    await api.rufe(speichern(id, 2, antragMit(9)));
    expect(await db.ablage.kopf(A, id)).toMatchObject({ neuesteVersion: 3 });
  });
});

describe('Listen', () => {
  test('Anträge: neueste zuerst, in Seiten; Versionen ohne Inhalt', async () => {
    const tid = neueId();
    const ids = [await mitVersionen(1, tid), await mitVersionen(2, tid), await mitVersionen(1, tid)].reverse();
    const erste = await lies('/antraege', 'limit=2', tid);
    expect(antragslisteSchema.parse(erste.inhalt)).toEqual(erste.inhalt);
    const zweite = await lies('/antraege', `limit=2&cursor=${erste.inhalt.cursor}`, tid);
    expect(
      [...erste.inhalt.eintraege, ...zweite.inhalt.eintraege].map((kopf: { antragId: string }) => kopf.antragId),
    ).toEqual(ids);
    expect(zweite.inhalt.cursor).toBeNull();
    const versionen = await lies(`/antraege/${ids[1]}/versionen`, '', tid);
    expect(versionslisteSchema.parse(versionen.inhalt)).toEqual(versionen.inhalt);
    expect(versionen.inhalt.eintraege.map((kopf: { version: number }) => kopf.version)).toEqual([2, 1]);
    expect((await lies('/antraege', '', neueId())).inhalt).toEqual({ eintraege: [], cursor: null });
  });

  test.each([
    'limit=0',
    'limit=101',
    'limit=x',
    'limit=1.5',
    'limit=',
    'cursor=',
    'cursor=x',
    'cursor=QQ.AAAAAAAAAAAAAAAAAAAAAA',
    `suche=${'x'.repeat(201)}`,
  ])('%s ist 400', async (abfrage) => {
    expect((await lies('/antraege', abfrage)).status).toBe(400);
  });

  test('ein Cursor gilt nur für seinen Mandanten, seine Liste, seinen Antrag und seine Suche, und nur unverändert', async () => {
    const tid = neueId();
    const [id, anderer] = [await mitVersionen(3, tid), await mitVersionen(3, tid)];
    const { cursor } = (await lies('/antraege', 'limit=1', tid)).inhalt;
    expect((await lies('/antraege', `limit=1&cursor=${cursor}`, tid)).status).toBe(200);
    expect((await lies('/antraege', `limit=1&cursor=${cursor}`, B)).status).toBe(400);
    expect((await lies('/antraege', `limit=1&cursor=${cursor}&suche=a`, tid)).status).toBe(400);
    const versionen = (await lies(`/antraege/${id}/versionen`, 'limit=1', tid)).inhalt.cursor;
    expect((await lies(`/antraege/${id}/versionen`, `limit=1&cursor=${versionen}`, tid)).status).toBe(200);
    expect((await lies(`/antraege/${anderer}/versionen`, `limit=1&cursor=${versionen}`, tid)).status).toBe(400);
    expect((await lies(`/antraege/${id}/pruefung`, `limit=1&cursor=${versionen}`, tid)).status).toBe(400);
    for (let i = 0; i < cursor.length; i++) {
      const veraendert = `${cursor.slice(0, i)}${cursor[i] === 'A' ? 'B' : 'A'}${cursor.slice(i + 1)}`;
      expect((await lies('/antraege', `limit=1&cursor=${veraendert}`, tid)).status).toBe(400);
    }
  });
});

describe('Vergleich', () => {
  test('zweier Versionen', async () => {
    const id = await mitVersionen(3);
    const antwort = await lies(`/antraege/${id}/vergleich`, 'von=1&bis=3');
    expect(vergleichSchema.parse(antwort.inhalt)).toEqual(antwort.inhalt);
    expect(antwort.inhalt.kopf).toEqual([{ feld: 'personen.geduldete', alt: 1, neu: 3 }]);
    expect((await lies(`/antraege/${id}/vergleich`, 'von=2&bis=2')).inhalt.gleich).toBe(true);
  });

  test.each([
    ['', 400],
    ['von=1', 400],
    ['von=1&bis=x', 400],
    ['von=0&bis=1', 400],
    ['von=1&bis=9', 404],
  ])('%s', async (abfrage, status) => {
    const id = await mitVersionen(1);
    expect((await lies(`/antraege/${id}/vergleich`, abfrage)).status).toBe(status);
  });
});
