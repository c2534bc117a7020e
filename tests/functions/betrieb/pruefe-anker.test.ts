/**
 * Wem die ganze Tabelle gehört, der kann alles in ihr passend machen. Jede Art, das zu tun, einmal: allein an der
 * Tabelle unsichtbar, mit dem Anker genannt. Geprüft wird mit dem Befehl selbst; die Fälschungen sind so gut, wie der
 * Angreifer sie mit unserem eigenen Code machen könnte.
 */
import { cpSync, mkdtempSync, readdirSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DeleteItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Ankerbuch } from '../../../functions/anker/ankerbuch.ts';
import { Ordnerbehaelter } from '../../../functions/anker/ordner.ts';
import { stempleTage } from '../../../functions/anker/tagesstempel.ts';
import { holeBelegeNach, verankert } from '../../../functions/anker/verankerung.ts';
import type { DynamoAblage } from '../../../functions/store/dynamodb.ts';
import { alsKopfitem } from '../../../functions/store/kopfitem.ts';
import { kopfPk, kopfSk, versionenPk, versionSk } from '../../../functions/store/schluessel.ts';
import { alsItem } from '../../../functions/store/versionsitem.ts';
import { alsBytes, belegschluessel } from '../../../shared/anker/beleg.ts';
import { versionsHash } from '../../../shared/antrag/kette.ts';
import type { Antragsversion } from '../../../shared/antrag/version.ts';
import { oeffneTsa } from '../anker/tsa.ts';
import {
  A,
  antragMit,
  B,
  neueId,
  oeffneDatenbank,
  type Schnittstelle,
  schnittstelle,
  speichern,
  type Testdatenbank,
} from '../werkzeug.ts';
import { gebuendelt } from './befehl.ts';

const TAG = '2026-01-01';
let db: Testdatenbank;
let ordner: string;
let anker: Ankerbuch;
let api: Schnittstelle;
let id: string;

beforeEach(async () => {
  db = await oeffneDatenbank();
  ordner = mkdtempSync(join(tmpdir(), 'gk-anker-'));
  anker = new Ankerbuch(new Ordnerbehaelter(ordner));
  let sekunden = 0;
  const jetzt = () => new Date(Date.parse(`${TAG}T08:00:00Z`) + 1000 * sekunden++);
  api = schnittstelle(verankert(db.ablage, anker, jetzt) as DynamoAblage);
  id = (await api.lege(antragMit(1))).antragId;
  for (let n = 1; n < 3; n++) expect((await api.rufe(speichern(id, n, antragMit(n + 1)))).status).toBe(201);
  await api.lege(antragMit(7), neueId(), { tid: B });
});
afterEach(async () => {
  await db.schliesse();
  rmSync(ordner, { recursive: true });
});

const pruefe = (...mehr: string[]) =>
  gebuendelt({
    befehl: 'functions/betrieb/pruefe-tabelle.ts',
    argumente: [db.tabelle, ...mehr],
    endpunkt: db.endpunkt,
  });
const mitAnker = () => pruefe('--anker', ordner);

const setze = (Item: ReturnType<typeof alsItem>) => db.client.send(new PutItemCommand({ TableName: db.tabelle, Item }));
const entferne = (pk: string, sk: string) =>
  db.client.send(new DeleteItemCommand({ TableName: db.tabelle, Key: { pk: { S: pk }, sk: { S: sk } } }));

async function kette(): Promise<Antragsversion[]> {
  return (await db.ablage.versionen(A, id, 1, 50)).flatMap((gelesen) =>
    gelesen.art === 'version' ? gelesen.version : [],
  );
}

/** Schreibt diese Versionen mit neu berechneter Kette und dem passenden Kopf in die Tabelle. */
async function faelsche(tid: string, versionen: readonly Antragsversion[]): Promise<Antragsversion[]> {
  const neue: Antragsversion[] = [];
  for (const version of versionen) {
    const ohneHash = { ...version, vorgaengerHash: neue.at(-1)?.hash ?? null };
    neue.push({ ...ohneHash, hash: versionsHash(ohneHash) });
  }
  for (const version of neue) await setze(alsItem(tid, version, { schluessel: null, auftrag: 'a'.repeat(64) }));
  const neueste = neue.at(-1);
  if (neueste) await setze(alsKopfitem(tid, neueste));
  return neue;
}

