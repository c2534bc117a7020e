/** Lambda-Eingang für /antraege. Client und Ablage entstehen beim ersten Aufruf und bleiben im Prozess. */
import type { LambdaHandler } from '../http/anwendung.ts';
import type { Ablage } from '../store/ablage.ts';
import { dynamoClient } from '../store/client.ts';
import { DynamoAblage } from '../store/dynamodb.ts';
import { siegelAus } from '../store/siegel.ts';
import { ITEM_HOECHSTENS } from '../store/werte.ts';
import { antraegeHandler } from './app.ts';
import { regelnAus } from './regeln.ts';

let bearbeite: LambdaHandler | undefined;

export const handler: LambdaHandler = (ereignis) => {
  bearbeite ??= erstelleHandler(process.env);
  return bearbeite(ereignis);
};

/**
 * Der Handler nach seiner Umgebung; der lokale Server umhüllt die Ablage mit dem Anker.
 * @throws {Error} wenn `GK_TABLE` fehlt, oder in Lambda `GK_CURSOR_KEY`: Jede Instanz hätte sonst ihren eigenen
 * Schlüssel
 */
export function erstelleHandler(
  umgebung: NodeJS.ProcessEnv,
  umhuelle: (ablage: Ablage) => Ablage = (ablage) => ablage,
): LambdaHandler {
  const { GK_TABLE } = umgebung;
  if (!GK_TABLE) throw new Error('GK_TABLE fehlt: der Name der DynamoDB-Tabelle.');
  if (umgebung.AWS_LAMBDA_FUNCTION_NAME && !umgebung.GK_CURSOR_KEY)
    throw new Error('GK_CURSOR_KEY fehlt: der Schlüssel der Fortsetzungen.');
  const ablage = umhuelle(new DynamoAblage(dynamoClient(umgebung), GK_TABLE, ITEM_HOECHSTENS, siegelAus(umgebung)));
  return antraegeHandler({ ablage, jetzt: () => new Date(), regeln: regelnAus(umgebung) });
}
