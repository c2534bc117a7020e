/**
 * Die Aufrufe von S3, die der Anker macht, auf diesem Rechner: PutObject mit `If-None-Match`, GetObject, ListObjectsV2
 * in Seiten. Ersetzen und Löschen gibt es nicht.
 */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface S3Nachbau {
  /** Die Umgebung, mit der das SDK hierher findet. */
  readonly umgebung: Readonly<Record<string, string>>;
  readonly objekte: Map<string, Buffer>;
  /** Antwortet so oft mit diesem Status, bevor es wieder geht. */
  stoere(status: number, male: number): void;
  schliesse(): Promise<void>;
}

const SEITE = 7;

export async function oeffneS3(bucket: string): Promise<S3Nachbau> {
  const objekte = new Map<string, Buffer>();
  let stoerung = { status: 0, male: 0 };
  const server: Server = createServer((anfrage, antwort) => {
    const teile: Buffer[] = [];
    anfrage.on('data', (teil: Buffer) => teile.push(teil));
    anfrage.on('end', () => {
      const fehler = (status: number, code: string) =>
        antwort
          .writeHead(status, { 'content-type': 'application/xml' })
          .end(`<?xml version="1.0"?><Error><Code>${code}</Code><Message>x</Message></Error>`);
      if (stoerung.male > 0) {
        stoerung = { ...stoerung, male: stoerung.male - 1 };
        return fehler(stoerung.status, stoerung.status === 409 ? 'ConditionalRequestConflict' : 'SlowDown');
      }
      const url = new URL(anfrage.url ?? '/', 'http://s3');
      const [, ziel = '', ...rest] = decodeURIComponent(url.pathname).split('/');
      const schluessel = rest.join('/');
      if (ziel !== bucket) return fehler(404, 'NoSuchBucket');
      if (anfrage.method === 'PUT') {
        if (anfrage.headers['if-none-match'] !== '*') return fehler(400, 'OhneBedingung');
        if (objekte.has(schluessel)) return fehler(412, 'PreconditionFailed');
        objekte.set(schluessel, ohneStuecke(Buffer.concat(teile), String(anfrage.headers['x-amz-content-sha256'])));
        return antwort.writeHead(200, { etag: '"x"' }).end();
      }
      if (anfrage.method !== 'GET') return fehler(405, 'MethodNotAllowed');
      if (schluessel === '')
        return antwort.writeHead(200, { 'content-type': 'application/xml' }).end(liste(objekte, url.searchParams));
      const objekt = objekte.get(schluessel);
      return objekt ? antwort.writeHead(200).end(objekt) : fehler(404, 'NoSuchKey');
    });
  });
  await new Promise<void>((offen) => server.listen(0, '127.0.0.1', offen));
  return {
    umgebung: {
      AWS_ENDPOINT_URL_S3: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      AWS_REGION: 'eu-central-1',
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
    },
    objekte,
    stoere: (status, male) => {
      stoerung = { status, male };
    },
    schliesse: () => new Promise((zu) => server.close(() => zu())),
  };
}

function liste(objekte: ReadonlyMap<string, Buffer>, abfrage: URLSearchParams): string {
  const nach = abfrage.get('continuation-token') ?? abfrage.get('start-after') ?? '';
  const alle = [...objekte.keys()].filter((name) => name.startsWith(abfrage.get('prefix') ?? '') && name > nach).sort();
  const seite = alle.slice(0, SEITE);
  const weiter =
    alle.length > SEITE
      ? `<IsTruncated>true</IsTruncated><NextContinuationToken>${seite.at(-1)}</NextContinuationToken>`
      : '<IsTruncated>false</IsTruncated>';
  return `<?xml version="1.0"?><ListBucketResult>${weiter}${seite.map((name) => `<Contents><Key>${name}</Key></Contents>`).join('')}</ListBucketResult>`;
}

/** Das SDK sendet über HTTP in Stücken mit Prüfsumme dahinter (aws-chunked). */
function ohneStuecke(rumpf: Buffer, art: string): Buffer {
  if (!art.startsWith('STREAMING')) return rumpf;
  const teile: Buffer[] = [];
  for (let stelle = 0; ; ) {
    const ende = rumpf.indexOf('\r\n', stelle);
    const laenge = Number.parseInt(rumpf.subarray(stelle, ende).toString(), 16);
    if (!laenge) return Buffer.concat(teile);
    teile.push(rumpf.subarray(ende + 2, ende + 2 + laenge));
    stelle = ende + 2 + laenge + 2;
  }
}
