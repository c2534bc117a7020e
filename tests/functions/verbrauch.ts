/**
 * Zählt, was ein Aufruf der API in DynamoDB verbraucht: Die Datenbank nennt zu jedem Befehl seine Einheiten
 * (ConsumedCapacity).
 */
import type { ConsumedCapacity, DynamoDBClient } from '@aws-sdk/client-dynamodb';

export interface Verbrauch {
  readonly aufrufe: number;
  /** Schreibeinheiten (WRU). */
  readonly schreiben: number;
  /** Leseeinheiten (RRU). */
  readonly lesen: number;
}

/** Bittet von nun an bei jedem Befehl dieses Clients um die Einheiten; das Ergebnis misst, was `arbeit` verbraucht. */
export function verbrauchsmesser(client: DynamoDBClient): (arbeit: () => Promise<unknown>) => Promise<Verbrauch> {
  let gezaehlt: { befehl: string; einheiten: number }[] = [];
  client.middlewareStack.add(
    (weiter, { commandName = '' }) =>
      async (argumente) => {
        const antwort = await weiter({ ...argumente, input: { ...argumente.input, ReturnConsumedCapacity: 'TOTAL' } });
        const { ConsumedCapacity } = antwort.output as { ConsumedCapacity?: ConsumedCapacity };
        gezaehlt.push({ befehl: commandName, einheiten: ConsumedCapacity?.CapacityUnits ?? Number.NaN });
        return antwort;
      },
    { step: 'initialize' },
  );
  return async (arbeit) => {
    gezaehlt = [];
    await arbeit();
    const summe = (schreibend: boolean) =>
      gezaehlt
        .filter(({ befehl }) => (befehl === 'PutItemCommand') === schreibend)
        .reduce((s, { einheiten }) => s + einheiten, 0);
    return { aufrufe: gezaehlt.length, schreiben: summe(true), lesen: summe(false) };
  };
}
