/** Der Anker als Ordner und als Bucket: dieselben Prüfungen für beide. */
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Ankerbuch } from '../../../functions/anker/ankerbuch.ts';
import type { Behaelter } from '../../../functions/anker/behaelter.ts';
import { oeffneAnker } from '../../../functions/anker/oeffnen.ts';
import { Ordnerbehaelter } from '../../../functions/anker/ordner.ts';
import { S3Behaelter, s3Client } from '../../../functions/anker/s3.ts';
import { stempleTage } from '../../../functions/anker/tagesstempel.ts';
import { pruefeZeitstempel } from '../../../functions/anker/zeitstempel.ts';
import type { Beleg } from '../../../shared/anker/beleg.ts';
import { beweisFuer, pruefeAbschluss, stimmtBeweis } from '../../../shared/anker/tagesabschluss.ts';
import { A, B, neueId } from '../werkzeug.ts';
import { oeffneS3, type S3Nachbau } from './s3-nachbau.ts';
import { oeffneTsa, type TestTsa } from './tsa.ts';

let ordner: string;
let s3: S3Nachbau;
let tsa: TestTsa;

beforeEach(async () => {
  ordner = mkdtempSync(join(tmpdir(), 'gk-anker-'));
  s3 = await oeffneS3('gk-anker');
  tsa = await oeffneTsa();
  // Das SDK liest Endpunkt und Zugang erst beim ersten Aufruf aus der Umgebung.
  for (const [name, wert] of Object.entries(s3.umgebung)) vi.stubEnv(name, wert);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  rmSync(ordner, { recursive: true, force: true });
  await Promise.all([s3.schliesse(), tsa.schliesse()]);
});

const BEHAELTER: Readonly<Record<string, () => Behaelter>> = {
  Ordner: () => new Ordnerbehaelter(join(ordner, 'anker')),
  Bucket: () => new S3Behaelter(s3Client(s3.umgebung), 'gk-anker'),
};

const antragId = neueId();
const beleg = (version: number, am: string, mehr: Partial<Beleg> = {}): Beleg => ({
  beleg: 1,
  tid: A,
  antragId,
  version,
  hash: version.toString(16).padStart(64, '0'),
  am: `${am}T12:00:00.000Z`,
  nachgeholt: false,
  ...mehr,
});

async function alle<T>(folge: AsyncIterable<T>): Promise<T[]> {
  const gesammelt: T[] = [];
  for await (const teil of folge) gesammelt.push(teil);
  return gesammelt;
}

