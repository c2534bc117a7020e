/**
 * Die Schnittstelle nennt die Belege: mit Beweis und Zeitstempel, ohne Anker, mit einem, der nicht antwortet,
 * und nie etwas einer anderen Kommune.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { Ankerbuch } from '../../../functions/anker/ankerbuch.ts';
import { Ordnerbehaelter } from '../../../functions/anker/ordner.ts';
import { S3Behaelter, s3Client } from '../../../functions/anker/s3.ts';
import { stempleTage } from '../../../functions/anker/tagesstempel.ts';
import { zertifikateAus } from '../../../functions/anker/zeitstempel.ts';
import { belegeHandler } from '../../../functions/belege/app.ts';
import type { Beleg } from '../../../shared/anker/beleg.ts';
import { type Inklusionsbeweis, stimmtBeweis } from '../../../shared/anker/tagesabschluss.ts';
import { belegeSchema, versionsbelegSchema } from '../../../shared/api/belegantworten.ts';
import { oeffneS3, type S3Nachbau } from '../anker/s3-nachbau.ts';
import { oeffneTsa, type TestTsa } from '../anker/tsa.ts';
import { A, B, neueId, rufe } from '../werkzeug.ts';

const ID = neueId();
const hash = (n: number) => String(n).repeat(64).slice(0, 64);
const beleg = (version: number, am: string, mehr: Partial<Beleg> = {}): Beleg => ({
  beleg: 1,
  tid: A,
  antragId: ID,
  version,
  hash: hash(version),
  am,
  nachgeholt: false,
  ...mehr,
});

let s3: S3Nachbau;
let tsa: TestTsa;
let ordner: string;

beforeAll(async () => {
  s3 = await oeffneS3('gk-anker');
  for (const [name, wert] of Object.entries(s3.umgebung)) vi.stubEnv(name, wert);
  tsa = await oeffneTsa();
  ordner = mkdtempSync(join(tmpdir(), 'gk-belege-'));
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await s3.schliesse();
  await tsa.schliesse();
  rmSync(ordner, { recursive: true });
});

const imOrdner = () => new Ankerbuch(new Ordnerbehaelter(ordner));
const inS3 = () => new Ankerbuch(new S3Behaelter(s3Client(process.env), 'gk-anker'));

describe.each([
  ['Ordner', imOrdner],
  ['S3', inS3],
] as const)('%s', (_, oeffne) => {
  const frage = (
    pfad: string,
    abfrage = '',
    tid = A,
    vertraute: Parameters<typeof belegeHandler>[0]['vertraute'] = [],
  ) =>
    rufe(belegeHandler({ anker: oeffne(), vertraute }), {
      methode: 'GET',
      pfad: `/antraege/${ID}/belege${pfad}`,
      abfrage,
      tid,
    });

  beforeAll(async () => {
    const anker = oeffne();
    for (const neu of [
      beleg(1, '2026-01-01T08:00:00.000Z'),
      beleg(2, '2026-01-02T08:00:00.000Z'),
      beleg(1, '2026-01-01T09:00:00.000Z', { tid: B, antragId: neueId() }),
    ])
      expect(await anker.schreibe(neu)).toBe('neu');
    await stempleTage(anker, new Date('2026-01-04T00:00:00Z'), tsa.url);
    // Ein Nachzügler: Sein Tag ist schon abgeschlossen, er kommt in den nächsten.
    await anker.schreibe(beleg(3, '2026-01-02T23:59:00.000Z', { nachgeholt: true }));
    await stempleTage(anker, new Date('2026-01-05T00:00:00Z'), null);
    await anker.schreibe(beleg(4, '2026-01-05T08:00:00.000Z'));
  });

  test('die Liste nennt, was belegt ist, aufsteigend und ohne den Rest', async () => {
    const { status, inhalt } = await frage('', 'von=2&bis=60');
    expect(status).toBe(200);
    expect(belegeSchema.parse(inhalt)).toEqual({
      anker: true,
      eintraege: [
        { version: 2, hash: hash(2), am: '2026-01-02T08:00:00.000Z', nachgeholt: false },
        { version: 3, hash: hash(3), am: '2026-01-02T23:59:00.000Z', nachgeholt: true },
        { version: 4, hash: hash(4), am: '2026-01-05T08:00:00.000Z', nachgeholt: false },
      ],
    });
  });

  test('der Beweis führt zur Wurzel, und die TSA steht dabei', async () => {
    const antwort = versionsbelegSchema.parse((await frage('/1')).inhalt);
    expect(antwort).toMatchObject({
      anker: true,
      beleg: beleg(1, '2026-01-01T08:00:00.000Z'),
      beweis: { tag: '2026-01-01', anzahl: 2 },
      zeitstempel: { vertraut: null },
    });
    expect(stimmtBeweis(antwort.beleg as Beleg, antwort.beweis as Inklusionsbeweis)).toBe(true);
    expect(stimmtBeweis({ ...(antwort.beleg as Beleg), hash: hash(9) }, antwort.beweis as Inklusionsbeweis)).toBe(
      false,
    );
    expect((await frage('/1', '', A, zertifikateAus(tsa.pem))).inhalt.zeitstempel.vertraut).toBe(true);
  });

  test('ein Nachzügler findet seinen Beweis im späteren Tag; ohne Zeitstempel und vor dem Abschluss steht null', async () => {
    expect((await frage('/3')).inhalt).toMatchObject({
      beleg: { version: 3 },
      beweis: { tag: '2026-01-03' },
      zeitstempel: null,
    });
    expect((await frage('/4')).inhalt).toMatchObject({ beleg: { version: 4 }, beweis: null, zeitstempel: null });
    expect((await frage('/5')).inhalt).toEqual({ anker: true, beleg: null, beweis: null, zeitstempel: null });
  });

  test('eine andere Kommune sieht davon nichts', async () => {
    expect((await frage('', 'von=1&bis=100', B)).inhalt).toEqual({ anker: true, eintraege: [] });
    expect((await frage('/1', '', B)).inhalt).toEqual({ anker: true, beleg: null, beweis: null, zeitstempel: null });
  });

  test.each(['', 'von=1', 'von=2&bis=1', 'von=1&bis=101', 'von=0&bis=1', 'von=1&bis=x'])(
    '„%s“ ist kein Bereich: 400',
    async (abfrage) => {
      expect(await frage('', abfrage)).toMatchObject({ status: 400, inhalt: { code: 'ANFRAGE_UNGUELTIG' } });
    },
  );

  test.each(['/0', '/x', '/100000000'])('%s ist keine Version: 404', async (pfad) => {
    expect((await frage(pfad)).status).toBe(404);
  });
});

test('ohne Anker sagt die Antwort es', async () => {
  const ohne = belegeHandler({ anker: null, vertraute: [] });
  expect((await rufe(ohne, { methode: 'GET', pfad: `/antraege/${ID}/belege`, abfrage: 'von=1&bis=9' })).inhalt).toEqual(
    { anker: false, eintraege: [] },
  );
  expect((await rufe(ohne, { methode: 'GET', pfad: `/antraege/${ID}/belege/1` })).inhalt).toEqual({
    anker: false,
    beleg: null,
    beweis: null,
    zeitstempel: null,
  });
});

test('antwortet der Anker nicht: 503 mit einem Satz, ohne den Bucket zu nennen', async () => {
  const protokoll = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  s3.stoere(503, 50);
  const { status, kopf, inhalt, text } = await rufe(belegeHandler({ anker: inS3(), vertraute: [] }), {
    methode: 'GET',
    pfad: `/antraege/${ID}/belege/1`,
  });
  s3.stoere(0, 0);
  expect([status, kopf['retry-after'], inhalt.code]).toEqual([503, '5', 'NICHT_ERREICHBAR']);
  expect(inhalt.detail).toMatch(/^Der Anker ist gerade nicht erreichbar/);
  expect(text).not.toContain('gk-anker');
  expect(String(protokoll.mock.lastCall?.[0])).toContain('s3://gk-anker');
  protokoll.mockRestore();
});
