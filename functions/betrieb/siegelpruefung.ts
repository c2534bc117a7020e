/**
 * Prüft das Siegel jeder Version: Eine ohne oder mit falschem Siegel hat nicht die Funktion geschrieben, gleich was
 * Kette und Beleg sagen.
 */
import { type DynamoDBClient, paginateScan } from '@aws-sdk/client-dynamodb';
import type { Siegel } from '../store/siegel.ts';

/** Ein Satz je Version, deren Siegel fehlt oder nicht stimmt. @throws {Error} wenn Tabelle oder KMS nicht antworten */
export async function pruefeSiegel(client: DynamoDBClient, tabelle: string, siegel: Siegel): Promise<string[]> {
  const fehler: string[] = [];
  const suche = {
    TableName: tabelle,
    ProjectionExpression: 'pk, sk, #hash, siegel',
    ExpressionAttributeNames: { '#hash': 'hash' },
    ConsistentRead: true,
  };
  for await (const { Items = [] } of paginateScan({ client }, suche)) {
    for (const { pk, sk, hash, siegel: gesetzt } of Items) {
      const [, tid, antragId] = /^M#([^#]+)#A#([^#]+)$/.exec(pk?.S ?? '') ?? [];
      const [, nummer] = /^V#(\d{8})$/.exec(sk?.S ?? '') ?? [];
      if (!tid || !antragId || !nummer) continue;
      const name = `Kommune ${tid}, Antrag ${antragId}, Version ${Number(nummer)}`;
      if (!gesetzt?.B)
        fehler.push(
          `${name}: ohne Siegel. Sie wurde an der Funktion vorbei geschrieben, oder das Siegel war noch nicht eingeschaltet.`,
        );
      else if (!(await siegel.stimmt(hash?.S ?? '', gesetzt.B)))
        fehler.push(`${name}: Ihr Siegel stimmt nicht. Sie wurde an der Funktion vorbei geschrieben.`);
    }
  }
  return fehler.sort();
}
