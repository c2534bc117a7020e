/**
 * Das Siegel einer Version: ein HMAC über ihren Hash mit einem Schlüssel, den KMS nie herausgibt und den nur die
 * Funktion `antraege` benutzen darf. Wer in die Tabelle schreiben darf, kann eine Version anfügen, aber nicht
 * besiegeln.
 */
import { GenerateMacCommand, KMSClient, VerifyMacCommand } from '@aws-sdk/client-kms';
import { AblageFehler } from './ablage.ts';

const VERFAHREN = 'HMAC_SHA_256';
const FRISTEN = { connectionTimeout: 1_000, requestTimeout: 4_000, throwOnRequestTimeout: true } as const;

export interface Siegel {
  /** @throws {AblageFehler} wenn KMS nicht antwortet: Ohne Siegel wird nichts gespeichert */
  setze(hash: string): Promise<Uint8Array>;
  /** @throws {Error} wenn KMS nicht antwortet */
  stimmt(hash: string, siegel: Uint8Array): Promise<boolean>;
}

/** Das Siegel mit diesem Schlüssel; `null` ohne `GK_SIEGEL_SCHLUESSEL` (ARN eines HMAC-Schlüssels). */
export function siegelAus(umgebung: Readonly<Record<string, string | undefined>>): Siegel | null {
  const KeyId = umgebung.GK_SIEGEL_SCHLUESSEL;
  if (!KeyId) return null;
  const client = new KMSClient({
    ...(umgebung.AWS_REGION ? {} : { region: 'eu-central-1' }),
    maxAttempts: 3,
    requestHandler: FRISTEN,
  });
  const auftrag = (hash: string) => ({ KeyId, MacAlgorithm: VERFAHREN, Message: Buffer.from(hash, 'hex') }) as const;
  return {
    setze: async (hash) => {
      try {
        const { Mac } = await client.send(new GenerateMacCommand(auftrag(hash)));
        if (!Mac) throw new Error('ohne Siegel');
        return Mac;
      } catch (fehler) {
        throw new AblageFehler('unerreichbar', fehler);
      }
    },
    stimmt: async (hash, siegel) => {
      try {
        return (await client.send(new VerifyMacCommand({ ...auftrag(hash), Mac: siegel }))).MacValid === true;
      } catch (fehler) {
        if ((fehler as Error).name === 'KMSInvalidMacException') return false;
        throw fehler;
      }
    },
  };
}
