/**
 * `npm run export:kommune -- <Tabelle> <tid> <Ordner> [--anker <Ordner oder s3://Bucket>]`: gibt alles einer Kommune
 * aus, mit dem Programm, das es prüft.
 */
import { parseArgs } from 'node:util';
import { oeffneAnker } from '../anker/oeffnen.ts';
import { vertrauteTsa } from '../anker/tsa-zertifikate.ts';
import { gibKommuneAus } from '../ausgabe/ausgeben.ts';
import { pruefprogramm } from '../ausgabe/buendeln.ts';
import { dynamoClient } from '../store/client.ts';
import { DynamoAblage } from '../store/dynamodb.ts';
import { UUID } from '../zugang/konfiguration.ts';
import { findeAntraege } from './tabellenpruefung.ts';

try {
  const { tabelle, tid, ordner, ort } = liesArgumente();
  const anker = ort === null ? null : oeffneAnker(ort, process.env);
  await vertrauteTsa(process.env);
  const client = dynamoClient(process.env);
  const antraege = (await findeAntraege(client, tabelle))
    .filter((stelle) => stelle.tid === tid)
    .map(({ antragId }) => antragId);
  if (antraege.length === 0 && anker === null)
    throw new Error(`Die Tabelle ${tabelle} enthält keinen Antrag der Kommune ${tid}; ausgegeben ist nichts.`);
  const ablage = new DynamoAblage(client, tabelle);
  const auftrag = {
    ablage,
    anker,
    tid,
    antraege,
    ordner,
    programm: await pruefprogramm(),
    jetzt: new Date(),
    tsaPem: process.env.GK_TSA_CA || null,
  };
  const ergebnis = await gibKommuneAus(auftrag);
  console.log(
    `${ordner}: ${ergebnis.antraege} Anträge, ${ergebnis.belege} Belege, ${ergebnis.tage} Tage. Prüfen mit: node pruefe.mjs`,
  );
} catch (fehler) {
  console.error(fehler instanceof Error ? fehler.message : fehler);
  process.exitCode = 1;
}

/** @throws {Error} nennt den richtigen Aufruf */
function liesArgumente(): { tabelle: string; tid: string; ordner: string; ort: string | null } {
  try {
    const { values, positionals } = parseArgs({ allowPositionals: true, options: { anker: { type: 'string' } } });
    const [tabelle, tid, ordner, ...weitere] = positionals;
    if (!tabelle || !tid || !UUID.test(tid) || !ordner || weitere.length > 0 || values.anker === '')
      throw new Error('falsch');
    return { tabelle, tid, ordner, ort: values.anker ?? null };
  } catch {
    throw new Error(
      'Erwartet wird: npm run export:kommune -- <Tabelle> <tid> <Ordner> [--anker <Ordner oder s3://Bucket>]; tid ist die Mandanten-Id der Kommune.',
    );
  }
}
