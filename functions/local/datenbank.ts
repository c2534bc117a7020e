/** DynamoDB auf der Platte: dynalite, eingebettet und nur für diesen Prozess. */
import { randomBytes } from 'node:crypto';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import dynalite from 'dynalite';

export interface Datenbank {
  readonly endpunkt: string;
  /** Ohne diesen Schlüssel antwortet sie nicht. */
  readonly zugriffsschluessel: string;
  schliesse(): Promise<void>;
}

/** Öffnet die Datenbank im Ordner auf einem freien Port; der Ordner darf keinem anderen Prozess gehören. */
export async function oeffneDatenbank(ordner: string): Promise<Datenbank> {
  const server: Server = dynalite({ path: ordner, createTableMs: 0 });
  const zugriffsschluessel = randomBytes(16).toString('hex').toUpperCase();
  bewache(server, zugriffsschluessel);
  await new Promise<void>((offen, gescheitert) => {
    server.once('error', gescheitert);
    server.listen(0, '127.0.0.1', offen);
  });
  const { port } = server.address() as AddressInfo;
  return {
    endpunkt: `http://127.0.0.1:${port}`,
    zugriffsschluessel,
    schliesse: () =>
      new Promise((zu, gescheitert) => server.close((fehler?: Error) => (fehler ? gescheitert(fehler) : zu()))),
  };
}

/**
 * dynalite prüft keine Unterschrift und antwortet jeder Webseite. Wer den Schlüssel dieses Starts nicht nennt, kommt
 * deshalb nicht hinein: Sonst könnte jede geöffnete Seite im Browser die Ablage lesen und ändern.
 */
function bewache(server: Server, zugriffsschluessel: string): void {
  const [bearbeite] = server.listeners('request') as ((anfrage: IncomingMessage, antwort: ServerResponse) => void)[];
  if (!bearbeite) throw new Error('dynalite bearbeitet keine Anfragen.');
  server.removeAllListeners('request');
  server.on('request', (anfrage: IncomingMessage, antwort: ServerResponse) => {
    if (
      anfrage.headers.authorization?.includes(`Credential=${zugriffsschluessel}/`) &&
      anfrage.headers.origin === undefined
    )
      return bearbeite(anfrage, antwort);
    anfrage.resume();
    antwort.writeHead(403).end();
  });
}
