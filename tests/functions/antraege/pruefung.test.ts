/** Prüfen und Ausgeben; auch, wenn auf der Platte etwas verändert wurde. */
import { gunzipSync, gzipSync } from 'node:zlib';
import { DeleteItemCommand, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { describe, expect, test } from 'vitest';
import { pruefeTabelle } from '../../../functions/betrieb/tabellenpruefung.ts';
import { versionenPk, versionSk } from '../../../functions/store/schluessel.ts';
import { alsItem } from '../../../functions/store/versionsitem.ts';
import type { Item } from '../../../functions/store/werte.ts';
import { pruefeKette, versionsHash } from '../../../shared/antrag/kette.ts';
import { pruefungSchema } from '../../../shared/api/antworten.ts';
import { testschnittstelle } from '../schnittstelle.ts';
import { A, antragMit, inLambda, LAMBDA_ANTWORT_HOECHSTENS, neueId, speichern } from '../werkzeug.ts';

const { db, api, lies, mitVersionen } = await testschnittstelle();

async function item(id: string, nummer: number): Promise<Item> {
  const Key = { pk: { S: versionenPk(A, id) }, sk: { S: versionSk(nummer) } };
  return (await db.client.send(new GetItemCommand({ TableName: db.tabelle, Key }))).Item as Item;
}

/** Ändert einen Eintrag an der Schnittstelle vorbei. */
async function verfaelsche(id: string, nummer: number, aenderung: (item: Item) => Item | Promise<Item>): Promise<void> {
  await db.client.send(new PutItemCommand({ TableName: db.tabelle, Item: await aenderung(await item(id, nummer)) }));
}

describe('Prüfung', () => {
  async function pruefeAlles(id: string, limit: number) {
    const seiten = [];
    let cursor: string | null = null;
    do {
      const antwort: Awaited<ReturnType<typeof lies>> = await lies(
        `/antraege/${id}/pruefung`,
        `limit=${limit}${cursor ? `&cursor=${cursor}` : ''}`,
      );
      expect(antwort.status).toBe(200);
      expect(pruefungSchema.parse(antwort.inhalt)).toEqual(antwort.inhalt);
      seiten.push(antwort.inhalt);
      cursor = antwort.inhalt.cursor;
    } while (cursor);
    return {
      brueche: seiten.map((seite) => seite.kette.bruch).filter((bruch) => bruch !== null),
      versionen: seiten.flatMap((seite) => seite.versionen.map((v: { version: number }) => v.version)),
      abweichend: seiten.flatMap((seite) =>
        seite.versionen
          .filter((v: { abweichungen: unknown[] }) => v.abweichungen.length > 0)
          .map((v: { version: number }) => v.version),
      ),
      unlesbar: seiten.flatMap((seite) =>
        seite.versionen.filter((v: { lesbar: boolean }) => !v.lesbar).map((v: { version: number }) => v.version),
      ),
    };
  }
  const GUT = { brueche: [], abweichend: [], unlesbar: [] };

  test.each([1, 2, 3, 7, 200])('eine unberührte Kette in Seiten zu %i', async (limit) => {
    const id = await mitVersionen(7);
    expect(await pruefeAlles(id, limit)).toEqual({ ...GUT, versionen: [1, 2, 3, 4, 5, 6, 7] });
  });

  test.each([2, 3, 200])('verfälschter Kommentar, Seiten zu %i: genannt wird seine Version', async (limit) => {
    const id = await mitVersionen(5);
    await verfaelsche(id, 3, (i) => ({ ...i, kommentar: { S: 'anders' } }));
    expect((await pruefeAlles(id, limit)).brueche).toEqual([{ version: 3, grund: 'inhalt' }]);
  });

  test('eine geänderte Zahl mit neu gerechnetem Hash: Nachrechnen nennt die Zahl, die Kette die nächste Version', async () => {
    const id = await mitVersionen(4);
    await verfaelsche(id, 2, async (i) => {
      const gelesen = await db.ablage.lies(A, id, 2);
      if (gelesen?.art !== 'version') throw new Error('nicht lesbar');
      const kopie = structuredClone(gelesen.version);
      const erste = kopie.ergebnis.finanzierungsplan.zeilen[0] as { betraege: { zuwendung: string } };
      erste.betraege.zuwendung = '39180.01';
      return {
        ...alsItem(A, { ...kopie, hash: versionsHash(kopie) }, gelesen.herkunft),
        sk: i.sk as { S: string },
      };
    });
    const { brueche, abweichend } = await pruefeAlles(id, 200);
    expect(brueche).toEqual([{ version: 3, grund: 'vorgaenger' }]);
    expect(abweichend).toEqual([2]);
    const seite = (await lies(`/antraege/${id}/pruefung`)).inhalt.versionen[1];
    expect(seite.abweichungen[0]).toMatchObject({
      pfad: 'ergebnis.finanzierungsplan.zeilen[0].betraege.zuwendung',
      gespeichert: '39180.01',
      berechnet: '39180.00',
    });
    expect(seite.abweichungen[0].schritt).not.toBeNull();
  });

  test.each([2, 200])('unlesbarer Inhalt, Seiten zu %i: die Version ist genannt, und nur sie', async (limit) => {
    const id = await mitVersionen(5);
    await verfaelsche(id, 2, (i) => ({ ...i, inhalt: { B: new Uint8Array([0]) } }));
    const ergebnis = await pruefeAlles(id, limit);
    expect(ergebnis.unlesbar).toEqual([2]);
    expect(ergebnis.brueche).toEqual([{ version: 2, grund: 'inhalt' }]);
    expect(ergebnis.versionen).toEqual([1, 2, 3, 4, 5]);
    expect((await lies(`/antraege/${id}/versionen/2`)).inhalt).toMatchObject({ status: 409, code: 'BESCHAEDIGT' });
    expect((await lies(`/antraege/${id}/vergleich`, 'von=1&bis=2')).status).toBe(409);
  });

  test.each([1, 3, 200])('fehlende Version in der Mitte und am Ende, Seiten zu %i', async (limit) => {
    const id = await mitVersionen(5);
    const entferne = (nummer: number) =>
      db.client.send(
        new DeleteItemCommand({
          TableName: db.tabelle,
          Key: { pk: { S: versionenPk(A, id) }, sk: { S: versionSk(nummer) } },
        }),
      );
    await entferne(5);
    expect((await pruefeAlles(id, limit)).brueche).toEqual([{ version: 5, grund: 'luecke' }]);
    await entferne(2);
    expect((await pruefeAlles(id, limit)).brueche).toContainEqual({ version: 2, grund: 'luecke' });
  });

  test.each([2, 200])('die ganze Kette eines anderen Antrags unter diesem Schlüssel, Seiten zu %i', async (limit) => {
    const [id, anderer] = [await mitVersionen(3), await mitVersionen(3)];
    const kopiere = async (nummer: number, inhalt = (i: Item) => i.inhalt) => {
      const i = await item(anderer, nummer);
      await verfaelsche(id, nummer, ({ pk }) => ({ ...i, pk, inhalt: inhalt(i) }) as Item);
    };
    for (const nummer of [1, 2, 3]) await kopiere(nummer);
    expect((await pruefeAlles(id, limit)).brueche[0]).toEqual({ version: 1, grund: 'inhalt' });
    // Auch wenn die Einträge ihre Kennung mitbringen, sodass jeder Hash stimmte; dann sind sie gar nicht mehr lesbar.
    for (const nummer of [1, 2, 3]) {
      await kopiere(nummer, (i) => ({
        B: gzipSync(
          JSON.stringify({ ...JSON.parse(gunzipSync(i.inhalt?.B as Uint8Array).toString()), antragId: anderer }),
        ),
      }));
    }
    expect((await pruefeAlles(id, limit)).brueche[0]).toEqual({ version: 1, grund: 'inhalt' });
    for (const nummer of [1, 2, 3]) expect((await lies(`/antraege/${id}/versionen/${nummer}`)).status).toBe(409);
    expect((await pruefeAlles(anderer, limit)).brueche).toEqual([]);
    const { fehler } = await pruefeTabelle(db.client, db.tabelle);
    const name = `Kommune ${A}, Antrag ${id}`;
    for (const nummer of [1, 2, 3]) expect(fehler).toContain(`${name}, Version ${nummer}: nicht lesbar.`);
    expect(
      fehler.filter(
        (satz) => satz.startsWith(`${name}, Version 1: `) && satz.endsWith('Die Kette ist gebrochen (inhalt).'),
      ),
    ).toHaveLength(1);
  });

  test.each([{ version: 7 }, { status: 'bewilligt' }, { festgeschrieben: true }, { hash: 'x' }])(
    'ein Inhalt, der %j dazuschreibt, gilt nicht',
    async (mehr) => {
      const id = await mitVersionen(2);
      await verfaelsche(
        id,
        2,
        (i) =>
          ({
            ...i,
            inhalt: {
              B: gzipSync(JSON.stringify({ ...JSON.parse(gunzipSync(i.inhalt?.B as Uint8Array).toString()), ...mehr })),
            },
          }) as Item,
      );
      expect((await lies(`/antraege/${id}/versionen/2`)).status).toBe(409);
      expect((await pruefeAlles(id, 200)).brueche[0]).toEqual({ version: 2, grund: 'inhalt' });
    },
  );

  test('vertauschte Einträge', async () => {
    const id = await mitVersionen(3);
    const [zwei, drei] = [await item(id, 2), await item(id, 3)];
    await verfaelsche(id, 2, () => ({ ...drei, sk: zwei.sk as { S: string } }));
    await verfaelsche(id, 3, () => ({ ...zwei, sk: drei.sk as { S: string } }));
    expect((await pruefeAlles(id, 200)).brueche[0]).toMatchObject({ grund: 'luecke' });
  });

  test('ist die neueste Version beschädigt, wird nichts auf sie gesetzt', async () => {
    const id = await mitVersionen(2);
    await verfaelsche(id, 2, (i) => ({ ...i, hash: { S: 'kein Hash' } }));
    expect((await lies(`/antraege/${id}`)).status).toBe(409);
    expect((await api.rufe(speichern(id, 2, antragMit(9)))).status).toBe(409);
  });
});

describe('Große Seiten der Prüfung', () => {
  test('weichen alle Zahlen ab, nennt jede Version die ersten, und die Seite endet vor der Grenze von Lambda', async () => {
    const [stelle] = antragMit(1).stellen;
    const gross = {
      ...antragMit(1),
      stellen: Array.from({ length: 60 }, (_, i) => ({ ...stelle, id: `S${i}`, stelle: null })) as never,
    };
    const { antragId } = await api.lege(gross);
    const anzahl = 6;
    for (let n = 1; n < anzahl; n++) await api.rufe(speichern(antragId, n, gross));
    for (let n = 1; n <= anzahl; n++) {
      const gelesen = await db.ablage.lies(A, antragId, n);
      if (gelesen?.art !== 'version') throw new Error('unlesbar');
      const version = JSON.parse(JSON.stringify(gelesen.version));
      for (const zeile of version.ergebnis.finanzierungsplan.zeilen)
        for (const feld of Object.keys(zeile.betraege)) if (feld !== 'foerdertage') zeile.betraege[feld] = '1.23';
      await db.client.send(new PutItemCommand({ TableName: db.tabelle, Item: alsItem(A, version, gelesen.herkunft) }));
    }
    const gesehen: number[] = [];
    let seiten = 0;
    let cursor: string | null = null;
    do {
      const antwort: Awaited<ReturnType<typeof lies>> = await lies(
        `/antraege/${antragId}/pruefung`,
        `limit=200${cursor ? `&cursor=${cursor}` : ''}`,
      );
      expect(inLambda(antwort)).toBeLessThan(LAMBDA_ANTWORT_HOECHSTENS);
      for (const { version, abweichungen, weitere } of antwort.inhalt.versionen) {
        gesehen.push(version);
        expect(abweichungen).toHaveLength(500);
        expect(weitere).toBeGreaterThan(0);
      }
      expect(antwort.inhalt.kette.ok).toBe(false);
      seiten++;
      cursor = antwort.inhalt.cursor;
    } while (cursor);
    expect(gesehen).toEqual([1, 2, 3, 4, 5, 6]);
    expect(seiten).toBe(2);
  });
});

describe('Ausgabe', () => {
  test('alle Versionen als JSON-Zeilen, die sich ohne Server prüfen lassen', async () => {
    const id = await mitVersionen(4);
    const antwort = await lies(`/antraege/${id}/export`);
    expect(antwort.kopf['content-type']).toBe('application/jsonl; charset=utf-8');
    expect(antwort.kopf.link).toBeUndefined();
    const versionen = antwort.text
      .trimEnd()
      .split('\n')
      .map((zeile) => JSON.parse(zeile));
    expect(versionen.map((v) => v.version)).toEqual([1, 2, 3, 4]);
    expect(pruefeKette(id, versionen).ok).toBe(true);
    expect((await lies(`/antraege/${neueId()}/export`)).status).toBe(404);
  });

  test('eine unlesbare Version steht als Zeile da, an der die Kette bricht', async () => {
    const id = await mitVersionen(3);
    await verfaelsche(id, 2, (i) => ({ ...i, inhalt: { B: new Uint8Array([0]) } }));
    const zeilen = (await lies(`/antraege/${id}/export`)).text
      .trimEnd()
      .split('\n')
      .map((zeile) => JSON.parse(zeile));
    expect(zeilen[1]).toEqual({ antragId: id, version: 2, beschaedigt: true });
    expect(pruefeKette(id, zeilen).bruch).toEqual({ version: 2, grund: 'inhalt' });
  });

  test('passt nicht alles in eine Antwort, nennt Link die nächste, und zusammen ist es alles', async () => {
    // Anführungszeichen sind in der Zeile doppelt und in der Antwort von Lambda viermal so lang.
    const lang = '"'.repeat(190);
    const stelle = antragMit(1).stellen[0];
    const gross = (n: number) => ({
      ...antragMit(n),
      stellen: Array.from({ length: 250 }, (_, i) => ({ ...stelle, id: `S${i}`, bezeichnung: `${lang}${i}` })) as never,
    });
    const { antragId } = await api.lege(gross(1));
    for (let n = 1; n < 11; n++) expect((await api.rufe(speichern(antragId, n, gross(n + 1)))).status).toBe(201);
    const nummern: number[] = [];
    let abfrage: string | undefined = '';
    let seiten = 0;
    while (abfrage !== undefined) {
      const antwort: Awaited<ReturnType<typeof lies>> = await lies(`/antraege/${antragId}/export`, abfrage);
      expect(inLambda(antwort)).toBeLessThan(LAMBDA_ANTWORT_HOECHSTENS);
      nummern.push(
        ...antwort.text
          .trimEnd()
          .split('\n')
          .map((zeile) => JSON.parse(zeile).version),
      );
      abfrage = /\?(cursor=[^>]+)>; rel="next"/.exec(antwort.kopf.link ?? '')?.[1];
      seiten++;
    }
    expect(seiten).toBeGreaterThan(1);
    expect(nummern).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  });
});
