import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Anmeldung } from '../../../../addin/taskpane/anmeldung/anmeldung.ts';
import { Entwicklungsanmeldung } from '../../../../addin/taskpane/anmeldung/entwicklung.ts';
import { HttpAblage } from '../../../../addin/taskpane/api/client.ts';
import { Abgelehnt, NichtErreichbar, VeralteteVersion } from '../../../../addin/taskpane/api/schnittstelle.ts';
import { vergleiche } from '../../../../shared/antrag/vergleich.ts';
import { entstandAm, uuidv7 } from '../../../../shared/grund/uuid.ts';
import { AACHEN, mitAusgaben } from '../../../shared/beispiele/aachen.ts';
import { SpeicherAblage } from '../umgebung.ts';

interface Gesendet {
  readonly url: string;
  readonly methode: string;
  readonly kopf: Record<string, string>;
  readonly inhalt: unknown;
}

/** Ein Netz, das der Reihe nach antwortet. */
function netz(...antworten: (() => Response)[]) {
  const gesendet: Gesendet[] = [];
  const holen: typeof fetch = async (eingabe, angaben) => {
    gesendet.push({
      url: String(eingabe),
      methode: angaben?.method ?? 'GET',
      kopf: Object.fromEntries(new Headers(angaben?.headers)),
      inhalt: typeof angaben?.body === 'string' ? JSON.parse(angaben.body) : undefined,
    });
    const antwort = antworten.shift();
    if (!antwort) throw new TypeError('fetch failed');
    return antwort();
  };
  return { gesendet, holen };
}

const json = (status: number, inhalt: unknown) => () => new Response(JSON.stringify(inhalt), { status });

class ZaehlendeAnmeldung implements Anmeldung {
  erneuert = 0;
  async auswahl() {
    return [];
  }
  async anmelden(): Promise<never> {
    throw new Error('nicht gebraucht');
  }
  async token(erneuern = false) {
    if (erneuern) this.erneuert++;
    return `t${this.erneuert}`;
  }
  async abmelden() {}
}

const ANTRAG_ID = '016f5e66-e800-7fff-bfff-ffffffffffff';
const speicher = new SpeicherAblage();
const VERSION_1 = await speicher.anlegen(ANTRAG_ID, AACHEN, '', 'k1');
const VERSION_2 = await speicher.speichern(ANTRAG_ID, 1, mitAusgaben('60000.00'), '', 'k2');
const VERALTET = {
  type: 'about:blank',
  title: 'Veraltet',
  status: 412,
  detail: 'Es gibt eine neuere Version.',
  code: 'VERALTET',
};

