/** Wenn die Datenbank drosselt, ausfällt, schweigt oder Unsinn antwortet: ein echter HTTP-Server, der genau das tut. */
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { dynamoClient } from '../../../functions/store/client.ts';
import { DynamoAblage } from '../../../functions/store/dynamodb.ts';
import { pruefeKette } from '../../../shared/antrag/kette.ts';
import {
  type Anfrage,
  antragMit,
  FREMDER_ENDPUNKT,
  neueId,
  oeffneDatenbank,
  type Schnittstelle,
  schnittstelle,
  speichern,
  type Testdatenbank,
} from '../werkzeug.ts';

type NodeHttpHandler = { updateHttpClientConfig(name: 'requestTimeout', millisekunden: number): void };

/** Antwortet anstelle der Datenbank oder reicht weiter. */
type Stoerung = (aufruf: string, antwort: ServerResponse, weiter: () => void) => void;

const normal: Stoerung = (_aufruf, _antwort, weiter) => weiter();

let db: Testdatenbank;
let leitung: Server;
let stoerung: Stoerung = normal;
let heil: Schnittstelle;
/** Über die gestörte Leitung, mit der Fristenregel der Lambda-Funktion, nur kürzer. */
let gestoert: Schnittstelle;
const protokoll: string[] = [];

beforeAll(async () => {
  db = await oeffneDatenbank();
  heil = schnittstelle(db.ablage);
  leitung = createServer((anfrage, antwort) => {
    stoerung(String(anfrage.headers['x-amz-target']).split('.').at(-1) ?? '', antwort, () =>
      reicheWeiter(anfrage, antwort),
    );
  });
  await new Promise<void>((offen) => leitung.listen(0, '127.0.0.1', offen));
  vi.spyOn(console, 'error').mockImplementation((zeile) => void protokoll.push(String(zeile)));
});
// Ein frischer Client je Test: Wie oft er wiederholt, hängt davon ab, was ihm vorher misslungen ist.
beforeEach(() => {
  const client = db.neuerClient(`http://127.0.0.1:${(leitung.address() as AddressInfo).port}`);
  (client.config.requestHandler as unknown as NodeHttpHandler).updateHttpClientConfig('requestTimeout', 250);
  gestoert = schnittstelle(new DynamoAblage(client, db.tabelle));
});
afterEach(() => {
  stoerung = normal;
  protokoll.length = 0;
});
afterAll(async () => {
  leitung.closeAllConnections();
  leitung.close();
  await db.schliesse();
});

function reicheWeiter(anfrage: IncomingMessage, antwort: ServerResponse): void {
  const ziel = request(db.endpunkt, { method: anfrage.method, headers: anfrage.headers }, (echt) => {
    antwort.writeHead(echt.statusCode ?? 500, echt.headers);
    echt.pipe(antwort);
  });
  ziel.on('error', () => antwort.destroy());
  anfrage.pipe(ziel);
}

function fehler(name: string, status = 400): Stoerung {
  return (_aufruf, antwort) => {
    antwort.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' });
    antwort.end(JSON.stringify({ __type: `com.amazonaws.dynamodb.v20120810#${name}`, message: 'aus dem Test' }));
  };
}

/** Stört nur PutItem, und davon den n-ten Aufruf an. */
function nurSchreiben(stoerend: Stoerung, ab = 1): Stoerung {
  let n = 0;
  return (aufruf, antwort, weiter) =>
    aufruf === 'PutItem' && ++n >= ab ? stoerend(aufruf, antwort, weiter) : weiter();
}

const schweigt: Stoerung = () => {};
const legtAuf: Stoerung = (_aufruf, antwort) => antwort.destroy();
/** Die Datenbank schreibt, aber ihre Antwort geht verloren. */
const antwortVerloren: Stoerung = (_aufruf, antwort, weiter) => {
  antwort.writeHead = () => {
    antwort.destroy();
    return antwort;
  };
  weiter();
};

const aufrufe = (id: string): [string, Anfrage][] => [
  [
    'Anlegen',
    { methode: 'POST', pfad: '/antraege', inhalt: { antragId: neueId(), antrag: antragMit(1), kommentar: '' } },
  ],
  ['Liste', { methode: 'GET', pfad: '/antraege' }],
  ['Suche', { methode: 'GET', pfad: '/antraege', abfrage: 'suche=a' }],
  ['Lesen', { methode: 'GET', pfad: `/antraege/${id}` }],
  ['Speichern', speichern(id, 1, antragMit(2))],
  [
    'Status',
    {
      methode: 'POST',
      pfad: `/antraege/${id}/status`,
      inhalt: { status: 'zurueckgezogen', kommentar: '' },
      kopf: { 'if-match': '"1"' },
    },
  ],
  ['Versionen', { methode: 'GET', pfad: `/antraege/${id}/versionen` }],
  ['Version', { methode: 'GET', pfad: `/antraege/${id}/versionen/1` }],
  ['Vergleich', { methode: 'GET', pfad: `/antraege/${id}/vergleich`, abfrage: 'von=1&bis=1' }],
  ['Prüfung', { methode: 'GET', pfad: `/antraege/${id}/pruefung` }],
  ['Ausgabe', { methode: 'GET', pfad: `/antraege/${id}/export` }],
];

