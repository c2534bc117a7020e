/**
 * Anfragen, die fast gültig sind: gültige Inhalte mit Werten am äußersten Rand, verstellte Bäume, beschädigter
 * JSON-Text, gefälschte Cursor. Was nur die Form verletzt, fängt das Schema; hier geht es um das, was dahinter noch
 * scheitern könnte. Nie 5xx, nie langsam.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Bezug, cursorFuer } from '../../../functions/store/cursor.ts';
import type { Antrag } from '../../../shared/antrag/schema.ts';
import { problemSchema } from '../../../shared/api/problem.ts';
import { AACHEN_BEISPIEL } from '../../../shared/beispiele/aachen.ts';
import { testschnittstelle } from '../schnittstelle.ts';
import {
  A,
  type Anfrage,
  type Antwort,
  alsAntwort,
  ereignis,
  inLambda,
  LAMBDA_ANTWORT_HOECHSTENS,
  neueId,
} from '../werkzeug.ts';

/** Das Gateway wartet 30 s; eine einzelne Anfrage darf auch auf einem langsamen Rechner nicht in deren Nähe kommen. */
const HOECHSTENS_MS = 10_000;

const { api } = await testschnittstelle();
const id = (await api.lege()).antragId;

function pruefe(antwort: Antwort): void {
  expect([antwort.status, antwort.text.slice(0, 500)]).toEqual([
    expect.toSatisfy((status: number) => status >= 200 && status < 500),
    expect.any(String),
  ]);
  expect(inLambda(antwort)).toBeLessThan(LAMBDA_ANTWORT_HOECHSTENS);
  if (antwort.status >= 400 && antwort.text !== '')
    expect(problemSchema.parse(antwort.inhalt).status).toBe(antwort.status);
}

async function sende(anfrage: Anfrage): Promise<Antwort> {
  const beginn = performance.now();
  const antwort = await api.rufe(anfrage);
  pruefe(antwort);
  expect(performance.now() - beginn).toBeLessThan(HOECHSTENS_MS);
  return antwort;
}

/** Werte, die kein Feld annimmt oder kaum eines. */
const boese = fc.oneof(
  fc.constantFrom(
    '\ud800',
    '\udc00x',
    '\u0000',
    '\ufeff',
    '\u202e',
    '',
    ' ',
    'x'.repeat(201),
    '__proto__',
    'constructor',
    null,
    [],
    {},
    true,
  ),
  fc.constantFrom(
    '10000-01-01',
    '2021-02-29',
    '2020-1-1',
    '-2020-01-01',
    '+012020-01-01',
    '2020-01-01T00:00:00Z',
    '２０２０-01-01',
  ),
  fc.constantFrom(
    '-0',
    '-1',
    '00',
    '0.005',
    '10000000000.01',
    '1e5',
    '1,5',
    '٣',
    '0x10',
    '9'.repeat(300),
    `0.${'0'.repeat(300)}1`,
    'NaN',
    '1e400',
  ),
  fc.constantFrom(-1, 0.5, 10_000_001, 2 ** 53, 2 ** 53 + 2, 1e21, 1e308, -1e308, 5e-324, 10_000),
);
/** Das Übliche, oft ein Wert am Rand des Erlaubten, selten ein verbotener. */
const meist = <T>(ueblich: T, rand: fc.Arbitrary<unknown>) =>
  fc.oneof(
    { weight: 40, arbitrary: fc.constant<unknown>(ueblich) },
    { weight: 40, arbitrary: rand },
    { weight: 1, arbitrary: boese },
  );

