/**
 * Vertrag der Versionsablage, auf dynalite im Speicher und auf der Platte, oder auf dem Endpunkt in
 * GK_DYNAMODB_ENDPOINT.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type AttributeValue,
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { mitNeuemInhalt } from '../../../functions/antraege/versionsbau.ts';
import { ZuGross } from '../../../functions/store/ablage.ts';
import { DynamoAblage } from '../../../functions/store/dynamodb.ts';
import { versionenPk, versionSk } from '../../../functions/store/schluessel.ts';
import { alsItem } from '../../../functions/store/versionsitem.ts';
import { itemgroesse } from '../../../functions/store/werte.ts';
import { pruefeKette } from '../../../shared/antrag/kette.ts';
import type { Antragsversion } from '../../../shared/antrag/version.ts';
import {
  A,
  antragMit,
  B,
  FREMDER_ENDPUNKT,
  neueId,
  oeffneDatenbank,
  schnittstelle,
  speichern,
  type Testdatenbank,
} from '../werkzeug.ts';

const AUFTRAG = { schluessel: null, auftrag: 'a'.repeat(64) };

function naechste(antragId: string, vorige: Antragsversion | null, geduldete: number, tid = A): Antragsversion {
  const benutzer = {
    tid,
    oid: '33333333-3333-4333-8333-333333333333',
    name: 'Sachbearbeitung',
    rollen: ['GK.Bearbeiten'] as const,
  };
  return mitNeuemInhalt(antragMit(geduldete), {
    antragId,
    vorgaenger: vorige,
    benutzer,
    zeitpunkt: new Date(Date.UTC(2026, 0, 1, 0, 0, geduldete % 60)),
    kommentar: '',
  });
}

/** Wie DynamoDB: Ein abgelehntes Schreiben nennt, was dort steht. dynalite kennt das nicht. */
function mitAltem(client: DynamoDBClient, tabelle: string): DynamoDBClient {
  const send = async (befehl: PutItemCommand) => {
    try {
      return await client.send(befehl);
    } catch (fehler) {
      const { Item, ReturnValuesOnConditionCheckFailure } = befehl.input;
      if (!(fehler instanceof ConditionalCheckFailedException) || ReturnValuesOnConditionCheckFailure !== 'ALL_OLD')
        throw fehler;
      const Key = { pk: Item?.pk, sk: Item?.sk } as Record<string, AttributeValue>;
      const alte = await client.send(new GetItemCommand({ TableName: tabelle, Key, ConsistentRead: true }));
      throw Object.assign(fehler, { Item: alte.Item });
    }
  };
  return { send } as unknown as DynamoDBClient;
}

