/**
 * 10 000 unsinnige Anfragen werden mit 4xx abgewiesen: nie ein Absturz, nie eine Spur von innen, und nie eine
 * gespeicherte Version. Gelingen darf nur, was zufällig doch gültig ist: Lesen, oder eine Berechnung, die das Schema
 * annimmt.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { berechnungSchema } from '../../../shared/api/anfragen.ts';
import { problemSchema } from '../../../shared/api/problem.ts';
import { ROUTEN, type Route } from '../../../shared/api/routen.ts';
import { AACHEN_BEISPIEL } from '../../../shared/beispiele/aachen.ts';
import { testschnittstelle } from '../schnittstelle.ts';
import type { Anfrage, Antwort } from '../werkzeug.ts';

const { api } = await testschnittstelle();
const id = (await api.lege()).antragId;

let abgewiesen = 0;

function pruefeAntwort({ methode, pfad, inhalt }: Anfrage, antwort: Antwort): void {
  if (antwort.status === 200) {
    const gueltig =
      methode === 'GET' ||
      methode === 'HEAD' ||
      (pfad === '/berechnungen' && berechnungSchema.safeParse(inhalt).success);
    expect(gueltig).toBe(true);
    return;
  }
  expect(antwort.status).toBeGreaterThanOrEqual(400);
  expect(antwort.status).toBeLessThan(500);
  abgewiesen += 1;
  expect(antwort.kopf['content-type']).toBe('application/problem+json');
  if (antwort.text !== '') expect(problemSchema.parse(antwort.inhalt).status).toBe(antwort.status);
  expect(antwort.text).not.toMatch(/\.(ts|js):\d|node_modules|at \w+ \(|DynamoDB|M#[0-9a-f]{8}-/);
}

const wort = fc.oneof(
  fc.string({ maxLength: 30 }),
  fc.constantFrom(
    '..',
    '.',
    '%',
    '%2e%2e',
    '\u0000',
    '?',
    '#',
    '*',
    "' OR '1'='1",
    '{}',
    '0',
    '-1',
    '1e9',
    '99999999',
    'constructor',
    '__proto__',
  ),
);
const pfad = fc.oneof(
  fc.array(wort, { maxLength: 5 }).map((teile) => `/${teile.join('/')}`),
  fc.constantFrom(...(ROUTEN as readonly Route[])).chain((route) => wort.map((w) => route.pfad.replace(/\{\w+\}/g, w))),
  fc
    .constantFrom(...(ROUTEN as readonly Route[]))
    .map((route) => route.pfad.replace('{antragId}', id ?? '').replace('{version}', '1')),
);
const kopf = fc.record(
  {
    'if-match': fc.oneof(wort, fc.constantFrom('"0"', '"1"', '"2"', '1', '*', 'W/"1"', '"99999999"')),
    'idempotency-key': wort,
    'content-type': fc.oneof(wort, fc.constant('application/json')),
    accept: wort,
  },
  { requiredKeys: [] },
);
const abfrage = fc.oneof(
  fc.string({ maxLength: 40 }),
  fc
    .array(fc.tuple(fc.constantFrom('limit', 'cursor', 'von', 'bis', 'suche'), wort), { maxLength: 4 })
    .map((paare) => paare.map(([n, w]) => `${n}=${w}`).join('&')),
);
const methode = fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS', 'TRACE', 'G ET', '');

test('beliebige Methoden, Pfade, Abfragen, Kopfzeilen und Inhalte', async () => {
  const inhalt = fc.oneof(fc.constant(undefined), fc.string({ maxLength: 100 }), fc.jsonValue());
  await fc.assert(
    fc.asyncProperty(fc.record({ methode, pfad, abfrage, kopf, inhalt }), async (anfrage) => {
      pruefeAntwort(anfrage as Anfrage, await api.rufe(anfrage as Anfrage));
    }),
    { numRuns: 7500 },
  );
}, 480_000);

test('gültige Anträge mit einem beliebigen falschen Wert an beliebiger Stelle', async () => {
  const inhalt = { antrag: AACHEN_BEISPIEL, kommentar: '', antragId: undefined as string | undefined };
  const stellen = pfade(inhalt.antrag, ['antrag']);
  const boese = fc.oneof(
    fc.jsonValue(),
    fc.constantFrom('\ud800', '\u202e', 'x'.repeat(201), '1e400', '-0', '0x10', 1e308, -1, 0.1, {}, []),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...stellen),
      boese,
      fc.constantFrom('/berechnungen', `/antraege/${id}/versionen`),
      async (stelle, wert, ziel) => {
        const kopie = structuredClone({ antrag: AACHEN_BEISPIEL, kommentar: '' }) as unknown as Record<string, unknown>;
        setze(kopie, stelle, wert);
        if (ziel === '/berechnungen') delete kopie.kommentar;
        const anfrage: Anfrage = { methode: 'POST', pfad: ziel, inhalt: kopie, kopf: { 'if-match': '"7"' } };
        pruefeAntwort(anfrage, await api.rufe(anfrage));
      },
    ),
    { numRuns: 5000 },
  );
}, 480_000);

test('so viele waren es, und danach gibt es nur, was gespeichert wurde', async () => {
  expect(abgewiesen).toBeGreaterThanOrEqual(10_000);
  expect((await api.rufe({ methode: 'GET', pfad: `/antraege/${id}` })).inhalt.version).toBe(1);
  expect((await api.rufe({ methode: 'GET', pfad: '/antraege' })).inhalt.eintraege).toHaveLength(1);
});

type Pfad = readonly (string | number)[];

function pfade(wert: unknown, hier: Pfad): Pfad[] {
  if (typeof wert !== 'object' || wert === null) return [hier];
  return [
    hier,
    ...Object.entries(wert).flatMap(([name, teil]) =>
      pfade(teil, [...hier, Array.isArray(wert) ? Number(name) : name]),
    ),
  ];
}

function setze(ziel: Record<string | number, unknown>, stelle: Pfad, wert: unknown): void {
  let ort = ziel;
  for (const teil of stelle.slice(0, -1)) ort = ort[teil] as typeof ort;
  ort[stelle.at(-1) as string] = wert;
}