const SONDERBAR = [
  '😀',
  '👨‍👩‍👧‍👦',
  'ﷺ',
  'İ',
  'ß',
  'Å',
  'ﬀ',
  '"',
  '\\',
  "'",
  '=1+1',
  '<script>',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'null',
];
const text = fc.oneof(
  fc.constantFrom(...SONDERBAR, 'x'.repeat(200), '😀'.repeat(100), '"'.repeat(200)),
  fc.string({ minLength: 1, maxLength: 50 }),
);
const TAGE = [
  '0001-01-01',
  '1899-12-31',
  '1900-01-01',
  '2019-07-14',
  '2019-07-15',
  '2019-12-31',
  '2020-02-29',
  '2020-11-20',
  '2022-12-31',
  '2023-01-01',
  '9999-12-31',
];
const tag = fc.oneof(
  fc.constantFrom(...TAGE),
  fc
    .date({ min: new Date('2019-01-01'), max: new Date('2024-01-01'), noInvalidDate: true })
    .map((d) => d.toISOString().slice(0, 10)),
);
const betrag = fc.oneof(
  fc.constantFrom('0', '0.0', '0.01', '0.99', '10000000000', '10000000000.00', '9999999999.99'),
  fc.integer({ min: 0, max: 10_000_000 }).map((cent) => (cent / 100).toFixed(2)),
);
const anteil = fc.constantFrom('0.000001', '0.333333', '0.5', '1', '1.0', '1.7', '99999.999999', '100000');
const anzahl = fc.constantFrom(0, 1, 24, 25, 75, 124, 125, 9_999_999, 10_000_000);
const zahl = fc.constantFrom(0, -0, 1, -1, 0.5, 2020, 2 ** 31, 2 ** 53, 1e21, 1e308, 5e-324);
const art = fc.constantFrom('kommune', 'partner');
const traeger = fc.record({ name: meist('Stadt', text), art });

const stelle = fc.record({
  id: meist('S', text),
  stelle: meist(null, fc.constantFrom('eine', '__proto__', 'constructor')),
  bezeichnung: meist('Stelle', text),
  traeger,
  eigenanteil: art,
  stellenanteil: meist('1.0', anteil),
  von: meist('2020-04-01', tag),
  bis: meist('2022-12-31', tag),
  jahresausgaben: meist(null, betrag),
  weiterleitung: fc.constantFrom('bescheid', 'vertrag', null),
});
const massnahme = fc.record({
  id: meist('M', text),
  baustein: fc.constantFrom(1, 2, 3, 4, 5),
  bezeichnung: meist('Maßnahme', text),
  traeger,
  eigenanteil: art,
  haushaltsjahr: meist(2020, fc.constantFrom(1900, 2018, 2019, 2020, 2021, 2022, 2023, 9999)),
  ausgaben: meist('1000.00', betrag),
  ausgabenImFenster: meist(null, betrag),
  quote: meist('0.8', fc.constantFrom('0', '0.000000', '0.000001', '0.5', '0.499999', '1', '1.000000', null)),
  teilnehmende: meist(null, anzahl),
  weiterleitung: fc.constantFrom('bescheid', 'vertrag', null),
});
/** Die Kennungen müssen sich unterscheiden; seltene eigene bleiben. */
const verschiedene = (eintrag: fc.Arbitrary<Record<string, unknown>>) =>
  fc
    .array(eintrag, { maxLength: 4 })
    .map((liste) => liste.map((e, i) => (e.id === 'S' || e.id === 'M' ? { ...e, id: `${e.id}${i}` } : e)));
const verfahren = fc.record({ antragAm: meist(null, tag), bewilligtAm: meist(null, tag) });
const antrag = fc.record({
  titel: meist('Titel', text),
  kommune: fc.record({
    name: meist('Stadt', text),
    regierungsbezirk: meist('Köln', text),
    art: fc.constantFrom('kreisfrei', 'kreis', 'kreisangehoerig'),
    geschaeftsfuehrendeStelle: fc.boolean(),
  }),
  stand: meist('2020-01-23', tag),
  personen: fc.record({ geduldete: meist(256, anzahl), gestattete: meist(157, anzahl) }),
  verfahren: fc.record({ thm: verfahren, dia: verfahren }),
  foerdervolumen: meist(null, betrag),
  stellen: verschiedene(stelle),
  massnahmen: verschiedene(massnahme),
  integrationspauschale: fc.boolean(),
  bagatellgrenze: meist(null, betrag),
});

