/** Öffnet den Anker, den ein Befehl nennt: einen Ordner oder `s3://bucket`. */
import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { Ankerbuch } from './ankerbuch.ts';
import { Ordnerbehaelter } from './ordner.ts';
import { S3Behaelter, s3Client } from './s3.ts';

/** @throws {Error} mit einem Satz, wenn die Angabe weder ein vorhandener Ordner noch ein Bucket ist */
export function oeffneAnker(angabe: string, umgebung: Readonly<Record<string, string | undefined>>): Ankerbuch {
  const [, bucket, rest] = /^s3:\/\/([^/]*)(.*)$/.exec(angabe) ?? [];
  if (bucket !== undefined) {
    if (!/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(bucket) || !['', '/'].includes(rest ?? ''))
      throw new Error(`„${angabe}“ ist kein Anker; erwartet wird s3:// mit dem Namen eines Buckets und sonst nichts.`);
    return new Ankerbuch(new S3Behaelter(s3Client(umgebung), bucket));
  }
  if (!statSync(angabe, { throwIfNoEntry: false })?.isDirectory())
    throw new Error(`Den Ordner „${angabe}“ mit dem Anker gibt es nicht.`);
  return new Ankerbuch(new Ordnerbehaelter(resolve(angabe)));
}
