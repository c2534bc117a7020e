/**
 * Die Befehle des Betriebs, wie sie in AWS laufen: der Anker in S3, das Siegel in KMS. Beide sind hier nachgebildet,
 * über HTTP.
 */
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { Ankerbuch } from '../../../functions/anker/ankerbuch.ts';
import { S3Behaelter, s3Client } from '../../../functions/anker/s3.ts';
import { verankert } from '../../../functions/anker/verankerung.ts';
import { DynamoAblage } from '../../../functions/store/dynamodb.ts';
import { siegelAus } from '../../../functions/store/siegel.ts';
import { ITEM_HOECHSTENS } from '../../../functions/store/werte.ts';
import { oeffneS3, type S3Nachbau } from '../anker/s3-nachbau.ts';
import { oeffneTsa, type TestTsa } from '../anker/tsa.ts';
import {
  A,
  antragMit,
  FREMDER_ENDPUNKT,
  oeffneDatenbank,
  schnittstelle,
  speichern,
  type Testdatenbank,
} from '../werkzeug.ts';
import { gebuendelt, unmittelbar } from './befehl.ts';
import { type KmsNachbau, oeffneKms, SIEGELSCHLUESSEL } from './kms-nachbau.ts';

const BUCKET = 'gk-anker';
const TAG = '2026-01-01';
let db: Testdatenbank;
let s3: S3Nachbau;
let kms: KmsNachbau;
let tsa: TestTsa;
let ordner: string;
let id: string;

beforeAll(async () => {
  [db, s3, kms, tsa] = await Promise.all([oeffneDatenbank(), oeffneS3(BUCKET), oeffneKms(), oeffneTsa()]);
  for (const [name, wert] of Object.entries({ ...s3.umgebung, AWS_ENDPOINT_URL_KMS: kms.url })) vi.stubEnv(name, wert);
  ordner = mkdtempSync(join(tmpdir(), 'gk-s3-'));
  writeFileSync(join(ordner, 'tsa.pem'), tsa.pem);
  const anker = new Ankerbuch(new S3Behaelter(s3Client(process.env), BUCKET));
  const ablage = new DynamoAblage(
    db.client,
    db.tabelle,
    ITEM_HOECHSTENS,
    siegelAus({ GK_SIEGEL_SCHLUESSEL: SIEGELSCHLUESSEL, AWS_REGION: 'eu-central-1' }),
  );
  const api = schnittstelle(verankert(ablage, anker, () => new Date(`${TAG}T08:00:00Z`)) as DynamoAblage);
  id = (await api.lege(antragMit(1))).antragId;
  expect((await api.rufe(speichern(id, 1, antragMit(2)))).status).toBe(201);
}, 120_000);
afterAll(async () => {
  vi.unstubAllEnvs();
  await Promise.all([db.schliesse(), s3.schliesse(), kms.schliesse(), tsa.schliesse()]);
  rmSync(ordner, { recursive: true });
});

const befehl = (name: string, argumente: readonly string[], umgebung: Record<string, string> = {}) =>
  (name === 'export-kommune' ? unmittelbar : gebuendelt)({
    befehl: `functions/betrieb/${name}.ts`,
    argumente,
    endpunkt: db.endpunkt,
    umgebung,
  });
const pruefe = (mehr: Record<string, string> = {}) =>
  befehl('pruefe-tabelle', [db.tabelle, '--anker', `s3://${BUCKET}`], mehr);

test.skipIf(FREMDER_ENDPUNKT)(
  'anker, pruefe:tabelle und export:kommune gegen s3://, Siegel durch den Befehl',
  async () => {
    const GK_TSA_CA = join(ordner, 'tsa.pem');
    expect(await befehl('anker', [`s3://${BUCKET}`, '--tsa', tsa.url], { GK_TSA_CA })).toEqual({
      status: 0,
      aus: `${TAG}: abgeschlossen.\n${TAG}: gestempelt.\n`,
      fehler: '',
    });
    const gut = `${db.tabelle}: 1 Anträge, 2 Versionen, 2 Belege, 1 Tage gestempelt, alles stimmt.\n`;
    expect(await pruefe({ GK_TSA_CA, GK_SIEGEL_SCHLUESSEL: SIEGELSCHLUESSEL })).toEqual({
      status: 0,
      aus: gut,
      fehler: '',
    });

    const ziel = join(ordner, 'ausgabe');
    const ausgabe = await befehl('export-kommune', [db.tabelle, A, ziel, '--anker', `s3://${BUCKET}`], { GK_TSA_CA });
    expect(ausgabe).toEqual({
      status: 0,
      aus: `${ziel}: 1 Anträge, 2 Belege, 1 Tage. Prüfen mit: node pruefe.mjs\n`,
      fehler: '',
    });
    expect(readdirSync(ziel)).toEqual(
      expect.arrayContaining(['antraege', 'belege', 'beweise', 'tage', 'pruefe.mjs', 'tsa.pem']),
    );

    // Eine Version verliert ihr Siegel: Nur die Prüfung mit dem Schlüssel nennt sie.
    await kms.entferneSiegel(db, A, id, 2);
    expect(await pruefe({ GK_TSA_CA })).toEqual({ status: 0, aus: gut, fehler: '' });
    const ohne = await pruefe({ GK_TSA_CA, GK_SIEGEL_SCHLUESSEL: SIEGELSCHLUESSEL });
    expect([ohne.status, ohne.fehler.trim()]).toEqual([
      1,
      expect.stringMatching(new RegExp(`^Kommune ${A}, Antrag ${id}, Version 2: ohne Siegel\\.[^\\n]*$`)),
    ]);

    // Ein Beleg verschwindet aus dem Bucket: Der Tagesabschluss kennt ihn noch.
    const beleg =
      [...s3.objekte.keys()].find((name) => name.startsWith('belege/') && name.endsWith('00000001.json')) ?? '';
    s3.objekte.delete(beleg);
    const verloren = await pruefe({ GK_TSA_CA });
    expect(verloren.status).toBe(1);
    expect(verloren.fehler).toContain(
      `Kommune ${A}, Antrag ${id}, Version 1: Ihr Beleg fehlt im Anker; der Abschluss vom ${TAG} kennt ihn.`,
    );
  },
  240_000,
);

test.skipIf(FREMDER_ENDPUNKT)(
  'ein Bucket, den es nicht gibt, ist ein Satz und keine heile Tabelle',
  async () => {
    for (const [datei, argumente] of [
      ['anker', ['s3://gibt-es-nicht']],
      ['pruefe-tabelle', [db.tabelle, '--anker', 's3://gibt-es-nicht']],
      ['export-kommune', [db.tabelle, A, join(ordner, 'leer'), '--anker', 's3://gibt-es-nicht']],
    ] as const) {
      const { status, fehler } = await befehl(datei, argumente);
      expect([status, fehler.trim()], datei).toEqual([
        1,
        'Der Anker s3://gibt-es-nicht ist nicht benutzbar (NoSuchBucket).',
      ]);
    }
  },
  120_000,
);