const ziele = fc.array(
  fc.oneof(
    fc.record({
      summe: fc.constantFrom('haushaltsjahr', 'baustein'),
      schluessel: zahl,
      feld: fc.constantFrom('zuwendung', 'foerdertage', 'toString'),
    }),
    fc.record({ summe: fc.constant('traeger'), schluessel: text, feld: fc.constantFrom('eigenanteil', '__proto__') }),
    fc.record({ id: text, haushaltsjahr: zahl, feld: fc.constantFrom('zuwendung', 'constructor') }),
    fc.constantFrom<unknown>(
      { summe: 'gesamt', feld: 'integrationspauschale' },
      { feld: 'stellenNachSchluessel' },
      null,
      [],
    ),
  ),
  { maxLength: 4 },
);

test('Anträge mit Werten am Rand, gerechnet und gespeichert', async () => {
  let gespeichert = 0;
  const inhalt = fc.record({ antrag, kommentar: meist('', text) });
  await fc.assert(
    fc.asyncProperty(inhalt, fc.option(ziele, { nil: undefined }), async (anlage, gefragt) => {
      await sende({
        methode: 'POST',
        pfad: '/berechnungen',
        inhalt: { antrag: anlage.antrag, ...(gefragt ? { ziele: gefragt } : {}) },
      });
      const antwort = await sende({ methode: 'POST', pfad: '/antraege', inhalt: { antragId: neueId(), ...anlage } });
      if (antwort.status !== 201) return;
      gespeichert += 1;
      // Ein angenommener Antrag lässt sich auch lesen, prüfen, einreichen und vergleichen.
      const pfad = `/antraege/${antwort.inhalt.antragId}`;
      expect((await sende({ methode: 'GET', pfad })).text).toBe(antwort.text);
      const pruefung = await sende({ methode: 'GET', pfad: `${pfad}/pruefung` });
      expect(pruefung.inhalt).toMatchObject({
        kette: { ok: true, bruch: null },
        versionen: [{ lesbar: true, abweichungen: [] }],
      });
      await sende({
        methode: 'POST',
        pfad: `${pfad}/status`,
        inhalt: { status: 'eingereicht', kommentar: '' },
        kopf: { 'if-match': '"1"' },
      });
      await sende({
        methode: 'POST',
        pfad: `${pfad}/versionen`,
        inhalt: { antrag: AACHEN_BEISPIEL, kommentar: '' },
        kopf: { 'if-match': '"1"' },
      });
    }),
    { numRuns: 250 },
  );
  // Sonst prüfte der Test nur das Schema.
  expect(gespeichert).toBeGreaterThan(75);
}, 960_000);

test('ein Antrag, so groß und so breit wie erlaubt', async () => {
  const [vorlage] = AACHEN_BEISPIEL.stellen as [Antrag['stellen'][number]];
  const breit = (anzahl: number, aenderung: object) => ({
    ...AACHEN_BEISPIEL,
    stellen: Array.from({ length: anzahl }, (_, i) => ({ ...vorlage, id: `S${i}`, ...aenderung })),
  });
  for (const riese of [
    breit(500, { von: '0001-01-01', bis: '9999-12-31' }),
    breit(500, {
      von: '2019-07-15',
      bis: '2022-12-31',
      stelle: 'eine',
      stellenanteil: '0.000001',
      jahresausgaben: '10000000000.00',
    }),
    breit(500, { bezeichnung: '"'.repeat(200) }),
    breit(500, { traeger: { name: '😀'.repeat(100), art: 'partner' } }),
  ]) {
    expect((await sende({ methode: 'POST', pfad: '/berechnungen', inhalt: { antrag: riese } })).status).toBeLessThan(
      500,
    );
    expect([201, 413]).toContain(
      (
        await sende({
          methode: 'POST',
          pfad: '/antraege',
          inhalt: { antragId: neueId(), antrag: riese, kommentar: '' },
        })
      ).status,
    );
  }
}, 480_000);