describe.skipIf(FREMDER_ENDPUNKT !== undefined)('Jeder Aufruf', () => {
  test.each<[string, Stoerung, number]>([
    ['Drosselung der Tabelle', fehler('ProvisionedThroughputExceededException'), 429],
    ['Drosselung des Kontos', fehler('ThrottlingException'), 429],
    ['Fehler der Datenbank', fehler('InternalServerError', 500), 503],
    ['fehlende Tabelle', fehler('ResourceNotFoundException'), 503],
    ['fehlendes Recht', fehler('AccessDeniedException'), 503],
    ['abgebrochene Verbindung', legtAuf, 503],
    ['keine Antwort', schweigt, 503],
    [
      'Erfolg mit HTML',
      (_aufruf, antwort) => antwort.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Bad Gateway</h1>'),
      503,
    ],
    [
      'HTML statt JSON',
      (_aufruf, antwort) => antwort.writeHead(502, { 'content-type': 'text/html' }).end('<h1>Bad Gateway</h1>'),
      503,
    ],
  ])('%s', async (_name, art, status) => {
    const { antragId } = await heil.lege();
    stoerung = art;
    const antworten = await Promise.all(
      aufrufe(antragId).map(async ([name, anfrage]) => [name, await gestoert.rufe(anfrage)] as const),
    );
    for (const [name, antwort] of antworten) {
      expect([name, antwort.status]).toEqual([name, status]);
      expect(antwort.kopf['content-type']).toBe('application/problem+json');
      expect(Number(antwort.kopf['retry-after'])).toBeGreaterThan(0);
      expect(antwort.text).not.toMatch(/aus dem Test|Exception|Bad Gateway|node_modules|\bat /);
    }
    stoerung = normal;
    expect(
      (await heil.rufe({ methode: 'GET', pfad: `/antraege/${antragId}/versionen` })).inhalt.eintraege,
    ).toHaveLength(1);
  });

  test('niemand hört zu', async () => {
    const frei = createServer();
    await new Promise<void>((offen) => frei.listen(0, '127.0.0.1', offen));
    const { port } = frei.address() as AddressInfo;
    await new Promise((zu) => frei.close(zu));
    const api = schnittstelle(new DynamoAblage(db.neuerClient(`http://127.0.0.1:${port}`), db.tabelle));
    const antwort = await api.rufe({ methode: 'GET', pfad: '/antraege' });
    expect(antwort).toMatchObject({
      status: 503,
      inhalt: { code: 'NICHT_ERREICHBAR', title: expect.stringMatching(/erreichbar/) },
    });
    expect(protokoll.map((zeile) => JSON.parse(zeile))).toMatchObject([{ ebene: 'fehler', name: 'AblageFehler' }]);
  });

  test('der Client der Lambda-Funktion bricht selbst ab, statt bis zum Ende der Funktion zu warten', async () => {
    const client = dynamoClient({ GK_DYNAMODB_ENDPOINT: 'http://127.0.0.1:1' });
    const { configProvider } = client.config.requestHandler as unknown as {
      configProvider: Promise<Record<string, unknown>>;
    };
    const { requestTimeout, throwOnRequestTimeout } = await configProvider;
    expect(throwOnRequestTimeout).toBe(true);
    expect(Number(requestTimeout) * (await client.config.maxAttempts())).toBeLessThan(20_000);
  });
});

