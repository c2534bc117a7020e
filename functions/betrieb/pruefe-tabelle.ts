/**
 * `npm run pruefe:tabelle -- <Tabelle> [--anker <Ordner oder s3://Bucket>]`: prüft eine Tabelle in sich und gegen ihren
 * Anker, mit den AWS-Rechten der Umgebung; endet mit 1, wenn etwas nicht stimmt. Vermerke ändern daran nichts.
 */
import { parseArgs } from 'node:util';
import { oeffneAnker } from '../anker/oeffnen.ts';
import { vertrauteTsa } from '../anker/tsa-zertifikate.ts';
import { regelnAus } from '../antraege/regeln.ts';
import { dynamoClient } from '../store/client.ts';
import { DynamoAblage } from '../store/dynamodb.ts';
import { siegelAus } from '../store/siegel.ts';
import { type Ankerbefund, pruefeGegenAnker } from './ankerpruefung.ts';
import { pruefeSiegel } from './siegelpruefung.ts';
import { pruefeTabelle } from './tabellenpruefung.ts';

try {
  const { tabelle, ort } = liesArgumente();
  const anker = ort === null ? null : oeffneAnker(ort, process.env);
  const vertraute = await vertrauteTsa(process.env);
  const client = dynamoClient(process.env);
  const befund = await pruefeTabelle(client, tabelle, regelnAus(process.env));
  const { antraege, versionen, stellen } = befund;
  const jetzt = new Date();
  // Ein Ordner hat den Beleg vor der Bestätigung; in AWS bringt ihn der Strom einige Sekunden danach.
  const verzug = ort?.startsWith('s3://') ? {} : { nachsehenMs: 0 };
  const gegenAnker: Ankerbefund | null =
    anker === null
      ? null
      : await pruefeGegenAnker({
          ablage: new DynamoAblage(client, tabelle),
          anker,
          antraege: stellen,
          vertraute,
          jetzt,
          ...verzug,
        });
  const siegel = siegelAus(process.env);
  const fehler = [
    ...befund.fehler,
    ...(gegenAnker?.fehler ?? []),
    ...(siegel === null ? [] : await pruefeSiegel(client, tabelle, siegel)),
  ];
  for (const satz of fehler) console.error(satz);
  for (const satz of befund.hinweise) console.log(`Hinweis: ${satz}`);
  for (const satz of gegenAnker?.vermerke ?? []) console.log(`Vermerk: ${satz}`);
  const dazu = gegenAnker === null ? '' : `, ${gegenAnker.belege} Belege, ${gegenAnker.gestempelt} Tage gestempelt`;
  console.log(
    `${tabelle}: ${antraege} Anträge, ${versionen} Versionen${dazu}, ${fehler.length === 0 ? 'alles stimmt' : `${fehler.length} Fehler`}.`,
  );
  if (antraege === 0) throw new Error('Die Tabelle enthält keinen Antrag; geprüft ist damit nichts.');
  process.exitCode = fehler.length === 0 ? 0 : 1;
} catch (fehler) {
  console.error(fehler instanceof Error ? fehler.message : fehler);
  process.exitCode = 1;
}

/** @throws {Error} nennt den richtigen Aufruf */
function liesArgumente(): { tabelle: string; ort: string | null } {
  try {
    const { values, positionals } = parseArgs({ allowPositionals: true, options: { anker: { type: 'string' } } });
    const [tabelle, ...weitere] = positionals;
    if (!tabelle || weitere.length > 0 || values.anker === '') throw new Error('falsch');
    return { tabelle, ort: values.anker ?? null };
  } catch {
    throw new Error(
      'Erwartet wird der Name einer Tabelle: npm run pruefe:tabelle -- <Tabelle> [--anker <Ordner oder s3://Bucket>]',
    );
  }
}
