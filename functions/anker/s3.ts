/**
 * Der Anker in einem S3-Bucket mit Object Lock, in AWS in einem zweiten Konto. Geschrieben wird nur unter der
 * Bedingung, dass der Platz frei ist; die Aufbewahrung setzt der Bucket jedem Objekt selbst, niemand kann sie
 * verkürzen.
 */
import { GetObjectCommand, PutObjectCommand, paginateListObjectsV2, S3Client } from '@aws-sdk/client-s3';
import { AnkerFehler, type Behaelter } from './behaelter.ts';

const FRISTEN = { connectionTimeout: 1_000, requestTimeout: 4_000, throwOnRequestTimeout: true } as const;
/** Zwei schreiben denselben Platz zugleich: S3 lässt keinen gewinnen und bittet um Wiederholung. */
const KONFLIKTE_HOECHSTENS = 3;

export class S3Behaelter implements Behaelter {
  readonly name: string;
  readonly #client: S3Client;
  readonly #bucket: string;

  constructor(client: S3Client, bucket: string) {
    this.name = `s3://${bucket}`;
    this.#client = client;
    this.#bucket = bucket;
  }

  async lege(schluessel: string, inhalt: Uint8Array): Promise<'neu' | 'vorhanden'> {
    for (let versuch = 1; ; versuch++) {
      try {
        await this.#client.send(
          new PutObjectCommand({ Bucket: this.#bucket, Key: schluessel, Body: inhalt, IfNoneMatch: '*' }),
        );
        return 'neu';
      } catch (fehler) {
        if (statusVon(fehler) === 412) return 'vorhanden';
        if (statusVon(fehler) !== 409 || versuch === KONFLIKTE_HOECHSTENS) throw new AnkerFehler(this.name, fehler);
      }
    }
  }

  async lies(schluessel: string): Promise<Uint8Array | null> {
    try {
      const { Body } = await this.#client.send(new GetObjectCommand({ Bucket: this.#bucket, Key: schluessel }));
      return (await Body?.transformToByteArray()) ?? null;
    } catch (fehler) {
      if ((fehler as Error).name === 'NoSuchKey') return null;
      throw new AnkerFehler(this.name, fehler);
    }
  }

  async *liste(anfang: string, nach?: string): AsyncIterable<string> {
    const suche = { Bucket: this.#bucket, Prefix: anfang, ...(nach === undefined ? {} : { StartAfter: nach }) };
    try {
      for await (const { Contents = [] } of paginateListObjectsV2({ client: this.#client }, suche)) {
        for (const { Key } of Contents) if (Key !== undefined) yield Key;
      }
    } catch (fehler) {
      throw fehler instanceof AnkerFehler ? fehler : new AnkerFehler(this.name, fehler);
    }
  }
}

/** Client mit Fristen; ohne `AWS_REGION` gilt eu-central-1. */
export function s3Client(umgebung: Readonly<Record<string, string | undefined>>): S3Client {
  return new S3Client({
    ...(umgebung.AWS_REGION ? {} : { region: 'eu-central-1' }),
    maxAttempts: 3,
    requestHandler: FRISTEN,
  });
}

function statusVon(fehler: unknown): number | undefined {
  return (fehler as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode;
}
