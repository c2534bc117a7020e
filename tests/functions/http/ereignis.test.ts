/**
 * Ereignisse des API-Gateways, wie sie wirklich aussehen: dekodierte Pfade, Base64, Schreibweise der Kopfzeilen,
 * Cookies.
 */
import { describe, expect, test } from 'vitest';
import { alsRequest, type Ereignis } from '../../../functions/http/ereignis.ts';
import { problemSchema } from '../../../shared/api/problem.ts';
import { AACHEN_BEISPIEL } from '../../../shared/beispiele/aachen.ts';
import { testschnittstelle } from '../schnittstelle.ts';
import { alsAntwort, ereignis, neueId, rufe } from '../werkzeug.ts';

const { api } = await testschnittstelle();

const mit = (aenderung: Partial<Ereignis>, anfrage = { methode: 'GET', pfad: '/antraege' }): Ereignis => ({
  ...ereignis(anfrage),
  ...aenderung,
});

describe('Ereignis', () => {
  test('der Pfad kommt dekodiert an und darf keine Abfrage und kein Anker werden', () => {
    const adresse = (rawPath: string, rawQueryString = '') => alsRequest(mit({ rawPath, rawQueryString })).url;
    expect(adresse('/api/v1/antraege/a?limit=1')).toBe('https://api/api/v1/antraege/a%3Flimit%3D1');
    expect(adresse('/api/v1/ä#%', 'suche=%C3%A4&x=%zz')).toBe('https://api/api/v1/%C3%A4%23%25?suche=%C3%A4&x=%zz');
    expect(adresse('/api/v1/\ud800')).toContain('%EF%BF%BD');
  });

  test('Inhalt in Base64 ist derselbe Inhalt', async () => {
    const inhalt = JSON.stringify({ antrag: { ...AACHEN_BEISPIEL, titel: 'Übersicht' }, kommentar: 'ä' });
    const als = (body: string, isBase64Encoded: boolean) => ({
      ...ereignis({ methode: 'POST', pfad: '/berechnungen', inhalt }),
      body,
      isBase64Encoded,
    });
    const text = await api.berechnungen(als(inhalt.replace(',"kommentar":"ä"', ''), false));
    const base64 = await api.berechnungen(
      als(Buffer.from(inhalt.replace(',"kommentar":"ä"', '')).toString('base64'), true),
    );
    expect(text.statusCode).toBe(200);
    expect(base64).toEqual(text);
  });

  test('Kopfzeilen gelten in jeder Schreibweise, Cookies stören nicht, unmögliche Kopfzeilen gibt es nicht', async () => {
    const { antragId } = await api.lege();
    const antwort = await rufe(api.handler, {
      methode: 'POST',
      pfad: `/antraege/${antragId}/versionen`,
      inhalt: JSON.stringify({ antrag: AACHEN_BEISPIEL, kommentar: '' }),
      kopf: {
        'IF-MATCH': '"1"',
        'Content-Type': 'Application/JSON; charset=UTF-8',
        'x-k\u0000': 'a',
        'x-wert': 'a\nb',
        'x-zeichen': '✓',
        cookie: 'a=b',
      },
    });
    expect(antwort.status).toBe(201);
    expect(alsAntwort(await api.handler(mit({ cookies: ['a=b', 'c=d'] }))).status).toBe(200);
  });

  test('GET mit Inhalt und HEAD sind Lesen; unbekannte Methoden sind 405', async () => {
    const { antragId } = await api.lege();
    expect((await rufe(api.handler, { methode: 'GET', pfad: `/antraege/${antragId}`, inhalt: 'x' })).status).toBe(200);
    expect(await rufe(api.handler, { methode: 'HEAD', pfad: `/antraege/${antragId}` })).toMatchObject({
      status: 200,
      text: '',
      kopf: { etag: '"1"' },
    });
    for (const methode of ['DELETE', 'PUT', 'PATCH', 'OPTIONS', 'UNFUG']) {
      const antwort = await rufe(api.handler, { methode, pfad: `/antraege/${antragId}` });
      expect([antwort.status, antwort.kopf.allow]).toEqual([405, 'GET']);
    }
    expect((await rufe(api.handler, { methode: 'PUT', pfad: '/antraege' })).kopf.allow).toBe('POST, GET');
    expect((await rufe(api.handler, { methode: 'TRACE', pfad: '/antraege' })).status).toBe(400);
  });
});

