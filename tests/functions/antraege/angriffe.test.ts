/**
 * Angriffe auf die Ablage an der Schnittstelle vorbei und auf die Schnittstelle selbst; jeder wird bemerkt, bevor etwas
 * auf ihm aufbaut.
 */
import { gunzipSync, gzipSync } from 'node:zlib';
import { DeleteItemCommand, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { describe, expect, test } from 'vitest';
import { antraegeHandler } from '../../../functions/antraege/app.ts';
import { erstelleHandler } from '../../../functions/antraege/handler.ts';
import { regelnAus } from '../../../functions/antraege/regeln.ts';
import { pruefeTabelle } from '../../../functions/betrieb/tabellenpruefung.ts';
import { kopfPk, kopfSk, versionenPk, versionSk } from '../../../functions/store/schluessel.ts';
import { alsItem } from '../../../functions/store/versionsitem.ts';
import type { Item } from '../../../functions/store/werte.ts';
import { FORM } from '../../../shared/antrag/formen.ts';
import { versionsHash } from '../../../shared/antrag/kette.ts';
import type { Antragsversion } from '../../../shared/antrag/version.ts';
import { veraltetSchema } from '../../../shared/api/problem.ts';
import { AACHEN_BEISPIEL } from '../../../shared/beispiele/aachen.ts';
import { testschnittstelle } from '../schnittstelle.ts';
import { A, alsAntwort, antragMit, B, ereignis, neueId, rufe, speichern, status } from '../werkzeug.ts';

const { db, api, lies, mitVersionen } = await testschnittstelle();

const ort = (id: string, nummer: number, tid = A) => ({
  pk: { S: versionenPk(tid, id) },
  sk: { S: versionSk(nummer) },
});
const kopfort = (id: string) => ({ pk: { S: kopfPk(A) }, sk: { S: kopfSk(id) } });
const hole = async (Key: ReturnType<typeof ort>) =>
  (await db.client.send(new GetItemCommand({ TableName: db.tabelle, Key }))).Item as Item;
const lege = (Item: Item) => db.client.send(new PutItemCommand({ TableName: db.tabelle, Item }));
const entferne = (Key: ReturnType<typeof ort>) => db.client.send(new DeleteItemCommand({ TableName: db.tabelle, Key }));
const gepackt = (item: Item) => JSON.parse(gunzipSync(item.inhalt?.B as Uint8Array).toString());
const mitInhalt = (item: Item, mehr: object): Item => ({
  ...item,
  inhalt: { B: gzipSync(JSON.stringify({ ...gepackt(item), ...mehr })) },
});
const bruecheVon = async (id: string) => (await lies(`/antraege/${id}/pruefung`)).inhalt.kette;

describe('ein veränderter Eintrag', () => {
  const faelle: [string, (item: Item) => Item][] = [
    ['Kommentar', (i) => ({ ...i, kommentar: { S: 'anders' } })],
    ['Name des Autors', (i) => ({ ...i, autorName: { S: 'Jemand' } })],
    ['Rollen des Autors', (i) => mitInhalt(i, { rollen: ['GK.Pruefen'] })],
    ['Zeit', (i) => ({ ...i, erstelltAm: { S: '2020-01-01T00:00:00.000Z' } })],
    ['Antrag', (i) => mitInhalt(i, { antrag: antragMit(999) })],
    ['Festschreibung', (i) => ({ ...i, festgeschrieben: { BOOL: true } })],
    ['Attribut form', (i) => ({ ...i, form: { N: String(FORM + 1) } })],
    ['Attribut schema', (i) => ({ ...i, schema: { N: '1' } })],
    ['ohne Attribut form', ({ form: _, ...i }) => i as Item],
    ['Kommune', (i) => mitInhalt(i, { tid: B })],
    ['Nummer', (i) => ({ ...i, version: { N: '1' } })],
  ];
  test.each(faelle)(
    '%s: 409 beim Lesen, Öffnen, Vergleichen, Speichern und jedem Status; Liste und andere Versionen bleiben lesbar',
    async (_, aendere) => {
      const id = await mitVersionen(2);
      await lege(aendere(await hole(ort(id, 2))));
      const versuche = [
        await lies(`/antraege/${id}/versionen/2`),
        await lies(`/antraege/${id}`),
        await lies(`/antraege/${id}/vergleich`, 'von=1&bis=2'),
        await api.rufe(speichern(id, 2, antragMit(9))),
        await api.rufe(status(id, 2, { status: 'eingereicht' })),
        await api.rufe(status(id, 2, { festgeschrieben: true })),
        await api.rufe(status(id, 2, { status: 'zurueckgezogen' })),
      ];
      for (const { inhalt } of versuche)
        expect(inhalt).toMatchObject({
          status: 409,
          code: 'BESCHAEDIGT',
          detail: expect.stringContaining('beschädigt'),
        });
      expect((await lies(`/antraege/${id}/versionen/1`)).status).toBe(200);
      expect((await lies('/antraege')).inhalt.eintraege.map((k: { antragId: string }) => k.antragId)).toContain(id);
      const [, zeile] = (await lies(`/antraege/${id}/export`)).text.trimEnd().split('\n');
      expect(JSON.parse(zeile as string)).toMatchObject({ beschaedigt: true });
      expect((await bruecheVon(id)).ok).toBe(false);
      expect((await pruefeTabelle(db.client, db.tabelle)).fehler.some((satz) => satz.includes(id))).toBe(true);
    },
  );

  test.each<Partial<Antragsversion> & { readonly vermerk?: string }>([
    { status: 'bewilligt' },
    { festgeschrieben: true },
    { vermerk: 'bewilligt' },
  ])('ein Inhalt, der %j dazuschreibt, gilt auch mit dazu passendem Hash nicht', async (mehr) => {
    const id = await mitVersionen(2);
    const { hash: _, ...version } = (await lies(`/antraege/${id}`)).inhalt as Antragsversion;
    await lege({ ...mitInhalt(await hole(ort(id, 2)), mehr), hash: { S: versionsHash({ ...version, ...mehr }) } });
    expect((await lies(`/antraege/${id}`)).inhalt).toMatchObject({ status: 409, code: 'BESCHAEDIGT' });
    expect((await bruecheVon(id)).bruch).toEqual({ version: 2, grund: 'inhalt' });
  });

  test('auf einer beschädigten älteren Version baut nichts auf, die neueste bleibt brauchbar', async () => {
    const id = await mitVersionen(3);
    await lege({ ...(await hole(ort(id, 1))), kommentar: { S: 'anders' } });
    expect((await lies(`/antraege/${id}/vergleich`, 'von=1&bis=3')).status).toBe(409);
    expect((await lies(`/antraege/${id}`)).status).toBe(200);
    expect((await api.rufe(speichern(id, 1, antragMit(9)))).inhalt).toMatchObject({ status: 412, vergleich: null });
  });

  test('eine Version neuerer Form heißt neuer, nicht beschädigt; ihre Zeile ist gekennzeichnet', async () => {
    const id = await mitVersionen(2);
    await lege({ ...mitInhalt(await hole(ort(id, 2)), { form: FORM + 1 }), form: { N: String(FORM + 1) } });
    for (const antwort of [await lies(`/antraege/${id}`), await api.rufe(speichern(id, 2, antragMit(9)))]) {
      expect(antwort.inhalt).toMatchObject({
        status: 409,
        detail: expect.stringContaining('neuer als dieses Programm, bitte neu laden'),
      });
    }
    expect(JSON.parse((await lies(`/antraege/${id}/export`)).text.trimEnd().split('\n')[1] as string)).toEqual({
      antragId: id,
      version: 2,
      neuer: true,
    });
    expect((await bruecheVon(id)).bruch).toEqual({ version: 2, grund: 'neuer' });
  });

  test('eine Version einer anderen Kommune zeigt ihren Inhalt hier niemandem', async () => {
    const id = neueId();
    await api.lege(antragMit(7, 'Geheim'), id, { tid: B });
    await lege({ ...(await hole(ort(id, 1, B))), ...ort(id, 1) });
    for (const antwort of [
      await lies(`/antraege/${id}`),
      await lies(`/antraege/${id}/export`),
      await lies(`/antraege/${id}/pruefung`),
    ])
      expect(antwort.text).not.toContain('Geheim');
    expect((await bruecheVon(id)).bruch).toEqual({ version: 1, grund: 'kommune' });
  });
});

describe('ein veränderter Kopf', () => {
  test.each([
    ['titel', { S: 'Anderer Titel' }],
    ['suchtext', { S: 'unauffindbar' }],
    ['status', { S: 'bewilligt' }],
    ['autorName', { S: 'Jemand' }],
    ['geaendertAm', { S: '2020-01-01T00:00:00.000Z' }],
  ])('%s: Prüfen und die Prüfung der Tabelle nennen ihn', async (name, wert) => {
    const id = await mitVersionen(2);
    await lege({ ...(await hole(kopfort(id))), [name]: wert });
    expect((await bruecheVon(id)).bruch).toEqual({ version: 2, grund: 'kopf' });
    expect((await pruefeTabelle(db.client, db.tabelle)).fehler.join('\n')).toContain(
      `Antrag ${id}, Version 2: Die Liste der Anträge zeigt anderes`,
    );
  });

  test('ein nur verlorenes Schreiben ist kein Bruch', async () => {
    const id = await mitVersionen(1);
    const alt = await hole(kopfort(id));
    await api.rufe(speichern(id, 1, antragMit(2)));
    await lege(alt);
    expect((await bruecheVon(id)).ok).toBe(true);
  });
});

describe('ein abgeschnittenes Ende', () => {
  test('heilt sich nicht: Speichern und jeder Status 409, Lesen 200, der Kopf bleibt, wie er ist', async () => {
    const id = await mitVersionen(3);
    await entferne(ort(id, 3));
    for (const anfrage of [
      speichern(id, 2, antragMit(9)),
      speichern(id, 3, antragMit(9)),
      status(id, 2, { status: 'eingereicht' }),
    ]) {
      expect((await api.rufe(anfrage)).inhalt).toMatchObject({
        status: 409,
        code: 'VERSIONEN_FEHLEN',
        detail: expect.stringContaining('Dem Antrag fehlen Versionen.'),
      });
    }
    db.aufrufe.length = 0;
    expect((await lies(`/antraege/${id}`)).inhalt.version).toBe(2);
    for (const pfad of ['versionen', 'versionen/2', 'pruefung', 'export'])
      expect((await lies(`/antraege/${id}/${pfad}`)).status).toBe(200);
    expect(db.aufrufe).not.toContain('PutItemCommand');
    await lies('/antraege');
    expect(await db.ablage.kopf(A, id)).toMatchObject({ neuesteVersion: 3 });
    expect((await bruecheVon(id)).bruch).toEqual({ version: 3, grund: 'luecke' });
    await entferne(ort(id, 1));
    await entferne(ort(id, 2));
    expect((await api.rufe(speichern(id, 3, antragMit(9)))).inhalt.code).toBe('VERSIONEN_FEHLEN');
  });
});

describe('der gesehene Hash', () => {
  test('ein anderer: 412 mit der richtigen Version, und nichts geschieht; derselbe gilt; kein Hash ist 422', async () => {
    const { antragId, hash, autor, erstelltAm } = await api.lege();
    const antwort = await api.rufe(status(antragId, 1, { status: 'eingereicht', gesehenerHash: 'f'.repeat(64) }));
    expect(antwort.inhalt).toMatchObject({
      status: 412,
      code: 'VERALTET',
      hash,
      version: 1,
      autor: { oid: autor.oid, name: autor.name },
      erstelltAm,
      vergleich: null,
    });
    expect(veraltetSchema.parse(antwort.inhalt)).toEqual(antwort.inhalt);
    expect((await lies(`/antraege/${antragId}`)).inhalt.version).toBe(1);
    for (const falsch of ['', hash.toUpperCase(), `${hash}0`, 'x'.repeat(64), 1, null]) {
      expect(
        (await api.rufe(status(antragId, 1, { status: 'eingereicht', gesehenerHash: falsch }))).inhalt,
      ).toMatchObject({
        status: 422,
        fehler: [{ pfad: 'gesehenerHash' }],
      });
    }
    expect((await api.rufe(status(antragId, 1, { status: 'eingereicht', gesehenerHash: hash }))).status).toBe(201);
  });
});

describe('Trennung der Aufgaben', () => {
  const bearbeiten = { rollen: ['GK.Bearbeiten'] as const };
  const zurueck = (id: string, basis: number, mehr = {}) =>
    api.rufe(status(id, basis, { status: 'zurueckgezogen' }, mehr));

  test('Bewilligtes, Abgelehntes und Festgeschriebenes nimmt nur GK.Festschreiben zurück', async () => {
    for (const entscheidung of [{ status: 'bewilligt' }, { status: 'abgelehnt' }, { festgeschrieben: true }]) {
      const { antragId } = await api.lege();
      await api.rufe(status(antragId, 1, { status: 'eingereicht' }));
      expect((await api.rufe(status(antragId, 2, entscheidung))).status).toBe(201);
      expect((await zurueck(antragId, 3, bearbeiten)).inhalt).toMatchObject({
        status: 403,
        detail: expect.stringContaining('GK.Festschreiben'),
      });
      expect((await zurueck(antragId, 3, { rollen: ['GK.Festschreiben'] })).status).toBe(201);
      expect((await bruecheVon(antragId)).ok).toBe(true);
    }
    const { antragId } = await api.lege();
    expect((await zurueck(antragId, 1, { rollen: ['GK.Festschreiben'] })).status).toBe(403);
    expect((await zurueck(antragId, 1, bearbeiten)).status).toBe(201);
  });

  test('vier Augen: 403, das die Regel nennt; eine andere Person darf; Prüfen sagt es auch', async () => {
    const handler = antraegeHandler({
      ablage: db.ablage,
      jetzt: () => new Date('2026-02-01'),
      regeln: regelnAus({ GK_VIER_AUGEN: A }),
    });
    const andere = async (anfrage: Parameters<typeof ereignis>[0]) => {
      const e = ereignis(anfrage);
      Object.assign(e.requestContext.authorizer?.lambda as object, { oid: '44444444-4444-4444-8444-444444444444' });
      return alsAntwort(await handler(e));
    };
    const { antragId } = await api.lege();
    await rufe(handler, status(antragId, 1, { status: 'eingereicht' }));
    for (const auftrag of [{ status: 'bewilligt' }, { festgeschrieben: true }]) {
      expect((await rufe(handler, status(antragId, 2, auftrag))).inhalt).toMatchObject({
        status: 403,
        code: 'NICHT_ERLAUBT',
        detail: expect.stringContaining('Vier-Augen-Regel'),
      });
    }
    expect((await andere(status(antragId, 2, { status: 'bewilligt' }))).status).toBe(201);
    const bescheid = { datum: '2020-03-01', aktenzeichen: 'Az. 1', stellen: '3.0', zuwendung: '442860.00' };
    expect((await rufe(handler, status(antragId, 3, { bescheid }))).inhalt).toMatchObject({
      status: 403,
      detail: expect.stringContaining('Vier-Augen-Regel'),
    });
    expect((await rufe(handler, { methode: 'GET', pfad: `/antraege/${antragId}/pruefung` })).inhalt.kette.ok).toBe(
      true,
    );
    // Ohne die Regel darf es dieselbe Person; die Prüfung mit der Regel nennt es.
    expect((await api.rufe(status(antragId, 3, { festgeschrieben: true }))).status).toBe(201);
    for (const abfrage of ['', 'limit=3']) {
      let cursor: string | null = '';
      const brueche = [];
      while (cursor !== null) {
        const seite: { kette: { bruch: unknown }; cursor: string | null } = (
          await rufe(handler, {
            methode: 'GET',
            pfad: `/antraege/${antragId}/pruefung`,
            abfrage: `${abfrage}${cursor && `&cursor=${cursor}`}`,
          })
        ).inhalt;
        if (seite.kette.bruch) brueche.push(seite.kette.bruch);
        cursor = seite.cursor;
      }
      expect(brueche).toEqual([{ version: 4, grund: 'vieraugen' }]);
    }
    expect((await rufe(handler, { methode: 'GET', pfad: '/antraege' })).inhalt.vierAugen).toBe(true);
    expect((await lies('/antraege')).inhalt.vierAugen).toBeUndefined();
  });

  test('GK_VIER_AUGEN und GK_VERSIONEN_JE_TAG gelten für den Eingang in AWS und am lokalen Server', async () => {
    const umgebung = { GK_TABLE: db.tabelle, GK_VIER_AUGEN: A, GK_VERSIONEN_JE_TAG: '1' };
    const handler = erstelleHandler(umgebung, () => db.ablage);
    expect((await rufe(handler, { methode: 'GET', pfad: '/antraege' })).inhalt.vierAugen).toBe(true);
    const inhalt = { antrag: AACHEN_BEISPIEL, kommentar: '' };
    const { antragId } = (await rufe(handler, { methode: 'POST', pfad: '/antraege', inhalt })).inhalt;
    expect((await rufe(handler, speichern(antragId, 1, antragMit(2)))).status).toBe(429);
    expect((await rufe(handler, status(antragId, 1, { festgeschrieben: true }))).status).toBe(403);
  });

  test('unbrauchbare Angaben fallen beim Start auf', () => {
    expect(() => regelnAus({ GK_VIER_AUGEN: 'x' })).toThrow('GK_VIER_AUGEN');
    expect(() => regelnAus({ GK_VERSIONEN_JE_TAG: '-1' })).toThrow('GK_VERSIONEN_JE_TAG');
    expect(regelnAus({})).toEqual({ vierAugen: new Set(), versionenJeTag: null });
  });
});

describe('Anfragen', () => {
  const alsAndere = async (anfrage: Parameters<typeof ereignis>[0]) => {
    const e = ereignis(anfrage);
    Object.assign(e.requestContext.authorizer?.lambda as object, { oid: '44444444-4444-4444-8444-444444444444' });
    return alsAntwort(await api.handler(e));
  };

  test('eine Wiederholung gilt nur der Person, die gespeichert hat', async () => {
    const inhalt = { antragId: neueId(), antrag: AACHEN_BEISPIEL, kommentar: '' };
    const anlegen = { methode: 'POST', pfad: '/antraege', inhalt, kopf: { 'idempotency-key': 'k' } };
    expect((await api.rufe(anlegen)).status).toBe(201);
    expect((await alsAndere(anlegen)).inhalt).toMatchObject({ status: 409, code: 'SCHON_VORHANDEN' });
    const speichere = speichern(inhalt.antragId, 1, antragMit(3), { schluessel: 's' });
    expect((await api.rufe(speichere)).status).toBe(201);
    expect((await alsAndere(speichere)).inhalt).toMatchObject({ status: 422, code: 'SCHLUESSEL_WIEDERVERWENDET' });
    expect((await api.rufe(speichere)).status).toBe(201);
  });

  test('eine Kennung aus der Zukunft ist 422 mit ihrem Pfad; ein Tag ist noch erlaubt', async () => {
    const jetzt = new Date('2026-01-01T00:00:00Z').getTime();
    const handler = antraegeHandler({ ablage: db.ablage, jetzt: () => new Date(jetzt) });
    const mit = (ms: number) => {
      const hex = ms.toString(16).padStart(12, '0');
      const antragId = `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-${String(ms).slice(-12).padStart(12, '0')}`;
      return rufe(handler, {
        methode: 'POST',
        pfad: '/antraege',
        inhalt: { antragId, antrag: AACHEN_BEISPIEL, kommentar: '' },
      });
    };
    expect((await mit(jetzt + 86_400_001)).inhalt).toMatchObject({ status: 422, fehler: [{ pfad: 'antragId' }] });
    expect((await mit(jetzt + 86_400_000)).status).toBe(201);
  });

  test('Versionen je Tag: die nächste ist 429 mit Retry-After, und nach 24 Stunden geht es weiter', async () => {
    let jetzt = Date.parse('2026-03-01T00:00:00Z');
    const handler = antraegeHandler({
      ablage: db.ablage,
      jetzt: () => new Date(jetzt),
      regeln: regelnAus({ GK_VERSIONEN_JE_TAG: '3' }),
    });
    const antragId = neueId();
    expect(
      (
        await rufe(handler, {
          methode: 'POST',
          pfad: '/antraege',
          inhalt: { antragId, antrag: AACHEN_BEISPIEL, kommentar: '' },
        })
      ).status,
    ).toBe(201);
    for (const n of [1, 2]) expect((await rufe(handler, speichern(antragId, n, antragMit(n)))).status).toBe(201);
    jetzt += 1_000_000;
    for (const anfrage of [speichern(antragId, 3, antragMit(9)), status(antragId, 3, { status: 'eingereicht' })]) {
      const antwort = await rufe(handler, anfrage);
      expect(antwort.inhalt).toMatchObject({ status: 429, code: 'ZU_VIELE_ANFRAGEN' });
      expect(antwort.kopf['retry-after']).toBe('85400');
    }
    jetzt += 85_400_000;
    expect((await rufe(handler, speichern(antragId, 3, antragMit(9)))).status).toBe(201);
  });

  test.each([
    '\u00ad',
    '\u200b',
    '\u200d',
    '\u2060',
    '\u3164',
    '\ufffe',
    '\uffff',
    '\ufe0f',
    '\u034f',
    '\u{e0041}',
    '\u{1fffe}',
  ])('ein unsichtbares Zeichen %j ist 422 und beim Namen genannt', async (zeichen) => {
    const antwort = await api.rufe({
      methode: 'POST',
      pfad: '/antraege',
      inhalt: { antrag: antragMit(1, `A${zeichen}B`), kommentar: `x${zeichen}` },
    });
    const punkt = `U+${zeichen.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}`;
    expect(antwort.inhalt).toMatchObject({ status: 422, fehler: [{ pfad: 'antrag.titel' }, { pfad: 'kommentar' }] });
    for (const { meldung } of antwort.inhalt.fehler) expect(meldung).toContain(punkt);
  });

  test('was früher mit unsichtbaren Zeichen gespeichert wurde, bleibt lesbar und prüfbar; neu gespeichert wird es nicht', async () => {
    const id = await mitVersionen(1);
    const version = (await lies(`/antraege/${id}`)).inhalt as Antragsversion;
    const frueher = { ...version, antrag: { ...version.antrag, titel: 'Haus\u200bhalt\uffff' }, kommentar: '\u00ad' };
    const item = alsItem(A, { ...frueher, hash: versionsHash(frueher) }, { schluessel: null, auftrag: '' });
    await lege(item);
    await entferne(kopfort(id));
    const gelesen = await lies(`/antraege/${id}`);
    expect(gelesen.inhalt).toMatchObject({ antrag: frueher.antrag, kommentar: '\u00ad' });
    expect((await bruecheVon(id)).ok).toBe(true);
    expect((await lies(`/antraege/${id}/export`)).text).toBe(`${gelesen.text}\n`);
    expect((await api.rufe(speichern(id, 1, frueher.antrag))).inhalt).toMatchObject({
      status: 422,
      fehler: [{ pfad: 'antrag.titel' }],
    });
    expect((await api.rufe(status(id, 1, { status: 'eingereicht' }))).status).toBe(201);
  });
});
