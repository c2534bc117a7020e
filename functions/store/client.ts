/** DynamoDB-Client aus der Umgebung, mit Fristen, die in die 30 Sekunden des API-Gateways passen. */
import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';

/**
 * Je Versuch; mit drei Versuchen antwortet die Funktion noch selbst mit 503. Ohne `throwOnRequestTimeout` warnt der
 * Client nur und wartet weiter.
 */
const FRISTEN = { connectionTimeout: 1_000, requestTimeout: 4_000, throwOnRequestTimeout: true } as const;

/** `GK_DYNAMODB_ENDPOINT` setzt nur der lokale Server; ohne `AWS_REGION` gilt eu-central-1. */
export function dynamoClient(
  umgebung: Readonly<Record<string, string | undefined>>,
  weitere: DynamoDBClientConfig = {},
): DynamoDBClient {
  const endpunkt = umgebung.GK_DYNAMODB_ENDPOINT;
  return new DynamoDBClient({
    ...(endpunkt ? { endpoint: endpunkt } : {}),
    ...(umgebung.AWS_REGION ? {} : { region: 'eu-central-1' }),
    maxAttempts: 3,
    requestHandler: FRISTEN,
    ...weitere,
  });
}