test('Status mit beliebigen Aufträgen', async () => {
  const bescheid = fc.record({
    datum: meist('2020-03-01', tag),
    aktenzeichen: meist('Az.', text),
    stellen: meist('1.0', anteil),
    zuwendung: meist('1.00', betrag),
  });
  const auftrag = fc.record(
    {
      status: meist('eingereicht', fc.constantFrom('entwurf', 'bewilligt', 'abgelehnt', 'zurueckgezogen', 'x')),
      festgeschrieben: fc.constantFrom(true, false, 1),
      bescheid,
      kommentar: meist('', text),
    },
    { requiredKeys: ['kommentar'] },
  );
  await fc.assert(
    fc.asyncProperty(fc.array(auftrag, { minLength: 1, maxLength: 4 }), async (auftraege) => {
      const { antragId } = await api.lege();
      let basis = 1;
      for (const inhalt of auftraege) {
        const antwort = await sende({
          methode: 'POST',
          pfad: `/antraege/${antragId}/status`,
          inhalt,
          kopf: { 'if-match': `"${basis}"` },
        });
        if (antwort.status === 201) basis = antwort.inhalt.version;
      }
    }),
    { numRuns: 150 },
  );
}, 480_000);

const GUELTIG = JSON.stringify({ antragId: neueId(), antrag: AACHEN_BEISPIEL, kommentar: 'Stand' });
const VERDREHT = [
  '{"__proto__":{}}',
  '{"constructor":{"prototype":{}}}',
  '1e400',
  '-1e400',
  '-0',
  '1E-400',
  '[[[[]]]]',
  '"\\ud800"',
  '"\\u0000"',
  'null',
  '9'.repeat(400),
];

test('beschädigter JSON-Text: gekürzt, überschrieben, verdoppelt, mit fremden Werten und in ungültigem UTF-8', async () => {
  const stelleImText = fc.nat({ max: GUELTIG.length });
  const schaden = fc.oneof(
    stelleImText.map((bis) => Buffer.from(GUELTIG.slice(0, bis))),
    fc.tuple(stelleImText, fc.uint8Array({ minLength: 1, maxLength: 4 })).map(([ab, bytes]) => {
      const kopie = Buffer.from(GUELTIG);
      kopie.set(bytes, Math.min(ab, kopie.length - bytes.length));
      return kopie;
    }),
    fc
      .constantFrom(...VERDREHT)
      .chain((wert) =>
        fc
          .constantFrom(...GUELTIG.matchAll(/:("[^"]*"|null|true|\d+)/g))
          .map((treffer) =>
            Buffer.from(GUELTIG.slice(0, treffer.index + 1) + wert + GUELTIG.slice(treffer.index + treffer[0].length)),
          ),
      ),
    fc
      .constantFrom('"titel":"a",', '"__proto__":{"titel":"a"},', '"toString":1,')
      .map((paar) => Buffer.from(GUELTIG.replace('"titel":', `${paar}"titel":`))),
    fc.constantFrom('[', '{"a":').map((auf) => Buffer.from(auf.repeat(50_000))),
    fc
      .integer({ min: 1, max: 20_000 })
      .map((tiefe) => Buffer.from(GUELTIG.replace('"Stand"', `${'['.repeat(tiefe)}${']'.repeat(tiefe)}`))),
  );
  await fc.assert(
    fc.asyncProperty(
      schaden,
      fc.constantFrom('/antraege', `/antraege/${id}/versionen`, `/antraege/${id}/status`, '/berechnungen'),
      async (bytes, pfad) => {
        const roh = ereignis({
          methode: 'POST',
          pfad,
          inhalt: 'x',
          kopf: { 'if-match': '"1"', 'content-type': 'application/json' },
        });
        const handler = pfad === '/berechnungen' ? api.berechnungen : api.handler;
        pruefe(alsAntwort(await handler({ ...roh, body: bytes.toString('base64'), isBase64Encoded: true })));
      },
    ),
    { numRuns: 1_500 },
  );
  expect(Object.keys({})).toEqual([]);
  expect(({} as Record<string, unknown>).titel).toBeUndefined();
}, 480_000);

test('Base64, das keines ist', async () => {
  for (const body of ['%%%', '=', 'AA=A', 'ä', '\ud800', 'A'.repeat(400_000)]) {
    pruefe(
      alsAntwort(
        await api.handler({
          ...ereignis({ methode: 'POST', pfad: '/antraege', inhalt: 'x' }),
          body,
          isBase64Encoded: true,
        }),
      ),
    );
  }
});

const bezuege: readonly [string, (tid: string) => Bezug][] = [
  ['/antraege', (tid) => ({ tid, liste: 'antraege', suche: null })],
  ['/versionen', (tid) => ({ tid, liste: 'versionen', antragId: id })],
  ['/pruefung', (tid) => ({ tid, liste: 'pruefung', antragId: id })],
  ['/export', (tid) => ({ tid, liste: 'export', antragId: id })],
];

test('Cursor, auch solche mit richtiger Prüfsumme: Was keine Stelle dieser Liste ist, ist 400', async () => {
  const stelleFremd = fc.oneof(
    fc.constantFrom(
      '',
      '0',
      '-1',
      '1.5',
      '1e9',
      'NaN',
      'Infinity',
      '999999999',
      '00000001',
      ' 1',
      'x',
      '\u0000',
      '__proto__',
      'A#',
      'V#00000001',
      '😀',
    ),
    fc.string({ maxLength: 60 }),
  );
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...bezuege), stelleFremd, async ([pfad, bezug], stelle) => {
      const cursor = cursorFuer(bezug(A), stelle);
      const gilt = pfad === '/antraege' ? false : /^[1-9]\d{0,7}$/.test(stelle);
      const antwort = await sende({
        methode: 'GET',
        pfad: pfad === '/antraege' ? pfad : `/antraege/${id}${pfad}`,
        abfrage: `cursor=${encodeURIComponent(cursor)}`,
      });
      expect([stelle, antwort.status]).toEqual([stelle, gilt ? 200 : 400]);
    }),
    { numRuns: 300 },
  );
}, 240_000);

