/**
 * Anfragen, die fast gültig sind: beschädigter JSON-Text, gefälschte Cursor, seltsame Abfragen und Kopfzeilen. Was nur
 * die Form verletzt, fängt das Schema; hier geht es um das, was dahinter noch scheitern könnte. Nie 5xx, nie langsam.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Bezug, cursorFuer } from '../../../functions/store/cursor.ts';
import { AACHEN_BEISPIEL } from '../../../shared/beispiele/aachen.ts';
import { testschnittstelle } from '../schnittstelle.ts';
import { A, type Anfrage, alsAntwort, ereignis, neueId } from '../werkzeug.ts';
import { meist, pruefe, sende as sendeAn, text } from './fast-gueltig.ts';

const { api } = await testschnittstelle();
const id = (await api.lege()).antragId;
const sende = (anfrage: Anfrage) => sendeAn(api, anfrage);

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
