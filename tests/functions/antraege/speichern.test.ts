/** Anlegen und Speichern durch den Handler: Bedingungen, Wiederholungen, Wettläufe und Zahl der Datenbankaufrufe. */
import { describe, expect, test } from 'vitest';
import { DynamoAblage } from '../../../functions/store/dynamodb.ts';
import { mitVorgaben } from '../../../shared/antrag/antragsteile.ts';
import { pruefeKette } from '../../../shared/antrag/kette.ts';
import { nachrechne } from '../../../shared/antrag/nachrechnen.ts';
import type { Antragsversion } from '../../../shared/antrag/version.ts';
import { antragsversionSchema } from '../../../shared/api/antworten.ts';
import { problemSchema, veraltetSchema } from '../../../shared/api/problem.ts';
import { AACHEN_BEISPIEL } from '../../../shared/beispiele/aachen.ts';
import { testschnittstelle } from '../schnittstelle.ts';
import { A, type Anfrage, type Antwort, antragMit, neueId, schnittstelle, speichern } from '../werkzeug.ts';

const { db, api } = await testschnittstelle();

function anlegen(inhalt: object, kopf: Record<string, string> = {}): Promise<Antwort> {
  return api.rufe({ methode: 'POST', pfad: '/antraege', inhalt, kopf });
}

/**
 * Wie ein Client: Antwortet auf einem überlasteten Rechner die Datenbank nicht rechtzeitig (503), wiederholt er
 * dieselbe Anfrage mit ihrem Schlüssel.
 */
async function beharrlich(anfrage: Anfrage): Promise<Antwort> {
  for (;;) {
    const antwort = await api.rufe(anfrage);
    if (antwort.status !== 503) return antwort;
  }
}

async function alleVersionen(id: string): Promise<Antragsversion[]> {
  const antwort = await api.rufe({ methode: 'GET', pfad: `/antraege/${id}/export` });
  return antwort.text
    .trimEnd()
    .split('\n')
    .map((zeile) => JSON.parse(zeile));
}

describe('Anlegen', () => {
  test('ergibt Version 1 mit allem, was zum Nachrechnen nötig ist', async () => {
    const antragId = neueId();
    const antwort = await anlegen({ antragId, antrag: AACHEN_BEISPIEL, kommentar: 'Erster Stand' });
    expect(antwort.status).toBe(201);
    expect(antwort.kopf).toMatchObject({
      etag: '"1"',
      location: `/api/v1/antraege/${antragId}/versionen/1`,
      'cache-control': 'no-store',
    });
    expect(antragsversionSchema.parse(antwort.inhalt)).toEqual(antwort.inhalt);
    expect(antwort.inhalt).toMatchObject({
      antragId,
      version: 1,
      status: 'entwurf',
      festgeschrieben: false,
      kommentar: 'Erster Stand',
      vorgaengerHash: null,
    });
    expect(antwort.inhalt.antrag).toEqual(mitVorgaben({ ...AACHEN_BEISPIEL, abwicklung: null }));
    expect(
      antwort.inhalt.ergebnis.finanzierungsplan.jeTraeger.find(
        (s: { schluessel: string }) => s.schluessel === 'Stadt Aachen',
      ).betraege.zuwendung,
    ).toBe('143660.00');
    expect(pruefeKette(antragId, [antwort.inhalt]).ok).toBe(true);
    expect(nachrechne(antwort.inhalt)).toEqual([]);
  });

  test('ohne eigene Kennung entsteht eine UUIDv7, und ein Idempotency-Key wird dann abgewiesen', async () => {
    const antwort = await anlegen({ antrag: AACHEN_BEISPIEL, kommentar: '' });
    expect(antwort.inhalt.antragId).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab]/);
    expect((await anlegen({ antrag: AACHEN_BEISPIEL, kommentar: '' }, { 'idempotency-key': 'k' })).status).toBe(400);
  });

  test('eine Wiederholung mit demselben Inhalt ist dieselbe Antwort, mit anderem 409, mit demselben Schlüssel und anderem Inhalt 422', async () => {
    const inhalt = { antragId: neueId(), antrag: AACHEN_BEISPIEL, kommentar: '' };
    const erste = await anlegen(inhalt, { 'idempotency-key': 'k1' });
    expect(await anlegen(inhalt, { 'idempotency-key': 'k1' })).toEqual(erste);
    expect(await anlegen(inhalt)).toEqual(erste);
    const anders = { ...inhalt, antrag: antragMit(1) };
    expect((await anlegen(anders)).inhalt).toMatchObject({ status: 409, code: 'SCHON_VORHANDEN' });
    expect((await anlegen(anders, { 'idempotency-key': 'k1' })).inhalt).toMatchObject({
      status: 422,
      code: 'SCHLUESSEL_WIEDERVERWENDET',
    });
    expect(await alleVersionen(inhalt.antragId)).toHaveLength(1);
  });

  test('die Wiederholung schreibt einen verlorenen Kopf', async () => {
    const id = neueId();
    await api.lege(AACHEN_BEISPIEL, id);
    await api.rufe(speichern(id, 1, antragMit(2)));
    expect((await anlegen({ antragId: id, antrag: AACHEN_BEISPIEL, kommentar: 'neu' })).inhalt.version).toBe(1);
    expect(await db.ablage.kopf(A, id)).toMatchObject({ neuesteVersion: 2 });
  });

  test('ein abgeschnittenes Zeichen im Namen stört weder die Datenbank noch die Kette', async () => {
    const { antragId, autor } = await api.lege(AACHEN_BEISPIEL, neueId(), { name: 'Zoë \ud83d' });
    expect(autor.name).toBe('Zoë \ufffd');
    expect((await api.rufe({ methode: 'GET', pfad: `/antraege/${antragId}` })).inhalt.autor).toEqual(autor);
    expect((await api.rufe({ methode: 'GET', pfad: `/antraege/${antragId}/pruefung` })).inhalt.kette.ok).toBe(true);
  });

  test('kostet zwei Datenbankaufrufe', async () => {
    db.aufrufe.length = 0;
    await api.lege();
    expect(db.aufrufe).toHaveLength(2);
  });
});

