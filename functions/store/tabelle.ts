/** Aufbau der Tabelle; in AWS legt sie der Stack an, lokal und in Tests diese Funktion. */
import {
  CreateTableCommand,
  type CreateTableCommandInput,
  type DynamoDBClient,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb';

const AUFBAU: Omit<CreateTableCommandInput, 'TableName'> = {
  BillingMode: 'PAY_PER_REQUEST',
  AttributeDefinitions: [
    { AttributeName: 'pk', AttributeType: 'S' },
    { AttributeName: 'sk', AttributeType: 'S' },
  ],
  KeySchema: [
    { AttributeName: 'pk', KeyType: 'HASH' },
    { AttributeName: 'sk', KeyType: 'RANGE' },
  ],
};

/** Legt die Tabelle an, wenn es sie noch nicht gibt, und wartet, bis sie bereit ist. */
export async function stelleTabelleSicher(client: DynamoDBClient, tabelle: string): Promise<void> {
  try {
    await client.send(new CreateTableCommand({ ...AUFBAU, TableName: tabelle }));
  } catch (fehler) {
    if ((fehler as Error).name !== 'ResourceInUseException') throw fehler;
  }
  await waitUntilTableExists({ client, maxWaitTime: 30, minDelay: 1, maxDelay: 1 }, { TableName: tabelle });
}