describe('HttpAblage', () => {
  test('eine Kennung aus einer fremden Mappe führt nie an eine andere Adresse', async () => {
    const { gesendet, holen } = netz(json(404, {}));
    await expect(new HttpAblage(new ZaehlendeAnmeldung(), holen).version('../regelstaende?x=', 1)).rejects.toThrow();
    expect(gesendet[0]?.url).toBe('/api/v1/antraege/..%2Fregelstaende%3Fx%3D/versionen/1');
  });

  test('speichert gegen die bekannte Version, mit Schlüssel und Token', async () => {
    const { gesendet, holen } = netz(json(201, VERSION_2));
    await new HttpAblage(new ZaehlendeAnmeldung(), holen).speichern('a-1', 2, AACHEN, 'Kommentar', 'schluessel-1');
    expect(gesendet).toEqual([
      {
        url: '/api/v1/antraege/a-1/versionen',
        methode: 'POST',
        kopf: {
          accept: 'application/json',
          authorization: 'Bearer t0',
          'content-type': 'application/json',
          'idempotency-key': 'schluessel-1',
          'if-match': '"2"',
        },
        inhalt: { antrag: AACHEN, kommentar: 'Kommentar' },
      },
    ]);
  });

  test('legt mit eigener antragId an', async () => {
    const { gesendet, holen } = netz(json(201, VERSION_1));
    await new HttpAblage(new ZaehlendeAnmeldung(), holen).anlegen('a-1', AACHEN, '', 'k');
    expect(gesendet[0]).toMatchObject({
      url: '/api/v1/antraege',
      inhalt: { antragId: 'a-1', antrag: AACHEN, kommentar: '' },
      kopf: { 'idempotency-key': 'k' },
    });
    expect(gesendet[0]?.kopf['if-match']).toBeUndefined();
  });

  test('erneuert ein abgelaufenes Token einmal und wiederholt dieselbe Anfrage', async () => {
    const anmeldung = new ZaehlendeAnmeldung();
    const { gesendet, holen } = netz(json(401, { message: 'Unauthorized' }), json(201, VERSION_1));
    await new HttpAblage(anmeldung, holen).anlegen('a-1', AACHEN, '', 'k');
    expect(gesendet.map((g) => [g.kopf.authorization, g.kopf['idempotency-key']])).toEqual([
      ['Bearer t0', 'k'],
      ['Bearer t1', 'k'],
    ]);
  });

  test('bleibt es bei 401, ist es eine Ablehnung, keine Schleife', async () => {
    const { gesendet, holen } = netz(json(401, { message: 'Unauthorized' }), json(401, { message: 'Unauthorized' }));
    await expect(new HttpAblage(new ZaehlendeAnmeldung(), holen).antraege(null)).rejects.toThrow(
      'Ihre Anmeldung gilt nicht mehr',
    );
    expect(gesendet).toHaveLength(2);
  });

  test('meldet sich währenddessen jemand anderes an, geht die Anfrage nicht unter dessen Namen noch einmal hinaus', async () => {
    const { gesendet, holen } = netz(json(401, {}), json(201, VERSION_1));
    const jwt = (oid: string) => `k.${btoa(JSON.stringify({ tid: 't1', oid }))}.s`;
    const anmeldung = {
      ...new ZaehlendeAnmeldung(),
      auswahl: async () => [],
      anmelden: async () => {
        throw new Error();
      },
      token: async (erneuern = false) => jwt(erneuern ? 'bert' : 'anna'),
      abmelden: async () => {},
    };
    await expect(new HttpAblage(anmeldung, holen).anlegen('a-1', AACHEN, '', 'k')).rejects.toMatchObject({
      name: 'Abgelehnt',
      status: 401,
    });
    expect(gesendet).toHaveLength(1);
  });

  test.each([500, 502, 503, 504, 429])('Status %i lässt offen, ob gespeichert wurde', async (status) => {
    const { holen } = netz(() => new Response('<html>', { status }));
    await expect(new HttpAblage(new ZaehlendeAnmeldung(), holen).anlegen('a', AACHEN, '', 'k')).rejects.toBeInstanceOf(
      NichtErreichbar,
    );
  });

  test('429 nennt den Grund der Ablage und wie lange zu warten ist', async () => {
    const problem = {
      type: 'about:blank',
      title: 'Zu viele',
      status: 429,
      code: 'ZU_VIELE_ANFRAGEN',
      detail: 'Heute sind es genug Versionen.',
    };
    const { gesendet, holen } = netz(
      () => new Response(JSON.stringify(problem), { status: 429, headers: { 'retry-after': '7200' } }),
    );
    await expect(new HttpAblage(new ZaehlendeAnmeldung(), holen).anlegen('a', AACHEN, '', 'k')).rejects.toMatchObject({
      name: 'NichtErreichbar',
      message: 'Heute sind es genug Versionen.',
      wartenMs: 7_200_000,
    });
    expect(gesendet).toHaveLength(1);
  });

  describe('Bittet die Ablage zu warten (Retry-After)', () => {
    beforeEach(() => {
      vi.useFakeTimers({ now: Date.UTC(2026, 0, 1) });
    });
    afterEach(() => {
      vi.useRealTimers();
      vi.restoreAllMocks();
    });
    const spaeter = (status: number, wann: string) => () =>
      new Response('', { status, headers: { 'retry-after': wann } });
    const leer = json(200, { eintraege: [], cursor: null });

    test.each(['2', 'Thu, 01 Jan 2026 00:00:02 GMT'])('wird ein Lesen danach wiederholt: %s', async (wann) => {
      vi.spyOn(Math, 'random').mockReturnValue(0.5);
      const { gesendet, holen } = netz(spaeter(503, wann), leer);
      const liste = new HttpAblage(new ZaehlendeAnmeldung(), holen).antraege(null);
      await vi.advanceTimersByTimeAsync(2_200);
      expect(gesendet).toHaveLength(1);
      await vi.advanceTimersByTimeAsync(100);
      expect(gesendet).toHaveLength(2);
      await expect(liste).resolves.toEqual({ eintraege: [], cursor: null });
    });

    test('höchstens dreimal, mit wachsendem Zufall', async () => {
      vi.spyOn(Math, 'random').mockReturnValue(1);
      const { gesendet, holen } = netz(spaeter(429, '1'), spaeter(429, '1'), spaeter(429, '1'), leer);
      const liste = new HttpAblage(new ZaehlendeAnmeldung(), holen).antraege(null);
      const scheitert = expect(liste).rejects.toMatchObject({ name: 'NichtErreichbar', wartenMs: 1_000 });
      await vi.advanceTimersByTimeAsync(1_500);
      expect(gesendet).toHaveLength(2);
      await vi.advanceTimersByTimeAsync(1_990);
      expect(gesendet).toHaveLength(2);
      await vi.advanceTimersByTimeAsync(20);
      await scheitert;
      expect(gesendet).toHaveLength(3);
    });

    test('auf eine Minute wartet kein Lesen, und ein Abbruch wartet gar nicht', async () => {
      const lang = netz(spaeter(503, '60'), leer);
      await expect(new HttpAblage(new ZaehlendeAnmeldung(), lang.holen).antraege(null)).rejects.toBeInstanceOf(
        NichtErreichbar,
      );
      const abbruch = new AbortController();
      const kurz = netz(spaeter(503, '2'), leer);
      const pruefung = new HttpAblage(new ZaehlendeAnmeldung(), kurz.holen).pruefung('a', null, abbruch.signal);
      const bricht = expect(pruefung).rejects.toBe('genug');
      await vi.advanceTimersByTimeAsync(500);
      abbruch.abort('genug');
      await bricht;
      expect(kurz.gesendet).toHaveLength(1);
    });
  });

  test('ohne Netz und bei einer unlesbaren Erfolgsantwort ebenso', async () => {
    await expect(new HttpAblage(new ZaehlendeAnmeldung(), netz().holen).antraege(null)).rejects.toBeInstanceOf(
      NichtErreichbar,
    );
    for (const inhalt of ['', '{}', '{"eintraege":[{}],"cursor":null}']) {
      const { holen } = netz(() => new Response(inhalt, { status: 200 }));
      await expect(new HttpAblage(new ZaehlendeAnmeldung(), holen).antraege(null)).rejects.toBeInstanceOf(
        NichtErreichbar,
      );
    }
  });

  test('412 trägt die neuere Version weiter', async () => {
    const { version, autor, erstelltAm } = VERSION_2;
    const neuere = { version, autor, erstelltAm, vergleich: vergleiche(VERSION_1, VERSION_2) };
    const { holen } = netz(json(412, { ...VERALTET, ...neuere }));
    const fehler = await new HttpAblage(new ZaehlendeAnmeldung(), holen)
      .speichern('a', 1, AACHEN, '', 'k')
      .catch((f: unknown) => f);
    expect(fehler).toBeInstanceOf(VeralteteVersion);
    expect((fehler as VeralteteVersion).neuere).toMatchObject(neuere);
  });

  test('eine Ablehnung trägt Meldung und Felder', async () => {
    const { holen } = netz(
      json(422, {
        ...VERALTET,
        status: 422,
        code: 'INHALT_UNGUELTIG',
        detail: 'Der Antrag ist ungültig.',
        fehler: [{ pfad: 'titel', meldung: 'Zu lang.' }],
      }),
    );
    const fehler = await new HttpAblage(new ZaehlendeAnmeldung(), holen)
      .anlegen('a', AACHEN, '', 'k')
      .catch((f: unknown) => f);
    expect(fehler).toBeInstanceOf(Abgelehnt);
    expect(fehler).toMatchObject({
      status: 422,
      message: 'Der Antrag ist ungültig.',
      fehler: [{ pfad: 'titel', meldung: 'Zu lang.' }],
    });
  });

  test('der Cursor wird unverändert weitergegeben', async () => {
    const { gesendet, holen } = netz(json(200, { eintraege: [], cursor: null }));
    await new HttpAblage(new ZaehlendeAnmeldung(), holen).versionen('a', 'x/+=&');
    expect(gesendet[0]?.url).toBe('/api/v1/antraege/a/versionen?cursor=x%2F%2B%3D%26');
  });
});