describe('Speichern', () => {
  test('ergibt die nächste Version; vier Datenbankaufrufe', async () => {
    const { antragId, hash } = await api.lege();
    db.aufrufe.length = 0;
    const antwort = await api.rufe(speichern(antragId, 1, antragMit(300)));
    expect(db.aufrufe).toEqual(['GetItemCommand', 'GetItemCommand', 'PutItemCommand', 'PutItemCommand']);
    expect(antwort.status).toBe(201);
    expect(antwort.inhalt).toMatchObject({ version: 2, vorgaengerHash: hash, status: 'entwurf' });
    expect(antwort.kopf.etag).toBe('"2"');
  });

  test('auf einer alten Version: 412 mit der neuesten, ihrem Autor und dem Vergleich; gespeichert wird nichts', async () => {
    const { antragId } = await api.lege();
    await api.rufe(speichern(antragId, 1, antragMit(300), { name: 'Kämmerei' }));
    const antwort = await api.rufe(speichern(antragId, 1, antragMit(400)));
    expect(antwort.status).toBe(412);
    expect(antwort.kopf['content-type']).toBe('application/problem+json');
    expect(veraltetSchema.parse(antwort.inhalt)).toEqual(antwort.inhalt);
    expect(antwort.inhalt).toMatchObject({ version: 2, autor: { name: 'Kämmerei' } });
    expect(antwort.inhalt.vergleich.kopf).toEqual([{ feld: 'personen.geduldete', alt: 256, neu: 300 }]);
    expect(await alleVersionen(antragId)).toHaveLength(2);
  });

  test('auf einer Version, die es nicht gibt: 412 ohne Vergleich; auf einem Antrag, den es nicht gibt: 404', async () => {
    const { antragId } = await api.lege();
    expect((await api.rufe(speichern(antragId, 7, antragMit(1)))).inhalt).toMatchObject({
      status: 412,
      version: 1,
      vergleich: null,
    });
    expect((await api.rufe(speichern(neueId(), 1, antragMit(1)))).status).toBe(404);
  });

  test('Idempotency-Key: dieselbe Anfrage ergibt dieselbe Version, auch wenn andere weitergespeichert haben', async () => {
    const { antragId } = await api.lege();
    const anfrage = speichern(antragId, 1, antragMit(300), { schluessel: 'k-1' });
    const erste = await api.rufe(anfrage);
    expect(await api.rufe(anfrage)).toEqual(erste);
    await api.rufe(speichern(antragId, 2, antragMit(301)));
    expect(await api.rufe(anfrage)).toEqual(erste);
    expect(await alleVersionen(antragId)).toHaveLength(3);
    const anders = await api.rufe(speichern(antragId, 1, antragMit(302), { schluessel: 'k-1' }));
    expect(anders.inhalt).toMatchObject({ status: 422, code: 'SCHLUESSEL_WIEDERVERWENDET' });
    expect((await api.rufe(speichern(antragId, 1, antragMit(300), { schluessel: 'k-2' }))).status).toBe(412);
    expect((await api.rufe(speichern(antragId, 1, antragMit(300)))).status).toBe(412);
  });

  test.each([
    ['fehlt', {}, 428],
    ['ohne Anführungszeichen', { 'if-match': '1' }, 400],
    ['schwach', { 'if-match': 'W/"1"' }, 400],
    ['Stern', { 'if-match': '*' }, 400],
    ['Null', { 'if-match': '"0"' }, 400],
    ['mehrere', { 'if-match': '"1", "2"' }, 400],
    ['zu lang', { 'if-match': '"123456789"' }, 400],
  ])('If-Match %s', async (_, kopf, status) => {
    const { antragId } = await api.lege();
    const antwort = await api.rufe({
      methode: 'POST',
      pfad: `/antraege/${antragId}/versionen`,
      inhalt: { antrag: AACHEN_BEISPIEL, kommentar: '' },
      kopf,
    });
    expect(antwort.status).toBe(status);
    expect(problemSchema.parse(antwort.inhalt)).toBeTruthy();
  });

  test('der Inhalt darf 1 MiB haben und kein Byte mehr', async () => {
    const { antragId } = await api.lege();
    const mit = (bytes: number) => {
      const leer = JSON.stringify({ antrag: AACHEN_BEISPIEL, kommentar: '' });
      return api.rufe({
        ...speichern(antragId, 1, AACHEN_BEISPIEL),
        inhalt: leer + ' '.repeat(bytes - Buffer.byteLength(leer)),
      });
    };
    expect((await mit(1024 * 1024 + 1)).inhalt).toMatchObject({ status: 413, code: 'ZU_GROSS' });
    expect((await mit(1024 * 1024)).status).toBe(201);
  });

  test('passt eine Version mit ihren Ergebnissen nicht in einen Eintrag, ist das 413, bevor etwas geschrieben wird', async () => {
    const { antragId } = await api.lege();
    const knapp = schnittstelle(new DynamoAblage(db.client, db.tabelle, 1_500));
    db.aufrufe.length = 0;
    const antwort = await knapp.rufe(speichern(antragId, 1, antragMit(1)));
    expect(antwort.inhalt).toMatchObject({
      status: 413,
      code: 'ZU_GROSS',
      detail: expect.stringMatching(/zu groß, um als eine Version/),
    });
    expect(db.aufrufe).toEqual(['GetItemCommand', 'GetItemCommand']);
    expect(await alleVersionen(antragId)).toHaveLength(1);
  });

  test('64 gleichzeitige Schreiber auf einer Version: einer gewinnt, alle anderen erhalten 412, nichts verschwindet', async () => {
    const { antragId } = await api.lege();
    const antworten = await Promise.all(
      Array.from({ length: 64 }, (_, i) =>
        beharrlich(speichern(antragId, 1, antragMit(1000 + i), { schluessel: `s-${i}` })),
      ),
    );
    const gewonnen = antworten.filter((antwort) => antwort.status === 201);
    expect(gewonnen).toHaveLength(1);
    expect(antworten.filter((antwort) => antwort.status === 412 && antwort.inhalt.version === 2)).toHaveLength(63);
    const versionen = await alleVersionen(antragId);
    expect(versionen).toHaveLength(2);
    expect(versionen[1]).toEqual(gewonnen[0]?.inhalt);
  });

  test('64 Schreiber, die nach jedem 412 auf der neuesten neu aufsetzen: jede Nummer einmal, alle Inhalte da, keine Lücke', async () => {
    const { antragId } = await api.lege();
    let verloren = 0;
    const gewonnen = await Promise.all(
      Array.from({ length: 64 }, async (_, i) => {
        for (let basis = 1; ; ) {
          const antwort = await beharrlich(
            speichern(antragId, basis, antragMit(1000 + i), { schluessel: `s-${i}-${basis}` }),
          );
          if (antwort.status === 201) return antwort.inhalt.version;
          expect(antwort.status).toBe(412);
          verloren += 1;
          // Wie Menschen: nicht alle im selben Augenblick, und erst lesen, was jetzt gilt. Sonst wären es über 2.000
          // Anfragen.
          await new Promise((weiter) => setTimeout(weiter, 15 * i));
          basis = (await beharrlich({ methode: 'GET', pfad: `/antraege/${antragId}` })).inhalt.version;
        }
      }),
    );
    expect(verloren).toBeGreaterThanOrEqual(63);
    expect(gewonnen.sort((a, b) => a - b)).toEqual(Array.from({ length: 64 }, (_, i) => i + 2));
    const versionen = await alleVersionen(antragId);
    expect(pruefeKette(antragId, versionen)).toEqual({ ok: true, bruch: null });
    expect(new Set(versionen.slice(1).map((v) => v.antrag.personen.geduldete))).toEqual(
      new Set(Array.from({ length: 64 }, (_, i) => 1000 + i)),
    );
  }, 960_000);

  test('neuer Inhalt nach Bescheid und Festschreiben ist wieder ein Entwurf', async () => {
    const { antragId } = await api.lege();
    const post = (basis: number, auftrag: object) =>
      api.rufe({
        methode: 'POST',
        pfad: `/antraege/${antragId}/status`,
        inhalt: { kommentar: '', ...auftrag },
        kopf: { 'if-match': `"${basis}"` },
      });
    const bescheid = { datum: '2020-03-01', aktenzeichen: 'Az. 1', stellen: '3.0', zuwendung: '442860.00' };
    expect((await post(1, { status: 'eingereicht' })).status).toBe(201);
    expect((await post(2, { status: 'bewilligt', bescheid, festgeschrieben: true })).inhalt).toMatchObject({
      status: 'bewilligt',
      bescheid,
      festgeschrieben: true,
    });
    expect((await api.rufe(speichern(antragId, 3, antragMit(300)))).inhalt).toMatchObject({
      version: 4,
      status: 'entwurf',
      bescheid: null,
      festgeschrieben: false,
    });
  });
});