describe('Inhalt', () => {
  const anfrage = { methode: 'POST', pfad: '/antraege' };
  test.each([
    ['ohne Typ', '{}', { 'content-type': '' }, 415],
    ['als Formular', 'a=b', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
    ['als Text', '{}', { 'content-type': 'text/plain' }, 415],
    ['in Latin-1', '{}', { 'content-type': 'application/json; charset=iso-8859-1' }, 415],
    ['kein JSON', '{"a":', {}, 400],
    ['leer', '', {}, 400],
    ['JSON null', 'null', {}, 422],
    ['JSON-Liste', '[]', {}, 422],
    ['sehr tief', `${'['.repeat(100_000)}${']'.repeat(100_000)}`, {}, 422],
    ['über 1 MiB', `"${'x'.repeat(1024 * 1024)}"`, {}, 413],
    ['mit __proto__', '{"__proto__":{"antrag":1},"antrag":1,"kommentar":""}', {}, 422],
    ['Schlüssel mit Leerzeichen', '{}', { 'idempotency-key': 'a b' }, 400],
    ['Schlüssel zu lang', '{}', { 'idempotency-key': 'a'.repeat(201) }, 400],
  ])('%s', async (_, inhalt, kopf, status) => {
    const antwort = await rufe(api.handler, { ...anfrage, inhalt, kopf });
    expect(antwort.status).toBe(status);
    expect(antwort.kopf['content-type']).toBe('application/problem+json');
    expect(problemSchema.parse(antwort.inhalt)).toEqual(antwort.inhalt);
  });

  test('ungültiges UTF-8 ist 400', async () => {
    const body = Buffer.from([0x22, 0xff, 0x22]).toString('base64');
    expect(
      (await api.handler({ ...ereignis({ ...anfrage, inhalt: 'x' }), body, isBase64Encoded: true })).statusCode,
    ).toBe(400);
  });

  test('jeder ungültige Wert wird mit seinem Pfad genannt, höchstens 50', async () => {
    const antwort = await rufe(api.handler, {
      ...anfrage,
      inhalt: {
        antragId: 'x',
        antrag: { ...AACHEN_BEISPIEL, stellen: [{ ...AACHEN_BEISPIEL.stellen[0], von: 'morgen' }] },
        kommentar: '',
      },
    });
    expect(antwort.inhalt.fehler).toEqual([
      { pfad: 'antragId', meldung: 'Die Kennung muss eine UUID der Version 7 in Kleinbuchstaben sein.' },
      { pfad: 'antrag.stellen[0].von', meldung: 'Kein gültiger Tag; erwartet wird JJJJ-MM-TT.' },
    ]);
    const viele = await rufe(api.handler, {
      ...anfrage,
      inhalt: {
        antragId: neueId(),
        antrag: { ...AACHEN_BEISPIEL, stellen: Array.from({ length: 60_000 }, () => 0) },
        kommentar: '',
      },
    });
    expect(viele.status).toBe(422);
    expect(viele.inhalt.fehler).toHaveLength(50);
    const langerName = await rufe(api.handler, {
      ...anfrage,
      inhalt: { antrag: AACHEN_BEISPIEL, kommentar: '', ['x'.repeat(200_000)]: 1 },
    });
    expect(langerName.status).toBe(422);
    expect(langerName.text.length).toBeLessThan(1_000);
  });
});