describe.each(Object.keys(BEHAELTER))('%s', (art) => {
  let behaelter: Behaelter;
  let anker: Ankerbuch;
  beforeEach(() => {
    behaelter = BEHAELTER[art]?.() as Behaelter;
    anker = new Ankerbuch(behaelter);
  });

  test('was liegt, bleibt: ein zweiter Beleg ersetzt den ersten nie, auch nicht zugleich', async () => {
    const eins = beleg(1, '2026-01-01');
    expect(await anker.schreibe(eins)).toBe('neu');
    expect(await anker.schreibe({ ...eins, am: '2026-01-02T00:00:00.000Z' })).toBe('gleich');
    expect(await anker.schreibe({ ...eins, hash: 'f'.repeat(64) })).toBe('widerspruch');
    expect(await anker.lies(eins)).toEqual(eins);
    const zugleich = await Promise.all(
      Array.from({ length: 8 }, (_, i) => anker.schreibe(beleg(2, '2026-01-01', { hash: String(i).repeat(64) }))),
    );
    expect(zugleich.filter((ergebnis) => ergebnis === 'neu')).toHaveLength(1);
    expect(zugleich.filter((ergebnis) => ergebnis === 'widerspruch')).toHaveLength(7);
  });

  test('alle Belege, je Kommune und Antrag, in Reihenfolge; ein unlesbarer ist dabei', async () => {
    const gelegt: Beleg[] = [];
    for (let n = 1; n <= 10; n++) gelegt.push(beleg(n, '2026-01-01'), beleg(n, '2026-01-01', { tid: B }));
    for (const einer of [...gelegt].reverse()) await anker.schreibe(einer);
    await behaelter.lege(`belege/${A}/${antragId}/00000011.json`, new TextEncoder().encode('{"halb":'));
    expect(await alle(anker.belege(B))).toEqual(
      gelegt.filter(({ tid }) => tid === B).map((einer) => ({ beleg: einer })),
    );
    const erwartet = [
      ...gelegt.filter(({ tid }) => tid === A).map((einer) => ({ beleg: einer })),
      { unlesbar: `belege/${A}/${antragId}/00000011.json`, stelle: { tid: A, antragId, version: 11 } },
    ];
    expect(await alle(anker.belege(A))).toEqual(erwartet);
    expect(await alle(anker.belege())).toHaveLength(21);
    expect(await anker.nummern(A, antragId)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    expect(await anker.nummern(A, neueId())).toEqual([]);
    expect(await anker.lies(beleg(99, '2026-01-01'))).toBeNull();
  });

  test('jeder vergangene Tag wird einmal abgeschlossen und gestempelt, der heutige nicht', async () => {
    for (const einer of [
      beleg(1, '2026-01-01'),
      beleg(2, '2026-01-01'),
      beleg(3, '2026-01-03'),
      beleg(4, '2026-01-04'),
    ])
      await anker.schreibe(einer);
    const jetzt = new Date('2026-01-04T13:00:00Z');
    expect(await stempleTage(anker, jetzt, tsa.url)).toEqual({
      abgeschlossen: ['2026-01-01', '2026-01-03'],
      gestempelt: ['2026-01-01', '2026-01-03'],
      offen: [],
    });
    expect(await stempleTage(anker, jetzt, tsa.url)).toEqual({ abgeschlossen: [], gestempelt: [], offen: [] });
    expect(tsa.anfragen).toBe(2);
    const [eins, drei] = [await anker.abschluss('2026-01-01'), await anker.abschluss('2026-01-03')];
    if (!eins || !drei) throw new Error('ohne Abschluss');
    expect(pruefeAbschluss(eins, null)).toBeNull();
    expect(pruefeAbschluss(drei, eins)).toBeNull();
    expect(drei.anzahl).toBe(3);
    const beweis = beweisFuer(drei, beleg(3, '2026-01-03'));
    expect(beweis && stimmtBeweis(beleg(3, '2026-01-03'), beweis)).toBe(true);
    expect(await pruefeZeitstempel((await anker.stempel('2026-01-03')) ?? new Uint8Array(), drei.wurzel)).toMatchObject(
      { tsa: 'GK Test-TSA' },
    );
  });

  test('ist die TSA weg, bleibt der Tag offen und wird nachgestempelt; eine falsche Antwort wird nicht aufgehoben', async () => {
    await anker.schreibe(beleg(1, '2026-01-01'));
    const jetzt = new Date('2026-01-02T13:00:00Z');
    expect((await stempleTage(anker, jetzt, 'http://127.0.0.1:9/')).offen).toEqual([
      { tag: '2026-01-01', grund: 'Die TSA http://127.0.0.1:9/ ist nicht erreichbar.' },
    ]);
    expect((await stempleTage(anker, jetzt, null)).offen).toEqual([
      { tag: '2026-01-01', grund: 'Es ist keine TSA angegeben.' },
    ]);
    tsa.verhalten = 'fremdeWurzel';
    expect((await stempleTage(anker, jetzt, tsa.url)).gestempelt).toEqual([]);
    expect(await anker.stempel('2026-01-01')).toBeNull();
    tsa.verhalten = 'gut';
    expect((await stempleTage(anker, jetzt, tsa.url)).gestempelt).toEqual(['2026-01-01']);
  });

  test('ein Nachzügler, dessen Tag schon abgeschlossen ist, kommt zum nächsten Tag und nie zweimal in den Baum', async () => {
    await anker.schreibe(beleg(1, '2026-01-03'));
    await stempleTage(anker, new Date('2026-01-04T01:00:00Z'), tsa.url);
    // Eine Uhr ging nach; und ein zweiter Versuch hat den ersten Beleg noch einmal angemeldet.
    await anker.schreibe(beleg(2, '2026-01-02'));
    await anker.schreibe({ ...beleg(1, '2026-01-04') });
    expect((await stempleTage(anker, new Date('2026-01-04T02:00:00Z'), tsa.url)).abgeschlossen).toEqual([]);
    expect((await stempleTage(anker, new Date('2026-01-05T01:00:00Z'), tsa.url)).abgeschlossen).toEqual(['2026-01-04']);
    expect((await anker.abschluss('2026-01-04'))?.belege.map(({ version }) => version)).toEqual([2]);
  });

  test('zwei Läufe zugleich ergeben einen Baum', async () => {
    for (let n = 1; n < 6; n++) await anker.schreibe(beleg(n, `2026-01-0${n}`));
    const jetzt = new Date('2026-01-09T00:00:00Z');
    await Promise.all([stempleTage(anker, jetzt, tsa.url), stempleTage(anker, jetzt, tsa.url)]);
    let vorige = null;
    for (const tag of await anker.tage()) {
      const abschluss = await anker.abschluss(tag);
      if (!abschluss) throw new Error(tag);
      expect(pruefeAbschluss(abschluss, vorige)).toBeNull();
      vorige = abschluss;
    }
    expect(vorige?.anzahl).toBe(5);
  });

  test('Vorfälle bleiben, auch doppelt gemeldete nur einmal', async () => {
    expect(await anker.legeVorfall('2026-01-01T00:00:00Z', 'a', { x: 1 })).toBe('neu');
    expect(await anker.legeVorfall('2026-01-01T00:00:00Z', 'a', { x: 2 })).toBe('vorhanden');
    expect(await alle(anker.vorfaelle())).toEqual([{ platz: 'vorfaelle/2026-01-01/a.json', vorfall: { x: 1 } }]);
  });
});

describe('nur der Ordner', () => {
  test('Dateien gehören nur dem Benutzer, und ein halb geschriebener Rest zählt nicht', async () => {
    const anker = new Ankerbuch(BEHAELTER.Ordner?.() as Behaelter);
    await anker.schreibe(beleg(1, '2026-01-01'));
    const platz = join(ordner, 'anker', 'belege', A, antragId);
    expect(readdirSync(platz)).toEqual(['00000001.json']);
    if (process.platform !== 'win32') expect(statSync(join(platz, '00000001.json')).mode & 0o777).toBe(0o600);
    writeFileSync(join(platz, '00000002.json.1.teil'), '{');
    expect(await alle(anker.belege())).toHaveLength(1);
  });

  test('nicht benutzbar: ein Satz mit dem Ort und dem Grund', async () => {
    writeFileSync(join(ordner, 'anker'), '');
    const anker = new Ankerbuch(BEHAELTER.Ordner?.() as Behaelter);
    await expect(anker.schreibe(beleg(1, '2026-01-01'))).rejects.toThrow(
      /^Der Anker .*anker ist nicht benutzbar \((ENOTDIR|EEXIST)\)\.$/,
    );
  });
});

describe('nur der Bucket', () => {
  test('ein Konflikt wird wiederholt, ein Ausfall ist ein Satz', async () => {
    const anker = new Ankerbuch(BEHAELTER.Bucket?.() as Behaelter);
    s3.stoere(409, 2);
    expect(await anker.schreibe(beleg(1, '2026-01-01'))).toBe('neu');
    s3.stoere(503, 99);
    await expect(anker.schreibe(beleg(2, '2026-01-01'))).rejects.toThrow(
      /^Der Anker s3:\/\/gk-anker ist nicht benutzbar/,
    );
    s3.stoere(0, 0);
    expect(await anker.lies(beleg(2, '2026-01-01'))).toBeNull();
  });
});

describe('Angabe des Ankers', () => {
  test.each(['s3://', 's3://X', 's3://gk-anker/ordner', '/gibt/es/nicht'])('%s wird abgelehnt', (angabe) => {
    expect(() => oeffneAnker(angabe, {})).toThrow(/kein Anker|gibt es nicht/);
  });

  test('Ordner und Bucket', () => {
    expect(oeffneAnker(ordner, {}).name).toBe(ordner);
    expect(oeffneAnker('s3://gk-anker/', {}).name).toBe('s3://gk-anker');
  });
});