test('sehr lange und seltsame Abfragen und Kopfzeilen', async () => {
  const lang = fc.constantFrom(
    'x'.repeat(100_000),
    '%F0%9F%98%80'.repeat(10_000),
    '&'.repeat(50_000),
    'a=b&'.repeat(20_000),
    '%'.repeat(10_000),
    '%00',
    '%ED%A0%80',
    '+',
    '[]=1',
  );
  const name = fc.constantFrom('limit', 'cursor', 'suche', 'von', 'bis', 'x', '__proto__');
  const pfad = fc.constantFrom(
    '',
    `/${id}`,
    `/${id}/versionen`,
    `/${id}/vergleich`,
    `/${id}/pruefung`,
    `/${id}/export`,
    `/${id}/versionen/1`,
    `/${id}/versionen/99999999`,
  );
  const kopf = fc.record(
    {
      'if-match': meist('"1"', text),
      'idempotency-key': meist('k', text),
      'content-type': meist('application/json', text),
      accept: text,
      authorization: text,
    },
    { requiredKeys: [] },
  );
  await fc.assert(
    fc.asyncProperty(
      pfad,
      fc.array(fc.tuple(name, fc.oneof(lang, text)), { maxLength: 3 }),
      kopf,
      text,
      async (p, paare, kopfzeilen, person) => {
        const abfrage = paare.map(([n, w]) => `${n}=${w}`).join('&');
        await sende({
          methode: 'GET',
          pfad: `/antraege${p}`,
          abfrage,
          kopf: kopfzeilen as Record<string, string>,
          name: person,
        });
        await sende({
          methode: 'POST',
          pfad: `/antraege${p}`,
          abfrage,
          kopf: kopfzeilen as Record<string, string>,
          inhalt: GUELTIG,
          name: person,
        });
      },
    ),
    { numRuns: 400 },
  );
}, 480_000);
