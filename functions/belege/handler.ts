/** Lambda-Eingang für die Belege: liest den Bucket des Ankers und sonst nichts. */
import { Ankerbuch } from '../anker/ankerbuch.ts';
import { S3Behaelter, s3Client } from '../anker/s3.ts';
import { vertrauteTsa } from '../anker/tsa-zertifikate.ts';
import type { LambdaHandler } from '../http/anwendung.ts';
import { belegeHandler } from './app.ts';

let bearbeite: Promise<LambdaHandler> | undefined;

export const handler: LambdaHandler = async (ereignis) => {
  bearbeite ??= erstelle(process.env);
  return (await bearbeite)(ereignis);
};

/** Ohne `GK_ANKER_BUCKET` gibt es keinen Anker, und die Antwort sagt es. */
async function erstelle(umgebung: NodeJS.ProcessEnv): Promise<LambdaHandler> {
  const { GK_ANKER_BUCKET } = umgebung;
  const anker = GK_ANKER_BUCKET ? new Ankerbuch(new S3Behaelter(s3Client(umgebung), GK_ANKER_BUCKET)) : null;
  return belegeHandler({ anker, vertraute: await vertrauteTsa(umgebung) });
}
