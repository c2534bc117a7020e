/** Lambda-Eingang für /antraege. Client und Ablage entstehen beim ersten Aufruf und bleiben im Prozess. */
import type { LambdaHandler } from '../http/anwendung.ts';
import { dynamoClient } from '../store/client.ts';
import { DynamoAblage } from '../store/dynamodb.ts';
import { antraegeHandler } from './app.ts';
import { regelnAus } from './regeln.ts';

let bearbeite: LambdaHandler | undefined;

export const handler: LambdaHandler = (ereignis) => {
  bearbeite ??= erstelle(process.env);
  return bearbeite(ereignis);
};

/** @throws {Error} wenn `GK_TABLE` fehlt, oder in Lambda `GK_CURSOR_KEY`: Jede Instanz hätte sonst ihren eigenen Schlüssel */
function erstelle(umgebung: NodeJS.ProcessEnv): LambdaHandler {
  const { GK_TABLE } = umgebung;
  if (!GK_TABLE) throw new Error('GK_TABLE fehlt: der Name der DynamoDB-Tabelle.');
  if (umgebung.AWS_LAMBDA_FUNCTION_NAME && !umgebung.GK_CURSOR_KEY) throw new Error('GK_CURSOR_KEY fehlt: der Schlüssel der Fortsetzungen.');
  return antraegeHandler({ ablage: new DynamoAblage(dynamoClient(umgebung), GK_TABLE), jetzt: () => new Date(), regeln: regelnAus(umgebung) });
}