describe.skipIf(FREMDER_ENDPUNKT !== undefined)('Kein halber Zustand', () => {
  test('geschrieben, aber alle Antworten verloren: die Wiederholung mit ihrem Schlüssel ist dieselbe Version', async () => {
    const { antragId } = await heil.lege(antragMit(0));
    const anfrage = speichern(antragId, 1, antragMit(7), { schluessel: 'einmal' });
    stoerung = nurSchreiben(antwortVerloren);
    expect((await gestoert.rufe(anfrage)).status).toBe(503);
    stoerung = normal;
    const wiederholt = await gestoert.rufe(anfrage);
    expect(wiederholt).toMatchObject({
      status: 201,
      kopf: { etag: '"2"' },
      inhalt: { version: 2, antrag: { personen: { geduldete: 7 } } },
    });
    const versionen = await heil.rufe({ methode: 'GET', pfad: `/antraege/${antragId}/versionen` });
    expect(versionen.inhalt.eintraege.map((kopf: { version: number }) => kopf.version)).toEqual([2, 1]);
    expect(
      (await heil.rufe({ methode: 'GET', pfad: '/antraege', abfrage: 'limit=1' })).inhalt.eintraege[0],
    ).toMatchObject({ antragId, neuesteVersion: 2 });
  });

  test('geschrieben, die erste Antwort verloren: der Client fragt noch einmal und erkennt die eigene Version, auch ohne Schlüssel', async () => {
    const { antragId } = await heil.lege(antragMit(0));
    let n = 0;
    stoerung = (aufruf, antwort, weiter) =>
      aufruf === 'PutItem' && ++n === 1 ? antwortVerloren(aufruf, antwort, weiter) : weiter();
    expect(await gestoert.rufe(speichern(antragId, 1, antragMit(8)))).toMatchObject({
      status: 201,
      inhalt: { version: 2 },
    });
    expect((await heil.rufe({ methode: 'GET', pfad: `/antraege/${antragId}` })).inhalt.version).toBe(2);
  });

  test('nichts geschrieben: die alte Version bleibt die neueste, und dieselbe Anfrage gelingt danach', async () => {
    const { antragId } = await heil.lege(antragMit(0));
    const anfrage = speichern(antragId, 1, antragMit(9), { schluessel: 'noch-einmal' });
    stoerung = nurSchreiben(fehler('ProvisionedThroughputExceededException'));
    expect((await gestoert.rufe(anfrage)).status).toBe(429);
    stoerung = normal;
    expect((await heil.rufe({ methode: 'GET', pfad: `/antraege/${antragId}` })).inhalt.version).toBe(1);
    expect(await gestoert.rufe(anfrage)).toMatchObject({ status: 201, inhalt: { version: 2 } });
  });

  test('Version geschrieben, Kopf nicht: bestätigt, und das Öffnen holt den Kopf nach', async () => {
    const { antragId } = await heil.lege(antragMit(0));
    stoerung = nurSchreiben(fehler('ProvisionedThroughputExceededException'), 2);
    expect((await gestoert.rufe(speichern(antragId, 1, antragMit(3)))).status).toBe(201);
    stoerung = normal;
    await heil.rufe({ methode: 'GET', pfad: `/antraege/${antragId}` });
    expect(
      (await heil.rufe({ methode: 'GET', pfad: '/antraege', abfrage: 'limit=1' })).inhalt.eintraege[0],
    ).toMatchObject({ antragId, neuesteVersion: 2 });
  });

  test('Anlegen ohne Kopf wird nicht bestätigt; die Wiederholung holt ihn nach und ist Version 1', async () => {
    const antragId = neueId();
    const anfrage: Anfrage = {
      methode: 'POST',
      pfad: '/antraege',
      inhalt: { antragId, antrag: antragMit(4), kommentar: '' },
    };
    stoerung = nurSchreiben(legtAuf, 2);
    expect((await gestoert.rufe(anfrage)).status).toBe(503);
    stoerung = normal;
    expect(await gestoert.rufe(anfrage)).toMatchObject({ status: 201, inhalt: { version: 1, antragId } });
    expect(
      (await heil.rufe({ methode: 'GET', pfad: '/antraege', abfrage: 'limit=1' })).inhalt.eintraege[0],
    ).toMatchObject({ antragId });
  });

  test('eine Leitung, die zufällig versagt: jede bestätigte Version ist da, keine doppelt, die Kette hält', async () => {
    const { antragId } = await heil.lege(antragMit(0));
    const arten = [legtAuf, antwortVerloren, fehler('ThrottlingException'), fehler('InternalServerError', 500)];
    let wurf = 1;
    stoerung = (aufruf, antwort, weiter) => {
      wurf = (wurf * 48_271) % 2_147_483_647;
      if (wurf % 100 < 45) arten[wurf % arten.length]?.(aufruf, antwort, weiter);
      else weiter();
    };
    for (let n = 1; n <= 15; n++) {
      const anfrage = speichern(antragId, n, antragMit(n), { schluessel: `stand-${n}` });
      let antwort = await gestoert.rufe(anfrage);
      for (let i = 0; i < 40 && antwort.status !== 201; i++) {
        expect([429, 503]).toContain(antwort.status);
        antwort = await gestoert.rufe(anfrage);
      }
      expect(antwort).toMatchObject({ status: 201, inhalt: { version: n + 1 } });
    }
    stoerung = normal;
    const zeilen = (await heil.rufe({ methode: 'GET', pfad: `/antraege/${antragId}/export` })).text.trim().split('\n');
    const versionen = zeilen.map((zeile) => JSON.parse(zeile));
    expect(versionen.map((version) => version.antrag.personen.geduldete)).toEqual(
      Array.from({ length: 16 }, (_, n) => n),
    );
    expect(pruefeKette(antragId, versionen)).toEqual({ ok: true, bruch: null });
  });
});

test('Das Protokoll enthält weder Namen noch Inhalte', async () => {
  const { antragId } = await heil.lege(antragMit(0, 'Streng vertraulicher Titel'));
  stoerung = fehler('InternalServerError', 500);
  await gestoert.rufe(speichern(antragId, 1, antragMit(1, 'Streng vertraulicher Titel'), { name: 'Erika Mustermann' }));
  expect(protokoll).not.toHaveLength(0);
  expect(protokoll.join('\n')).not.toMatch(/vertraulich|Mustermann|33333333|Aachen/);
});
