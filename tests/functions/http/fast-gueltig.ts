/** Werte am Rand des Erlaubten, selten einer darüber, und die Prüfung, dass die API mit jedem fertig wird. */
import fc from 'fast-check';
import { expect } from 'vitest';
import { problemSchema } from '../../../shared/api/problem.ts';
import { type Anfrage, type Antwort, inLambda, LAMBDA_ANTWORT_HOECHSTENS, type Schnittstelle } from '../werkzeug.ts';

/** Das Gateway wartet 30 s; eine einzelne Anfrage darf auch auf einem langsamen Rechner nicht in deren Nähe kommen. */
const HOECHSTENS_MS = 10_000;

export function pruefe(antwort: Antwort): void {
  expect([antwort.status, antwort.text.slice(0, 500)]).toEqual([
    expect.toSatisfy((status: number) => status >= 200 && status < 500),
    expect.any(String),
  ]);
  expect(inLambda(antwort)).toBeLessThan(LAMBDA_ANTWORT_HOECHSTENS);
  if (antwort.status >= 400 && antwort.text !== '')
    expect(problemSchema.parse(antwort.inhalt).status).toBe(antwort.status);
}

/** Sendet und prüft: nie 5xx, nie langsam, immer in der Form der API. */
export async function sende(api: Schnittstelle, anfrage: Anfrage): Promise<Antwort> {
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
export const meist = <T>(ueblich: T, rand: fc.Arbitrary<unknown>) =>
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
export const text = fc.oneof(
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
export const tag = fc.oneof(
  fc.constantFrom(...TAGE),
  fc
    .date({ min: new Date('2019-01-01'), max: new Date('2024-01-01'), noInvalidDate: true })
    .map((d) => d.toISOString().slice(0, 10)),
);
export const betrag = fc.oneof(
  fc.constantFrom('0', '0.0', '0.01', '0.99', '10000000000', '10000000000.00', '9999999999.99'),
  fc.integer({ min: 0, max: 10_000_000 }).map((cent) => (cent / 100).toFixed(2)),
);
export const anteil = fc.constantFrom('0.000001', '0.333333', '0.5', '1', '1.0', '1.7', '99999.999999', '100000');
export const anzahl = fc.constantFrom(0, 1, 24, 25, 75, 124, 125, 9_999_999, 10_000_000);