describe('Prüfen', () => {
  const nie = new AbortController().signal;
  const ablage = (holen: typeof fetch) => new HttpAblage(new ZaehlendeAnmeldung(), holen);

  test('die Prüfung fragt große Seiten und gibt den Cursor weiter', async () => {
    const antwort = {
      kette: { ok: true, bruch: null },
      versionen: [{ version: 1, lesbar: true, abweichungen: [], weitere: 0 }],
      cursor: 'c',
    };
    const { gesendet, holen } = netz(json(200, antwort));
    expect(await ablage(holen).pruefung('a', 'x=', nie)).toEqual(antwort);
    expect(gesendet[0]?.url).toBe('/api/v1/antraege/a/pruefung?limit=200&cursor=x%3D');
  });

  test('die Ausgabe kommt zeilenweise, mit der Fortsetzung aus Link', async () => {
    const link = '</api/v1/antraege/a/export?cursor=Mw.abc-_>; rel="next"';
    const { gesendet, holen } = netz(
      () => new Response('{"version":1}\n{"version":2}\n', { headers: { link } }),
      () => new Response('{"version":3}\n'),
    );
    expect(await ablage(holen).ausgabe('a', null, nie)).toEqual({
      zeilen: ['{"version":1}', '{"version":2}'],
      cursor: 'Mw.abc-_',
    });
    expect(await ablage(holen).ausgabe('a', 'Mw.abc-_', nie)).toEqual({ zeilen: ['{"version":3}'], cursor: null });
    expect(gesendet.map(({ url }) => url)).toEqual([
      '/api/v1/antraege/a/export',
      '/api/v1/antraege/a/export?cursor=Mw.abc-_',
    ]);
    await expect(ablage(netz(json(404, {})).holen).ausgabe('a', null, nie)).rejects.toBeInstanceOf(Abgelehnt);
    await expect(ablage(netz(json(503, {})).holen).ausgabe('a', null, nie)).rejects.toBeInstanceOf(NichtErreichbar);
  });

  test('ein Abbruch ist kein Netzfehler, gleich wann er kommt', async () => {
    const abbruch = new AbortController();
    abbruch.abort();
    const { gesendet, holen } = netz();
    await expect(ablage(holen).pruefung('a', null, abbruch.signal)).rejects.toMatchObject({ name: 'AbortError' });
    expect(gesendet).toHaveLength(0);
    const spaeter = new AbortController();
    const haengt: typeof fetch = (_, angaben) =>
      new Promise((_erfuellt, abgelehnt) =>
        angaben?.signal?.addEventListener('abort', () => abgelehnt(angaben.signal?.reason)),
      );
    const laeuft = ablage(haengt).ausgabe('a', null, spaeter.signal);
    setTimeout(() => spaeter.abort(), 5);
    await expect(laeuft).rejects.toMatchObject({ name: 'AbortError' });
  });

  test('gesucht wird mit dem Text der Person', async () => {
    const { gesendet, holen } = netz(json(200, { eintraege: [], cursor: null }));
    await ablage(holen).antraege('c', 'Kreis & Stadt');
    expect(gesendet[0]?.url).toBe('/api/v1/antraege?suche=Kreis+%26+Stadt&cursor=c');
  });
});

