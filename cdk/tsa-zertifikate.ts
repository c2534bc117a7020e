/**
 * Gibt einer Funktion die PEM-Datei der TSA mit: als Schicht, denn für die Umgebung kann eine Kette von Zertifikaten zu
 * lang sein.
 */
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Code, type Function as Lambda, LayerVersion } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';

const NAME = 'tsa.pem';

/** Danach nennt `GK_TSA_CA` auch in Lambda eine Datei. */
export function gibTsaZertifikate(scope: Construct, pem: string, funktion: Lambda): void {
  const ordner = mkdtempSync(join(tmpdir(), 'gk-tsa-'));
  try {
    copyFileSync(pem, join(ordner, NAME));
    // Das CDK nimmt seine Kopie sofort.
    const schicht = new LayerVersion(scope, 'TsaZertifikate', {
      code: Code.fromAsset(ordner),
      description: 'GK Förderrechner: Zertifikate der TSA',
    });
    funktion.addLayers(schicht);
  } finally {
    rmSync(ordner, { recursive: true });
  }
  funktion.addEnvironment('GK_TSA_CA', `/opt/${NAME}`);
}
