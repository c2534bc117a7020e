/** Eine Kommune nimmt alles mit, und `pruefe.mjs` es auf Node allein prüft: unversehrt 0, jede Veränderung 1. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Ankerbuch } from '../../../functions/anker/ankerbuch.ts';
import { Ordnerbehaelter } from '../../../functions/anker/ordner.ts';
import { stempleTage } from '../../../functions/anker/tagesstempel.ts';
import { verankert } from '../../../functions/anker/verankerung.ts';
import type { DynamoAblage } from '../../../functions/store/dynamodb.ts';
import { versionsHash } from '../../../shared/antrag/kette.ts';
import type { Antrag } from '../../../shared/antrag/schema.ts';
import { oeffneTsa } from '../anker/tsa.ts';
import {
  A,
  antragMit,
  B,
  neueId,
  oeffneDatenbank,
  schnittstelle,
  speichern,
  status,
  type Testdatenbank,
} from '../werkzeug.ts';
import { unmittelbar } from './befehl.ts';

const TAG = '2026-01-01';
/** Die Kommune, deren Antrag einen Bescheid, einen Änderungsbescheid und ein Ist hat. */
const C = '33333333-3333-4333-8333-333333333333';
let db: Testdatenbank;
let wurzel: string;
let id: string;
let idNachBescheid: string;
let ausgabe: string;
let lauf: Awaited<ReturnType<typeof gibAus>>;

beforeAll(async () => {
  db = await oeffneDatenbank();
  wurzel = mkdtempSync(join(tmpdir(), 'gk-ausgabe-'));
  const anker = new Ankerbuch(new Ordnerbehaelter(join(wurzel, 'anker')));
  let sekunden = 0;
  const api = schnittstelle(
    verankert(db.ablage, anker, () => new Date(Date.parse(`${TAG}T08:00:00Z`) + 1000 * sekunden++)) as DynamoAblage,
  );
  id = (await api.lege(antragMit(1))).antragId;
  for (let n = 1; n < 3; n++) expect((await api.rufe(speichern(id, n, antragMit(n + 1)))).status).toBe(201);
  await api.lege(antragMit(7), neueId(), { tid: B });
  idNachBescheid = await nachBescheid(api);
  const tsa = await oeffneTsa();
  await stempleTage(anker, new Date('2026-01-03T00:00:00Z'), tsa.url);
  await tsa.schliesse();
  writeFileSync(join(wurzel, 'tsa.pem'), tsa.pem);
  ausgabe = join(wurzel, 'ausgabe');
  lauf = await gibAus([db.tabelle, A, ausgabe, '--anker', join(wurzel, 'anker')], {
    GK_TSA_CA: join(wurzel, 'tsa.pem'),
  });
}, 120_000);
afterAll(async () => {
  await db.schliesse();
  rmSync(wurzel, { recursive: true });
});

/** Die Fälschungen unten fassen dies an einer Version an. */
interface Fassung {
  readonly antrag: { readonly abwicklung: { readonly ist: [{ betrag: string }] } };
  readonly bescheide: [{ zuwendung: string }];
  readonly ergebnis: { readonly abwicklung: { readonly jeHaushaltsjahr: [{ bewilligt: string }] } };
}

/** Eingereicht, bewilligt, Änderungsbescheid, Ist: fünf Versionen in C. */
async function nachBescheid(api: ReturnType<typeof schnittstelle>): Promise<string> {
  const mehr = { tid: C };
  const antrag = antragMit(1);
  const [{ id: stelle }] = antrag.stellen as [Antrag['stellen'][number]];
  const { antragId } = await api.lege(antrag, neueId(), mehr);
  const bescheid = (datum: string, zuwendung: string) => ({
    datum,
    aktenzeichen: `Az. ${datum}`,
    stellen: '1.0',
    zuwendung,
    jahre: [{ haushaltsjahr: 2020, zuwendung }],
  });
  const auftraege = [
    { status: 'eingereicht', festgeschrieben: true },
    { status: 'bewilligt', bescheid: bescheid('2020-02-01', '39180.00') },
    { bescheid: bescheid('2020-09-01', '39000.00') },
  ];
  for (const [i, auftrag] of auftraege.entries())
    expect((await api.rufe(status(antragId, i + 1, auftrag, mehr))).status).toBe(201);
  const abwicklung = {
    besetzung: [],
    ist: [{ id: stelle, haushaltsjahr: 2020, betrag: '48000.00', monate: null, andereMittel: null }],
    abrufe: [],
    weiterleitungen: [],
    konten: [],
    zahlweise: 'kasse' as const,
  };
  expect((await api.rufe(speichern(antragId, 4, { ...antrag, abwicklung }, mehr))).status).toBe(201);
  return antragId;
}

