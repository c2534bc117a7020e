/**
 * Übersetzt zwischen Ereignissen des API-Gateways (HTTP-API, Format 2.0) und den Request/Response-Objekten der Handler.
 */
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';

const OHNE_INHALT = new Set(['GET', 'HEAD']);

/** Die Autorisierung reicht dies weiter. */
export type Ereignis = APIGatewayProxyEventV2 & {
  readonly requestContext: APIGatewayProxyEventV2['requestContext'] & {
    readonly authorizer?: { readonly lambda?: Readonly<Record<string, unknown>> | null };
  };
};
export type Ergebnis = APIGatewayProxyStructuredResultV2;

/** @throws {TypeError} wenn sich aus dem Ereignis keine Anfrage bilden lässt */
export function alsRequest(ereignis: Ereignis): Request {
  const methode = ereignis.requestContext.http.method;
  const abfrage = ereignis.rawQueryString ? `?${ereignis.rawQueryString}` : '';
  const inhalt = OHNE_INHALT.has(methode) ? undefined : koerper(ereignis);
  return new Request(`https://api${kodierterPfad(ereignis.rawPath)}${abfrage}`, {
    method: methode,
    headers: kopfzeilen(ereignis),
    ...(inhalt ? { body: inhalt } : {}),
  });
}

/** Die Antwort, wie Lambda sie dem API-Gateway gibt; der Inhalt ist immer Text. */
export async function alsErgebnis(antwort: Response): Promise<Ergebnis> {
  return {
    statusCode: antwort.status,
    headers: Object.fromEntries(antwort.headers),
    body: await antwort.text(),
    isBase64Encoded: false,
  };
}

/** Das Gateway liefert den Pfad dekodiert; `?`, `#` und `%` darin dürfen nicht als Trennzeichen gelten. */
function kodierterPfad(pfad: string): string {
  return pfad
    .split('/')
    .map((teil) => encodeURIComponent(teil.replace(/[\ud800-\udfff]/gu, '\ufffd')))
    .join('/');
}

function koerper(ereignis: Ereignis): Uint8Array<ArrayBuffer> | undefined {
  if (!ereignis.body) return undefined;
  return ereignis.isBase64Encoded
    ? new Uint8Array(Buffer.from(ereignis.body, 'base64'))
    : new TextEncoder().encode(ereignis.body);
}

/** Kopfzeilen, die kein Header sein können, gibt es für die Handler nicht. */
function kopfzeilen(ereignis: Ereignis): Headers {
  const kopf = new Headers();
  for (const [name, wert] of Object.entries(ereignis.headers ?? {})) {
    if (wert === undefined) continue;
    try {
      kopf.set(name, wert);
    } catch {}
  }
  return kopf;
}
