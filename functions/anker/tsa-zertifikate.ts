/** Die Zertifikate, denen Zeitstempel gehören müssen: `GK_TSA_CA` nennt eine PEM-Datei, bei Befehlen wie in Lambda. */
import { readFile } from 'node:fs/promises';
import type { Certificate } from 'pkijs';
import { zertifikateAus } from './zeitstempel.ts';

/**
 * Leer ohne Angabe: Dann zählt nur, dass ein Zeitstempel in sich stimmt. @throws {Error} wenn die Datei nicht lesbar
 * ist oder keines enthält
 */
export async function vertrauteTsa({
  GK_TSA_CA,
}: Readonly<Record<string, string | undefined>>): Promise<Certificate[]> {
  if (!GK_TSA_CA) return [];
  const pem = await readFile(GK_TSA_CA, 'utf8').catch(() => {
    throw new Error(`Die Datei „${GK_TSA_CA}“ aus GK_TSA_CA ist nicht lesbar.`);
  });
  return zertifikateAus(pem);
}