describe('uuidv7', () => {
  test('verrät, wann sie entstand; ein anderer Text nichts', () => {
    const zeiten = [0, 1, Date.UTC(2020, 3, 1, 12, 30), 2 ** 42];
    expect(zeiten.map((zeit) => entstandAm(uuidv7(zeit, new Uint8Array(10))))).toEqual(
      zeiten.map((zeit) => new Date(zeit).toISOString()),
    );
    for (const keine of ['', 'x', 'ffffffff-ffff-4fff-8fff-ffffffffffff']) expect(entstandAm(keine)).toBeNull();
  });

  test('trägt Zeit, Version und Variante und ordnet sich nach der Zeit', () => {
    const zufall = new Uint8Array(10).fill(0xff);
    const frueh = uuidv7(Date.UTC(2020, 0, 1), zufall);
    expect(frueh).toBe('016f5e66-e800-7fff-bfff-ffffffffffff');
    expect(uuidv7(Date.UTC(2020, 0, 1) + 1, new Uint8Array(10)) > frueh).toBe(true);
  });
});

describe('Entwicklungsanmeldung', () => {
  const BENUTZER = [
    { tid: 't1', oid: 'a', name: 'Sachbearbeitung', roles: ['GK.Bearbeiten'], mandant: 'Kommune 1' },
    { tid: 't1', oid: 'b', name: 'Kämmerei', roles: ['GK.Festschreiben'] },
  ];
  const token = (exp: number) => `kopf.${btoa(JSON.stringify({ exp }))}.signatur`;

  function anmeldung(holen: typeof fetch, jetzt = () => 0) {
    const gemerkt = new Map<string, string>();
    return new Entwicklungsanmeldung({
      fetch: holen,
      jetzt,
      speicher: { getItem: (k) => gemerkt.get(k) ?? null, setItem: (k, v) => void gemerkt.set(k, v) },
    });
  }

  test('meldet die erste oder die gewählte Person an und fordert ihr Token an', async () => {
    const { gesendet, holen } = netz(
      json(200, BENUTZER),
      json(200, { token: token(9999) }),
      json(200, { token: token(9999) }),
    );
    const an = anmeldung(holen);
    expect(await an.anmelden()).toMatchObject({ oid: 'a', mandant: 'Kommune 1', rollen: ['GK.Bearbeiten'] });
    await an.anmelden((await an.auswahl())[1]);
    expect(gesendet[2]?.inhalt).toEqual({ tid: 't1', oid: 'b', name: 'Kämmerei', roles: ['GK.Festschreiben'] });
  });

  test('behält ein gültiges Token und erneuert es vor dem Ablauf', async () => {
    let jetzt = 0;
    const { gesendet, holen } = netz(
      json(200, BENUTZER),
      json(200, { token: token(1000) }),
      json(200, { token: token(5000) }),
    );
    const an = anmeldung(holen, () => jetzt);
    await an.anmelden();
    expect(await an.token()).toBe(token(1000));
    jetzt = 990_000;
    expect(await an.token()).toBe(token(5000));
    expect(gesendet).toHaveLength(3);
  });

  test('erst mit ihrem Token gilt die gewählte Person', async () => {
    const { gesendet, holen } = netz(json(200, BENUTZER), json(200, { token: token(9999) }));
    const an = anmeldung(holen);
    await an.anmelden();
    await expect(an.anmelden((await an.auswahl())[1])).rejects.toThrow('nicht erreichbar');
    expect(await an.token()).toBe(token(9999));
    expect(gesendet).toHaveLength(3);
  });

  test('sagt, wenn der Server fehlt oder keine Benutzer nennt', async () => {
    await expect(anmeldung(netz().holen).anmelden()).rejects.toThrow('Der Server ist nicht erreichbar.');
    await expect(anmeldung(netz(json(404, {})).holen).anmelden()).rejects.toThrow('nennt keine Entwicklungsbenutzer');
    await expect(anmeldung(netz(json(200, [])).holen).anmelden()).rejects.toThrow('nennt keine Entwicklungsbenutzer');
  });
});