const zeile = (tid: string, version: number, satz: string) =>
  `Kommune ${tid}, Antrag ${id}, Version ${version}: ${satz}`;

/** Die Fälschung fällt ohne den Anker nicht auf; genau deshalb gibt es ihn. */
async function ohneAnkerUnsichtbar(): Promise<void> {
  expect(await pruefe()).toMatchObject({ status: 0, fehler: '' });
}

describe('npm run pruefe:tabelle -- <Tabelle> --anker <Ordner>', () => {
  test('unversehrt: jede Version hat ihren Beleg', async () => {
    expect(await mitAnker()).toEqual({
      status: 0,
      aus: `${db.tabelle}: 2 Anträge, 4 Versionen, 4 Belege, 0 Tage gestempelt, alles stimmt.\n`.replace(
        /^/,
        `Vermerk: Anker: 4 Belege, zuerst vom ${TAG}, sind in keinem Tagesabschluss. Abhilfe: npm run anker\n`,
      ),
      fehler: '',
    });
  });

  test('eine ganz neu geschriebene Kette', async () => {
    await faelsche(
      A,
      (await kette()).map((version) => ({ ...version, kommentar: 'nachträglich' })),
    );
    await ohneAnkerUnsichtbar();
    const { status, fehler } = await mitAnker();
    expect(status).toBe(1);
    expect(fehler.trim().split('\n')).toHaveLength(3);
    for (const n of [1, 2, 3])
      expect(fehler).toContain(zeile(A, n, 'Ihr Hash ist nicht der des Belegs vom 2026-01-01T08:00:'));
  });

  test('die neueste Version ersetzt', async () => {
    const alle = await kette();
    await faelsche(
      A,
      alle.map((version) => (version.version === 3 ? { ...version, kommentar: 'anders' } : version)),
    );
    await ohneAnkerUnsichtbar();
    const { status, fehler } = await mitAnker();
    expect(status).toBe(1);
    expect(fehler.trim().split('\n')).toEqual([
      expect.stringContaining(zeile(A, 3, 'Ihr Hash ist nicht der des Belegs')),
    ]);
  });

  test('andere Zeitpunkte, Kette neu gerechnet', async () => {
    const spaeter = (zeit: string) => new Date(Date.parse(zeit) + 86_400_000).toISOString();
    await faelsche(
      A,
      (await kette()).map((version) => ({
        ...version,
        erstelltAm: spaeter(version.erstelltAm),
        planVon: version.planVon && { ...version.planVon, am: spaeter(version.planVon.am) },
      })),
    );
    await ohneAnkerUnsichtbar();
    const { status, fehler } = await mitAnker();
    expect(status).toBe(1);
    for (const n of [1, 2, 3]) expect(fehler).toContain(zeile(A, n, 'Ihr Hash ist nicht der des Belegs'));
  });

  test('das Ende entfernt, der Kopf zurückgesetzt', async () => {
    await faelsche(A, (await kette()).slice(0, 2));
    await entferne(versionenPk(A, id), versionSk(3));
    await ohneAnkerUnsichtbar();
    const { status, fehler } = await mitAnker();
    expect(status).toBe(1);
    expect(fehler.trim()).toMatch(
      new RegExp(
        `^${zeile(A, 3, 'Sie fehlt am Ende der Kette; es gibt einen Beleg vom ')}\\S+\\. Das Ende wurde entfernt\\.$`,
      ),
    );
  });

  test('und danach ersetzt keine neue Version die entfernte', async () => {
    await faelsche(A, (await kette()).slice(0, 2));
    await entferne(versionenPk(A, id), versionSk(3));
    const antwort = await api.rufe(speichern(id, 2, antragMit(9)));
    expect(antwort).toMatchObject({ status: 409, inhalt: { code: 'VERSIONEN_FEHLEN' } });
    expect(await kette()).toHaveLength(2);
  });

  test('ein ganzer Antrag entfernt', async () => {
    for (const n of [1, 2, 3]) await entferne(versionenPk(A, id), versionSk(n));
    await entferne(kopfPk(A), kopfSk(id));
    await ohneAnkerUnsichtbar();
    const { status, fehler } = await mitAnker();
    expect(status).toBe(1);
    for (const n of [1, 2, 3])
      expect(fehler).toContain(zeile(A, n, 'Sie fehlt wie der ganze Antrag; es gibt einen Beleg vom'));
  });

  test('eine Kette in eine andere Kommune kopiert', async () => {
    await faelsche(B, await kette());
    const { status, fehler } = await mitAnker();
    expect(status).toBe(1);
    for (const n of [1, 2, 3]) expect(fehler).toContain(zeile(B, n, 'ohne Beleg.'));
    expect(fehler).not.toContain(`Kommune ${A}`);
  });

  test('ein gefälschter Kopf: die Liste zeigt einen anderen Stand, als die neueste Version hat', async () => {
    const neueste = (await kette()).at(-1) as Antragsversion;
    await setze(alsKopfitem(A, { ...neueste, status: 'bewilligt', festgeschrieben: true }));
    const { status, fehler } = await mitAnker();
    expect(status).toBe(1);
    expect(fehler.trim()).toBe(
      zeile(
        A,
        3,
        'Die Liste der Anträge zeigt anderes als diese neueste Version. Ihr Eintrag wurde verändert. Die Kette ist gebrochen (kopf).',
      ),
    );
  });

  test('eine Version am Server vorbei angefügt', async () => {
    const alle = await kette();
    await faelsche(A, [...alle, { ...(alle[2] as Antragsversion), version: 4 }]);
    await ohneAnkerUnsichtbar();
    const { status, fehler } = await mitAnker();
    expect(status).toBe(1);
    expect(fehler.trim()).toBe(
      zeile(A, 4, 'ohne Beleg. Sie wurde am Server vorbei geschrieben, oder der Anker war ausgeschaltet.'),
    );
  });

  test('nach einem Abschuss holt der nächste Start den Beleg nach: ein Vermerk, kein Fehler', async () => {
    const alle = await kette();
    await faelsche(A, [...alle, { ...(alle[2] as Antragsversion), version: 4 }]);
    expect(await holeBelegeNach(db.ablage, anker, [A, B], () => new Date(`${TAG}T20:00:00Z`))).toBe(1);
    const { status, aus, fehler } = await mitAnker();
    expect({ status, fehler }).toEqual({ status: 0, fehler: '' });
    expect(aus).toContain(
      `Vermerk: ${zeile(A, 4, 'Beleg nachgeholt am 2026-01-01T20:00:00.000Z; er bezeugt den Stand von dann.')}\n`,
    );
  });

  test('nachgeholt wird nur ohne Lücke, und ein Beleg, der nicht passt, bleibt ein Fehler', async () => {
    const alle = await kette();
    const gefaelscht = await faelsche(
      A,
      alle.map((version) => (version.version === 3 ? { ...version, kommentar: 'anders' } : version)),
    );
    await setze(
      alsItem(A, { ...(gefaelscht[2] as Antragsversion), version: 5 }, { schluessel: null, auftrag: 'a'.repeat(64) }),
    );
    expect(await holeBelegeNach(db.ablage, anker, [A, B], () => new Date())).toBe(0);
    const { status, fehler } = await mitAnker();
    expect(status).toBe(1);
    expect(fehler).toContain(zeile(A, 3, 'Ihr Hash ist nicht der des Belegs'));
    expect(fehler).toContain(zeile(A, 5, 'ohne Beleg.'));
  });

  test('ein entfernter und ein veränderter Beleg fallen am Tagesabschluss auf, ein fremder Zeitstempel an der Wurzel', async () => {
    const tsa = await oeffneTsa();
    await stempleTage(anker, new Date('2026-01-03T00:00:00Z'), tsa.url);
    await tsa.schliesse();
    const gut = await mitAnker();
    expect(gut.fehler).toBe('');
    expect(gut.aus).toBe(`${db.tabelle}: 2 Anträge, 4 Versionen, 4 Belege, 1 Tage gestempelt, alles stimmt.\n`);
    const kopie = `${ordner}-kopie`;
    cpSync(ordner, kopie, { recursive: true });
    const platz = (n: number) => join(ordner, belegschluessel({ tid: A, antragId: id, version: n }));
    unlinkSync(platz(1));
    const zwei = await anker.lies({ tid: A, antragId: id, version: 2 });
    writeFileSync(platz(2), alsBytes({ ...zwei, am: '2026-01-01T09:00:00.000Z' }));
    writeFileSync(platz(3), '{}');
    const { status, fehler } = await mitAnker();
    expect(status).toBe(1);
    expect(fehler).toContain(zeile(A, 1, `Ihr Beleg fehlt im Anker; der Abschluss vom ${TAG} kennt ihn.`));
    expect(fehler).toContain(zeile(A, 2, `Ihr Beleg ist nicht der, den der Abschluss vom ${TAG} kennt.`));
    expect(fehler).toContain(zeile(A, 3, 'Ihr Beleg ist nicht lesbar oder wurde verändert.'));

    const abschluss = readdirSync(join(kopie, 'tage')).find((name) => name.endsWith('.json')) ?? '';
    unlinkSync(join(kopie, 'tage', abschluss));
    const andere = new Ankerbuch(new Ordnerbehaelter(kopie));
    const drei = await andere.lies({ tid: A, antragId: id, version: 3 });
    if (!drei) throw new Error('ohne Beleg');
    const { schliesseAb } = await import('../../../shared/anker/tagesabschluss.ts');
    await andere.legeAbschluss(schliesseAb(TAG, null, [drei]));
    const neu = await pruefe('--anker', kopie);
    rmSync(kopie, { recursive: true });
    expect(neu.status).toBe(1);
    expect(neu.fehler).toContain(`Anker, Tag ${TAG}: Der Zeitstempel gilt einer anderen Wurzel.`);
  });

  test.each([[['--anker']], [['--anker', '/gibt/es/nicht']], [['--anker', 's3://']], [['--x']]])(
    '%j endet mit einem Satz',
    async (argumente) => {
      const { status, fehler } = await pruefe(...argumente);
      expect(status).toBe(1);
      expect(fehler.trim().split('\n')).toHaveLength(1);
    },
  );
});