describe.each(FREMDER_ENDPUNKT ? ['fremder Endpunkt'] : ['im Speicher', 'auf der Platte'])('Ablage %s', (wo) => {
  let db: Testdatenbank;
  let ordner: string | undefined;

  beforeAll(async () => {
    ordner = wo === 'auf der Platte' ? mkdtempSync(join(tmpdir(), 'gk-ablage-')) : undefined;
    db = await oeffneDatenbank(ordner ? { ordner } : {});
  });
  afterAll(async () => {
    await db.schliesse();
    if (ordner) rmSync(ordner, { recursive: true });
  });
  beforeEach(() => {
    db.aufrufe.length = 0;
  });

  async function fuelle(antragId: string, anzahl: number, tid = A): Promise<Antragsversion[]> {
    const versionen: Antragsversion[] = [];
    for (let n = 1; n <= anzahl; n++) {
      const version = naechste(antragId, versionen.at(-1) ?? null, n, tid);
      expect(await db.ablage.schreibe(tid, version, AUFTRAG)).toBe('geschrieben');
      versionen.push(version);
    }
    return versionen;
  }

  test('was geschrieben ist, kommt genauso zurück, und die Kette hält', async () => {
    const id = neueId();
    const versionen = await fuelle(id, 3);
    for (const version of versionen) {
      expect(await db.ablage.lies(A, id, version.version)).toEqual({
        art: 'version',
        nummer: version.version,
        version,
        herkunft: AUFTRAG,
      });
    }
    const gelesen = await db.ablage.versionen(A, id, 1, 10);
    expect(
      pruefeKette(
        id,
        gelesen.map((g) => (g as { version: Antragsversion }).version),
      ).ok,
    ).toBe(true);
    expect(await db.ablage.neueste(A, id)).toMatchObject({ version: versionen[2] });
    expect(await db.ablage.neuesterVersionskopf(A, id)).toMatchObject({
      version: 3,
      hash: versionen[2]?.hash,
      vorgaengerHash: versionen[1]?.hash,
    });
  });

  test('eine vergebene Nummer bleibt, wie sie ist', async () => {
    const id = neueId();
    const [erste] = (await fuelle(id, 1)) as [Antragsversion];
    expect(await db.ablage.schreibe(A, naechste(id, null, 99), AUFTRAG)).toBe('vergeben');
    expect(await db.ablage.lies(A, id, 1)).toMatchObject({ version: erste });
  });

  test('50 gleichzeitige Schreiber derselben Nummer: einer gewinnt, und seine Version steht da', async () => {
    const id = neueId();
    const [erste] = (await fuelle(id, 1)) as [Antragsversion];
    const bewerber = Array.from({ length: 50 }, (_, i) => naechste(id, erste, 100 + i));
    const ausgaenge = await Promise.all(bewerber.map((version) => db.ablage.schreibe(A, version, AUFTRAG)));
    expect(ausgaenge.filter((a) => a === 'geschrieben')).toHaveLength(1);
    expect(ausgaenge.filter((a) => a === 'vergeben')).toHaveLength(49);
    expect(await db.ablage.lies(A, id, 2)).toMatchObject({ version: bewerber[ausgaenge.indexOf('geschrieben')] });
    expect(await db.ablage.lies(A, id, 3)).toBeNull();
  });

  test('nennt die Datenbank, was unter der Nummer steht (ALL_OLD), muss es niemand noch einmal lesen', async () => {
    const id = neueId();
    const [erste] = (await fuelle(id, 1)) as [Antragsversion];
    const zweite = naechste(id, erste, 100);
    await db.ablage.schreibe(A, zweite, AUFTRAG);
    const ablage = new DynamoAblage(mitAltem(db.client, db.tabelle), db.tabelle);
    expect(await ablage.schreibe(A, naechste(id, erste, 101), AUFTRAG)).toEqual({
      vergeben: { art: 'version', nummer: 2, version: zweite, herkunft: AUFTRAG },
    });
    const api = schnittstelle(ablage);
    const gleichzeitig = [200, 200, 201, 202].map((geduldete) =>
      api.rufe(speichern(id, 2, antragMit(geduldete), { schluessel: `k${geduldete}` })),
    );
    const antworten = await Promise.all(gleichzeitig);
    const gespeichert = antworten.filter(({ status }) => status === 201);
    expect(new Set(gespeichert.map(({ text }) => text)).size).toBe(1);
    expect(antworten[0]?.status).toBe(antworten[1]?.status);
    for (const { status, inhalt } of antworten) if (status !== 201) expect([status, inhalt.version]).toEqual([412, 3]);
  });

  test('der Kopf folgt der neuesten Version und geht nie zurück', async () => {
    const id = neueId();
    const versionen = await fuelle(id, 3);
    expect(await db.ablage.kopf(A, id)).toMatchObject({
      antragId: id,
      neuesteVersion: 3,
      geaendertAm: versionen[2]?.erstelltAm,
    });
    await db.ablage.setzeKopf(A, versionen[0] as Antragsversion);
    expect(await db.ablage.kopf(A, id)).toMatchObject({ neuesteVersion: 3 });
  });

  test('Schreiben sind zwei Aufrufe, Lesen ist einer; nie Scan, Update, Delete oder Transaktion', async () => {
    const id = neueId();
    await fuelle(id, 1);
    expect(db.aufrufe).toEqual(['PutItemCommand', 'PutItemCommand']);
    db.aufrufe.length = 0;
    await db.ablage.lies(A, id, 1);
    await db.ablage.neueste(A, id);
    expect(db.aufrufe).toEqual(['GetItemCommand', 'QueryCommand']);
  });

  test('jedes Lesen ist konsistent, jedes Schreiben steht unter einer Bedingung', async () => {
    const eingaben: Record<string, unknown>[] = [];
    const client = db.neuerClient();
    client.middlewareStack.add(
      (weiter, { commandName }) =>
        (argumente) => {
          eingaben.push({ commandName, ...(argumente.input as object) });
          return weiter(argumente);
        },
      { step: 'initialize' },
    );
    const ablage = new DynamoAblage(client, db.tabelle);
    const id = neueId();
    const version = naechste(id, null, 1);
    await ablage.schreibe(A, version, AUFTRAG);
    await ablage.kopf(A, id);
    await ablage.lies(A, id, 1);
    await ablage.neueste(A, id);
    await ablage.neuesterVersionskopf(A, id);
    await ablage.liste(A, { limit: 1, ab: null, suche: null });
    await ablage.liste(A, { limit: 1, ab: null, suche: 'a' });
    await ablage.versionskoepfe(A, id, { limit: 1, ab: null });
    await ablage.versionen(A, id, 1, 1);
    await ablage.zurueckliegende(A, [{ antragId: id, neuesteVersion: 1 }]);
    client.destroy();
    const schreiben = eingaben.filter(({ commandName }) => commandName === 'PutItemCommand');
    const lesen = eingaben.filter(({ commandName }) => commandName !== 'PutItemCommand');
    expect(schreiben.map((eingabe) => eingabe.ConditionExpression)).toEqual([
      'attribute_not_exists(sk)',
      'attribute_not_exists(sk) OR neuesteVersion < :n',
    ]);
    expect(lesen.length).toBeGreaterThanOrEqual(9);
    for (const eingabe of lesen) expect(eingabe).toMatchObject({ ConsistentRead: true });
  });

  test('welche Köpfe zurückliegen, kostet je Kopf einen Aufruf und trifft nur den eigenen Mandanten', async () => {
    const [alt, aktuell] = [neueId(), neueId()];
    await fuelle(alt, 3);
    await fuelle(aktuell, 2);
    db.aufrufe.length = 0;
    const koepfe = [
      { antragId: alt, neuesteVersion: 2 },
      { antragId: aktuell, neuesteVersion: 2 },
      { antragId: neueId(), neuesteVersion: 1 },
    ];
    expect(await db.ablage.zurueckliegende(A, koepfe)).toEqual(new Set([alt]));
    expect(await db.ablage.zurueckliegende(B, koepfe)).toEqual(new Set());
    expect(await db.ablage.zurueckliegende(A, [])).toEqual(new Set());
    expect(db.aufrufe).toEqual(Array(6).fill('GetItemCommand'));
  });

  test('Listen: neueste zuerst, in Seiten ohne Lücke und ohne Doppelte', async () => {
    const tid = neueId();
    const ids: string[] = [];
    for (let i = 0; i < 7; i++) {
      const id = neueId();
      await db.ablage.schreibe(tid, naechste(id, null, i), AUFTRAG);
      ids.unshift(id);
    }
    const gesehen: string[] = [];
    let ab: string | null = null;
    do {
      const seite: Awaited<ReturnType<DynamoAblage['liste']>> = await db.ablage.liste(tid, {
        limit: 3,
        ab,
        suche: null,
      });
      gesehen.push(...seite.eintraege.map((kopf) => kopf.antragId));
      ab = seite.weiter;
    } while (ab !== null);
    expect(gesehen).toEqual(ids);
  });

  test('Suche trifft Titel und Kommune ohne Rücksicht auf Groß- und Kleinschreibung, auch über viele Anträge hinweg', async () => {
    const tid = neueId();
    const treffer: string[] = [];
    for (let i = 0; i < 30; i++) {
      const id = neueId();
      const version = naechste(id, null, i);
      const titel = i % 10 === 3 ? `ÜBERSICHT ${i}` : `Antrag ${i}`;
      await db.ablage.schreibe(tid, { ...version, antrag: { ...version.antrag, titel } }, AUFTRAG);
      if (i % 10 === 3) treffer.unshift(id);
    }
    const suche = async (text: string, limit: number) =>
      (await db.ablage.liste(tid, { limit, ab: null, suche: text })).eintraege.map((kopf) => kopf.antragId);
    expect(await suche('übersicht', 10)).toEqual(treffer);
    expect(await suche('stadt aachen', 50)).toHaveLength(30);
    expect(await suche('gibt es nicht', 10)).toEqual([]);
    const erste = await db.ablage.liste(tid, { limit: 2, ab: null, suche: 'übersicht' });
    expect(erste.eintraege.map((kopf) => kopf.antragId)).toEqual(treffer.slice(0, 2));
    const zweite = await db.ablage.liste(tid, { limit: 2, ab: erste.weiter, suche: 'übersicht' });
    expect(zweite.eintraege.map((kopf) => kopf.antragId)).toEqual(treffer.slice(2));
  });

  test('Versionsköpfe: neueste zuerst in Seiten; Versionen aufsteigend ab einer Nummer', async () => {
    const id = neueId();
    await fuelle(id, 12);
    const erste = await db.ablage.versionskoepfe(A, id, { limit: 5, ab: null });
    const zweite = await db.ablage.versionskoepfe(A, id, { limit: 5, ab: erste.weiter });
    const dritte = await db.ablage.versionskoepfe(A, id, { limit: 5, ab: zweite.weiter });
    expect([erste, zweite, dritte].map((seite) => seite.eintraege.map((kopf) => kopf.version))).toEqual([
      [12, 11, 10, 9, 8],
      [7, 6, 5, 4, 3],
      [2, 1],
    ]);
    expect(dritte.weiter).toBeNull();
    expect(Object.keys(erste.eintraege[0] ?? {})).not.toContain('antrag');
    expect((await db.ablage.versionen(A, id, 9, 3)).map((g) => g.nummer)).toEqual([9, 10, 11]);
  });

  test('ein anderer Mandant sieht nichts davon', async () => {
    const id = neueId();
    await fuelle(id, 2);
    expect(await db.ablage.lies(B, id, 1)).toBeNull();
    expect(await db.ablage.neueste(B, id)).toBeNull();
    expect(await db.ablage.kopf(B, id)).toBeNull();
    expect(await db.ablage.versionen(B, id, 1, 10)).toEqual([]);
    expect(
      (await db.ablage.liste(B, { limit: 100, ab: null, suche: null })).eintraege.map((kopf) => kopf.antragId),
    ).not.toContain(id);
    expect(await db.ablage.schreibe(B, naechste(id, null, 5), AUFTRAG)).toBe('geschrieben');
    expect(await db.ablage.lies(A, id, 1)).toMatchObject({ version: { antrag: { personen: { geduldete: 1 } } } });
  });

  test('zu große Versionen werden vor dem Schreiben abgewiesen', async () => {
    const version = naechste(neueId(), null, 1);
    const groesse = itemgroesse(alsItem(A, version, AUFTRAG));
    const knapp = new DynamoAblage(db.client, db.tabelle, groesse - 1);
    await expect(knapp.schreibe(A, version, AUFTRAG)).rejects.toThrow(ZuGross);
    expect(db.aufrufe).toEqual([]);
    expect(await new DynamoAblage(db.client, db.tabelle, groesse).schreibe(A, version, AUFTRAG)).toBe('geschrieben');
  });

  test('was sich nicht lesen lässt, wird als beschädigt gelesen, nie als Absturz', async () => {
    const id = neueId();
    const versionen = await fuelle(id, 4);
    const gut = alsItem(A, versionen[3] as Antragsversion, AUFTRAG);
    const { inhalt: _, ...ohneInhalt } = gut;
    const kaputt = [
      { ...gut, inhalt: { B: new Uint8Array([1, 2, 3]) } },
      ohneInhalt,
      { ...gut, status: { S: 'genehmigt' } },
      { ...gut, schema: { N: '1' } },
      { ...gut, version: { S: 'vier' } },
    ];
    for (const Item of kaputt) {
      await db.client.send(new PutItemCommand({ TableName: db.tabelle, Item }));
      expect(await db.ablage.lies(A, id, 4)).toEqual({ art: 'beschaedigt', nummer: 4 });
    }
    expect(await db.ablage.neuesterVersionskopf(A, id)).toEqual({ art: 'beschaedigt', nummer: 4 });
    expect(
      (await db.ablage.versionskoepfe(A, id, { limit: 10, ab: null })).eintraege.map((kopf) => kopf.version),
    ).toEqual([3, 2, 1]);
    expect(gut).toMatchObject({ pk: { S: versionenPk(A, id) }, sk: { S: versionSk(4) } });
  });
});