const gibAus = (argumente: readonly string[], umgebung: Record<string, string> = {}) =>
  unmittelbar({ befehl: 'functions/betrieb/export-kommune.ts', argumente, endpunkt: db.endpunkt, umgebung });

/** Ohne Umgebung, außerhalb des Projekts: nur Node. */
function pruefe(ordner: string) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['pruefe.mjs'], {
    cwd: ordner,
    env: {},
    encoding: 'utf8',
  });
  return { status, aus: stdout, fehler: stderr };
}

const platz = (n: number) => `${String(n).padStart(8, '0')}.json`;

describe('npm run export:kommune', () => {
  test('enthält alles der einen Kommune und nichts der anderen', () => {
    expect(lauf).toEqual({
      status: 0,
      aus: `${ausgabe}: 1 Anträge, 3 Belege, 1 Tage. Prüfen mit: node pruefe.mjs\n`,
      fehler: '',
    });
    expect(readdirSync(ausgabe).sort()).toEqual([
      'LIESMICH.txt',
      'antraege',
      'belege',
      'beweise',
      'kommune.json',
      'openapi.json',
      'pruefe.mjs',
      'schema',
      'tage',
      'tsa.pem',
    ]);
    const alles = readdirSync(ausgabe, { recursive: true, withFileTypes: true }).filter((eintrag) => eintrag.isFile());
    for (const datei of alles) expect(readFileSync(join(datei.parentPath, datei.name), 'utf8')).not.toContain(B);
  });

  test('node pruefe.mjs: alles stimmt, auch vom anderen Ende der Platte', () => {
    const { status, aus, fehler } = pruefe(ausgabe);
    expect({ status, fehler }).toEqual({ status: 0, fehler: '' });
    expect(aus).toMatch(/Tag 2026-01-01: gestempelt am \S+ von GK Test-TSA\.\n/);
    expect(aus).toMatch(
      new RegExp(`Kommune ${A}, Stand \\S+: 1 Anträge, 3 Versionen, 3 Belege, 1 Tage gestempelt, alles stimmt\\.\n$`),
    );
  });

  const zeilen = (ordner: string) =>
    readFileSync(join(ordner, 'antraege', `${id}.jsonl`), 'utf8')
      .trim()
      .split('\n');
  const schreibe = (ordner: string, neue: readonly string[]) =>
    writeFileSync(join(ordner, 'antraege', `${id}.jsonl`), `${neue.join('\n')}\n`);
  const VERAENDERUNGEN: readonly [string, (ordner: string) => void, RegExp][] = [
    [
      'ein Wort in einer Version',
      (o) =>
        schreibe(
          o,
          zeilen(o).map((z) => z.replace('"neu"', '"alt"')),
        ),
      /Version 1: Ihr Inhalt passt nicht zu ihrem Hash/,
    ],
    ['das Ende entfernt', (o) => schreibe(o, zeilen(o).slice(0, 2)), /Version 3: Sie fehlt am Ende der Kette/],
    [
      'die neueste Version mit neuem Hash',
      (o) => {
        const [eins = '', zwei = '', drei = ''] = zeilen(o);
        const neu = { ...JSON.parse(drei), kommentar: 'anders' };
        schreibe(o, [eins, zwei, JSON.stringify({ ...neu, hash: versionsHash(neu) })]);
      },
      /Version 3: Ihr Hash ist nicht der des Belegs/,
    ],
    ['ein Antrag entfernt', (o) => unlinkSync(join(o, 'antraege', `${id}.jsonl`)), /Die Datei fehlt/],
    [
      'ein Beleg verändert',
      (o) => writeFileSync(join(o, 'belege', A, id, platz(2)), '{}'),
      /Der Beleg ist nicht lesbar/,
    ],
    [
      'ein Beweis von einem anderen Beleg',
      (o) => cpSync(join(o, 'beweise', id, platz(1)), join(o, 'beweise', id, platz(2))),
      /Version 2: Ihr Beleg liegt nicht in dem Baum/,
    ],
    [
      'eine andere Wurzel',
      (o) =>
        writeFileSync(
          join(o, 'tage', `${TAG}.json`),
          readFileSync(join(o, 'tage', `${TAG}.json`), 'utf8').replace(
            /(?<="wurzel":")./,
            // Jede Wurzel wird eine andere, auch eine, die mit 0 beginnt.
            (ziffer) => (ziffer === '0' ? '1' : '0'),
          ),
        ),
      /Der Zeitstempel gilt einer anderen Wurzel|liegt nicht in dem Baum/,
    ],
    [
      'der Zeitstempel von jemand anderem',
      (o) => writeFileSync(join(o, 'tage', `${TAG}.tsr`), 'x'),
      /kein Zeitstempel/,
    ],
    ['kommune.json entfernt', (o) => unlinkSync(join(o, 'kommune.json')), /keine Ausgabe einer Kommune/],
  ];
  test.each(VERAENDERUNGEN)('%s fällt auf', (_, veraendere, satz) => {
    const kopie = mkdtempSync(join(wurzel, 'kopie-'));
    cpSync(ausgabe, kopie, { recursive: true });
    veraendere(kopie);
    const { status, fehler } = pruefe(kopie);
    expect(fehler).toMatch(satz);
    expect(fehler).not.toMatch(/\n\s+at /);
    expect(status).toBe(1);
  });

  test('ohne Anker gibt es Ketten, und die Prüfung sagt, dass Belege fehlen', async () => {
    const ordner = join(wurzel, 'ohne');
    expect((await gibAus([db.tabelle, B, ordner])).status).toBe(0);
    expect(pruefe(ordner)).toMatchObject({
      status: 0,
      aus: expect.stringContaining('1 Versionen, ohne Anker, alles stimmt'),
    });
  });

  describe('nach dem Bescheid', () => {
    let nachher: string;
    const datei = (ordner: string) => join(ordner, 'antraege', `${idNachBescheid}.jsonl`);
    const versionen = () => readFileSync(datei(nachher), 'utf8').trim().split('\n');
    beforeAll(async () => {
      nachher = join(wurzel, 'nach-bescheid');
      const anker = ['--anker', join(wurzel, 'anker')];
      expect((await gibAus([db.tabelle, C, nachher, ...anker], { GK_TSA_CA: join(wurzel, 'tsa.pem') })).status).toBe(0);
    });

    test('Bescheide, ihr Urheber und das Ist sind dabei, belegt, und alles stimmt', () => {
      const neueste = JSON.parse(versionen()[4] ?? '');
      expect(neueste).toMatchObject({
        status: 'bewilligt',
        festgeschrieben: true,
        bescheide: [{ zuwendung: '39180.00' }, { zuwendung: '39000.00' }],
        antrag: { abwicklung: { ist: [{ betrag: '48000.00' }] } },
      });
      expect(neueste.bescheide[1].erfasstVon.oid).not.toBe('');
      const { status: ende, aus, fehler } = pruefe(nachher);
      expect({ ende, fehler }).toEqual({ ende: 0, fehler: '' });
      expect(aus).toContain('1 Anträge, 5 Versionen, 5 Belege, 1 Tage gestempelt, alles stimmt.');
    });

    const faelschungen: [string, (v: Fassung) => void, RegExp][] = [
      [
        'ein Ist',
        (v) => (v.antrag.abwicklung.ist[0].betrag = '47000.00'),
        /Version 5: Ihr Hash ist nicht der des Belegs/,
      ],
      ['ein Bescheid', (v) => (v.bescheide[0].zuwendung = '50000.00'), /Version 5: Ihr Hash ist nicht der des Belegs/],
      [
        'ein Ergebnis',
        (v) => (v.ergebnis.abwicklung.jeHaushaltsjahr[0].bewilligt = '1.00'),
        /Version 5: 1 Zahlen weichen ab, zuerst bewilligt nach dem Bescheid, THM im Haushaltsjahr 2020\./,
      ],
    ];
    test.each(faelschungen)('%s verändert, mit neuem Hash: fällt auf', (_, veraendere, satz) => {
      const kopie = mkdtempSync(join(wurzel, 'kopie-'));
      cpSync(nachher, kopie, { recursive: true });
      const zeilenJetzt = versionen();
      const neu = JSON.parse(zeilenJetzt[4] ?? '');
      veraendere(neu);
      const alle = [...zeilenJetzt.slice(0, 4), JSON.stringify({ ...neu, hash: versionsHash(neu) })];
      writeFileSync(datei(kopie), `${alle.join('\n')}\n`);
      const { status: ende, fehler } = pruefe(kopie);
      expect(fehler).toMatch(satz);
      expect(ende).toBe(1);
    });
  });

  test.each([[[]], [['a', 'b', 'c']], [['a', A]]])('%j endet mit einem Satz', async (argumente) => {
    const { status, fehler } = await gibAus(argumente);
    expect(status).toBe(1);
    expect(fehler.trim().split('\n')).toHaveLength(1);
  });

  test('in einen Ordner, in dem etwas liegt, wird nicht geschrieben', async () => {
    const { status, fehler } = await gibAus([db.tabelle, A, ausgabe]);
    expect({ status, fehler }).toEqual({
      status: 1,
      fehler: `Der Ordner „${ausgabe}“ ist nicht leer; ausgegeben wird nur in einen leeren.\n`,
    });
  });
});