describe('npm run anker', () => {
  const stemple = (...argumente: string[]) =>
    gebuendelt({ befehl: 'functions/betrieb/anker.ts', argumente, endpunkt: db.endpunkt });

  test('stempelt, was noch keinen Zeitstempel hat, und sagt es; ohne TSA endet es mit 1', async () => {
    expect(await stemple(ordner)).toEqual({
      status: 1,
      aus: `${TAG}: abgeschlossen.\n`,
      fehler: `${TAG}: ohne Zeitstempel. Es ist keine TSA angegeben.\n`,
    });
    const tsa = await oeffneTsa();
    try {
      expect(await stemple(ordner, '--tsa', tsa.url)).toEqual({ status: 0, aus: `${TAG}: gestempelt.\n`, fehler: '' });
      expect(await stemple(ordner, '--tsa', tsa.url)).toMatchObject({
        status: 0,
        aus: expect.stringContaining('Alles ist gestempelt'),
      });
    } finally {
      await tsa.schliesse();
    }
  });

  test.each([[[]], [['a', 'b']], [['x', '--tsa', 'ftp://x']], [['/gibt/es/nicht']]])(
    '%j endet mit einem Satz',
    async (argumente) => {
      const { status, fehler } = await stemple(...argumente);
      expect(status).toBe(1);
      expect(fehler.trim().split('\n')).toHaveLength(1);
    },
  );
});
