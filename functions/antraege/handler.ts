/** Lambda-Eingang für /antraege. Client und Ablage entstehen beim ersten Aufruf und bleiben im Prozess. */
import type { LambdaHandler } from '../http/anwendung.ts';
import type { Ablage } from '../store/ablage.ts';
import { dynamoClient } from '../store/client.ts';
import { DynamoAblage } from '../store/dynamodb.ts';
import { antraegeHandler } from './app.ts';

let bearbeite: LambdaHandler | undefined;

export const handler: LambdaHandler = (ereignis) => {
  bearbeite ??= erstelleHandler(process.env);
  return bearbeite(ereignis);
};

/** Der Handler nach seiner Umgebung; der lokale Server umhüllt die Ablage mit dem Anker. @throws {Error} wenn `GK_TABLE` fehlt */
export function erstelleHandler(umgebung: NodeJS.ProcessEnv, umhuelle: (ablage: Ablage) => Ablage = (ablage) => ablage): LambdaHandler {
  const { GK_TABLE } = umgebung;
  if (!GK_TABLE) throw new Error('GK_TABLE fehlt: der Name der DynamoDB-Tabelle.');
  return antraegeHandler({ ablage: umhuelle(new DynamoAblage(dynamoClient(umgebung), GK_TABLE)), jetzt: () => new Date() });
}
